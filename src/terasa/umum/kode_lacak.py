"""Mengambil kode lacak dari satu ruang kode untuk seluruh produk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count

from terasa.umum.kode import derive_kode, make_kode
from terasa.umum.models import KodeLacak

_sumber: ContextVar[Iterator[str] | None] = ContextVar("kode_lacak_sumber", default=None)


@contextmanager
def repeatable_kode(benih: str) -> Iterator[None]:
    """Inside, codes follow from `benih`: demonstration data that is the same everywhere. Never for real data."""
    token = _sumber.set(derive_kode(f"{benih}/{n}") for n in count())
    try:
        yield
    finally:
        _sumber.reset(token)


def _draw(jumlah: int) -> set[str]:
    sumber = _sumber.get()
    return {make_kode() if sumber is None else next(sumber) for _ in range(jumlah)}


def claim_kode(jenis: str) -> str:
    """A fresh public code, taken in this transaction."""
    return claim_kode_many(jenis, 1)[0]


def claim_kode_many(jenis: str, jumlah: int) -> list[str]:
    """Fresh codes in two statements however many; a rare collision is drawn again."""
    diambil: list[str] = []
    while len(diambil) < jumlah:
        calon = _draw(jumlah - len(diambil))
        calon -= set(KodeLacak.objects.filter(kode__in=calon).values_list("kode", flat=True))
        KodeLacak.objects.bulk_create(KodeLacak(kode=k, jenis=jenis) for k in sorted(calon))
        diambil.extend(sorted(calon))
    return diambil
