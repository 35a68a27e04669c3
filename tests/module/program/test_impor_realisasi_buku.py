"""Folder realisasi sebagai buku kerja kantor: judul, sel gabungan, rupiah dan tanggal sebagai teks, baris jumlah."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.module.program.buku_kerja import Halaman, make_halaman, write_ods, write_xlsx
from tests.module.program.folder_realisasi import make_folder
from tests.module.program.test_impor_realisasi import bring_in, contents

pytestmark = pytest.mark.django_db
Tulis = Callable[..., bytes]
TULIS = pytest.mark.parametrize(("tulis", "akhiran"), [(write_xlsx, "xlsx"), (write_ods, "ods")])


def sum_kolom(data: bytes, kolom: str) -> int:
    return sum(int(float(b[kolom])) for b in csv.DictReader(io.StringIO(data.decode())))


def make_buku(tulis: Tulis, akhiran: str, jumlah: Mapping[str, Mapping[str, int]]) -> dict[str, bytes]:
    return {
        nama.replace(".csv", f".{akhiran}"): tulis(make_halaman(data, jumlah=jumlah.get(nama)))
        for nama, data in make_folder().items()
    }


def told(laporan: Any) -> dict[str, Any]:
    """What the import says of its rows, whatever the files are called and where their rows stand."""
    isi = laporan.as_json()
    return {
        "jumlah": isi["jumlah"],
        "selisih": sorted((s["perihal"], s["dihitung"]) for s in isi["selisih"]),
        "tanda": sorted((t["id"], t["kode"]) for t in isi["tanda"]),
        "baris": {
            k: (v["diterima"], v["diubah"]) for k, v in isi.items() if isinstance(v, dict) and "dibaca" in v
        },
    }


@TULIS
def test_an_office_workbook_gives_what_the_plain_files_give(
    now: datetime, tulis: Tulis, akhiran: str
) -> None:
    berkas = make_folder()
    polos = told(bring_in(now, uji=True))
    jumlah = {"kerja.csv": {"pagu": sum_kolom(berkas["kerja.csv"], "pagu")}}
    laporan = bring_in(now, make_buku(tulis, akhiran, jumlah))
    assert told(laporan) == polos
    assert laporan.exit_code == 0
    sebelum = contents()
    # The plain files of the same rows change nothing of it, nor do the workbooks again.
    for lagi in (make_folder(), make_buku(tulis, akhiran, jumlah)):
        assert (bring_in(now, lagi).as_json()["diterima"], bring_in(now, lagi).as_json()["diubah"]) == (0, 0)
        assert contents() == sebelum


@TULIS
def test_a_total_that_is_not_the_sum_of_the_rows_is_named(now: datetime, tulis: Tulis, akhiran: str) -> None:
    benar = sum_kolom(make_folder()["kerja.csv"], "pagu")
    laporan = bring_in(now, make_buku(tulis, akhiran, {"kerja.csv": {"pagu": benar + 1}}), uji=True).as_json()
    beda = [s for s in laporan["selisih"] if s["perihal"] == "jumlah pagu"]
    assert [(s["berkas"], s["tertulis"], s["dihitung"]) for s in beda] == [
        (f"kerja.{akhiran}", f"{benar + 1}.00", f"{benar}.00")
    ]
    assert laporan["jumlah"]["pekerjaan"]["pagu"] == benar


@TULIS
def test_one_workbook_may_hold_every_sheet(now: datetime, tulis: Tulis, akhiran: str) -> None:
    rfk = {n for n in make_folder() if n.startswith("rfk")}
    semua = {n: d for n, d in make_folder().items() if n not in rfk}
    buku = tulis(*(replace(make_halaman(d), nama=n.removesuffix(".csv")) for n, d in semua.items()))
    satu = bring_in(now, {f"semua.{akhiran}": buku}, uji=True)
    assert told(satu) == told(bring_in(now, semua, uji=True))
    assert {h.berkas for h in satu.catatan.hasil if h.jenis == "pekerjaan"} == {f"semua.{akhiran} “kerja”"}


@TULIS
def test_prices_nobody_can_mean_are_flagged_in_a_workbook_too(
    now: datetime, tulis: Tulis, akhiran: str
) -> None:
    tambah = {
        "kontrak": (
            "90,8,2019-05-02,2147483647,10,2019-05-02,2019-05-11,",
            "91,8,2019-06-02,0,10,2019-06-02,2019-06-11,",
            "92,8,2019-07-02,unknown,10,2019-07-02,2019-07-11,",
        )
    }
    berkas = {
        n.replace(".csv", f".{akhiran}"): tulis(make_halaman(d))
        for n, d in make_folder(tambah=tambah).items()
    }
    laporan = bring_in(now, berkas, uji=True)
    tanda = {t.id: t.kode for t in laporan.catatan.tanda if t.berkas == f"kontrak.{akhiran}"}
    assert {k: tanda[k] for k in ("90", "91", "92")} == {
        "90": "tepi-mesin",
        "91": "nol",
        "92": "tak-diketahui",
    }
    biasa = bring_in(now, uji=True).as_json()["jumlah"]["kontrak"]
    assert laporan.as_json()["jumlah"]["kontrak"] == biasa


@TULIS
def test_numbers_stored_as_numbers_are_the_same_money(now: datetime, tulis: Tulis, akhiran: str) -> None:
    berkas = make_folder()
    kepala, *baris = csv.reader(io.StringIO(berkas["kerja.csv"].decode()))
    pagu = kepala.index("pagu")
    sel: list[list[Any]] = [kepala, *([*b[:pagu], float(b[pagu]), *b[pagu + 1 :]] for b in baris)]
    angka = {**berkas, f"kerja.{akhiran}": tulis(Halaman("Data", sel))}
    del angka["kerja.csv"]
    assert told(bring_in(now, angka, uji=True)) == told(bring_in(now, berkas, uji=True))
