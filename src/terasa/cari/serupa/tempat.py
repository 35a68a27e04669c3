"""Tempat yang disebut: dusun, RT, nomor ruas, nama kelompok.

Nama tempat di bawah desa tidak ada daftarnya. Yang dipakai: semua kata pada kolom lokasi yang bukan istilah pekerjaan, kata
setelah penanda (dusun, padukuhan, KWT), dan nama yang sudah pernah muncul pada lokasi usulan lain di desa yang sama.
Angka dan mata angin ikut namanya: Tegalan 1 bukan Tegalan 2, Karang Lor bukan Karang Kidul.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from terasa.cari.serupa.istilah import is_istilah, load_istilah
from terasa.cari.serupa.kata import fold, stem, words

# (name, number or point of the compass)
Nama = tuple[str, str]

# Numbers of roads and registers: 1.08.02.005, 34.01.04.kt.05.2016; not money (350.000.000).
PENGENAL = re.compile(r"\b(?!\d{1,3}(?:\.\d{3})+\b)\d{1,4}(?:\.[0-9a-z]{1,8}){2,}")
RT = re.compile(
    r"\brt\s*[.:]?\s*(\d{1,3})"
    r"((?:\s*(?:,|dan|&)\s*\d{1,3}\b(?!\s*(?:unit|titik|m\b|meter|km|kk|orang|paket)))*)"
)
RT_RW = re.compile(r"(?:\brt(?:\s*/\s*rw)?\s*[.:]?\s*)?\b(\d{2,3})\s*/\s*(?:rw\s*)?(\d{2,3})\b")
RW = re.compile(r"\brw\s*[.:]?\s*(\d{1,3})")
KATA = re.compile(r"[a-z]+|\d+|[,;()]")
MATA_ANGIN = words(
    "lor kidul wetan kulon elor tengah barat timur utara selatan hulu hilir atas bawah dalam luar"
)
ANGKA_ROMAWI = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAWI = {r: str(n) for n, r in enumerate(ANGKA_ROMAWI, 1)}
# First halves of names, which many names share: Sei Awan and Sei Batu have nothing in common.
# A hamlet is also called just that, when nothing follows: "Dukuh".
PENANDA_BERDIRI = words("dukuh sei muara gunung dung kedung handil")
PENANDA = PENANDA_BERDIRI | words("dusun dsn padukuhan pedukuhan kampung kp kring kwt kt poktan gapoktan")
# What follows these is not below the village.
PENANDA_ATAS = {"kab": 2, "kabupaten": 2, "kec": 1, "kecamatan": 1, "kapanewon": 1, "provinsi": 2}
ATAS = re.compile(
    r"\b(?:kab|kabupaten|kec|kecamatan|kapanewon|provinsi)\b[. ]*[a-z]+(?: [a-z]+\b(?=\s*(?:[,;)]|$)))?"
)
JALAN = words("jalan jln jl ruas")
MENYELURUH = re.compile(
    r"\b(?:se|setiap|tiap|seluruh|semua|masing)[ -]*(?:masing )?(?:desa|kalurahan|kelurahan|dusun|padukuhan|pedukuhan|rt|wilayah)"
    r"|\b\d+ (?:dusun|padukuhan|pedukuhan)\b"
)


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where, below the village. `menyeluruh`: every hamlet of the village."""

    nama: frozenset[Nama]
    rt: frozenset[int]
    rw: frozenset[int]
    pengenal: frozenset[str]
    menyeluruh: bool


