"""Membaca berkas jawaban survei manfaat tanpa basis data, untuk `terasa manfaat hitung`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from terasa.config.cli.berkas_usulan import siapkan_bahasa

if TYPE_CHECKING:
    from collections.abc import Mapping

    from terasa.statistik.rekap import Jawaban
    from terasa.umum.lembar import Kolom

TEMPAT = ("kegiatan", "desa")
BUTIR = ("tahu", "terjangkau", "pakai", "berguna", "teratasi", "adil")
# Without these there is no index; a file may leave the other questions out.
WAJIB = (*TEMPAT, "kelompok", "pakai", "berguna", "teratasi")
KELOMPOK = ("sasaran", "acak", "sukarela")
# Not sure counts and is not yes.
ARTI = {"ya": 1, "tidak": 0, "ragu": 0, "ragu ragu": 0, "tidak yakin": 0, "": -1}
SINONIM = {
    "kegiatan": ("nama kegiatan",),
    "desa": ("kelurahan", "desa kelurahan"),
    "teratasi": ("masalah teratasi",),
}


@dataclass
class Berkas:
    """Answers as numbers; names of kegiatan and desa by number; what was left out; what was tidied."""

    jawaban: Jawaban
    nama: dict[str, list[str]]
    dilewati: list[str]
    catatan: list[str] = field(default_factory=list)


def read_jawaban(berkas: str) -> Berkas:
    """Every row that can be used, and a sentence for each that cannot. Raises MasukanTakTerbaca."""
    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.umum.lembar import read_lembar

    siapkan_bahasa()
    lembar = read_lembar(berkas, _columns())
    terbaca: list[tuple[str, ...]] = []
    dilewati: list[str] = []
    for baris in lembar.baris:
        kurang = baris.galat or _find_fault(baris.nilai)
        if kurang:
            dilewati.append(f"baris {baris.nomor}: {kurang}")
        else:
            terbaca.append(tuple(baris.nilai.get(nama, "") for nama in (*TEMPAT, "kelompok", *BUTIR)))
    if not terbaca:
        raise MasukanTakTerbaca(f"Tidak ada baris yang dapat dipakai; {dilewati[0]}.")
    return _number(terbaca, dilewati, list(lembar.catatan))


def _columns() -> list[Kolom]:
    from terasa.umum.lembar import Kolom

    return [Kolom(n, SINONIM.get(n, ()), wajib=n in WAJIB) for n in (*TEMPAT, "kelompok", *BUTIR)]


def _find_fault(nilai: Mapping[str, str]) -> str:
    """Why a row cannot be used; "" when it can."""
    kosong = [nama for nama in (*TEMPAT, "kelompok") if not nilai[nama]]
    if kosong:
        return f"kolom {', '.join(kosong)} kosong"
    if _bare(nilai["kelompok"]) not in KELOMPOK:
        return f"kelompok “{nilai['kelompok'][:40]}” bukan salah satu dari {', '.join(KELOMPOK)}"
    for nama in BUTIR:
        if _bare(nilai.get(nama, "")) not in ARTI:
            return f"{nama} “{nilai[nama][:40]}” bukan ya, tidak, atau ragu"
    if not any(nilai.get(nama) for nama in BUTIR):
        return "tidak satu pertanyaan pun dijawab"
    return ""


def _bare(teks: str) -> str:
    """One spelling for all: small letters, single spaces, no hyphen."""
    return " ".join(teks.casefold().replace("-", " ").split())


def _number(terbaca: list[tuple[str, ...]], dilewati: list[str], catatan: list[str]) -> Berkas:
    import numpy as np

    from terasa.statistik.rekap import Jawaban

    kolom = list(zip(*terbaca, strict=True))
    kode: dict[str, list[int]] = {}
    nama: dict[str, list[str]] = {}
    for letak, satu in enumerate(TEMPAT):
        kode[satu], nama[satu] = _number_names(kolom[letak])
    letak_kelompok = {teks: nomor for nomor, teks in enumerate(KELOMPOK)}
    arti = {teks: ARTI[_bare(teks)] for satu in kolom[3:] for teks in set(satu)}
    jawaban = Jawaban(
        kegiatan=np.array(kode["kegiatan"], dtype=np.int32),
        kelompok=np.array([letak_kelompok[_bare(teks)] for teks in kolom[2]], dtype=np.int8),
        desa=np.array(kode["desa"], dtype=np.int32),
        isi=np.array([[arti[teks] for teks in satu] for satu in kolom[3:]], dtype=np.int8),
    )
    return Berkas(jawaban, nama, dilewati, catatan)


def _number_names(tertulis: tuple[str, ...]) -> tuple[list[int], list[str]]:
    """Numbers by alphabet; spellings that differ in capitals or spaces are one name, the commonest is shown."""
    ejaan: dict[str, dict[str, int]] = {}
    for teks, kali in Counter(tertulis).items():
        ejaan.setdefault(_fold(teks), {})[teks] = kali
    nomor = {satu: letak for letak, satu in enumerate(sorted(ejaan))}
    return [nomor[_fold(teks)] for teks in tertulis], [_commonest(ejaan[satu]) for satu in nomor]


def _commonest(kali: Mapping[str, int]) -> str:
    """The spelling met most often, of two as often the first by alphabet."""
    return min(kali, key=lambda teks: (-kali[teks], teks))


def _fold(teks: str) -> str:
    return " ".join(teks.casefold().split())
