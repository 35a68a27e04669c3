"""Kegiatan dalam anggaran, pekerjaan, realisasi, dan serah terima."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.dokumen.models import Berkas
from terasa.musrenbang.models import Usulan, uuid_berurut
from terasa.program.enums import CaraPekerjaan
from terasa.program.enums import StatusKegiatan as StatusKegiatan
from terasa.program.rules import Kemajuan
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
    pagu = models.BigIntegerField()
    sumber_dana = models.CharField(max_length=80)
    status = models.CharField(
        max_length=20, choices=StatusKegiatan.choices, default=StatusKegiatan.DIANGGARKAN
    )
    alasan_batal_kode = models.SlugField(max_length=30, blank=True)
    alasan_batal = models.TextField(blank=True)
    dibatalkan_at = models.DateTimeField(null=True, blank=True)
    dibuat_at = models.DateTimeField()
    is_peragaan = models.BooleanField(default=False)
    usulan = models.ManyToManyField(Usulan, through="KegiatanUsulan", related_name="kegiatan")

    objects = KegiatanQuerySet.as_manager()

    class Meta:
        ordering = ("-tahun", "nama")
        indexes = [models.Index(fields=["kabupaten", "tahun", "status"], name="kegiatan_kab_tahun")]
        constraints = [
            models.CheckConstraint(condition=Q(pagu__gt=0), name="kegiatan_pagu_positif"),
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


class Pekerjaan(models.Model):
    """A contracted (or self-managed) work inside a kegiatan."""

    penjaga = Penjaga()

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="pekerjaan")
    nama = models.CharField(max_length=250)
    pelaksana = models.CharField(max_length=200, blank=True)
    cara = models.CharField(max_length=40, choices=CaraPekerjaan.choices, default=CaraPekerjaan.KONTRAK)
    nomor_kontrak = models.CharField(max_length=80, blank=True)
    nilai_kontrak = models.BigIntegerField(null=True, blank=True)
    mulai_on = models.DateField(null=True, blank=True)
    selesai_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(nilai_kontrak__isnull=True) | Q(nilai_kontrak__gt=0), name="kontrak_bukan_nol"
            )
        ]

    def __str__(self) -> str:
        return self.nama


class Realisasi(models.Model):
    """A progress report: physical and financial percentages on a day, apart."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid_berurut, editable=False)
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="realisasi")
    # The reporter's own UUID: the same report sent twice is one report.
    kunci_kirim = models.UUIDField(unique=True, default=uuid.uuid4)
    per_tanggal = models.DateField()
    fisik_persen = models.DecimalField(max_digits=5, decimal_places=2)
    keuangan_persen = models.DecimalField(max_digits=5, decimal_places=2)
    masalah = models.TextField(blank=True)
    tindak_lanjut = models.TextField(blank=True)
    # As judged by the threshold in force on that day; a later rule does not rewrite it.
    is_menyimpang = models.BooleanField(default=False)
    foto = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dilaporkan_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("per_tanggal", "dilaporkan_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(fisik_persen__gte=0, fisik_persen__lte=100)
                & Q(keuangan_persen__gte=0, keuangan_persen__lte=100),
                name="realisasi_persen",
            )
        ]

    def __str__(self) -> str:
        return f"{self.per_tanggal} {self.fisik_persen}%"

    def as_kemajuan(self) -> Kemajuan:
        return Kemajuan(
            self.per_tanggal, self.fisik_persen, self.keuangan_persen, self.masalah, self.is_menyimpang
        )


class SerahTerima(models.Model):
    """BAST: the asset handed to a named user group with a duty to maintain it."""

    penjaga = Penjaga()

    kegiatan = models.OneToOneField(
        Kegiatan, primary_key=True, on_delete=models.CASCADE, related_name="serah_terima"
    )
    nomor_bast = models.CharField(max_length=80)
    tanggal = models.DateField()
    penerima = models.CharField(max_length=200)
    pemelihara = models.CharField(max_length=200, blank=True)
    catatan = models.TextField(blank=True)
    dicatat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.nomor_bast


class Pemanfaatan(models.Model):
    """How the finished work stands on a day: used, or not and why. History is kept, the newest counts."""

    penjaga = Penjaga()

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="pemanfaatan")
    dimanfaatkan = models.BooleanField()
    alasan = models.TextField(blank=True)
    pada = models.DateField()
    dicatat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("pada", "dicatat_at")
        constraints = [
            models.CheckConstraint(
                condition=Q(dimanfaatkan=True) | ~Q(alasan=""), name="tidak_dimanfaatkan_beralasan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pada} {self.dimanfaatkan}"
