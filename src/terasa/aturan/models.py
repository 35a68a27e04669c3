"""Aturan bertanggal per kabupaten, hari libur, dan tenggat yang sedang berjalan."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from terasa.akun.models import kode_field
from terasa.umum.penjaga import Penjaga


class Aturan(models.Model):
    """One dated rule. A change closes the old row and opens a new one; history is never overwritten."""

    penjaga = Penjaga()

    # Empty means: holds for every kabupaten that has no row of its own.
    kabupaten = kode_field(blank=True, default="")
    kode = models.SlugField(max_length=80)
    jenis = models.CharField(max_length=20)
    nama = models.CharField(max_length=250)
    isi = models.JSONField(default=dict)
    berlaku_dari = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    dasar = models.TextField()
    terverifikasi = models.BooleanField(default=False)
    catatan = models.TextField(blank=True)
    sumber = models.CharField(max_length=20, default="bawaan")
    diubah_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("jenis", "kode", "-berlaku_dari")
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "kode", "berlaku_dari"], name="aturan_satu_per_hari"
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_dari")),
                name="aturan_tanggal_urut",
            ),
        ]


class HariLibur(models.Model):
    """National holiday or cuti bersama; `kabupaten` empty for the whole country."""

    penjaga = Penjaga()

    kabupaten = kode_field(blank=True, default="")
    tanggal = models.DateField()
    nama = models.CharField(max_length=160)
    jenis = models.CharField(max_length=20)
    dasar = models.CharField(max_length=250)

    class Meta:
        ordering = ("tanggal",)
        constraints = [models.UniqueConstraint(fields=["kabupaten", "tanggal"], name="libur_satu_per_hari")]


class Tenggat(models.Model):
    """A running clock on some object: due day, extensions with reasons, and how it ended."""

    penjaga = Penjaga()

    kabupaten = kode_field()
    kode_wilayah = kode_field()
    aturan_kode = models.SlugField(max_length=80)
    objek_jenis = models.CharField(max_length=30)
    objek_id = models.CharField(max_length=40)
    judul = models.CharField(max_length=250)
    mulai_on = models.DateField()
    jatuh_tempo_on = models.DateField()
    # The rule as it stood when the clock started: text, amount, unit, source.
    rincian = models.JSONField(default=dict)
    perpanjangan = models.JSONField(default=list)
    selesai_at = models.DateTimeField(null=True, blank=True)
    keadaan = models.CharField(max_length=24, default="berjalan")

    class Meta:
        ordering = ("jatuh_tempo_on", "id")
        indexes = [models.Index(fields=["objek_jenis", "objek_id"], name="tenggat_objek")]
        constraints = [
            models.UniqueConstraint(
                fields=["aturan_kode", "objek_jenis", "objek_id"],
                condition=Q(selesai_at__isnull=True),
                name="tenggat_satu_berjalan",
            )
        ]
