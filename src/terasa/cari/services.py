"""Menulis baris pencarian dari dalam transaksi modul pemiliknya."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from terasa.cari.models import Entri

KOLOM = ["kode", "judul", "teks", "kode_wilayah", "tahun", "url"]


@dataclass(frozen=True)
class BarisCari:
    """What may be found about one object; only public words."""

    jenis: str
    objek_id: str
    kode: str
    judul: str
    teks: str
    kode_wilayah: str
    tahun: int | None
    url: str


def write_entri(
    *,
    jenis: str,
    objek_id: object,
    kode: str,
    judul: str,
    teks: str,
    kode_wilayah: str,
    tahun: int | None,
    url: str,
) -> None:
    """Insert or replace the row of one object."""
    write_entri_many([BarisCari(jenis, str(objek_id), kode, judul[:300], teks, kode_wilayah, tahun, url)])


def write_entri_many(rows: Iterable[BarisCari]) -> None:
    """Insert or replace many rows in one statement per thousand."""
    Entri.objects.bulk_create(
        [Entri(**asdict(row)) for row in rows],
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["jenis", "objek_id"],
        update_fields=KOLOM,
    )


def remove_entri(jenis: str, objek_id: object) -> None:
    """Forget the row of one object (hidden, withdrawn, no longer released)."""
    Entri.objects.filter(jenis=jenis, objek_id=str(objek_id)).delete()
