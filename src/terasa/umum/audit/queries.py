"""Membaca rantai dan mencari putusnya."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from terasa.umum.audit.rules import AWAL, chain
from terasa.umum.models import AuditBlok

# jsonb's own text form is canonical inside PostgreSQL: keys ordered, duplicates gone, spaces fixed.
TEKS_BARIS = """concat_ws(E'\\x1f', b.id, b.txid, to_char(b.pada AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    b.tabel, b.objek, b.operasi, b.oleh, b.tindakan, b.alasan, b.data::text)"""


@dataclass(frozen=True)
class Putus:
    """Where the chain breaks first: position in the chain, the audit row, and what is wrong."""

    urut: int
    baris_id: int
    sebab: str


@dataclass(frozen=True)
class HasilPeriksa:
    tersegel: int
    belum_tersegel: int
    blok: int
    putus: Putus | None
    sidik: str


def check_chain() -> HasilPeriksa:
    """Walk the whole chain from its first link, reading every row again.

    Finds a changed row, a deleted row, a swapped pair, a removed link and a block that does not fit its links.
    """
    sebelum, jumlah, putus = AWAL, 0, None
    for urut, baris_id, sidik, teks in _links():
        jumlah += 1
        if putus is None:
            sebelum, putus = _check_link(jumlah, sebelum, (urut, baris_id, sidik, teks))
    putus = putus or _check_blocks(jumlah, sebelum) or _check_digests()
    return HasilPeriksa(jumlah, count_unsealed(), AuditBlok.objects.count(), putus, sebelum)


def _check_link(
    seharusnya: int, sebelum: str, tautan: tuple[int, int, str, str | None]
) -> tuple[str, Putus | None]:
    urut, baris_id, sidik, teks = tautan
    if urut != seharusnya:
        return sebelum, Putus(seharusnya, baris_id, "segel-hilang")
    if teks is None:
        return sebelum, Putus(urut, baris_id, "baris-dihapus")
    if chain(sebelum, teks) != sidik:
        return sebelum, Putus(urut, baris_id, "baris-berubah")
    return sidik, None


def _check_blocks(jumlah: int, sidik: str) -> Putus | None:
    """The blocks must count every link, follow each other, and end on the last one."""
    total, sebelum = 0, AWAL
    for blok in AuditBlok.objects.order_by("id").iterator():
        total += blok.jumlah
        if blok.sidik_sebelum != sebelum:
            return Putus(total, 0, "blok-tidak-sambung")
        sebelum = blok.sidik
    if total != jumlah:
        return Putus(min(total, jumlah) + 1, 0, "segel-hilang")
    return None if sebelum == sidik else Putus(jumlah, 0, "blok-tidak-sambung")


def _check_digests() -> Putus | None:
    """Every published digest must still be the link at its position."""
    sql = """SELECT i.urut, s.baris_id FROM umum_auditintisari i LEFT JOIN umum_auditsegel s ON s.urut = i.urut
             WHERE i.urut > 0 AND s.sidik IS DISTINCT FROM i.sidik ORDER BY i.urut LIMIT 1"""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        baris = cursor.fetchone()
    return Putus(baris[0], baris[1] or 0, "intisari-tidak-cocok") if baris else None


def _links() -> Iterator[tuple[int, int, str, str | None]]:
    """Every link in order with the present text of its row, a page at a time."""
    # Only our own constant is spliced in.
    sql = f"""SELECT s.urut, s.baris_id, s.sidik, CASE WHEN b.id IS NULL THEN NULL ELSE {TEKS_BARIS} END
              FROM umum_auditsegel s LEFT JOIN umum_auditbaris b ON b.id = s.baris_id
              WHERE s.urut > %s ORDER BY s.urut LIMIT 5000"""  # noqa: S608  # only our own constant is spliced in
    terakhir = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(sql, [terakhir])
            halaman = cursor.fetchall()
        if not halaman:
            return
        yield from halaman
        terakhir = halaman[-1][0]


def count_unsealed() -> int:
    """Rows that no block holds yet."""
    sql = """SELECT count(*) FROM umum_auditbaris b
             WHERE NOT EXISTS (SELECT 1 FROM umum_auditsegel s WHERE s.baris_id = b.id)"""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])
