"""Jam yang berjalan sendiri: setiap pagi tenggat yang lewat ditandai dan dikabarkan."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.aturan.services import refresh_tenggat
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM


@app.periodic(cron="5 * * * *")
@app.task(name="aturan.tenggat_berkala", queueing_lock="aturan-tenggat")
def refresh_periodically(timestamp: int) -> None:
    """Hourly, so that a morning without power is caught up the same day."""
    with konteks.pakai(konteks.sistem("Jam Terasa")), transaction.atomic():
        refresh_tenggat(by=SISTEM, hari_ini=timezone.localdate())
