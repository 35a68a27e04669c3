"""Bentuk kode nomenklatur menurut rumpunnya; tanpa basis data.

Urusan sampai sub kegiatan: Permendagri 90/2019, sub kegiatan empat angka sejak Kepmendagri 050-5889/2021.
Angka pertama bagian kegiatan: 1 provinsi, 2 kabupaten/kota, 3 ke atas kekhususan (Papua, Aceh, DIY).
`X.XX` di depan adalah program penunjang yang berlaku untuk bidang mana pun.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from terasa.nomenklatur.enums import Rumpun, Tingkat
from terasa.umum.errors import AturanDilanggar

_BIDANG = r"(?:[0-9]\.[0-9]{2}|X\.XX)"
_SUMBER_DANA = r"[0-9](?:\.[0-9]{1,4}){0,5}"
POLA: dict[Rumpun, tuple[tuple[Tingkat, str], ...]] = {
    Rumpun.URUSAN: (
        (Tingkat.URUSAN, r"[0-9X]"),
        (Tingkat.BIDANG, _BIDANG),
        (Tingkat.PROGRAM, rf"{_BIDANG}\.[0-9]{{2}}"),
        (Tingkat.KEGIATAN, rf"{_BIDANG}\.[0-9]{{2}}\.[1-9]\.[0-9]{{2}}"),
        (Tingkat.SUB_KEGIATAN, rf"{_BIDANG}\.[0-9]{{2}}\.[1-9]\.[0-9]{{2}}\.[0-9]{{2,4}}"),
    ),
    Rumpun.APBDES: (
        (Tingkat.BIDANG, r"[1-9]"),
        (Tingkat.SUB_BIDANG, r"[1-9]\.[1-9][0-9]?"),
        (Tingkat.KEGIATAN, r"[1-9]\.[1-9][0-9]?\.[0-9]{2}"),
    ),
    Rumpun.SUMBER_DANA: ((Tingkat.SUMBER_DANA, _SUMBER_DANA),),
    Rumpun.SUMBER_DANA_DESA: ((Tingkat.SUMBER_DANA, _SUMBER_DANA),),
}
CONTOH = {
    Rumpun.URUSAN: "1.03.10.2.01.0044",
    Rumpun.APBDES: "2.3.10",
    Rumpun.SUMBER_DANA: "1.2.01.01.02",
    Rumpun.SUMBER_DANA_DESA: "4.2.1",
}


class KodeNomenklaturTakTerbaca(AturanDilanggar, ValueError):
    """The text is not a code of this family."""

    def __init__(self, pesan: object) -> None:
        super().__init__(pesan, code="kode-nomenklatur-tak-terbaca")


def normalkan_kode(teks: str) -> str:
    """Without spaces and trailing dots, `x.xx` in capitals."""
    return "".join(teks.split()).rstrip(".").upper()


def tingkat_of(kode: str, rumpun: Rumpun = Rumpun.URUSAN) -> Tingkat:
    """The level that the shape of a normalised code says. Raises KodeNomenklaturTakTerbaca."""
    for tingkat, pola in POLA[rumpun]:
        if re.fullmatch(pola, kode):
            return tingkat
    raise KodeNomenklaturTakTerbaca(
        _("Kode “%(kode)s” tidak berbentuk kode %(rumpun)s, misalnya %(contoh)s.")
        % {"kode": kode[:40], "rumpun": rumpun.label, "contoh": CONTOH[rumpun]}
    )


def induk(kode: str, rumpun: Rumpun = Rumpun.URUSAN) -> str | None:
    """The code one level up; a kegiatan's `2.01` counts as one step. None at the top."""
    bagian = kode.split(".")
    naik = 2 if rumpun is Rumpun.URUSAN and len(bagian) == 5 else 1
    return ".".join(bagian[:-naik]) or None


def leluhur(kode: str, rumpun: Rumpun = Rumpun.URUSAN) -> tuple[str, ...]:
    """The code and all above it, from the top down."""
    rantai: list[str] = []
    langkah: str | None = kode
    while langkah:
        rantai.append(langkah)
        langkah = induk(langkah, rumpun)
    return tuple(reversed(rantai))


def read_tingkat(teks: str) -> str:
    """`Sub Kegiatan`, `subkegiatan` and `sub_kegiatan` are one word."""
    return re.sub(r"[\s_]+", "", teks.casefold())


def kata_cari(teks: str) -> tuple[str, ...]:
    """Words of a query, at most twelve, only letters and digits."""
    return tuple(re.findall(r"\w+", teks.casefold().replace("_", " ")))[:12]
