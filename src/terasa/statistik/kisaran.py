"""Small counts in a table that everyone reads: what is put together, and what is told as a range only.

Rows whose base is small are put together once and for all for that base (`group_kecil`), so that tables of later days never
cut the same people differently. Then a row whose reached or missed is small tells both as a range (`blur_kecil`), and the
total is exact only where it leaves every such row at least three values; else it is the sum of what the rows tell, from
which nothing can be taken back. A count is small from 1 to `batas` - 1: none and all do not point at one person. What is
published depends on nothing else, so knowing these rules does not help either (checked by enumeration). Cell suppression:
Willenborg and de Waal, Elements of Statistical Disclosure Control (2001).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from terasa.statistik.angka import BATAS_TERBIT

# Values that a withheld count must still be able to take.
PALING_SEDIKIT = 3


class Kisaran(NamedTuple):
    """A whole number somewhere from `bawah` to `atas`; exact when both are the same."""

    bawah: int
    atas: int

    @property
    def is_pasti(self) -> bool:
        return self.bawah == self.atas


def is_kecil(n: int, batas: int = BATAS_TERBIT.tahan) -> bool:
    """Whether a count points at too few: 1 to `batas` - 1."""
    return 0 < n < batas


def group_kecil(dasar: Sequence[int], batas: int = BATAS_TERBIT.tahan) -> tuple[tuple[int, ...], ...]:
    """Positions of the rows of a table in published groups: each row alone, and those with a small base together.

    The group takes in the next smallest row, more until its base is wide enough to hold many mixtures, and whatever is
    as large as the last of them, so that nobody can tell which of its members is the small one. It stands last.
    Empty when not even all rows together are wide: then there is a total and no rows.
    """
    gabung = [i for i, n in enumerate(dasar) if is_kecil(n, batas)]
    if not gabung:
        return tuple((i,) for i in range(len(dasar)))
    sisa = sorted((n, i) for i, n in enumerate(dasar) if i not in gabung)
    terakhir = 0
    while sisa and (not terakhir or sisa[0][0] == terakhir or not _is_wide(gabung, dasar, batas)):
        terakhir, i = sisa.pop(0)
        gabung.append(i)
    if not _is_wide(gabung, dasar, batas):
        return ()
    return (*((i,) for _n, i in sorted(sisa, key=lambda s: s[1])), tuple(sorted(gabung)))


def _is_wide(gabung: Sequence[int], dasar: Sequence[int], batas: int) -> bool:
    return sum(dasar[i] for i in gabung) >= max(2 * batas, len(gabung) + batas)


def blur_kecil(
    pasangan: Sequence[tuple[int, int]], batas: int = BATAS_TERBIT.tahan
) -> tuple[list[Kisaran], Kisaran]:
    """Of rows of (reached, missed): what is told of each row's reached, and of all of them together.

    Missed is the base minus that. Bases are known; none of them is small unless it is the only row.
    """
    baris = [_blur(kena, lewat, batas) for kena, lewat in pasangan]
    bawah, atas = sum(k.bawah for k in baris), sum(k.atas for k in baris)
    jumlah = sum(kena for kena, _lewat in pasangan)
    for k in baris:
        if not k.is_pasti:
            sisa_atas, sisa_bawah = jumlah - (atas - k.atas), jumlah - (bawah - k.bawah)
            if min(k.atas, sisa_bawah) - max(k.bawah, sisa_atas) + 1 < PALING_SEDIKIT:
                return baris, Kisaran(bawah, atas)
    return baris, Kisaran(jumlah, jumlah)


def _blur(kena: int, lewat: int, batas: int) -> Kisaran:
    dasar = kena + lewat
    if not is_kecil(kena, batas) and not is_kecil(lewat, batas):
        return Kisaran(kena, kena)
    # Where both may be small, saying which one is would tell more than that it is.
    if dasar < 2 * batas:
        return Kisaran(min(1, dasar), max(dasar - 1, 0)) if dasar > 1 else Kisaran(0, dasar)
    return Kisaran(1, batas - 1) if is_kecil(kena, batas) else Kisaran(dasar - batas + 1, dasar - 1)
