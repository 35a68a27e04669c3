"""Setiap pagi: yang hampir jatuh tempo diingatkan, yang lewat naik kepada pemberinya."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.tindak_lanjut.pengingat import remind_tindak_lanjut
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM


@app.periodic(cron="10 22 * * *")
@app.task(name="tindak_lanjut.pengingat", queueing_lock="tindak-lanjut-pengingat")
def remind_periodically(timestamp: int) -> None:
    """Daily before working hours in Indonesia (the clock of the server is UTC); nobody is told twice."""
    with konteks.pakai(konteks.sistem("Jam Terasa")), transaction.atomic():
        remind_tindak_lanjut(by=SISTEM, now=timezone.now())
