"""Masa simpan: nama, keperluan, pesan, dan kontak pemohon dihapus sesudah waktunya."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.akun.models import Unit
from terasa.layanan.services.hapus import retire_isi
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM


@app.periodic(cron="50 2 * * *")
@app.task(name="layanan.retensi", queueing_lock="layanan-retensi")
def retire_periodically(timestamp: int) -> None:
    """Every night; what is left over goes the next night."""
    with konteks.pakai(konteks.sistem("Masa simpan")):
        for kabupaten in Unit.objects.order_by().values_list("kabupaten", flat=True).distinct():
            retire_isi(kabupaten=kabupaten, by=SISTEM, now=timezone.now())
