"""Wilayah, riwayat namanya, batas indikatifnya, dan catatan pemuatan rujukan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from terasa.umum.penjaga import Penjaga
from terasa.wilayah import rules
from terasa.wilayah.enums import JENIS_PER_TINGKAT, Jenis, Tingkat

POLA_KODE = r"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$"


def under(kode: str, kolom: str = "kode") -> Q:
    """Rows whose `kolom` is `kode` or lies under it; uses the index of a column with collation C."""
    rendah, tinggi = rules.subtree_range(kode)
    return Q(**{f"{kolom}__gte": rendah, f"{kolom}__lt": tinggi})


def under_any(akar: Iterable[str], kolom: str = "kode") -> Q:
    """Rows under one of the roots; no roots, no rows."""
    return reduce(or_, (under(kode, kolom) for kode in akar if kode), Q(pk__in=()))


def _jenis_fits_tingkat() -> Q:
    return reduce(or_, (Q(tingkat=t, jenis__in=[j.value for j in js]) for t, js in JENIS_PER_TINGKAT.items()))


class WilayahQuerySet(models.QuerySet["Wilayah"]):
    def under(self, kode: str) -> WilayahQuerySet:
        """The region itself and everything below it."""
        return self.filter(under(kode))

    def under_any(self, akar: Iterable[str]) -> WilayahQuerySet:
        return self.filter(under_any(akar))

    def at(self, tingkat: Tingkat) -> WilayahQuerySet:
        return self.filter(tingkat=tingkat)

    def valid_on(self, hari: date) -> WilayahQuerySet:
        """Not abolished before `hari`. A code may be older than the decree that lists it, so the
        start is not tested."""
        return self.filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=hari))


class Wilayah(models.Model):
    """One region under its present name. Codes are never reused, so the code is the key."""

    penjaga = Penjaga(audit="", sebab="rujukan resmi; tiap pemuatan tercatat pada MuatanWilayah")

    kode = models.CharField(primary_key=True, max_length=13, db_collation="C")
    nama = models.CharField(max_length=120)
    tingkat = models.PositiveSmallIntegerField(choices=Tingkat.choices)
    jenis = models.CharField(max_length=24, choices=Jenis.choices)
    # Children are found by the range of their codes, so this key needs no index of its own.
    induk = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="anak", db_index=False
    )
    berlaku_dari = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    sumber = models.CharField(max_length=200)

    objects = WilayahQuerySet.as_manager()

    class Meta:
        ordering = ["kode"]
        constraints = [
            models.CheckConstraint(name="wilayah_kode_bertitik", condition=Q(kode__regex=POLA_KODE)),
            models.CheckConstraint(name="wilayah_jenis_tingkat", condition=_jenis_fits_tingkat()),
            models.CheckConstraint(
                name="wilayah_induk",
                condition=Q(tingkat=1, induk=None) | Q(tingkat__gt=1, induk__isnull=False),
            ),
            models.CheckConstraint(
                name="wilayah_masa_berlaku",
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_dari")),
            ),
        ]

    def __str__(self) -> str:
        return rules.nama_dengan_jenis(self.jenis, self.nama)

    @property
    def nama_lengkap(self) -> str:
        """`Desa Bamban, Kec. Angkinang`; read `induk` with select_related."""
        if self.tingkat <= Tingkat.KABUPATEN or self.induk is None:
            return str(self)
        return rules.gabung_nama((self.jenis, self.nama), (self.induk.jenis, self.induk.nama))


class WilayahRiwayat(models.Model):
    """A name that a code carried before, with the decree that replaced it."""

    penjaga = Penjaga()

    # Deliberately text: a code that only an older decree knew may be recorded too.
    kode = models.CharField(max_length=13, db_collation="C", db_index=True)
    nama = models.CharField(max_length=120)
    dari = models.DateField()
    sampai = models.DateField()
    dasar = models.CharField(max_length=200)

    class Meta:
        ordering = ["kode", "dari"]
        constraints = [
            models.UniqueConstraint(fields=["kode", "sampai"], name="riwayat_satu_per_hari"),
            models.CheckConstraint(name="riwayat_masa_berlaku", condition=Q(sampai__gte=F("dari"))),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class MuatanWilayah(models.Model):
    """One loading of the shipped register; the latest digest says what the tables hold."""

    penjaga = Penjaga()

    sidik = models.CharField(max_length=64)
    sumber = models.CharField(max_length=200)
    dasar = models.CharField(max_length=200)
    jumlah = models.PositiveIntegerField()
    # The database's own clock: loading is part of setting up, not an act of an office.
    dimuat_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.sumber} ({self.jumlah})"


class Batas(models.Model):
    """The polygon of a region as one source drew it on one day. Indicative, never a legal boundary."""

    # Geometry is bulky and public; the audit keeps who changed which boundary and from which source.
    penjaga = Penjaga(rahasia=("geometri",))

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="batas")
    geometri = models.JSONField()
    sumber = models.CharField(max_length=200)
    berlaku_dari = models.DateField()
    catatan = models.CharField(max_length=200)

    class Meta:
        ordering = ["wilayah", "berlaku_dari"]
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "berlaku_dari"], name="batas_satu_per_hari"),
        ]

    def __str__(self) -> str:
        return f"{self.wilayah_id} ({self.sumber})"
