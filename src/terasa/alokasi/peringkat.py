"""From a forum's ranked list to scores, by a published table."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from terasa.alokasi.errors import KodeGanda, MasukanTidakSah

SKOR_PERTAMA = 100


def skor_dari_peringkat(
    peringkat: Sequence[str], tabel: Sequence[int | Fraction] | None = None
) -> dict[str, Fraction]:
    """Score of each code, first in the list first. Raises KodeGanda, MasukanTidakSah.

    With a table, rank r gets its r-th entry and ranks beyond it get the last one. Without, Borda on the
    list's own length n in whole points: ceil(100 (n - r + 1) / n), so a first choice is worth 100 everywhere.
    """
    skor: dict[str, Fraction] = {}
    n = len(peringkat)
    if tabel is not None:
        _require_table(tabel)
    for urutan, kode in enumerate(peringkat):
        if kode in skor:
            raise KodeGanda(f"{kode} ditulis lebih dari sekali dalam satu peringkat.")
        skor[kode] = _borda(urutan, n) if tabel is None else _entry(tabel, urutan)
    return skor


# Hundreds of forums rank about as many items each.
@lru_cache(maxsize=4096)
def _borda(urutan: int, n: int) -> Fraction:
    return Fraction(-(-SKOR_PERTAMA * (n - urutan) // n))


def _entry(tabel: Sequence[int | Fraction], urutan: int) -> Fraction:
    return Fraction(tabel[min(urutan, len(tabel) - 1)])


def _require_table(tabel: Sequence[int | Fraction]) -> None:
    if not tabel:
        raise MasukanTidakSah("Tabel skor tidak boleh kosong.")
    if any(isinstance(skor, bool) or not isinstance(skor, int | Fraction) for skor in tabel):
        raise MasukanTidakSah("Tabel skor berisi bilangan bulat atau pecahan saja.")
    if tabel[-1] < 0 or any(atas < bawah for atas, bawah in pairwise(tabel)):
        raise MasukanTidakSah("Tabel skor harus menurun dan tidak boleh negatif.")
