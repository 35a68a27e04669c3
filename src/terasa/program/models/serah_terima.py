"""Serah terima hasil pekerjaan dan keadaan pemakaiannya."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.program.models.kegiatan import Kegiatan
from terasa.umum.penjaga import Penjaga


class SerahTerima(models.Model):
    """BAST: the asset handed to a named user group with a duty to maintain it."""

    penjaga = Penjaga()

    kegiatan = models.OneToOneField(
        Kegiatan, primary_key=True, on_delete=models.CASCADE, related_name="serah_terima"
    )
    nomor_bast = models.CharField(max_length=80)
    tanggal = models.DateField()
    penerima = models.CharField(max_length=200)
    pemelihara = models.CharField(max_length=200, blank=True)
    catatan = models.TextField(blank=True)
    dicatat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.nomor_bast


class Pemanfaatan(models.Model):
    """How the finished work stands on a day: used, or not and why. History is kept, the newest counts."""

    penjaga = Penjaga()

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="pemanfaatan")
    dimanfaatkan = models.BooleanField()
    alasan = models.TextField(blank=True)
    pada = models.DateField()
    dicatat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("pada", "dicatat_at")
        constraints = [
            models.CheckConstraint(
                condition=Q(dimanfaatkan=True) | ~Q(alasan=""), name="tidak_dimanfaatkan_beralasan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pada} {self.dimanfaatkan}"
