"""Laporan sebuah rakor kepada bupati, melalui Bagian Pemerintahan."""

from __future__ import annotations

from django.db import models

from terasa.rakor.models.rakor import Rakor
from terasa.umum.penjaga import Penjaga


class LaporanRakor(models.Model):
    """Minutes on their way to the regent: sent by the host, passed on by Bagian Pemerintahan with a note."""

    penjaga = Penjaga()

    rakor = models.OneToOneField(Rakor, primary_key=True, on_delete=models.CASCADE, related_name="laporan")
    dikirim_at = models.DateTimeField()
    dikirim_oleh = models.CharField(max_length=200)
    diteruskan_at = models.DateTimeField(null=True, blank=True)
    diteruskan_oleh = models.CharField(max_length=200, blank=True)
    catatan = models.TextField(blank=True)
    # When the regent's office opened it.
    dibaca_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-dikirim_at",)

    def __str__(self) -> str:
        return str(self.rakor_id)
