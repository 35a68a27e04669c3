"""Baris perintah: bantuan, kode keluar, dan kalimat penolakannya."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

import pytest

from terasa.config import cli
from terasa.umum.errors import AturanDilanggar, MasukanTakTerbaca


def run_with(monkeypatch: pytest.MonkeyPatch, galat: BaseException) -> int:
    """Run `basisdata mulai` with a handler that raises."""

    def gagal(args: argparse.Namespace) -> int:
        raise galat

    monkeypatch.setattr("terasa.config.cli.basisdata.start", gagal)
    return cli.main(["basisdata", "mulai"])


def test_help_lists_every_noun_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    keluar = capsys.readouterr().out
    assert keluar.startswith("pemakaian: terasa")
    for benda, (_, keterangan) in cli.BENDA.items():
        assert benda in keluar
        assert keterangan in keluar


@pytest.mark.parametrize(
    "argumen", [["tidakada"], ["basisdata"], ["basisdata", "url", "--peran", "x"], ["--aneh"]]
)
def test_usage_errors_exit_with_2_and_one_line(
    argumen: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as keluar:
        cli.main(argumen)
    assert keluar.value.code == 2
    galat = capsys.readouterr().err
    assert galat.count("\n") == 1
    assert "--help" in galat


@pytest.mark.parametrize("jenis", [AturanDilanggar, MasukanTakTerbaca])
def test_refusal_is_one_sentence_and_exits_with_2(
    jenis: type[AturanDilanggar], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_with(monkeypatch, jenis("Kolom nama tidak ada.")) == 2
    assert capsys.readouterr().err == "terasa: Kolom nama tidak ada.\n"


@pytest.mark.parametrize(
    ("galat", "kalimat"),
    [
        (FileNotFoundError(2, "No such file", "usulan.csv"), "berkas “usulan.csv” tidak ada."),
        (IsADirectoryError(21, "Is a directory", "/tmp"), "“/tmp” tidak dapat dibuka (Is a directory)."),
        (ConnectionRefusedError(111, "Connection refused"), "sistem operasi menolak"),
        (KeyError("kolom\ndua"), "kesalahan Terasa sendiri (KeyError: 'kolom"),
    ],
)
def test_nobody_at_a_terminal_gets_a_traceback(
    galat: Exception, kalimat: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TERASA_RUNUT", raising=False)
    assert run_with(monkeypatch, galat) == 2
    pesan = capsys.readouterr().err
    assert kalimat in pesan
    assert pesan.count("\n") == 1


def test_whoever_mends_it_asks_for_the_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERASA_RUNUT", "1")
    with pytest.raises(KeyError):
        run_with(monkeypatch, KeyError("kolom"))


def list_parsers(benda: str) -> list[argparse.ArgumentParser]:
    """The parser of a noun and those of its verbs."""
    semua: list[argparse.ArgumentParser] = []

    def collect(parser: argparse.ArgumentParser) -> None:
        semua.append(parser)
        for aksi in parser._actions:
            if isinstance(aksi, argparse._SubParsersAction):
                for anak in aksi.choices.values():
                    collect(anak)

    anak = next(a for a in cli.build_parser(benda)._actions if isinstance(a, argparse._SubParsersAction))
    collect(anak.choices[benda])
    return semua


@pytest.mark.parametrize("benda", cli.BENDA)
def test_every_help_shows_an_example(benda: str) -> None:
    for parser in list_parsers(benda):
        assert f"terasa {benda}" in (parser.epilog or ""), parser.prog
        assert "Contoh:" in (parser.epilog or "")


def test_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_with(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr() == ("", "")


def test_only_the_noun_in_use_is_imported() -> None:
    kode = (
        "import sys; from terasa.config.cli import build_parser; build_parser('tenggat');"
        "print([m for m in sys.modules if m.startswith(('django', 'psycopg'))])"
    )
    keluar = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert keluar.stdout.strip() == "[]"


def test_reader_that_leaves_early_is_no_error() -> None:
    perintah = f"{sys.executable} -m terasa.config.cli tenggat daftar --json | head -c 1"
    bash = ["bash", "-o", "pipefail", "-c", perintah]
    keluar = subprocess.run(bash, capture_output=True, text=True, check=False)
    assert (keluar.returncode, keluar.stderr) == (0, "")


@pytest.mark.parametrize(
    "alamat", ["usulan/", "ftp://x/", "http://[x", "http://x/a b", "http://", "http://x:port/"]
)
def test_measuring_what_is_no_address_is_refused(alamat: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ukur", alamat]) == 2
    assert "alamat lengkap" in capsys.readouterr().err


def test_counting_a_deadline_needs_neither_settings_nor_database() -> None:
    perintah = [sys.executable, "-m", "terasa.config.cli", "tenggat", "hitung", "jawaban-pertama-aspirasi"]
    lingkungan = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "DATABASE_"))}
    hasil = subprocess.run(
        [*perintah, "--mulai", "2026-11-26"], env=lingkungan, capture_output=True, text=True, check=False
    )
    assert hasil.returncode == 0, hasil.stderr
    assert "Kamis, 3 Desember 2026" in hasil.stdout