def read_tempat(lokasi: str, teks: str, resmi: frozenset[Nama], is_nama: Callable[[str], bool]) -> Tempat:
    """Places in `lokasi` (every word may be one) and in `teks` (only words that `is_nama` knows, or after a marker)."""
    lokasi, teks = fold(lokasi), fold(teks)
    gabung = f"{lokasi} ; {teks}"
    pengenal = frozenset(tidy_pengenal(p) for p in PENGENAL.findall(gabung))
    pasangan = [(int(a), int(b)) for a, b in RT_RW.findall(gabung)]
    rt = {a for a, _ in pasangan} | {
        int(n) for satu, lagi in RT.findall(gabung) for n in (satu, *re.findall(r"\d+", lagi))
    }
    rw = {int(n) for n in RW.findall(RT_RW.sub(" ", gabung))} | {b for _, b in pasangan}
    nama = set(read_nama(lokasi, resmi, lambda _: True)) | set(read_nama(teks, resmi, is_nama))
    return Tempat(frozenset(nama), frozenset(rt), frozenset(rw), pengenal, bool(MENYELURUH.search(gabung)))


def read_nama(teks: str, resmi: frozenset[Nama], is_nama: Callable[[str], bool]) -> list[Nama]:
    """Names in order, each with its number or point of the compass; those of the village itself left out."""
    kata = _words(teks)
    hasil: list[Nama] = []
    penanda, lewati = "", 0
    for letak, satu in enumerate([*kata, ";"]):
        if satu in PENANDA_ATAS:
            # "jalan kabupaten" is a class of road, not the kabupaten of that name.
            lewati = 0 if letak and kata[letak - 1] in JALAN else PENANDA_ATAS[satu]
        elif satu in PENANDA:
            penanda, lewati = satu, 0
        elif not satu.isalnum():
            if penanda in PENANDA_BERDIRI:
                hasil.append((penanda, ""))
            penanda, lewati = "", 0
        elif satu.isalpha() and satu not in ROMAWI and satu not in MATA_ANGIN:
            if lewati:
                lewati -= 1
            elif _may_name(satu, bool(penanda)) and (penanda or is_nama(satu)):
                hasil.append((satu, _qualifier(kata, letak)))
            penanda = ""
    return [n for n in hasil if n not in resmi]


def _may_name(kata: str, sesudah_penanda: bool) -> bool:
    """Words of planning are no names, save after a marker ("dusun Karang"); link words never are."""
    if len(kata) < 3 or kata in load_istilah().sambung:
        return False
    return sesudah_penanda or not is_istilah(kata)


def read_resmi(*nama: str) -> frozenset[Nama]:
    """The names of the village and what it belongs to, and their single words."""
    hasil: set[Nama] = set()
    for satu in nama:
        kata = _words(fold(satu))
        hasil |= {(k, _qualifier(kata, i)) for i, k in enumerate(kata)} | {(k, "") for k in kata}
    return frozenset(hasil)


def _words(teks: str) -> list[str]:
    bersih = RW.sub(" ; ", RT.sub(" ; ", RT_RW.sub(" ; ", PENGENAL.sub(" ; ", teks))))
    return KATA.findall(bersih)


def _qualifier(kata: list[str], letak: int) -> str:
    """The number or point of the compass right after a name; a quantity ("5 unit") is not one."""
    if letak + 1 >= len(kata):
        return ""
    sesudah = kata[letak + 1]
    if sesudah in MATA_ANGIN:
        return sesudah
    angka = ROMAWI.get(sesudah, sesudah)
    if not angka.isdigit() or len(angka) > 2:
        return ""
    satuan = kata[letak + 2] if letak + 2 < len(kata) else ""
    return "" if stem(satuan) in load_istilah().satuan and sesudah not in ROMAWI else str(int(angka))


def tidy_pengenal(teks: str) -> str:
    """Numbers of roads and registers without leading zeros, so that 005 and 0005 are one."""
    return ".".join(b.lstrip("0") or "0" for b in re.split(r"[./ ]+", teks) if b)


@lru_cache(maxsize=262144)
def same_nama(a: str, b: str) -> bool:
    """Equal, or apart by one letter in names of five letters and more (typing errors)."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    depan = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        tukar = a[depan:][2:] == b[depan:][2:] and a[depan : depan + 2] == b[depan : depan + 2][::-1]
        return a[depan + 1 :] == b[depan + 1 :] or tukar
    return a[depan + 1 :] == b[depan:] if len(a) > len(b) else a[depan:] == b[depan + 1 :]
