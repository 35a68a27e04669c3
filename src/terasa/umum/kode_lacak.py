"""Mengambil kode lacak dari satu ruang kode untuk seluruh produk."""

from __future__ import annotations

from terasa.umum.kode import make_kode
from terasa.umum.models import KodeLacak


def claim_kode(jenis: str) -> str:
    """A fresh public code, taken in this transaction."""
    return claim_kode_many(jenis, 1)[0]


def claim_kode_many(jenis: str, jumlah: int) -> list[str]:
    """Fresh codes in two statements however many; a rare collision is drawn again."""
    diambil: list[str] = []
    while len(diambil) < jumlah:
        calon = {make_kode() for _ in range(jumlah - len(diambil))}
        calon -= set(KodeLacak.objects.filter(kode__in=calon).values_list("kode", flat=True))
        KodeLacak.objects.bulk_create(KodeLacak(kode=k, jenis=jenis) for k in sorted(calon))
        diambil.extend(sorted(calon))
    return diambil
