"""Pekerjaan berkala pintu: mengambil surel, dan melupakan yang tidak perlu diingat lagi."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.pintu.models import PesanMasuk, TandaPintu
from terasa.pintu.services.kotak import fetch_surel
from terasa.pintu.services.unggah import drop_basi
from terasa.umum import konteks

INGAT_TANDA, INGAT_PENGIRIM = timedelta(hours=1), timedelta(days=30)


@app.periodic(cron="*/2 * * * *")
# No `lock`: a worker killed while it reads would hold it for ever. Two at once do no harm, each letter counts once.
@app.task(name="pintu.ambil_surel", queueing_lock="pintu-ambil-surel")
def fetch_periodically(timestamp: int) -> None:
    """Every two minutes, when a mailbox is set."""
    if settings.IMAP_URL:
        fetch_surel(now=timezone.now())


@app.periodic(cron="35 * * * *")
@app.task(name="pintu.rapikan", queueing_lock="pintu-rapikan")
def tidy_periodically(timestamp: int) -> None:
    """Hourly."""
    tidy(now=timezone.now())


def tidy(*, now: datetime) -> None:
    """Forget used signatures, who wrote long ago, and sheets that nobody confirmed."""
    with konteks.pakai(konteks.sistem("Jam Terasa")):
        TandaPintu.objects.filter(pada__lt=now - INGAT_TANDA).delete()
        lama = PesanMasuk.objects.filter(diterima_at__lt=now - INGAT_PENGIRIM).exclude(hasil="menunggu")
        lama.exclude(pengirim_sidik="").update(pengirim_sidik="")
        drop_basi(now)
