"""Temuan, kesepakatan, dan lampiran sebuah kunjungan. Semuanya terbatas menurut barisnya."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.akun.models import kode_field
from terasa.pembinaan.enums import JenisLampiran, JenisTemuan, Tingkat
from terasa.pembinaan.models.kunjungan import Kunjungan
from terasa.pembinaan.models.penjaga import with_finding, with_referral
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum.pelaku import Pelaku


class TemuanQuerySet(models.QuerySet["Temuan"]):
    def visible_to(self, by: Pelaku) -> TemuanQuerySet:
        """Findings of the visits that this office sees; the database hides drafts and what was referred."""
        return self.filter(kunjungan__in=Kunjungan.objects.visible_to(by).values("pk"))

    def terbuka(self) -> TemuanQuerySet:
        return self.filter(selesai_at__isnull=True)


class Temuan(models.Model):
    """What was found, with the rule it is measured by. It says what is missing, never who is guilty."""

    penjaga = with_referral("pembinaan_temuan")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kunjungan = models.ForeignKey(Kunjungan, on_delete=models.CASCADE, related_name="temuan")
    kode_wilayah = kode_field()
    jenis = models.CharField(max_length=14, choices=JenisTemuan.choices)
    tingkat = models.CharField(max_length=8, choices=Tingkat.choices)
    uraian = models.TextField()
    # The article that asks for it, as the visitor cites it.
    dasar = models.CharField(max_length=200, blank=True)
    # A suspected crime: for the Inspektorat (APIP) alone.
    is_dirujuk = models.BooleanField(default=False)
    dicatat_at = models.DateTimeField()
    selesai_at = models.DateTimeField(null=True, blank=True)
    selesai_catatan = models.TextField(blank=True)

    objects = TemuanQuerySet.as_manager()

    class Meta:
        ordering = ("dicatat_at", "id")
        indexes = [models.Index(fields=["kode_wilayah", "selesai_at"], name="temuan_wilayah")]
        constraints = [
            models.CheckConstraint(condition=~Q(uraian=""), name="temuan_berisi"),
            models.CheckConstraint(
                condition=Q(selesai_at__isnull=True) | ~Q(selesai_catatan=""),
                name="temuan_selesai_bercatatan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode_wilayah} {self.jenis}"


class Kesepakatan(models.Model):
    """What was agreed to be done by a day; a task of the place once the visit was shared."""

    penjaga = with_finding("pembinaan_kesepakatan")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kunjungan = models.ForeignKey(Kunjungan, on_delete=models.CASCADE, related_name="kesepakatan")
    temuan = models.ForeignKey(
        Temuan, null=True, blank=True, on_delete=models.CASCADE, related_name="kesepakatan"
    )
    teks = models.TextField()
    bukti_diminta = models.CharField(max_length=250, blank=True)
    jatuh_tempo_on = models.DateField()
    tindak_lanjut = models.OneToOneField(
        TindakLanjut, null=True, blank=True, on_delete=models.PROTECT, related_name="kesepakatan"
    )
    dicatat_at = models.DateTimeField()

    class Meta:
        ordering = ("jatuh_tempo_on", "dicatat_at")
        constraints = [models.CheckConstraint(condition=~Q(teks=""), name="kesepakatan_berisi")]

    def __str__(self) -> str:
        return f"{self.kunjungan_id} {self.jatuh_tempo_on}"


class LampiranKunjungan(models.Model):
    """A file of a visit. Its bytes lie here and not among the other files, which territory opens."""

    penjaga = with_finding("pembinaan_lampirankunjungan")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kunjungan = models.ForeignKey(Kunjungan, on_delete=models.CASCADE, related_name="lampiran")
    temuan = models.ForeignKey(
        Temuan, null=True, blank=True, on_delete=models.CASCADE, related_name="lampiran"
    )
    # The item of the checklist that it belongs to, if any.
    butir = models.CharField(max_length=40, blank=True)
    jenis = models.CharField(max_length=10, choices=JenisLampiran.choices)
    nama = models.CharField(max_length=160)
    tipe = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    isi = models.BinaryField()
    dicatat_at = models.DateTimeField()

    class Meta:
        ordering = ("dicatat_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["kunjungan", "sha256", "temuan", "butir"],
                nulls_distinct=False,
                name="lampiran_kunjungan_sekali",
            )
        ]

    def __str__(self) -> str:
        return self.nama
