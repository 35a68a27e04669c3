"""`terasa serupa`: kandidat tiap usulan, nilai tiap pasangan, dan satu kalimat bagi yang tidak terbaca."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from terasa.config import cli

KEPALA = "id,judul,uraian,lokasi,kode_desa,desa,kecamatan,volume,satuan\n"
BARIS = (
    "1,Pembangunan jalan cor blok,,Dusun Wonolelo,11.01.01.2001,Sukamaju,Banjarsari,250,m\n"
    "2,Rabat beton jalan,rusak,wonolelo,1101012001,Sukamaju,Banjarsari,250,m\n"
    "3,Pembangunan jalan cor blok,,Dusun Plosorejo,11.01.01.2001,Sukamaju,Banjarsari,250,m\n"
    "4,Pembangunan jalan cor blok,,Dusun Wonolelo,12.02.01.2001,Sukamaju,Banjarsari,250,m\n"
)


def write(folder: Path, isi: str = KEPALA + BARIS, nama: str = "usulan.csv") -> Path:
    berkas = folder / nama
    berkas.write_text(isi)
    return berkas


def run(capsys: pytest.CaptureFixture[str], *argumen: object) -> tuple[int, str, str]:
    kode = cli.main(["serupa", *map(str, argumen)])
    return kode, *capsys.readouterr()


def run_json(capsys: pytest.CaptureFixture[str], *argumen: object) -> Any:
    return json.loads(run(capsys, *argumen, "--json")[1])


def test_every_row_gets_candidates_of_its_kabupaten_best_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi = run_json(capsys, write(tmp_path))
    assert [satu["id"] for satu in isi] == ["1", "2", "3", "4"]
    assert [k["id"] for k in isi[0]["kandidat"]] == ["2", "3"]
    assert isi[3]["kandidat"] == []
    pertama = isi[0]["kandidat"][0]
    assert set(pertama) == {"id", "skor", "alasan"}
    assert pertama["skor"] > 0.7
    assert "Tempat yang sama disebut: Wonolelo." in pertama["alasan"]


def test_text_shows_only_what_deserves_a_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kode, keluar, galat = run(capsys, write(tmp_path))
    assert (kode, galat) == (0, "")
    assert "Rabat beton jalan — Tempat yang sama disebut: Wonolelo." in keluar
    assert "Plosorejo" not in keluar


def test_every_pair_is_answered_in_order_and_an_unknown_id_in_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pasangan = write(tmp_path, "id_1,id_2,label\n1,2,x\n1,9,x\n3,1,\n2,2,x\n1,2,x\n", "pasangan.csv")
    isi = run_json(capsys, write(tmp_path), "--pasangan", pasangan)
    assert [(s["id_1"], s["id_2"], s["saran"]) for s in isi] == [
        ("1", "2", "gabung"),
        ("1", "9", None),
        ("3", "1", "bukan"),
        ("2", "2", None),
        ("1", "2", "gabung"),
    ]
    assert isi[1]["galat"] == "id “9” tidak ada dalam berkas usulan"
    assert run(capsys, write(tmp_path), "--pasangan", pasangan)[0] == 1


def test_rows_that_cannot_be_used_are_named_and_the_rest_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas = write(tmp_path, KEPALA + BARIS + "1,Jalan lain,,,,,,,\n5,,,,,,,,\n")
    kode, keluar, galat = run(capsys, berkas, "--json")
    assert kode == 1
    assert len(json.loads(keluar)) == 4
    assert galat == (
        "terasa: dilewati, baris 6: id “1” sudah dipakai baris 2.\nterasa: dilewati, baris 7: kolom judul kosong.\n"
    )


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (None, "tidak ada atau tidak boleh dibaca"),
        ("nama,umur\na,1\n", "Kolom wajib tidak ditemukan: id, judul"),
        ("id,judul\n,\n1,\n", "judul kosong"),
        ("", "kosong"),
    ],
)
def test_an_unusable_file_is_one_sentence_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], isi: str | None, kalimat: str
) -> None:
    berkas = tmp_path / "tidakada.csv" if isi is None else write(tmp_path, isi)
    kode, keluar, galat = run(capsys, berkas, "--json")
    assert (kode, keluar, galat.count("\n")) == (2, "", 1)
    assert kalimat in galat


def test_pairs_without_their_columns_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kode, _, galat = run(capsys, write(tmp_path), "--pasangan", write(tmp_path, "a,b\n1,2\n", "p.csv"))
    assert (kode, "id_1, id_2" in galat) == (2, True)
