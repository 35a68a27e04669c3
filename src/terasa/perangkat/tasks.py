"""Jam perangkat: setiap pagi kantor pembina tahu masa jabatan mana yang mendekati akhirnya."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.perangkat.services.pengingat import remind_akhir_jabatan
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM


@app.periodic(cron="20 6-20 * * *")
@app.task(name="perangkat.ingatkan", queueing_lock="perangkat-ingatkan")
def remind_periodically(timestamp: int) -> None:
    """Hourly by day; each reminder is written once, so a morning without power is caught up the same day."""
    with konteks.pakai(konteks.sistem("Jam Terasa")), transaction.atomic():
        remind_akhir_jabatan(by=SISTEM, now=timezone.now())
