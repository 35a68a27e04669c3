"""Yang dikerjakan di belakang: kekokohan alokasi, impor berkas, dan surat; yang tertinggal disapu berkala."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from terasa.musrenbang.services.kekokohan import list_waiting, wake_worker, work_on
from terasa.musrenbang.services.kerja import drop_unggahan_basi, list_macet
from terasa.musrenbang.services.kerja import wake_worker as wake_kerja
from terasa.musrenbang.services.kerja import work_on as work_on_kerja
from terasa.musrenbang.services.latih import list_kabupaten_belajar, train_kabupaten
from terasa.umum import konteks
from terasa.umum.pelaku import PelakuTetap


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


@app.task(name="musrenbang.kerja", retry=1)
def do_kerja(kerja: str) -> None:
    """One job that a page asked for: an import, the letters of a kabupaten."""
    with konteks.pakai(konteks.sistem("Pekerja Terasa")):
        work_on_kerja(UUID(kerja))


@app.periodic(cron="*/10 * * * *")
@app.task(name="musrenbang.kerja_berkala", queueing_lock="kerja-berkala")
def sweep_kerja(timestamp: int) -> None:
    """Jobs that were lost, and uploads that nobody confirmed."""
    with konteks.pakai(konteks.sistem("Pekerja Terasa")):
        for pk in list_macet(timezone.now()):
            wake_kerja(pk)
        drop_unggahan_basi(timezone.now())


@app.task(name="musrenbang.latih", retry=1)
def train_one(kabupaten: str, oleh: str) -> None:
    """Suggestions of one kabupaten, learnt anew; `oleh` the office that asked."""
    with konteks.pakai(konteks.sistem(oleh)):
        by = PelakuTetap(label=oleh, jenis="sistem")
        train_kabupaten(kabupaten=kabupaten, by=by, now=timezone.now())


# Sunday night, one job for each kabupaten.
@app.periodic(cron="30 1 * * 0")
@app.task(name="musrenbang.latih_berkala", queueing_lock="latih-berkala")
def train_periodically(timestamp: int) -> None:
    """Every week; where no decision is new, nothing is stored."""
    with konteks.pakai(konteks.sistem("Pekerja Terasa")):
        for kabupaten in list_kabupaten_belajar():
            wake_training(kabupaten, "Pekerja Terasa")


def wake_training(kabupaten: str, oleh: str) -> None:
    """Put the job in the queue; one that waits already is enough."""
    try:
        train_one.configure(queueing_lock=f"latih-{kabupaten}").defer(kabupaten=kabupaten, oleh=oleh)
    except AlreadyEnqueued:
        return
