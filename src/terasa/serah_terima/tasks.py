"""Menyusun paket di belakang, dengan kemajuan yang terlihat; yang tertinggal disapu berkala."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.serah_terima.services import list_macet, wake_worker, work_on
from terasa.umum import konteks


@app.task(name="serah_terima.susun", retry=1)
def freeze_one(paket: str) -> None:
    """One pack that a page asked for."""
    with konteks.pakai(konteks.sistem("Pekerja Terasa")):
        work_on(UUID(paket))


@app.periodic(cron="*/10 * * * *")
@app.task(name="serah_terima.berkala", queueing_lock="serah-terima-berkala")
def sweep_periodically(timestamp: int) -> None:
    """Packs whose job was lost."""
    with konteks.pakai(konteks.sistem("Pekerja Terasa")):
        for pk in list_macet(timezone.now()):
            wake_worker(pk)
