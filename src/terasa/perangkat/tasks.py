"""Jam perangkat: masa jabatan yang mendekati akhirnya, dan langkah PAW yang jatuh tempo."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.perangkat.services.paw_ingat import remind_paw
from terasa.perangkat.services.pengingat import remind_akhir_jabatan
from terasa.umum import konteks
from terasa.umum.ingatan import remembered
from terasa.umum.pelaku import SISTEM


@app.periodic(cron="20 6-20 * * *")
@app.task(name="perangkat.ingatkan", queueing_lock="perangkat-ingatkan")
def remind_periodically(timestamp: int) -> None:
    """Hourly by day; each reminder is written once, so a morning without power is caught up the same day."""
    with konteks.pakai(konteks.sistem("Jam Terasa")), transaction.atomic():
        remind_akhir_jabatan(by=SISTEM, now=timezone.now())


@app.periodic(cron="25 * * * *")
@app.task(name="perangkat.ingatkan_paw", queueing_lock="perangkat-ingatkan-paw")
def remind_paw_periodically(timestamp: int) -> None:
    """Hourly, so that a morning without power is caught up the same day; every stage is told once."""
    with konteks.pakai(konteks.sistem("Jam Terasa")), transaction.atomic(), remembered():
        remind_paw(by=SISTEM, now=timezone.now())
