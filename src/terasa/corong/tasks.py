"""Corong dihitung lagi tiap menit, perbandingannya tiap sepuluh menit, bila ada yang berubah."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.corong.services import refresh_all
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM


@app.periodic(cron="* * * * *")
@app.task(name="corong.hitung", queueing_lock="corong-hitung")
def refresh_periodically(timestamp: int) -> None:
    """Every minute; nothing is read when nothing changed."""
    with konteks.pakai(konteks.sistem("Hitungan corong")):
        refresh_all(by=SISTEM, now=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="corong.banding", queueing_lock="corong-banding")
def compare_periodically(timestamp: int) -> None:
    """Every ten minutes."""
    from terasa.corong.banding import refresh_banding

    with konteks.pakai(konteks.sistem("Hitungan corong")):
        refresh_banding(by=SISTEM, now=timezone.now())
