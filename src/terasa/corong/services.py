"""Menghitung corong lagi, hanya di tempat yang berubah sejak terakhir dihitung."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection, transaction

from terasa.corong.hitung import AMBIL, HITUNG, KOSONGKAN, SEMUA
from terasa.musrenbang.rules import SEPAKAT
from terasa.program.enums import StatusKegiatan
from terasa.program.rules import TERBANGUN
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

# Notes of change taken in one transaction; whoever acts meanwhile adds new ones and waits for nobody.
SEKALI = 20_000
KUNCI = 6306_0021
# Cancelled, or gone on in the kegiatan it was split or merged into.
MATI = (StatusKegiatan.DIBATALKAN, StatusKegiatan.DITERUSKAN)


@konteks.act("refresh_corong")
def refresh_corong(*, by: Pelaku, now: datetime, paling: int = SEKALI) -> int:
    """Count the places that changed. Returns how many places and years were counted; 0 when nothing waited.

    A note is taken only once its change is committed, in the transaction that counts: nothing is missed, and what
    changes meanwhile is noted again.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [KUNCI])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(AMBIL, {"paling": paling})
        kunci = sorted(set(cursor.fetchall()))
        if not kunci:
            return 0
        kabupaten, tahun, kode = (list(kolom) for kolom in zip(*kunci, strict=True))
        isi: dict[str, Any] = {"kabupaten": kabupaten, "tahun": tahun, "kode": kode}
        cursor.execute(KOSONGKAN, isi)
        nilai = {"sepakat": SEPAKAT, "terbangun": TERBANGUN, "mati": MATI}
        tetap = {nama: sorted(satu.value for satu in semua) for nama, semua in nilai.items()}
        cursor.execute(HITUNG, {**isi, **tetap, "now": now})
    return len(kunci)


def refresh_all(*, by: Pelaku, now: datetime) -> int:
    """Count until nothing waits, each part in its own transaction. Returns how many places and years."""
    jumlah = 0
    while sekali := refresh_corong(by=by, now=now):
        jumlah += sekali
    return jumlah


@transaction.atomic
def mark_all() -> None:
    """Everything is to be counted anew, as after a change of what is counted."""
    with connection.cursor() as cursor:
        cursor.execute(SEMUA)
