"""Masa simpan: daftar tertutup penerima dihapus ketika waktunya habis."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.program.models import DaftarPenerima
from terasa.program.queries.penerima import hapus_on
from terasa.program.services import forget_daftar_penerima
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, Pelaku

RETENSI = "retensi-daftar-penerima"


@app.periodic(cron="55 2 * * *")
@app.task(name="program.retensi", queueing_lock="program-retensi")
def retire_periodically(timestamp: int) -> None:
    """Every night."""
    with konteks.pakai(konteks.sistem("Masa simpan")):
        retire_old(by=SISTEM, now=timezone.now())


def retire_old(*, by: Pelaku, now: datetime) -> int:
    """Erase the private lists whose day has come, by the rule in force today. Returns how many lists."""
    hari = timezone.localdate(now)
    hidup = DaftarPenerima.objects.filter(dihapus_at__isnull=True).select_related("kegiatan")
    habis = [d for d in hidup if min(d.hapus_on, hapus_on(d, hari)) <= hari]
    for daftar in habis:
        forget_daftar_penerima(daftar=daftar, by=by, now=now, alasan=RETENSI)
    return len(habis)
