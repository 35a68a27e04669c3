"""Nomor antrean loket, mulai dari satu setiap hari."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import Unit
from terasa.layanan.enums import StatusAntrean
from terasa.layanan.models.katalog import Layanan
from terasa.layanan.models.permohonan import Permohonan
from terasa.umum.penjaga import Penjaga


class HariAntrean(models.Model):
    """The last number handed out by a unit on one day; its row is locked while the next is taken."""

    penjaga = Penjaga(audit="", sebab="penghitung; nomornya sendiri diaudit")

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    hari = models.DateField()
    terakhir = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "hari"], name="antrean_hari_unik")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.hari}: {self.terakhir}"


class NomorAntrean(models.Model):
    """One number of the day, without a name."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="antrean")
    hari = models.DateField()
    nomor = models.PositiveSmallIntegerField()
    layanan = models.ForeignKey(Layanan, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    permohonan = models.ForeignKey(
        Permohonan, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    status = models.CharField(max_length=12, choices=StatusAntrean.choices, default=StatusAntrean.MENUNGGU)
    meja = models.CharField(max_length=20, blank=True)
    diambil_at = models.DateTimeField()
    dipanggil_at = models.DateTimeField(null=True, blank=True)
    selesai_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("hari", "nomor")
        constraints = [
            models.UniqueConstraint(fields=["unit", "hari", "nomor"], name="antrean_nomor_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.hari} {self.nomor}"
