"""`terasa ikm hitung`: one line for each service of a unit, and one sentence for what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from terasa.config import cli

KEPALA = "unit,layanan,U1,U2,U3,U4,U5,U6,U7,U8,U9"
TIGA = "Desa Bamban,Surat pengantar,3,3,3,3,3,3,3,3,3"


def write(folder: Path, *baris: str, kepala: str = KEPALA, encoding: str = "utf-8") -> Path:
    berkas = folder / "jawaban.csv"
    berkas.write_text("\n".join([kepala, *baris]) + "\n", encoding=encoding)
    return berkas


def run(capsys: pytest.CaptureFixture[str], *argumen: object) -> tuple[int, str, str]:
    kode = cli.main(["ikm", "hitung", *map(str, argumen)])
    return kode, *capsys.readouterr()


def run_json(capsys: pytest.CaptureFixture[str], berkas: Path) -> Any:
    return json.loads(run(capsys, berkas, "--json")[1])


def test_each_service_of_each_unit_has_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empat = TIGA.replace("3", "4").replace("pengantar", "domisili")
    kode, keluar, _galat = run(capsys, write(tmp_path, TIGA, TIGA, empat), "--json")
    unit = json.loads(keluar)["unit"]
    assert kode == 0
    assert [(s["unit"], s["layanan"], s["n"], s["ikm"], s["mutu"], s["selang"]) for s in unit] == [
        ("Desa Bamban", "Surat domisili", 1, 100.0, "A", [100.0, 100.0]),
        ("Desa Bamban", "Surat pengantar", 2, 75.0, "C", [75.0, 75.0]),
    ]
    assert unit[1]["nrr"] == {f"U{k}": 3.0 for k in range(1, 10)}


def test_unsur_nobody_answered_is_said_and_not_filled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    satu = run_json(capsys, write(tmp_path, *["Desa Bamban,Surat,4,4,4,4,4,4,4,4,"] * 3))["unit"][0]
    assert (satu["n"], satu["ikm"], satu["mutu"], satu["selang"]) == (3, None, None, None)
    assert (satu["nrr"]["U1"], satu["nrr"]["U9"]) == (4.0, None)
    assert "U9 tidak dijawab seorang pun" in satu["alasan"]


def test_answers_belong_to_the_code_and_not_to_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas = write(tmp_path, "1,2,Bamban,3,4,3,3,3,3,3,KTP", kepala="U9,U1,unit,U2,U3,U4,U5,U6,U7,U8,layanan")
    nrr = run_json(capsys, berkas)["unit"][0]["nrr"]
    assert (nrr["U9"], nrr["U1"], nrr["U2"], nrr["U3"]) == (1.0, 2.0, 3.0, 4.0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_from_an_office_computer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    rapi = run_json(capsys, write(tmp_path, TIGA, TIGA))["unit"]
    kepala = "UNIT; Layanan ;u1;u2;u 3;U4;U5;U6;U7;U8;U9"
    baris = ["Desa  Bamban; Surat Pengantar ;3;3.0;3,0; 3 ;3;3;3;3;3", ";;;;;;;;;;", TIGA.replace(",", ";")]
    berkas = write(tmp_path, *baris, kepala=kepala, encoding=encoding)
    kantor = run_json(capsys, berkas)["unit"]
    assert [satu | {"layanan": "", "unit": ""} for satu in kantor] == [
        satu | {"layanan": "", "unit": ""} for satu in rapi
    ]


@pytest.mark.parametrize(
    ("sel", "sebab"),
    [("5", "di luar 1–4"), ("0", "di luar 1–4"), ("-1", "di luar 1–4"), ("2.5", "bukan bilangan bulat"), ("baik", "bukan angka")],
)  # fmt: skip
def test_a_bad_cell_is_left_out_alone_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], sel: str, sebab: str
) -> None:
    kode, keluar, _galat = run(
        capsys, write(tmp_path, TIGA, "", TIGA.replace("3,3,", f"4,{sel},", 1)), "--json"
    )
    (satu,) = json.loads(keluar)["unit"]
    assert (kode, satu["n"], satu["nrr"]["U1"], satu["nrr"]["U2"]) == (0, 2, 3.5, 3.0)
    assert f"baris 4: U2 “{sel}” {sebab}; hanya jawaban ini tidak dipakai" in satu["peringatan"]


def test_a_column_that_is_missing_is_an_unsur_nobody_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas = write(tmp_path, TIGA.removesuffix(",3"), kepala=KEPALA.removesuffix(",U9"))
    kode, keluar, _galat = run(capsys, berkas, "--json")
    (satu,) = json.loads(keluar)["unit"]
    assert (kode, satu["ikm"], satu["nrr"]["U8"], satu["nrr"]["U9"]) == (0, None, 3.0, None)
    assert "U9 tidak dijawab seorang pun" in satu["alasan"]
    assert any("kolom U9 tidak ada" in kalimat for kalimat in satu["peringatan"])


@pytest.mark.parametrize(
    ("baris", "sebab"), [("Bamban,,3,3,3,3,3,3,3,3,3", "kolom layanan kosong"), ("Bamban,KTP,,,,-,,,,,", "tidak satu unsur")]
)  # fmt: skip
def test_a_row_without_service_or_answers_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], baris: str, sebab: str
) -> None:
    kode, _keluar, galat = run(capsys, write(tmp_path, TIGA, baris))
    assert (kode, f"baris 3: {sebab}" in galat) == (1, True)


@pytest.mark.parametrize(
    ("kepala", "sebab"),
    [
        (KEPALA.replace("U", "V"), "Tidak satu pun kolom U1 sampai U9"),
        (KEPALA.replace("layanan", "nama"), "Kolom wajib tidak ditemukan: layanan"),
        (KEPALA + ",u9", "Kolom U9 tertulis dua kali"),
    ],
)
def test_missing_and_doubled_columns_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kepala: str, sebab: str
) -> None:
    kode, keluar, galat = run(capsys, write(tmp_path, TIGA, kepala=kepala))
    assert (kode, keluar) == (2, "")
    assert sebab in galat


def test_a_file_without_any_usable_row_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kode, keluar, galat = run(capsys, write(tmp_path, "Bamban,KTP,9,,,,,,,,"))
    assert (kode, keluar) == (2, "")
    assert (
        "Tidak ada baris yang dapat dipakai; baris 2: tidak satu unsur pun dijawab dengan 1–4 (U1 “9” di luar 1–4)"
        in galat
    )


def test_for_people_there_is_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _kode, keluar, _galat = run(capsys, write(tmp_path, TIGA, TIGA))
    assert "Desa Bamban  Surat pengantar  2  75,00  (75,00–75,00)     C  3,000" in keluar
    assert "hanya 2 responden" in keluar
