"""Surat unit sendiri: templat yang disunting unit, nomor urut setahun, dan surat yang sudah terbit."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import Unit
from terasa.dokumen.models import Dokumen
from terasa.layanan.enums import JenisSurat
from terasa.layanan.models.permohonan import Permohonan
from terasa.umum.penjaga import Penjaga


class TemplatSurat(models.Model):
    """How a unit words one kind of paper. The frozen papers keep the words they went out with."""

    penjaga = Penjaga()

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="templat_surat")
    jenis = models.CharField(max_length=14, choices=JenisSurat.choices)
    judul = models.CharField(max_length=120)
    # `{urut}`, `{bulan}` (Roman), `{tahun}`, `{unit}`.
    pola_nomor = models.CharField(max_length=80)
    # `{layanan}`, `{kode}`, `{unit}`, `{tanggal}`, `{keterangan}`.
    isi = models.TextField()
    penandatangan = models.CharField(max_length=160)
    diubah_at = models.DateTimeField()

    class Meta:
        ordering = ("jenis",)
        constraints = [models.UniqueConstraint(fields=["unit", "jenis"], name="templat_satu_per_jenis")]

    def __str__(self) -> str:
        return self.judul


class UrutSurat(models.Model):
    """The last number of one kind of paper in one year; locked while the next is taken."""

    penjaga = Penjaga(audit="", sebab="penghitung; suratnya sendiri diaudit")

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    jenis = models.CharField(max_length=14, choices=JenisSurat.choices)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "jenis", "tahun"], name="urut_surat_unik")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.jenis} {self.tahun}: {self.terakhir}"


class Surat(models.Model):
    """A paper that went out for a request. The name stands on the printed copy only, never in the public document."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="surat")
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="surat")
    jenis = models.CharField(max_length=14, choices=JenisSurat.choices)
    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField()
    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-tahun", "-urut")
        constraints = [
            models.UniqueConstraint(fields=["unit", "jenis", "tahun", "urut"], name="surat_nomor_unik"),
            models.UniqueConstraint(fields=["permohonan", "jenis"], name="surat_satu_per_jenis"),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.urut}/{self.tahun}"
