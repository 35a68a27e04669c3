"""Mengambil kode lacak dari satu ruang kode untuk seluruh produk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count

from django.db import connection

from terasa.umum.kode import derive_kode, make_kode

AMBIL = """INSERT INTO umum_kodelacak (kode, jenis) SELECT kode, %s FROM unnest(%s::text[]) AS kode
           ON CONFLICT (kode) DO NOTHING RETURNING kode"""

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
    """Fresh codes in one statement however many; a rare collision is drawn again."""
    diambil: list[str] = []
    while len(diambil) < jumlah:
        diambil.extend(_take(jenis, sorted(_draw(jumlah - len(diambil)))))
    return diambil


def _take(jenis: str, calon: list[str]) -> list[str]:
    """Those of the candidates that nobody had; also when somebody else draws the same one meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(AMBIL, [jenis, calon])
        return sorted(kode for (kode,) in cursor.fetchall())
