"""Pengiriman latar: ambil yang menunggu, kirim, ulang bila gagal."""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.kabar import rules
from terasa.kabar.channels import BelumAdaSaluran, send
from terasa.kabar.models import DetakPekerja, Pesan, StatusPesan
from terasa.umum import konteks

log = logging.getLogger("terasa.kabar")
SEKALI = 50


@app.periodic(cron="* * * * *")
@app.task(name="kabar.kirim_berkala", queueing_lock="kabar-kirim-berkala")
def deliver_periodically(timestamp: int) -> None:
    """Every minute, so that a message survives whatever happened to its own job."""
    terkirim = run_delivery()
    DetakPekerja.objects.update_or_create(
        nama="kabar", defaults={"pada": timezone.now(), "keterangan": {"terkirim": terkirim}}
    )


@app.task(name="kabar.kirim", queueing_lock="kabar-kirim")
def deliver_waiting() -> None:
    """Soon after an act wrote messages."""
    run_delivery()


def run_delivery() -> int:
    """Send what is due, one transaction per message so that a crash repeats at most one. Returns how many."""
    terkirim = 0
    with konteks.pakai(konteks.sistem("Pekerja kabar")):
        for _ in range(SEKALI):
            hasil = _deliver_one()
            if hasil is None:
                break
            terkirim += hasil
    return terkirim


@transaction.atomic
def _deliver_one() -> int | None:
    """1 sent, 0 postponed, None nothing is due."""
    now = timezone.now()
    pesan = (
        Pesan.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(status=StatusPesan.MENUNGGU, berikut_at__lte=now)
        .select_related("alamat")
        .order_by("berikut_at")
        .first()
    )
    if pesan is None:
        return None
    try:
        send(pesan)
    except BelumAdaSaluran:
        pesan.status = StatusPesan.TANPA_SALURAN
    except Exception as exc:
        # Only the class of the error: its text may hold the address.
        _postpone(pesan, type(exc).__name__, now)
    else:
        pesan.status, pesan.terkirim_at = StatusPesan.TERKIRIM, now
    pesan.save()
    return int(pesan.status == StatusPesan.TERKIRIM)


def _postpone(pesan: Pesan, galat: str, now: Any) -> None:
    pesan.percobaan += 1
    pesan.galat = galat[:80]
    pesan.berikut_at = now + rules.next_delay(pesan.percobaan)
    if pesan.percobaan >= rules.PERCOBAAN_TERBANYAK:
        pesan.status = StatusPesan.GAGAL
    log.warning("kabar %s tertunda: %s (percobaan %d)", pesan.pk, galat, pesan.percobaan)
