"""Kekokohan dihitung di belakang: segera setelah alokasi dijalankan, dan tiap lima menit untuk yang tertinggal."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.musrenbang.services.kekokohan import list_waiting, wake_worker, work_on
from terasa.umum import konteks


@app.task(name="musrenbang.kekokohan", retry=2)
def count_firmness(alokasi: str) -> None:
    """One turn; what is left goes to the back of the queue."""
    with konteks.pakai(konteks.sistem("Pekerja Terasa")):
        if not work_on(UUID(alokasi)):
            wake_worker(UUID(alokasi))


@app.periodic(cron="*/5 * * * *")
@app.task(name="musrenbang.kekokohan_berkala", queueing_lock="kekokohan-berkala")
def sweep_periodically(timestamp: int) -> None:
    """Runs that nobody asked for any more: lost jobs, and those of an earlier version."""
    with konteks.pakai(konteks.sistem("Pekerja Terasa")):
        for pk in list_waiting(timezone.now()):
            wake_worker(pk)
