"""`terasa tenggat hitung|daftar` tanpa basis data dan tanpa pengaturan."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from terasa.config.cli.tenggat import register

Hasil = tuple[int, str, str]


@pytest.fixture
def jalankan(capsys: pytest.CaptureFixture[str]) -> Any:
    def _jalankan(*kata: str) -> Hasil:
        pengurai = argparse.ArgumentParser(prog="terasa")
        register(pengurai.add_subparsers(required=True))
        args = pengurai.parse_args(["tenggat", *kata])
        kode = args.func(args)
        keluar = capsys.readouterr()
        return kode, keluar.out, keluar.err

    return _jalankan


def test_hitung_prints_the_public_shape(jalankan: Any) -> None:
    kode, keluar, _ = jalankan("hitung", "evaluasi-raperdes-apbdes", "--mulai", "2025-12-15", "--json")
    isi = json.loads(keluar)
    assert kode == 0
    assert set(isi) == {"jatuh_tempo", "satuan", "dasar", "terverifikasi", "peringatan", "langkah"}
    assert (isi["jatuh_tempo"], isi["satuan"]) == ("2026-01-15", "hari kerja")
    assert isi["peringatan"] == []


def test_given_file_replaces_the_built_in_holidays(jalankan: Any, tmp_path: Path) -> None:
    berkas = tmp_path / "libur.csv"
    berkas.write_text("tanggal,nama,jenis\n2025-12-16,Libur setempat,libur daerah\n")
    _, keluar, _ = jalankan(
        "hitung", "lapor-diteruskan", "--mulai", "2025-12-15", "--libur", str(berkas), "--json"
    )
    assert json.loads(keluar)["jatuh_tempo"] == "2025-12-19"
    _, keluar, _ = jalankan(
        "hitung", "evaluasi-raperdes-apbdes", "--mulai", "2025-12-15", "--libur", str(berkas), "--json"
    )
    isi = json.loads(keluar)
    assert isi["jatuh_tempo"] == "2026-01-13"
    assert "2026" in isi["peringatan"][0]


def test_six_day_week(jalankan: Any) -> None:
    _, keluar, _ = jalankan(
        "hitung", "lapor-diteruskan", "--mulai", "2025-12-11", "--hari-kerja", "6", "--json"
    )
    assert json.loads(keluar)["jatuh_tempo"] == "2025-12-15"


def test_older_rule_is_used_only_when_asked(jalankan: Any) -> None:
    _, keluar, _ = jalankan("hitung", "masa-jabatan-kades", "--mulai", "2018-12-19", "--json")
    isi = json.loads(keluar)
    assert isi["jatuh_tempo"] == "2026-12-19"
    assert "aturan lain" in isi["peringatan"][-1]
    _, keluar, _ = jalankan(
        "hitung", "masa-jabatan-kades", "--mulai", "2018-12-19", "--pada", "2018-12-19", "--json"
    )
    assert json.loads(keluar)["jatuh_tempo"] == "2024-12-19"


@pytest.mark.parametrize(
    ("kata", "kalimat"),
    [
        (["evaluasi-raperdes", "--mulai", "2025-01-01"], "Maksud Anda: evaluasi-raperdes-apbdes"),
        (["evaluasi-raperdes-apbdes", "--mulai", "1-1-2025"], "TTTT-BB-HH"),
        (["evaluasi-raperdes-apbdes", "--mulai", "2025-02-30"], "TTTT-BB-HH"),
        (["evaluasi-raperdes-apbdes"], "--mulai"),
        ([], "terasa tenggat daftar"),
        (["evaluasi-raperdes-apbdes", "--mulai", "2025-01-01", "--hari-kerja", "7"], "5 atau 6"),
        (
            ["evaluasi-raperdes-apbdes", "--mulai", "2025-01-01", "--libur", "/tidak/ada.csv"],
            "tidak dapat dibuka",
        ),
        (["bobot-usg", "--mulai", "2025-01-01"], "bukan tenggat"),
        (["perdes-rkpdes", "--mulai", "9999-11-01"], "di luar kalender"),
        (["musrenbang-kecamatan", "--mulai", "9999-11-01"], "di luar kalender"),
        (["evaluasi-raperdes-apbdes", "--mulai", "9999-12-31"], "di luar kalender"),
        (["lapor-diteruskan", "--mulai", "2018-01-01", "--pada", "1999-01-01"], "berlaku pada 1999-01-01"),
        (["evaluasi-raperdes-apbdes", "--mulai", "2025-01-01", "--kabupaten", "HSS"], "kode kabupaten"),
        (["evaluasi-raperdes-apbdes", "--mulai", "2025-01-01", "--kabupaten", "63.06.04"], "kode kabupaten"),
    ],
)
def test_unusable_input_is_one_sentence_and_exit_2(jalankan: Any, kata: list[str], kalimat: str) -> None:
    kode, keluar, galat = jalankan("hitung", *kata)
    assert (kode, keluar) == (2, "")
    assert kalimat in galat
    assert galat.count("\n") == 1


def test_kabupaten_is_read_with_and_without_its_dot(jalankan: Any) -> None:
    assert jalankan("daftar", "--kabupaten", "6306", "--json") == jalankan(
        "daftar", "--kabupaten", "63.06", "--json"
    )


def test_daftar_lists_every_deadline_with_its_source(jalankan: Any) -> None:
    _, keluar, _ = jalankan("daftar", "--json")
    baris = json.loads(keluar)
    assert len(baris) >= 90
    assert all(b["jumlah"] >= 1 and b["dasar"] and isinstance(b["terverifikasi"], bool) for b in baris)
    assert len({b["kode"] for b in baris}) == len(baris)


def test_tables_for_people(jalankan: Any) -> None:
    _, keluar, _ = jalankan("daftar")
    assert "paling lambat 30 September" in keluar
    assert "[belum terverifikasi]" in keluar
    _, keluar, _ = jalankan("hitung", "perdes-rkpdes", "--mulai", "2026-01-01")
    assert "Jatuh tempo : Rabu, 30 September 2026" in keluar
