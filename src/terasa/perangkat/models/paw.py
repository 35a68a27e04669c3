"""Satu pergantian antar waktu kepala desa: langkah yang sudah ditempuh, berkasnya, dan calonnya."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.akun.models import kode_field
from terasa.dokumen.models import Berkas, Dokumen
from terasa.perangkat.enums import JalurPaw, StatusPaw
from terasa.perangkat.models.masa import MasaJabatan
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga, lingkup
from terasa.wilayah.models import under_any


class ProsesPawQuerySet(models.QuerySet["ProsesPaw"]):
    def visible_to(self, by: Pelaku) -> ProsesPawQuerySet:
        """Those of the places that an office reads."""
        return self.filter(under_any(by.akar_baca, "kode_desa"))


class ProsesPaw(models.Model):
    """What follows when a village head leaves before the end of the term."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode_desa = kode_field()
    masa_lama = models.OneToOneField(MasaJabatan, on_delete=models.PROTECT, related_name="proses_paw")
    penjabat = models.ForeignKey(
        MasaJabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    masa_baru = models.OneToOneField(
        MasaJabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="asal_paw"
    )
    jalur = models.CharField(max_length=10, choices=JalurPaw.choices)
    status = models.CharField(max_length=10, choices=StatusPaw.choices, default=StatusPaw.BERJALAN)
    # First day without the old head, and the planned end that a successor serves up to.
    kosong_on = models.DateField()
    sisa_sampai_on = models.DateField()
    # By what more than three qualified candidates were ranked in the extra selection.
    kriteria_seleksi = models.TextField(blank=True, db_default="")
    alasan_batal = models.TextField(blank=True)
    dibuat_at = models.DateTimeField()
    is_peragaan = models.BooleanField(default=False)

    objects = ProsesPawQuerySet.as_manager()

    class Meta:
        ordering = ("-kosong_on", "kode_desa")
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusPaw.BATAL) | ~Q(alasan_batal=""), name="paw_batal_beralasan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kode_desa} {self.kosong_on}"


class LangkahPaw(models.Model):
    """A step that was taken, on its day, with its number and file."""

    penjaga = Penjaga()

    proses = models.ForeignKey(ProsesPaw, on_delete=models.CASCADE, related_name="langkah")
    # One of rules.paw.LANGKAH.
    kode = models.CharField(max_length=24)
    tanggal = models.DateField()
    nomor = models.CharField(max_length=120, blank=True)
    berkas = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # A frozen berita acara of this program, in the place of a scan.
    dokumen = models.ForeignKey(Dokumen, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    catatan = models.TextField(blank=True)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("proses_id", "pada", "id")
        constraints = [models.UniqueConstraint(fields=["proses", "kode"], name="langkah_paw_sekali")]

    def __str__(self) -> str:
        return f"{self.proses_id} {self.kode}"


class KoreksiLangkahPaw(models.Model):
    """A step that was written wrongly: what stood there before, what stands there now, and why."""

    penjaga = Penjaga()

    langkah = models.ForeignKey(LangkahPaw, on_delete=models.CASCADE, related_name="koreksi")
    # {"tanggal", "nomor", "catatan", "berkas", "dokumen"}; days in ISO form, files by id.
    semula = models.JSONField()
    menjadi = models.JSONField()
    alasan = models.TextField()
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("pada", "id")

    def __str__(self) -> str:
        return f"{self.langkah_id} {self.pada}"


class CalonPaw(models.Model):
    """A candidate; names are for the offices of the place until the oath makes one public."""

    penjaga = lingkup()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proses = models.ForeignKey(ProsesPaw, on_delete=models.CASCADE, related_name="calon")
    kode_wilayah = kode_field()
    nama = models.CharField(max_length=150)
    memenuhi_syarat = models.BooleanField(null=True)
    # Mark of the extra selection.
    nilai_seleksi = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    # Taken further by the extra selection when more than three qualified.
    ditetapkan = models.BooleanField(default=False)
    suara = models.PositiveIntegerField(null=True, blank=True)
    terpilih = models.BooleanField(default=False)

    class Meta:
        ordering = ("proses_id", "nama")
        constraints = [
            models.UniqueConstraint(
                fields=["proses"], condition=Q(terpilih=True), name="calon_paw_satu_terpilih"
            )
        ]

    def __str__(self) -> str:
        return self.nama
