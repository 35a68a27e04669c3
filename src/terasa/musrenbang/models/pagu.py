"""Pagu kewilayahan: angka tiap tempat, pembagiannya, dan bagian tiap tempat."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from terasa.akun.models import kode_field
from terasa.musrenbang.models.kunci import uuid_berurut
from terasa.umum.penjaga import Penjaga


class DataTempat(models.Model):
    """Published figures of one desa or kelurahan for one budget year, as the formula of the ceilings reads them."""

    penjaga = Penjaga()

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    kode_wilayah = kode_field()
    penduduk = models.PositiveIntegerField(null=True, blank=True)
    penduduk_miskin = models.PositiveIntegerField(null=True, blank=True)
    # Hectares.
    luas = models.PositiveIntegerField(null=True, blank=True)
    # Index of geographic hardship as its source publishes it; larger is harder.
    kesulitan = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    sumber = models.CharField(max_length=200)
    diubah_at = models.DateTimeField()

    class Meta:
        ordering = ("kode_wilayah",)
        constraints = [
            models.UniqueConstraint(fields=["tahun", "kode_wilayah"], name="datatempat_sekali"),
            models.CheckConstraint(
                condition=Q(kesulitan__isnull=True) | Q(kesulitan__gte=0), name="datatempat_kesulitan"
            ),
            models.CheckConstraint(
                condition=Q(penduduk__isnull=True)
                | Q(penduduk_miskin__isnull=True)
                | Q(penduduk_miskin__lte=F("penduduk")),
                name="datatempat_miskin_bagian_penduduk",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode_wilayah} {self.tahun}"


class PaguKewilayahan(models.Model):
    """One division of the regional ceiling: its total, the formula and the figures as they were. The newest of a
    year holds; the earlier ones stay."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid_berurut, editable=False)
    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    total = models.BigIntegerField()
    # {rule code: {isi, dasar, terverifikasi, berlaku_dari}} of the formula and of the groups of bidang.
    aturan = models.JSONField()
    # [[kode, penduduk, penduduk_miskin, luas, kesulitan]] of every desa and kelurahan.
    data = models.JSONField()
    alasan = models.TextField(blank=True)
    oleh = models.CharField(max_length=200)
    ditetapkan_at = models.DateTimeField()

    class Meta:
        ordering = ("-ditetapkan_at", "-id")
        indexes = [
            models.Index(fields=["kabupaten", "tahun", "-ditetapkan_at"], name="pagukewilayahan_terbaru")
        ]
        constraints = [models.CheckConstraint(condition=Q(total__gt=0), name="pagukewilayahan_total_positif")]

    def __str__(self) -> str:
        return f"{self.kabupaten} {self.tahun}"


class PosPagu(models.Model):
    """The ceiling of one place, or of one group of bidang in one kecamatan (`bidang` empty: all of them)."""

    penjaga = Penjaga(audit="", sebab="turunan dari PaguKewilayahan, yang diaudit; dapat dihitung ulang")

    pagu = models.ForeignKey(PaguKewilayahan, on_delete=models.CASCADE, related_name="pos")
    kode_wilayah = kode_field()
    bidang = models.SlugField(max_length=40, blank=True, default="")
    jumlah = models.BigIntegerField()
    # {part of the formula: rupiah it brought, rounded to hundredths as text}; empty for a group of bidang.
    rincian = models.JSONField(default=dict)

    class Meta:
        ordering = ("kode_wilayah", "bidang")
        constraints = [
            models.UniqueConstraint(fields=["pagu", "kode_wilayah", "bidang"], name="pospagu_sekali"),
            models.CheckConstraint(condition=Q(jumlah__gte=0), name="pospagu_tak_negatif"),
        ]

    def __str__(self) -> str:
        return f"{self.kode_wilayah} {self.bidang or 'semua bidang'}"
