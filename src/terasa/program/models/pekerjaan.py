"""Pekerjaan di dalam sebuah kegiatan."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.program.enums import CaraPekerjaan
from terasa.program.models.kegiatan import Kegiatan
from terasa.umum.penjaga import Penjaga


class Pekerjaan(models.Model):
    """A contracted (or self-managed) work inside a kegiatan."""

    penjaga = Penjaga()

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="pekerjaan")
    nama = models.CharField(max_length=250)
    pelaksana = models.CharField(max_length=200, blank=True)
    cara = models.CharField(max_length=40, choices=CaraPekerjaan.choices, default=CaraPekerjaan.KONTRAK)
    nomor_kontrak = models.CharField(max_length=80, blank=True)
    nilai_kontrak = models.BigIntegerField(null=True, blank=True)
    mulai_on = models.DateField(null=True, blank=True)
    selesai_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(nilai_kontrak__isnull=True) | Q(nilai_kontrak__gt=0), name="kontrak_bukan_nol"
            )
        ]

    def __str__(self) -> str:
        return self.nama
