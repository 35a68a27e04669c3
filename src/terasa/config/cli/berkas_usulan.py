"""Membaca berkas usulan tanpa basis data, untuk `terasa serupa` dan `terasa rute`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from terasa.umum.lembar import BarisLembar, Kolom

WAJIB = ("id", "judul")
SINONIM = {
    "judul": ("usulan", "nama usulan"),
    "uraian": ("keterangan", "permasalahan", "uraian permasalahan"),
    "lokasi": ("alamat",),
    "kode_desa": ("kode wilayah",),
    "desa": ("kelurahan", "kalurahan", "desa kelurahan"),
    "kecamatan": ("kapanewon", "distrik"),
    "urusan": ("bidang urusan",),
    "opd": ("skpd", "perangkat daerah"),
}
ISI = ("uraian", "lokasi", "kode_desa", "desa", "kecamatan", "volume", "satuan", "urusan", "opd")
PASANGAN = ("id_1", "id_2")
CATATAN_TERBANYAK = 20


@dataclass
class Bacaan:
    """Rows that can be used, and a sentence for each that was left out."""

    baris: list[dict[str, str]] = field(default_factory=list)
    dilewati: list[str] = field(default_factory=list)


def siapkan_bahasa() -> None:
    """Refusals of the sheet reader are translated texts; they need settings, but no database."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False, USE_TZ=True, LANGUAGE_CODE="id")


def read_berkas(berkas: str, wajib: Sequence[str] = ()) -> Bacaan:
    """Rows by column name, with an id of their own and a title. Raises MasukanTakTerbaca."""
    from terasa.umum.errors import MasukanTakTerbaca

    bacaan = Bacaan()
    terbaca: dict[str, int] = {}
    for baris in _read(berkas, _columns((*WAJIB, *wajib), ISI)):
        nilai = {nama: baris.nilai.get(nama, "") for nama in (*WAJIB, *ISI)}
        kurang = baris.galat or _missing(nilai, (*WAJIB, *wajib))
        if not kurang and nilai["id"] in terbaca:
            kurang = f"id “{nilai['id']}” sudah dipakai baris {terbaca[nilai['id']]}"
        if kurang:
            bacaan.dilewati.append(f"baris {baris.nomor}: {kurang}")
            continue
        terbaca[nilai["id"]] = baris.nomor
        bacaan.baris.append(nilai)
    if not bacaan.baris:
        raise MasukanTakTerbaca(f"Tidak ada baris yang dapat dipakai; {bacaan.dilewati[0]}.")
    return bacaan


def read_pasangan(berkas: str) -> list[tuple[str, str]]:
    """The pairs asked for, in order. Raises MasukanTakTerbaca."""
    return [
        (baris.nilai.get("id_1", ""), baris.nilai.get("id_2", ""))
        for baris in _read(berkas, _columns(PASANGAN))
    ]


def say_dilewati(dilewati: Sequence[str]) -> None:
    """What was left out, to the error output."""
    for kalimat in dilewati[:CATATAN_TERBANYAK]:
        print(f"terasa: dilewati, {kalimat}.", file=sys.stderr)
    if len(dilewati) > CATATAN_TERBANYAK:
        print(f"terasa: dan {len(dilewati) - CATATAN_TERBANYAK} baris lain dilewati.", file=sys.stderr)


def _read(berkas: str, kolom: Sequence[Kolom]) -> Sequence[BarisLembar]:
    from terasa.umum.lembar import read_lembar

    siapkan_bahasa()
    return read_lembar(berkas, kolom).baris


def _columns(wajib: Sequence[str], lain: Sequence[str] = ()) -> list[Kolom]:
    from terasa.umum.lembar import Kolom

    nama = dict.fromkeys((*wajib, *lain))
    return [Kolom(n, SINONIM.get(n, ()), wajib=n in wajib, is_kode=n.startswith("kode")) for n in nama]


def _missing(nilai: dict[str, str], wajib: Sequence[str]) -> str:
    kosong = [nama for nama in wajib if not nilai[nama].strip()]
    return f"kolom {', '.join(kosong)} kosong" if kosong else ""
