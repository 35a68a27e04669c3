"""Baris usulan dalam rencana desa."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.musrenbang.enums import (
    BidangDesa,
    JenisRencana,
    PolaPelaksanaan,
)
from terasa.umum.penjaga import Penjaga


class RencanaDesa(models.Model):
    """The row of an usulan in the village's own plan (RKP Desa), or in what the village asks of others (DU-RKP Desa).

    Title, place, volume and cost are the usulan's; here stands only what the matrix asks besides.
    """

    penjaga = Penjaga()

    usulan = models.OneToOneField(
        "musrenbang.Usulan", primary_key=True, on_delete=models.CASCADE, related_name="rencana_desa"
    )
    jenis = models.CharField(max_length=10, choices=JenisRencana.choices)
    # A DU-RKP Desa may ask for a later year than the one that is being planned.
    tahun_tujuan = models.PositiveSmallIntegerField()
    nomor = models.CharField(max_length=80, blank=True)
    bidang = models.CharField(max_length=16, choices=BidangDesa.choices, default=BidangDesa.PEMBANGUNAN)
    sasaran = models.CharField(max_length=250, blank=True)
    waktu = models.CharField(max_length=80, blank=True)
    sumber_dana = models.CharField(max_length=80, blank=True)
    pola = models.CharField(max_length=16, choices=PolaPelaksanaan.choices, blank=True)
    # An office or a team, never a person.
    pelaksana = models.CharField(max_length=120, blank=True)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("bidang", "usulan__judul")
        indexes = [models.Index(fields=["jenis", "tahun_tujuan"], name="rencana_desa_tahun")]
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis=JenisRencana.DU_RKPDES) | ~Q(nomor=""), name="rkpdes_bernomor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.tahun_tujuan}"
