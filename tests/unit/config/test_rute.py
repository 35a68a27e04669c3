"""`terasa rute`: tiga saran tiap usulan, pengukuran per desa, dan satu kalimat bagi yang tidak terbaca."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from terasa.config import cli
from tests.unit.cari.rute.contoh import make_contoh

USULAN = "id,judul,urusan\n1,Pengaspalan jalan dusun,\n2,Bibit kambing,Pertanian\n"


def write_latih(folder: Path) -> Path:
    baris = [f"{c.usulan.id},{c.usulan.judul},{c.usulan.kode_desa},{c.urusan},{c.opd}" for c in make_contoh()]
    berkas = folder / "latih.csv"
    berkas.write_text("id,judul,kode_desa,urusan,opd\n" + "\n".join(baris) + "\n")
    return berkas


def write(folder: Path, isi: str = USULAN) -> Path:
    berkas = folder / "usulan.csv"
    berkas.write_text(isi)
    return berkas


def run(capsys: pytest.CaptureFixture[str], *argumen: object) -> tuple[int, str, str]:
    kode = cli.main(["rute", *map(str, argumen)])
    return kode, *capsys.readouterr()


def test_every_row_gets_three_units_with_probability_and_reasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kode, keluar, galat = run(capsys, write(tmp_path), "--latih", write_latih(tmp_path), "--json")
    isi = json.loads(keluar)
    assert (kode, galat, [satu["id"] for satu in isi]) == (0, "", ["1", "2"])
    assert [satu["saran"][0]["opd"] for satu in isi] == ["Dinas Pekerjaan Umum", "Dinas Pertanian"]
    assert all(len(satu["saran"]) == 3 for satu in isi)
    assert set(isi[0]["saran"][0]) == {"opd", "peluang", "alasan"}
    assert "urusan Pertanian" in isi[1]["saran"][0]["alasan"]


def test_without_urusan_no_reason_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, keluar, _ = run(capsys, write(tmp_path), "--latih", write_latih(tmp_path), "--tanpa-urusan", "--json")
    assert "urusan" not in keluar


def test_measuring_gives_shares_and_the_table_of_reliability(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kode, keluar, _ = run(capsys, "--latih", write_latih(tmp_path), "--ukur", "--json")
    isi = json.loads(keluar)
    assert (kode, isi["baris"], isi["urusan"]) == (0, 120, True)
    assert isi["pertama"] >= 0.9
    assert sum(p["jumlah"] for p in isi["keandalan"]) == sum(u["jumlah"] for u in isi["unit"]) == 120
    _, teks, _ = run(capsys, "--latih", write_latih(tmp_path), "--ukur")
    assert "Peluang yang dikatakan" in teks


def test_a_saved_model_answers_like_the_one_just_trained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    usulan, folder = write(tmp_path), tmp_path / "model"
    dilatih = run(capsys, usulan, "--latih", write_latih(tmp_path), "--simpan", folder, "--json")
    assert run(capsys, usulan, "--model", folder, "--json") == dilatih


def test_training_rows_without_a_unit_are_named_and_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    latih = write_latih(tmp_path)
    latih.write_text(latih.read_text() + "Z,Jalan,,,\n")
    kode, keluar, galat = run(capsys, write(tmp_path), "--latih", latih, "--json")
    assert (kode, len(json.loads(keluar))) == (1, 2)
    assert galat == "terasa: dilewati, baris 122: kolom opd kosong.\n"


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (["--latih", "L"], "Tulis berkas usulannya"),
        (["U", "--model", "tidakada"], "tidak dapat dibaca"),
        (["--model", "M", "--ukur"], "--ukur memerlukan --latih"),
        (["U", "--model", "M", "--simpan", "X"], "--simpan memerlukan --latih"),
        (["U", "--model", "M", "--tanpa-urusan"], "ketika model dilatih"),
        (["U", "--latih", "U"], "opd"),
        (["U", "--latih", "S"], "belum cukup"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argumen: list[str], kalimat: str
) -> None:
    satu = tmp_path / "satu.csv"
    satu.write_text("id,judul,opd\n1,Jalan,Dinas A\n2,Talud,Dinas A\n")
    berkas = {"U": write(tmp_path), "L": write_latih(tmp_path), "S": satu}
    kode, keluar, galat = run(capsys, *(berkas.get(a, a) for a in argumen))
    assert (kode, keluar, galat.count("\n")) == (2, "", 1)
    assert kalimat in galat


@pytest.mark.parametrize(
    "argumen",
    [("latih",), ("usulan.csv", "--kabupaten", "63.06"), ("latih", "--kabupaten", "63.06", "--latih", "x")],
)
def test_learning_from_the_installation_needs_a_kabupaten_and_no_file(
    capsys: pytest.CaptureFixture[str], argumen: tuple[str, ...]
) -> None:
    try:
        kode, _, galat = run(capsys, *argumen)
    except SystemExit as keluar:
        kode, galat = int(str(keluar.code)), capsys.readouterr().err
    assert kode == 2
    assert galat
