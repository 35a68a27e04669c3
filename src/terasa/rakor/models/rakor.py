"""Seri rakor, satu rapat, yang diundang, dan notulen yang ditulis berdua."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.dokumen.models import Dokumen
from terasa.pertemuan.models import Pertemuan
from terasa.rakor.enums import BagianNotulen, JenisRakor, StatusRakor
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any


class SeriRakor(models.Model):
    """A row of meetings of one host: each opens with what the one before left open."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama = models.CharField(max_length=160)
    jenis = models.CharField(max_length=12, choices=JenisRakor.choices)
    tuan_rumah = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="seri_rakor")
    kode_wilayah = kode_field()
    # Said to people, such as "setiap bulan, minggu pertama"; nothing is scheduled by itself.
    kala = models.CharField(max_length=120, blank=True)
    is_aktif = models.BooleanField(default=True)
    dibuat_at = models.DateTimeField()

    class Meta:
        ordering = ("nama", "id")
        constraints = [models.UniqueConstraint(fields=["tuan_rumah", "nama"], name="seri_rakor_sekali")]

    def __str__(self) -> str:
        return self.nama


class RakorQuerySet(models.QuerySet["Rakor"]):
    def visible_to(self, by: Pelaku) -> RakorQuerySet:
        """Of one's own office, to which it was invited, and of the places it reads."""
        unit = by.unit_id or -1
        diundang = UndanganRakor.objects.filter(rakor=models.OuterRef("pk"), unit_id=unit)
        return self.filter(
            Q(tuan_rumah_id=unit) | models.Exists(diundang) | under_any(by.akar_baca, "kode_wilayah")
        )


class Rakor(models.Model):
    """One meeting. Its attendance is the list of its `pertemuan`; place, hour and agenda stand there too."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seri = models.ForeignKey(SeriRakor, null=True, blank=True, on_delete=models.PROTECT, related_name="rakor")
    jenis = models.CharField(max_length=12, choices=JenisRakor.choices)
    judul = models.CharField(max_length=200)
    tuan_rumah = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rakor")
    kode_wilayah = kode_field()
    tanggal = models.DateField()
    pertemuan = models.OneToOneField(Pertemuan, on_delete=models.PROTECT, related_name="rakor")
    # Whose word counts as arahan here: the office that chairs.
    pimpinan = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rakor_dipimpin")
    pimpinan_label = models.CharField(max_length=160)
    status = models.CharField(max_length=12, choices=StatusRakor.choices, default=StatusRakor.DISIAPKAN)
    nomor_undangan = models.CharField(max_length=80, blank=True)
    undangan = models.ForeignKey(Dokumen, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    notulen = models.ForeignKey(Dokumen, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dibuka_at = models.DateTimeField(null=True, blank=True)
    ditutup_at = models.DateTimeField(null=True, blank=True)
    alasan_batal = models.TextField(blank=True)
    dibuat_at = models.DateTimeField()
    dibuat_oleh = models.CharField(max_length=200)
    is_peragaan = models.BooleanField(default=False)

    objects = RakorQuerySet.as_manager()

    class Meta:
        ordering = ("-tanggal", "-dibuat_at")
        indexes = [models.Index(fields=["kode_wilayah", "tanggal"], name="rakor_wilayah_tanggal")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusRakor.BATAL) | ~Q(alasan_batal=""), name="rakor_batal_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class UndanganRakor(models.Model):
    """An office that is invited: when it said that it knows, and whom it sends."""

    penjaga = Penjaga()

    rakor = models.ForeignKey(Rakor, on_delete=models.CASCADE, related_name="diundang")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="undangan_rakor")
    diterima_at = models.DateTimeField(null=True, blank=True)
    diterima_oleh = models.CharField(max_length=200, blank=True)
    # "hadir", "diwakili" or "berhalangan" with a sentence; "" while not said.
    jawaban = models.CharField(max_length=12, blank=True)
    keterangan = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("unit__nama",)
        constraints = [models.UniqueConstraint(fields=["rakor", "unit"], name="undangan_rakor_sekali")]

    def __str__(self) -> str:
        return f"{self.rakor_id} {self.unit_id}"


class CatatanNotulen(models.Model):
    """One part of the minutes; `versi` counts its savings, so that two writers do not lose a word."""

    penjaga = Penjaga()

    rakor = models.ForeignKey(Rakor, on_delete=models.CASCADE, related_name="catatan")
    bagian = models.CharField(max_length=12, choices=BagianNotulen.choices)
    # Which item of the agenda a `pembahasan` is about; 0 for the other parts.
    butir = models.PositiveSmallIntegerField(default=0)
    teks = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_at = models.DateTimeField()
    diubah_oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("rakor_id", "bagian", "butir")
        constraints = [
            models.UniqueConstraint(fields=["rakor", "bagian", "butir"], name="catatan_notulen_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.rakor_id} {self.bagian}"
