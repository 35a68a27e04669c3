"""Pemeriksaan usulan di tiap tingkat, dan lampirannya."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.dokumen.models import Berkas
from terasa.musrenbang.enums import (
    HasilVerifikasi,
    JenisLampiran,
    StatusUsulan,
    TingkatVerifikasi,
)
from terasa.umum.penjaga import Penjaga


class Verifikasi(models.Model):
    """What one tier found when it checked an usulan: its own advice, volume and cost beside the earlier ones."""

    penjaga = Penjaga()

    usulan = models.ForeignKey("musrenbang.Usulan", on_delete=models.CASCADE, related_name="verifikasi")
    tingkat = models.CharField(max_length=16, choices=TingkatVerifikasi.choices)
    hasil = models.CharField(max_length=24, choices=HasilVerifikasi.choices)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    rekomendasi = models.TextField(blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    biaya = models.BigIntegerField(null=True, blank=True)
    catatan = models.TextField(blank=True)
    alasan_kode = models.SlugField(max_length=30, blank=True)
    alasan = models.TextField(blank=True)
    # What the table demands of this tier, by its keys in `rules.syarat`: lokasi, foto, lahan, kamus, …
    kelengkapan = models.JSONField(default=dict, blank=True)
    status_sebelum = models.CharField(max_length=24, choices=StatusUsulan.choices)
    dicabut_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pada", "id")
        indexes = [models.Index(fields=["usulan", "pada"], name="verifikasi_usulan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__gt=0), name="verifikasi_biaya_bukan_nol"
            ),
            models.CheckConstraint(
                condition=Q(hasil=HasilVerifikasi.LAYAK) | ~Q(alasan=""), name="verifikasi_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tingkat}: {self.hasil}"


class Lampiran(models.Model):
    """A photo or paper of an usulan. Shown to everyone only when an officer said so."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    usulan = models.ForeignKey("musrenbang.Usulan", on_delete=models.CASCADE, related_name="lampiran")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=10, choices=JenisLampiran.choices)
    keterangan = models.CharField(max_length=200, blank=True)
    is_publik = models.BooleanField(default=False)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("jenis", "pada")

    def __str__(self) -> str:
        return f"{self.usulan_id}: {self.jenis}"
