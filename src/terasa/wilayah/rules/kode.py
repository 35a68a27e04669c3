"""Kode wilayah Kemendagri: `PP.KK.CC.DDDD`, bertitik saat disimpan dan ditampilkan.

Permendagri 137/2017 pasal 4: KK 01-69 kabupaten dan 71-99 kota; DDDD berawal 1 kelurahan, 2 desa,
3 desa adat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from terasa.umum.errors import AturanDilanggar

# Digits of each part, and the length of a whole code without dots for each level.
PANJANG_BAGIAN = (2, 2, 2, 4)
PANJANG_TANPA_TITIK = (2, 4, 6, 10)
ANGKA_BERTITIK = re.compile(r"[0-9]+(\.[0-9]+)*")
KODE_BERTITIK = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")


class KodeTakTerbaca(AturanDilanggar, ValueError):
    """The text is not a kode wilayah; the sentence says why."""

    def __init__(self, pesan: object) -> None:
        super().__init__(pesan, code="kode-wilayah-tak-terbaca")


def normalkan_kode(teks: str) -> str:
    """The dotted code, from dotted or undotted text with stray spaces or a trailing dot.

    Raises KodeTakTerbaca.
    """
    rapat = "".join(teks.split()).strip(".")
    if not ANGKA_BERTITIK.fullmatch(rapat):
        raise KodeTakTerbaca(
            _("Kode wilayah “%(teks)s” harus berisi angka dan titik saja.") % {"teks": teks[:40]}
        )
    bagian = rapat.split(".") if "." in rapat else _cut(rapat)
    if not _is_well_formed(bagian):
        raise KodeTakTerbaca(
            _(
                "Kode wilayah “%(teks)s” tidak lengkap: tulislah seperti 63, 63.06, 63.06.04, atau "
                "63.06.04.2002; angka nol tidak boleh hilang."
            )
            % {"teks": teks[:40]}
        )
    if len(bagian) == 4 and bagian[3][0] not in "123":
        raise KodeTakTerbaca(
            _(
                "Kode wilayah “%(teks)s” bukan kode Kemendagri (bagian keempat berawal 1, 2, atau 3); "
                "mungkin ini kode BPS."
            )
            % {"teks": teks[:40]}
        )
    return ".".join(bagian)


def _cut(rapat: str) -> list[str]:
    """`6306042002` -> its parts; a length that fits no level gives one unusable part."""
    if len(rapat) not in PANJANG_TANPA_TITIK:
        return [""]
    potong, mulai = [], 0
    for panjang in PANJANG_BAGIAN[: PANJANG_TANPA_TITIK.index(len(rapat)) + 1]:
        potong.append(rapat[mulai : mulai + panjang])
        mulai += panjang
    return potong


def _is_well_formed(bagian: list[str]) -> bool:
    if len(bagian) > len(PANJANG_BAGIAN):
        return False
    return all(len(b) == p and int(b) > 0 for b, p in zip(bagian, PANJANG_BAGIAN, strict=False))


def tingkat(kode: str) -> int:
    """1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan. Raises KodeTakTerbaca."""
    if not KODE_BERTITIK.fullmatch(kode):
        raise KodeTakTerbaca(_("“%(teks)s” bukan kode wilayah bertitik.") % {"teks": kode[:40]})
    return kode.count(".") + 1


def induk(kode: str) -> str | None:
    """The code one level up; None for a province."""
    return kode.rpartition(".")[0] or None


def leluhur(kode: str) -> tuple[str, ...]:
    """The code and all above it, from the province down: `63`, `63.06`, ..."""
    bagian = kode.split(".")
    return tuple(".".join(bagian[: n + 1]) for n in range(len(bagian)))


def subtree_range(kode: str) -> tuple[str, str]:
    """Half-open range [low, high) of a code and everything under it, under collation C.

    `/` is the character right after `.`, so `63.06` <= x < `63.06/` holds the code itself and `63.06.…`
    but not `63.07` or `63.060`. No valid code lies between by accident.
    """
    return kode, f"{kode}/"


def covers(root: str, kode: str) -> bool:
    """Whether `kode` is `root` or lies under it. An empty root covers nothing."""
    return bool(root) and (kode == root or kode.startswith(f"{root}."))


def covers_any(roots: Iterable[str], kode: str) -> bool:
    """Whether one of the roots covers `kode`."""
    return any(covers(root, kode) for root in roots)


def provinsi_of(kode: str) -> str:
    """The province that `kode` belongs to."""
    return _ancestor(kode, 1)


def kabupaten_of(kode: str) -> str:
    """The kabupaten or kota that `kode` belongs to. Raises KodeTakTerbaca for a province."""
    return _ancestor(kode, 2)


def kecamatan_of(kode: str) -> str:
    """The kecamatan that `kode` belongs to. Raises KodeTakTerbaca for anything higher."""
    return _ancestor(kode, 3)


def _ancestor(kode: str, sampai: int) -> str:
    if tingkat(kode) < sampai:
        raise KodeTakTerbaca(_("Kode wilayah “%(kode)s” terlalu tinggi tingkatnya.") % {"kode": kode})
    return leluhur(kode)[sampai - 1]
