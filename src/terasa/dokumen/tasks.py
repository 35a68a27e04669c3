"""Jam dokumen: potongan berkas yang tidak pernah selesai dibuang."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.dokumen.potongan import drop_potongan_basi
from terasa.umum import konteks


@app.periodic(cron="25 3 * * *")
@app.task(name="dokumen.buang_potongan", queueing_lock="dokumen-buang-potongan")
def drop_periodically(timestamp: int) -> None:
    """Nightly: what has not been finished for a week is forgotten."""
    with konteks.pakai(konteks.sistem("Jam Terasa")):
        drop_potongan_basi(now=timezone.now())
