"""Sel corong: hitungan satu tempat, satu unit, dan satu tahun; dan tempat yang menunggu dihitung lagi."""

from __future__ import annotations

from django.db import models

from terasa.akun.models import kode_field
from terasa.umum.penjaga import Penjaga


class Sel(models.Model):
    """Counts of one budget year at one place and for one unit; tables of places and units add cells up.

    `kode` is a desa, or the kabupaten for kegiatan that serve several desa. `unit_id` 0: no unit was named yet.
    """

    penjaga = Penjaga(
        audit="", sebab="turunan dari usulan, kegiatan, dan hasil survei, yang diaudit; dapat dihitung ulang"
    )

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    kode = kode_field()
    unit_id = models.BigIntegerField()
    # Usulan except drafts, and the resident voices behind them.
    usulan = models.PositiveIntegerField(default=0)
    suara = models.PositiveIntegerField(default=0)
    # Of those usulan: agreed by a forum, answered by a living kegiatan, all of it built.
    disepakati = models.PositiveIntegerField(default=0)
    dianggarkan = models.PositiveIntegerField(default=0)
    dibangun = models.PositiveIntegerField(default=0)
    # Living kegiatan and their rupiah; built; built and asked about with enough answers to publish.
    kegiatan = models.PositiveIntegerField(default=0)
    pagu = models.BigIntegerField(default=0)
    selesai = models.PositiveIntegerField(default=0)
    pagu_selesai = models.BigIntegerField(default=0)
    diukur = models.PositiveIntegerField(default=0)
    pagu_diukur = models.BigIntegerField(default=0)
    # Random residents who answered the newest published wave of each, and those whose problem is solved.
    jawaban = models.PositiveIntegerField(default=0)
    teratasi = models.PositiveIntegerField(default=0)
    # Sum over kegiatan of the square of its answers: what clustering costs (Kish 1965).
    jawaban_kuadrat = models.BigIntegerField(default=0)
    dihitung_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "tahun", "kode", "unit_id"], name="sel_satu")
        ]

    def __str__(self) -> str:
        return f"{self.tahun} {self.kode} {self.unit_id}"


class Basi(models.Model):
    """A place and year in which something changed since it was counted; written by triggers, taken by the worker."""

    penjaga = Penjaga(audit="", sebab="antrean hitungan, tanpa isi")

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    kode = kode_field()

    def __str__(self) -> str:
        return f"{self.tahun} {self.kode}"


class Banding(models.Model):
    """A place or unit beside the others of its year: its felt share after borrowing from them, and the ranks that it
    may have. Only published rows lend, borrow and are ranked."""

    penjaga = Penjaga(audit="", sebab="turunan dari Sel; dapat dihitung ulang")

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    kelompok = models.CharField(max_length=10)
    kunci = models.CharField(max_length=24)
    # How many were compared.
    tempat = models.PositiveIntegerField()
    # Shares from 0 to 1; `bobot` is the weight of its own answers.
    nilai = models.FloatField()
    bawah = models.FloatField()
    atas = models.FloatField()
    bobot = models.FloatField()
    # Probability to be among the `puncak` highest and lowest; ranks (1 is highest) that hold 95 per cent. Empty
    # where there are too many to rank.
    puncak = models.PositiveSmallIntegerField(null=True, blank=True)
    teratas = models.FloatField(null=True, blank=True)
    terbawah = models.FloatField(null=True, blank=True)
    dari = models.PositiveIntegerField(null=True, blank=True)
    sampai = models.PositiveIntegerField(null=True, blank=True)
    dihitung_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "tahun", "kelompok", "kunci"], name="banding_satu")
        ]

    def __str__(self) -> str:
        return f"{self.tahun} {self.kelompok} {self.kunci}"


class Taksiran(models.Model):
    """What a checked model says of the places of one year, or why it may not be used (`statistik.mrp`).

    `sebab` is empty when the check passed; otherwise `angka` fell short of `batas`.
    """

    penjaga = Penjaga(audit="", sebab="turunan dari Sel dan DataTempat; dapat dihitung ulang")

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    sebab = models.CharField(max_length=12, blank=True, default="")
    angka = models.FloatField(default=0.0)
    batas = models.FloatField(default=0.0)
    # Of the check: desa foretold without their own answers, squared error saved (at most 1), share inside intervals.
    diperiksa = models.PositiveIntegerField(null=True, blank=True)
    hemat = models.FloatField(null=True, blank=True)
    cakupan = models.FloatField(null=True, blank=True)
    # Whom it speaks for: {"kegiatan": …, "desa": …, "jawaban": …, "sumber": […], "sumber_tahun": …, …}.
    kerangka = models.JSONField(default=dict)
    # {kode of a desa or kecamatan: [share, lower end, upper end (0-1), answers that it is worth]}.
    isi = models.JSONField(default=dict)
    dihitung_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "tahun"], name="taksiran_satu"),
            models.CheckConstraint(condition=models.Q(sebab="") | models.Q(isi={}), name="taksiran_lulus"),
        ]

    def __str__(self) -> str:
        return f"{self.tahun} {self.kabupaten}"
