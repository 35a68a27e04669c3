"""Menyegel baris audit dalam blok, dan menerbitkan intisari harian."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from terasa.umum import konteks
from terasa.umum.audit.queries import TEKS_BARIS
from terasa.umum.audit.rules import AWAL, chain
from terasa.umum.models import AuditBlok, AuditGaram, AuditIntisari, AuditSegel

SEKALI = 5000
# One sealer at a time, whichever process it lives in.
KUNCI = 630600
SALIN_SEGEL = "COPY umum_auditsegel (urut, baris_id, blok_id, sidik) FROM STDIN"


def seal(*, now: datetime) -> int:
    """Seal what is finished, up to 5,000 rows. Returns how many; 0 when another sealer is at work.

    A row may be sealed once no transaction older than its own can still commit one before it; rows of a
    restored database carry transaction ids from another server and are older than all of ours.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [KUNCI])
            if not cursor.fetchone()[0]:
                return 0
        urut, sidik = _last_link()
        baris = _finished_rows()
        if not baris:
            return 0
        return _write_block(baris, urut, sidik, now)


def _last_link() -> tuple[int, str]:
    segel = AuditSegel.objects.order_by("-urut").values_list("urut", "sidik").first()
    return segel or (0, AWAL)


def _finished_rows() -> list[tuple[int, str]]:
    sql = f"""SELECT b.id, {TEKS_BARIS} FROM umum_auditbaris b
              LEFT JOIN umum_auditsegel s ON s.baris_id = b.id
              WHERE s.urut IS NULL
                AND (b.txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                     OR b.txid > pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
              ORDER BY b.id LIMIT %s"""  # noqa: S608  # only our own constant is spliced in
    with connection.cursor() as cursor:
        cursor.execute(sql, [SEKALI])
        return [(int(i), str(teks)) for i, teks in cursor.fetchall()]


def _write_block(baris: list[tuple[int, str]], urut: int, sidik: str, now: datetime) -> int:
    blok = AuditBlok(disegel_at=now, jumlah=len(baris), sidik_sebelum=sidik)
    segel = []
    for posisi, (baris_id, teks) in enumerate(baris, start=urut + 1):
        sidik = chain(sidik, teks)
        segel.append((posisi, baris_id, sidik))
    blok.sidik = sidik
    blok.save(force_insert=True)
    with connection.cursor() as cursor, cursor.cursor.copy(SALIN_SEGEL) as salinan:
        for posisi, baris_id, mata in segel:
            salinan.write_row((posisi, baris_id, blok.pk, mata))
    return len(baris)


def publish_digest(*, now: datetime) -> AuditIntisari | None:
    """Once a day: the link that everything until now leads to. None when today's is already out."""
    hari = timezone.localdate(now)
    if AuditIntisari.objects.filter(tanggal=hari).exists():
        return None
    urut, sidik = _last_link()
    return AuditIntisari.objects.create(tanggal=hari, urut=urut, jumlah=urut, sidik=sidik, terbit_at=now)


def seal_all(*, now: datetime) -> int:
    """Seal until nothing finished is left; used after imports and by the worker."""
    total = 0
    while n := seal(now=now):
        total += n
    return total


def forget_salt(tabel: str, objek: object) -> None:
    """Delete the salt of one personal row: its digests can no longer be tied to any value."""
    with konteks.sebagai_sistem():
        AuditGaram.objects.filter(tabel=tabel, objek=str(objek)).delete()
