"""Yang sampai dari kotak kirim di telepon, supaya yang sama tidak dicatat dua kali."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.program.models.kegiatan import Kegiatan
from terasa.umum.penjaga import Penjaga


class KirimanLapangan(models.Model):
    """One sending that was taken: its random id from the phone, and what it was about."""

    penjaga = Penjaga()

    # Made on the phone, before there was signal.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="kiriman")
    jenis = models.CharField(max_length=20)
    diterima_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.jenis} {self.id}"
