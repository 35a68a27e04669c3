"""Laporan kemajuan."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.dokumen.models import Berkas
from terasa.musrenbang.models import uuid_berurut
from terasa.program.models.kegiatan import Kegiatan
from terasa.program.rules import Kemajuan
from terasa.umum.penjaga import Penjaga


class Realisasi(models.Model):
    """A progress report: physical and financial percentages on a day, apart."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid_berurut, editable=False)
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="realisasi")
    # The reporter's own UUID: the same report sent twice is one report.
    kunci_kirim = models.UUIDField(unique=True, default=uuid.uuid4)
    per_tanggal = models.DateField()
    fisik_persen = models.DecimalField(max_digits=5, decimal_places=2)
    keuangan_persen = models.DecimalField(max_digits=5, decimal_places=2)
    masalah = models.TextField(blank=True)
    tindak_lanjut = models.TextField(blank=True)
    # As judged by the threshold in force on that day; a later rule does not rewrite it.
    is_menyimpang = models.BooleanField(default=False)
    foto = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dilaporkan_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("per_tanggal", "dilaporkan_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(fisik_persen__gte=0, fisik_persen__lte=100)
                & Q(keuangan_persen__gte=0, keuangan_persen__lte=100),
                name="realisasi_persen",
            )
        ]

    def __str__(self) -> str:
        return f"{self.per_tanggal} {self.fisik_persen}%"

    def as_kemajuan(self) -> Kemajuan:
        return Kemajuan(
            self.per_tanggal, self.fisik_persen, self.keuangan_persen, self.masalah, self.is_menyimpang
        )
