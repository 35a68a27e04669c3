"""Laporan berkala yang diminta dari desa atau perangkat daerah, dan siapa mengirimnya kapan."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import Unit, kode_field
from terasa.pembinaan.enums import StatusLaporan, UntukLaporan
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any


class LaporanBerkala(models.Model):
    """One paper of one period, with the moment by which it is due."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kabupaten = kode_field()
    # How its source knows it; made up when it was asked for here.
    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=250)
    untuk = models.CharField(max_length=18, choices=UntukLaporan.choices)
    jatuh_tempo_at = models.DateTimeField()
    dibuat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    is_peragaan = models.BooleanField(default=False)

    class Meta:
        ordering = ("-jatuh_tempo_at", "nama")
        constraints = [models.UniqueConstraint(fields=["kabupaten", "kode"], name="laporan_berkala_sekali")]

    def __str__(self) -> str:
        return self.nama


class LaporanMasukQuerySet(models.QuerySet["LaporanMasuk"]):
    def visible_to(self, by: Pelaku) -> LaporanMasukQuerySet:
        """Of its own office, and of the places it reads."""
        return self.filter(models.Q(unit_id=by.unit_id or -1) | under_any(by.akar_baca, "kode_wilayah"))


class LaporanMasuk(models.Model):
    """One paper of one office: its state and the moment it came. Without a moment it has not come."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    laporan = models.ForeignKey(LaporanBerkala, on_delete=models.CASCADE, related_name="masuk")
    # The office as its source writes it; `unit` when that office is known here.
    pelapor = models.CharField(max_length=200)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="laporan_berkala"
    )
    kode_wilayah = kode_field()
    status = models.CharField(max_length=10, choices=StatusLaporan.choices, default=StatusLaporan.BELUM)
    dikirim_at = models.DateTimeField(null=True, blank=True)

    objects = LaporanMasukQuerySet.as_manager()

    class Meta:
        ordering = ("pelapor",)
        indexes = [models.Index(fields=["kode_wilayah"], name="laporan_masuk_wilayah")]
        constraints = [models.UniqueConstraint(fields=["laporan", "pelapor"], name="laporan_masuk_sekali")]

    def __str__(self) -> str:
        return f"{self.pelapor} {self.status}"


class CatatanLaporan(models.Model):
    """Why a paper had to be mended."""

    penjaga = Penjaga()

    masuk = models.ForeignKey(LaporanMasuk, on_delete=models.CASCADE, related_name="catatan")
    teks = models.TextField()
    dicatat_at = models.DateTimeField()

    class Meta:
        ordering = ("dicatat_at", "id")
        constraints = [models.UniqueConstraint(fields=["masuk", "teks"], name="catatan_laporan_sekali")]

    def __str__(self) -> str:
        return self.teks[:60]
