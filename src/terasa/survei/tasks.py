"""Masa simpan: daftar tertutup dan titik lokasi dihapus sesudah surveinya selesai."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.survei.models import Jawaban, RincianAlamat, Survei
from terasa.survei.queries import days_retensi
from terasa.survei.services import forget_survei
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, Pelaku

RETENSI = "retensi-daftar-survei"


@app.periodic(cron="50 2 * * *")
@app.task(name="survei.retensi", queueing_lock="survei-retensi")
def retire_periodically(timestamp: int) -> None:
    """Every night."""
    with konteks.pakai(konteks.sistem("Masa simpan")):
        retire_old(by=SISTEM, now=timezone.now())


def retire_old(*, by: Pelaku, now: datetime) -> int:
    """Forget what surveys closed long enough ago still hold about people. Returns how many rows."""
    berdaftar = RincianAlamat.objects.values("survei_id")
    bertitik = Jawaban.objects.filter(lintang__isnull=False).values("survei_id")
    semua = Survei.objects.filter(pk__in=berdaftar.union(bertitik), ditutup_at__isnull=False)
    return sum(_retire(survei, by, now) for survei in semua)


def _retire(survei: Survei, by: Pelaku, now: datetime) -> int:
    hari = days_retensi(survei.kode_wilayah, timezone.localdate(now))
    if survei.ditutup_at is None or survei.ditutup_at > now - timedelta(days=hari):
        return 0
    return forget_survei(survei=survei, by=by, now=now, alasan=RETENSI)
