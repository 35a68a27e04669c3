"""Jam evaluasi APBDes: rancangan yang lewat tenggat berlaku dengan sendirinya, dan camat diberi tahu."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.apbdes.services import expire_evaluasi
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM


@app.periodic(cron="15 * * * *")
@app.task(name="apbdes.evaluasi_berkala", queueing_lock="apbdes-evaluasi")
def expire_periodically(timestamp: int) -> None:
    """Hourly, so that a morning without power is caught up the same day."""
    with konteks.pakai(konteks.sistem("Jam Terasa")), transaction.atomic():
        expire_evaluasi(by=SISTEM, now=timezone.now())
