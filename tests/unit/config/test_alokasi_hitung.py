"""`terasa alokasi hitung`: one file in, winners out; whatever is wrong is one sentence and code 2."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from terasa.config import cli
from terasa.config.cli import alokasi_hitung

JENIS = {
    "approval": "voter_id;vote\n1;A,B\n2;A\n3;B,C\n4;C\n",
    "ordinal": "voter_id;vote\n1;A,B\n2;A\n3;B,C\n4;C\n",
    "cumulative": "voter_id;vote;points\n1;A,B;2,1\n2;A;3\n3;B,C;1,2\n4;C;3\n",
}


def write_pb(folder: Path, jenis: str = "approval", pagu: str = "100.5", biaya_b: str = "40") -> Path:
    berkas = folder / "pemilihan.pb"
    berkas.write_text(
        f"META\nkey;value\nnum_projects;3\nnum_votes;4\nbudget;{pagu}\nvote_type;{jenis}\n"
        f"PROJECTS\nproject_id;cost;name\nA;50.25;Jalan usaha tani\nB;{biaya_b};Sumur\nC;30;Lampu \x1b[31mmerah\n"
        f"VOTES\n{JENIS[jenis]}"
    )
    return berkas


def run(capsys: pytest.CaptureFixture[str], *argumen: object) -> tuple[int, str, str]:
    kode = cli.main(["alokasi", "hitung", *map(str, argumen)])
    return kode, *capsys.readouterr()


def run_json(capsys: pytest.CaptureFixture[str], *argumen: object) -> dict[str, Any]:
    kode, keluar, galat = run(capsys, *argumen, "--json")
    assert (kode, galat) == (0, "")
    isi: dict[str, Any] = json.loads(keluar, parse_float=Decimal)
    return isi


def test_json_says_who_won_in_order_and_what_it_cost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas = write_pb(tmp_path)
    isi = run_json(capsys, berkas, "--aturan", "mes", "--kepuasan", "jumlah")
    assert (isi["menang"], isi["putaran"]) == (["C", "A"], 2)
    assert (isi["biaya"], isi["sisa"], isi["pagu"]) == (
        Decimal("80.25"),
        Decimal("20.25"),
        Decimal("100.5"),
    )
    assert (isi["suara"], isi["pilihan"], isi["kenaikan"], isi["urutan_seri"]) == (4, 3, 0, "kode")
    assert isi["sidik"] == hashlib.sha256(berkas.read_bytes()).hexdigest()
    assert isi["cpu_s"] >= 0


def test_gzip_gives_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    berkas = write_pb(tmp_path)
    mampat = tmp_path / "pemilihan.pb.gz"
    mampat.write_bytes(gzip.compress(berkas.read_bytes()))
    kiri, kanan = (run_json(capsys, b, "--aturan", "greedy") for b in (berkas, mampat))
    assert kiri["menang"] == kanan["menang"] == ["A", "B"]


@pytest.mark.parametrize("aturan", alokasi_hitung.ATURAN)
def test_every_rule_stays_within_the_pagu(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], aturan: str
) -> None:
    isi = run_json(capsys, write_pb(tmp_path), "--aturan", aturan)
    assert isi["biaya"] + isi["sisa"] == isi["pagu"]
    assert isi["sisa"] >= 0


@pytest.mark.parametrize("pelengkap", alokasi_hitung.PELENGKAP)
def test_every_completion_is_offered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], pelengkap: str
) -> None:
    isi = run_json(capsys, write_pb(tmp_path), "--aturan", "mes", "--pelengkap", pelengkap)
    assert isi["menang"][isi["putaran"] :] == isi["tambahan"]


def test_names_offered_are_those_of_the_engine() -> None:
    # They are written out in the command so that its help needs no NumPy.
    from terasa.alokasi.enums import Aturan, Pelengkap, Ukuran, UrutanSeri

    assert set(alokasi_hitung.ATURAN) == set(Aturan)
    assert set(alokasi_hitung.PELENGKAP) == set(Pelengkap)
    assert set(alokasi_hitung.URUTAN_SERI) == set(UrutanSeri)
    assert set(alokasi_hitung.KEPUASAN) == set(Ukuran) - {Ukuran.SKOR_BIAYA}


@pytest.mark.parametrize(
    ("jenis", "kepuasan"), [("ordinal", "borda"), ("cumulative", "skor"), ("approval", "jumlah")]
)
def test_satisfaction_that_the_ballots_carry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], jenis: str, kepuasan: str
) -> None:
    berkas = write_pb(tmp_path, jenis)
    assert run_json(capsys, berkas, "--aturan", "mes", "--kepuasan", kepuasan)["kepuasan"] == kepuasan


@pytest.mark.parametrize(("jenis", "kepuasan"), [("approval", "borda"), ("ordinal", "skor")])
def test_satisfaction_that_the_ballots_lack_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], jenis: str, kepuasan: str
) -> None:
    refused(capsys, write_pb(tmp_path, jenis), "--aturan", "mes", "--kepuasan", kepuasan)


def test_what_is_no_election_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused(capsys, tmp_path / "tidak-ada.pb", "--aturan", "mes")
    refused(capsys, tmp_path, "--aturan", "mes")
    refused(capsys, write_pb(tmp_path, pagu="0"), "--aturan", "mes")
    galat = refused(capsys, write_pb(tmp_path, biaya_b="-4"), "--aturan", "mes")
    assert "Baris 10, medan cost" in galat


def test_a_completion_without_equal_shares_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(capsys, write_pb(tmp_path), "--aturan", "phragmen", "--pelengkap", "add1")


def test_an_unknown_code_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "“Z”" in refused(capsys, write_pb(tmp_path), "--aturan", "mes", "--jelaskan", "Z")


def test_sentences_are_those_of_the_reasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alasan = SimpleNamespace(explain=lambda hasil, kode, bahasa: [f"{kode} {bahasa} {len(hasil.menang)}."])
    monkeypatch.setattr(alokasi_hitung, "import_module", lambda nama: alasan)
    argumen = (write_pb(tmp_path), "--aturan", "mes", "--jelaskan", "A", "--jelaskan", "C")
    assert run_json(capsys, *argumen)["penjelasan"] == {"A": ["A id 2."], "C": ["C id 2."]}
    assert "\nA: A en 2.\n" in run(capsys, *argumen, "--bahasa", "en")[1]


def test_the_table_is_indonesian_and_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, keluar, _ = run(capsys, write_pb(tmp_path, pagu="1100.5"), "--aturan", "greedy")
    assert "4 suara, 3 pilihan, pagu 1.100,5." in keluar
    assert "Terpilih 3, biaya 120,25, sisa 980,25." in keluar
    assert "1.  A     50,25  Jalan usaha tani" in keluar
    assert "Lampu ·[31mmerah" in keluar


def test_amounts_beyond_a_float_are_printed_digit_by_digit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi = run_json(capsys, write_pb(tmp_path, pagu="1234567890123456.79"), "--aturan", "greedy")
    assert isi["sisa"] == Decimal("1234567890123336.54")


def test_neither_django_nor_a_database_is_loaded(tmp_path: Path) -> None:
    perintah = (
        "import sys; from terasa.config import cli; cli.main(sys.argv[1:]);"
        "sys.exit(any(m.split('.')[0] in ('django', 'psycopg') for m in sys.modules))"
    )
    argumen = ["alokasi", "hitung", str(write_pb(tmp_path)), "--aturan", "mes"]
    hasil = subprocess.run([sys.executable, "-c", perintah, *argumen], capture_output=True, check=False)
    assert hasil.returncode == 0, hasil.stderr


def refused(capsys: pytest.CaptureFixture[str], *argumen: object) -> str:
    kode, keluar, galat = run(capsys, *argumen)
    assert (kode, keluar, galat.count("\n")) == (2, "", 1)
    assert "Traceback" not in galat
    return galat


def test_a_file_that_names_its_rule_needs_no_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas = write_pb(tmp_path)
    kode, _keluar, galat = run(capsys, berkas)
    assert kode == 2
    assert "tidak menyebut cara" in galat
    cara = "terasa_aturan;mes\nterasa_kepuasan;jumlah\nterasa_pelengkap;add1u\nterasa_urutan_seri;dukungan\n"
    berkas.write_text(berkas.read_text().replace("PROJECTS\n", f"{cara}PROJECTS\n", 1))
    isi = run_json(capsys, berkas)
    assert (isi["aturan"], isi["kepuasan"], isi["pelengkap"], isi["urutan_seri"]) == (
        "mes",
        "jumlah",
        "add1u",
        "dukungan",
    )
    # What is asked for on the command line wins whole.
    isi = run_json(capsys, berkas, "--aturan", "greedy")
    assert (isi["aturan"], isi["kepuasan"], isi["pelengkap"]) == ("greedy", "biaya", "tanpa")
