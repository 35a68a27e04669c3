"""Kegiatan yang dibiayai, dan usulan yang dijawabnya."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.musrenbang.models import Usulan
from terasa.program.enums import DasarKegiatan, StatusKegiatan
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga


class KegiatanQuerySet(models.QuerySet["Kegiatan"]):
    def visible_to(self, by: Pelaku) -> KegiatanQuerySet:
        """Those an office works on: its own unit's; a kabupaten reader sees its kabupaten."""
        cakupan = Q(pk__in=[])
        if by.unit_id is not None:
            cakupan |= Q(unit_id=by.unit_id)
        for akar in by.akar_baca:
            cakupan |= Q(kabupaten__gte=akar, kabupaten__lt=f"{akar}/")
            cakupan |= Q(cakupan__contains=[akar])
        return self.filter(cakupan)


class Kegiatan(models.Model):
    """The funded activity that residents see; one kegiatan may hold several pekerjaan."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode = models.CharField(max_length=9, unique=True, db_collation="C")
    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="kegiatan")
    nama = models.CharField(max_length=250)
    lokasi = models.CharField(max_length=250, blank=True)
    # The desa it serves; several when one work crosses borders.
    cakupan = ArrayField(kode_field(), default=list)
    nomenklatur_versi = models.CharField(max_length=40)
    nomenklatur_kode = models.CharField(max_length=24, db_collation="C")
    nomenklatur_nama = models.CharField(max_length=400, blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    # Null only for an imported kegiatan whose amount was not believed.
    pagu = models.BigIntegerField(null=True)
    sumber_dana = models.CharField(max_length=80)
    # Why it is done where no usulan asked for it; "" while nobody said.
    dasar = models.CharField(max_length=12, choices=DasarKegiatan.choices, blank=True)
    dasar_keterangan = models.CharField(max_length=250, blank=True)
    status = models.CharField(
        max_length=20, choices=StatusKegiatan.choices, default=StatusKegiatan.DIANGGARKAN
    )
    alasan_batal_kode = models.SlugField(max_length=30, blank=True)
    alasan_batal = models.TextField(blank=True)
    dibatalkan_at = models.DateTimeField(null=True, blank=True)
    dibuat_at = models.DateTimeField()
    is_peragaan = models.BooleanField(default=False)
    # Key by which an import knows it again: year, unit and name; blank when it was made here.
    asal = models.CharField(max_length=500, blank=True)
    usulan = models.ManyToManyField(Usulan, through="KegiatanUsulan", related_name="kegiatan")

    objects = KegiatanQuerySet.as_manager()

    class Meta:
        ordering = ("-tahun", "nama", "pk")
        indexes = [
            models.Index(fields=["kabupaten", "tahun", "status"], name="kegiatan_kab_tahun"),
            models.Index(fields=["-tahun", "nama", "id"], name="kegiatan_urut"),
            GinIndex(fields=["cakupan"], name="kegiatan_cakupan"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(pagu__gt=0) | (Q(pagu__isnull=True) & ~Q(asal="")), name="kegiatan_pagu_positif"
            ),
            models.UniqueConstraint(
                fields=["kabupaten", "asal"], condition=~Q(asal=""), name="kegiatan_asal_sekali"
            ),
            models.CheckConstraint(
                condition=~Q(status="dibatalkan") | ~Q(alasan_batal=""), name="kegiatan_batal_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def kode_wilayah(self) -> str:
        """Its desa, or the kabupaten when it serves several."""
        return self.cakupan[0] if len(self.cakupan) == 1 else self.kabupaten


class KegiatanUsulan(models.Model):
    """Which usulan a kegiatan answers; many to many, so renames and splits keep the thread."""

    penjaga = Penjaga()

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="tautan")
    usulan = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="tautan_kegiatan")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kegiatan", "usulan"], name="tautan_sekali")]

    def __str__(self) -> str:
        return f"{self.kegiatan_id} {self.usulan_id}"
