"""Rencana bulanan dan laporan kemajuan."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.dokumen.models import Berkas
from terasa.musrenbang.models import uuid_berurut
from terasa.program.models.kegiatan import Kegiatan
from terasa.program.rules import Kemajuan
from terasa.umum.penjaga import Penjaga


class RencanaBulan(models.Model):
    """What a kegiatan means to spend and to build in one month of its budget year: one point of the plan curve."""

    penjaga = Penjaga()

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="rencana")
    bulan = models.PositiveSmallIntegerField()
    # Rupiah of that month, and per cent of the whole built in that month; null when that half is not planned.
    keuangan = models.BigIntegerField(null=True, blank=True)
    fisik = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering = ("kegiatan", "bulan")
        constraints = [
            models.UniqueConstraint(fields=["kegiatan", "bulan"], name="rencana_bulan_sekali"),
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="rencana_bulan"),
            models.CheckConstraint(
                condition=(Q(keuangan__isnull=True) | Q(keuangan__gte=0))
                & (Q(fisik__isnull=True) | Q(fisik__gte=0, fisik__lte=100)),
                name="rencana_nilai",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kegiatan_id} {self.bulan}"


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
    sebab = models.TextField(blank=True)
    tindak_lanjut = models.TextField(blank=True)
    # As judged by the threshold in force on that day; a later rule does not rewrite it.
    is_menyimpang = models.BooleanField(default=False)
    is_tertinggal = models.BooleanField(default=False)
    foto = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # What the check against site and day said, in words; where the photo was taken is not kept.
    foto_periksa = models.CharField(max_length=250, blank=True)
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
            self.per_tanggal,
            self.fisik_persen,
            self.keuangan_persen,
            self.masalah,
            self.is_menyimpang,
            self.is_tertinggal,
        )
