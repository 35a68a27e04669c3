"""Kalender yang ditetapkan satu kabupaten untuk satu tahun anggaran, perpanjangannya, dan penutupan tiap tahap."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.akun.models import kode_field
from terasa.umum.penjaga import Penjaga


class Kalender(models.Model):
    """Switched on by Bappeda: from then on an act outside its stage is refused."""

    penjaga = Penjaga()

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    dasar = models.TextField()
    ditetapkan_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kabupaten", "tahun"], name="kalender_sekali")]

    def __str__(self) -> str:
        return f"{self.kabupaten} {self.tahun}"


class TahapKalender(models.Model):
    """One stage with its days. A change closes the old row and opens a new one; history is never overwritten."""

    penjaga = Penjaga()

    kalender = models.ForeignKey(Kalender, on_delete=models.CASCADE, related_name="tahap")
    kode = models.CharField(max_length=4, db_collation="C")
    urutan = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=250)
    # None: nothing says when it may begin, so only its end binds.
    mulai_on = models.DateField(null=True, blank=True)
    selesai_on = models.DateField()
    # The stage as the rule said it: tingkat, untuk, penyelenggara, membuka, dokumen, berikut, selesai, menunggu,
    # perpanjang.
    isi = models.JSONField(default=dict)
    dasar = models.TextField(blank=True)
    alasan = models.TextField(blank=True)
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()
    diganti_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("urutan", "-pada")
        constraints = [
            models.UniqueConstraint(
                fields=["kalender", "kode"], condition=Q(diganti_at__isnull=True), name="tahap_satu_berlaku"
            ),
            models.CheckConstraint(
                condition=Q(mulai_on__isnull=True) | Q(selesai_on__gte=models.F("mulai_on")),
                name="tahap_tanggal_urut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class PerpanjanganTahap(models.Model):
    """More days for one place, given openly and with a reason."""

    penjaga = Penjaga()

    kalender = models.ForeignKey(Kalender, on_delete=models.CASCADE, related_name="perpanjangan")
    kode = models.CharField(max_length=4, db_collation="C")
    kode_wilayah = kode_field()
    sampai_on = models.DateField()
    alasan = models.TextField()
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("pada", "id")
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="perpanjangan_beralasan")]

    def __str__(self) -> str:
        return f"{self.kode} {self.kode_wilayah} {self.sampai_on}"


class PenutupanTahap(models.Model):
    """A stage that one place has closed: it and everything below it are locked until it is opened again."""

    penjaga = Penjaga()

    kalender = models.ForeignKey(Kalender, on_delete=models.CASCADE, related_name="penutupan")
    kode = models.CharField(max_length=4, db_collation="C")
    kode_wilayah = kode_field()
    ditutup_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    # Places below that had not finished, and why it was closed all the same; both are public.
    belum = models.JSONField(default=list)
    alasan = models.TextField(blank=True)
    dibuka_at = models.DateTimeField(null=True, blank=True)
    dibuka_oleh = models.CharField(max_length=200, blank=True)
    dibuka_alasan = models.TextField(blank=True)

    class Meta:
        ordering = ("ditutup_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["kalender", "kode", "kode_wilayah"],
                condition=Q(dibuka_at__isnull=True),
                name="penutupan_sekali",
            ),
            models.CheckConstraint(condition=Q(belum=[]) | ~Q(alasan=""), name="penutupan_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.kode_wilayah}"
