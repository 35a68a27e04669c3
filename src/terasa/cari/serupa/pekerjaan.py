"""Pekerjaan yang diminta: bendanya (jalan, lampu, talud), bahannya (aspal, beton), dan ukurannya."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from terasa.cari.serupa.istilah import Istilah, known_stem, load_istilah, split_unit
from terasa.cari.serupa.kata import fold, split_kata, stem, words

UKURAN = re.compile(r"(\d+(?:[.,]\d+)*)\s*(m2|m3|m1|km|ha|kk|[a-z]+)")

# A title that names this many things is an entry of a menu, not what the person wrote.
MENU = 3
JALAN = "jalan"
PENUNJUK = words(
    "kecuali selain bukan depan dekat sekitar belakang samping seberang menuju ke di dari sampai arah antara timur barat"
)


@dataclass(frozen=True, slots=True)
class Pekerjaan:
    """What is asked for; `sebutan` is what the rest of the text names beside it.

    `jumlah` in the base unit of `dimensi` (metres, pieces, people); 0 when unknown.
    """

    benda: frozenset[str]
    sebutan: frozenset[str]
    bahan: frozenset[str]
    dimensi: str
    jumlah: float


def read_pekerjaan(judul: str, uraian: str, lokasi: str, volume: str, satuan: str) -> Pekerjaan:
    """The things named in the title; when it names none or a whole menu, what the rest and the unit say of it."""
    benda, bahan = find_istilah(judul)
    lain, bahan_lain = find_istilah(f"{uraian} ; {lokasi}")
    dimensi, jumlah = read_ukuran(volume, satuan, uraian)
    dipilih = _drop_wadah(benda) or _drop_wadah(lain)
    if len(dipilih) >= MENU and set(dipilih) & set(lain):
        dipilih = [b for b in dipilih if b in lain]
    semua = load_istilah().benda
    return Pekerjaan(
        frozenset(_fit_unit(dipilih, dimensi)),
        frozenset(b for b in lain if not semua[b].wadah),
        frozenset(bahan) | frozenset(bahan_lain),
        dimensi,
        jumlah,
    )


def find_istilah(teks: str) -> tuple[list[str], list[str]]:
    """Codes of things and of materials in order of mention, the longest phrase first.

    What follows "kecuali" is not asked for; what follows "depan" or "menuju" only says where.
    """
    istilah = load_istilah()
    kata = split_kata(teks)
    dasar = [known_stem(k) for k in kata]
    kena: list[tuple[str, str]] = []
    letak = 0
    while letak < len(dasar):
        panjang, satu = _longest(istilah, dasar, letak)
        if satu and (letak == 0 or kata[letak - 1] not in PENUNJUK):
            kena.append(satu)
        letak += panjang
    benda = [kode for jenis, kode in kena if jenis == "benda"]
    bahan = [kode for jenis, kode in kena if jenis == "bahan"]
    if kena and kena[0][0] == "bahan":
        # "Rabat beton RT 3": the thing is a road although the word is not there.
        benda.insert(0, JALAN)
    return list(dict.fromkeys(benda)), list(dict.fromkeys(bahan))


def _longest(istilah: Istilah, dasar: Sequence[str], letak: int) -> tuple[int, tuple[str, str] | None]:
    """How many words to go on, and the term found there."""
    for panjang in range(min(istilah.terpanjang, len(dasar) - letak), 0, -1):
        kena = istilah.frasa.get(tuple(dasar[letak : letak + panjang]))
        if kena:
            return panjang, kena
    return 1, None


def read_ukuran(volume: str, satuan: str, uraian: str) -> tuple[str, float]:
    """Dimension and quantity from the columns, otherwise the first quantity in the text; ("", 0) when unknown."""
    for kata in split_unit(satuan):
        dimensi = load_istilah().satuan.get(stem(kata))
        if dimensi:
            return dimensi, _amount(volume) * _scale(kata)
    if not satuan.strip():
        for angka, kata in UKURAN.findall(fold(uraian)):
            dimensi = load_istilah().satuan.get(stem(kata))
            if dimensi:
                return dimensi, _amount(angka) * _scale(kata)
    return "", _amount(volume)


def _drop_wadah(benda: list[str]) -> list[str]:
    """A road, a field or a river named after another thing only says where that thing is."""
    semua = load_istilah().benda
    return [b for n, b in enumerate(benda) if n == 0 or not semua[b].wadah]


def _fit_unit(benda: list[str], dimensi: str) -> list[str]:
    """Of several things those the unit can measure: 30 titik of "jalan, drainase, PJU" are lamps."""
    if len(benda) < 2 or not dimensi:
        return benda
    cocok = [b for b in benda if dimensi in load_istilah().benda[b].satuan]
    return cocok or benda


def _amount(teks: str) -> float:
    """Rupiah and quantities as typed: 1.200, 1200, 2,5. 0 when it is not a number."""
    bersih = teks.strip().replace(" ", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", bersih):
        bersih = bersih.replace(".", "")
    try:
        return float(bersih.replace(",", "."))
    except ValueError:
        return 0.0


def _scale(kata: str) -> float:
    if kata in ("km", "kilometer"):
        return 1000.0
    return 10000.0 if kata in ("ha", "hektar", "hektare") else 1.0
