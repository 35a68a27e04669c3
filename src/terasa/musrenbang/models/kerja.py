"""Kerja yang berjalan di belakang: impor berkas, mencetak surat."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import kode_field
from terasa.dokumen.models import Berkas
from terasa.musrenbang.enums import (
    JenisKerja,
    StatusKerja,
)
from terasa.umum.penjaga import Penjaga


class KerjaLatar(models.Model):
    """A job that the worker does while the person sees how far it is: an import, a large print."""

    penjaga = Penjaga(rahasia=("laporan",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jenis = models.CharField(max_length=20, choices=JenisKerja.choices)
    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=StatusKerja.choices, default=StatusKerja.DISIAPKAN)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    # What the job was told: the columns of a file, the desa of a letter.
    masukan = models.JSONField(default=dict, blank=True)
    # An upload may hold names and numbers of persons: it is deleted when the job is done.
    berkas = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hasil = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    laporan = models.JSONField(null=True, blank=True)
    galat = models.TextField(blank=True)
    oleh = models.CharField(max_length=200)
    dibuat_at = models.DateTimeField()
    diubah_at = models.DateTimeField()
    selesai_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-dibuat_at",)
        indexes = [models.Index(fields=["kabupaten", "jenis", "-dibuat_at"], name="kerja_latar_kabupaten")]

    def __str__(self) -> str:
        return f"{self.jenis} {self.kabupaten} {self.status}"
