"""Katalog: layanan sebuah unit, dan standarnya dari versi ke versi."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from terasa.akun.models import Unit, kode_field
from terasa.layanan.enums import JenisLayanan
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.rules import leluhur


class LayananQuerySet(models.QuerySet["Layanan"]):
    def visible_to(self, by: Pelaku) -> LayananQuerySet:
        """What is offered, and of the own unit also what no longer is."""
        return self.offered() | self.filter(unit_id=by.unit_id or 0)

    def offered(self) -> LayananQuerySet:
        """What people may ask for now."""
        return self.filter(dihentikan_on__isnull=True)

    def stopped(self) -> LayananQuerySet:
        """What was offered once: everybody may read why it no longer is."""
        return self.filter(dihentikan_on__isnull=False)

    def serving(self, di: str) -> LayananQuerySet:
        """What serves who lives there: of the place itself and of all above it."""
        return self.filter(kode_wilayah__in=leluhur(di))


class Layanan(models.Model):
    """One service of a unit, with what people call it. Public."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode = models.CharField(max_length=9, unique=True, db_collation="C")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="layanan")
    kode_wilayah = kode_field()
    jenis = models.CharField(max_length=12, choices=JenisLayanan.choices, default=JenisLayanan.LAYANAN)
    nama = models.CharField(max_length=160)
    # What a person gets from it, in one sentence.
    ringkas = models.CharField(max_length=250)
    # What people say when they need it: "bantuan anak sekolah".
    kata_kunci = models.CharField(max_length=500, blank=True)
    # Where it is done when not here, such as the letters of OpenSID.
    tautan = models.URLField(max_length=200, blank=True)
    dihentikan_on = models.DateField(null=True, blank=True)
    # Why it is no longer offered and where to go now; posters on walls still point here.
    alasan_henti = models.CharField(max_length=500, blank=True, default="", db_default="")
    ganti_henti = models.CharField(max_length=250, blank=True, default="", db_default="")
    is_peragaan = models.BooleanField(default=False)

    objects = LayananQuerySet.as_manager()

    class Meta:
        ordering = ("nama", "kode")
        indexes = [models.Index(fields=["kode_wilayah"], name="layanan_wilayah")]
        constraints = [models.UniqueConstraint(fields=["unit", "nama"], name="layanan_nama_per_unit")]

    def __str__(self) -> str:
        return self.nama

    @property
    def alamat(self) -> str:
        """The public page, as search rows and the poster point to it."""
        return f"/layanan/{self.kode}/"


class StandarLayanan(models.Model):
    """One version of the service standard with its maklumat. A change makes the next version."""

    penjaga = Penjaga()

    layanan = models.ForeignKey(Layanan, on_delete=models.CASCADE, related_name="standar")
    versi = models.PositiveSmallIntegerField()
    berlaku_dari = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    # What a person has to bring, one by one; what is missing is chosen from these.
    persyaratan = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    # Promised working days from complete papers.
    hari_kerja = models.PositiveSmallIntegerField()
    # Whole rupiah.
    biaya = models.PositiveBigIntegerField(default=0)
    # The other components by the codes of the rule `komponen-standar-layanan`.
    komponen = models.JSONField(default=dict)
    maklumat = models.TextField(blank=True)
    dasar = models.CharField(max_length=250)
    oleh = models.CharField(max_length=200)
    dibuat_at = models.DateTimeField()

    class Meta:
        ordering = ("-versi",)
        constraints = [
            models.UniqueConstraint(fields=["layanan", "versi"], name="standar_versi_unik"),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=F("berlaku_dari")),
                name="standar_tanggal_urut",
            ),
            models.CheckConstraint(condition=Q(hari_kerja__range=(1, 365)), name="standar_hari_wajar"),
        ]

    def __str__(self) -> str:
        return f"{self.layanan_id} v{self.versi}"

    def is_berlaku(self, pada: date) -> bool:
        """In force on that day; both ends count."""
        return self.berlaku_dari <= pada and (self.berlaku_sampai is None or pada <= self.berlaku_sampai)
