"""Pasangan usulan di SIPD, dan kerja yang berjalan di belakang (impor berkas, mencetak surat)."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.akun.models import kode_field
from terasa.dokumen.models import Berkas
from terasa.musrenbang.enums import JenisKerja, StatusKerja
from terasa.umum.penjaga import Penjaga


class CatatanSipd(models.Model):
    """The same usulan in SIPD: its id there, where it stands there, and what each stage wrote there.

    `isi` as `rules.sipd.UsulanSipd.isi`; `baris_asal` the last row read, without personal columns.
    """

    penjaga = Penjaga()

    usulan = models.OneToOneField(
        "musrenbang.Usulan", primary_key=True, on_delete=models.CASCADE, related_name="sipd"
    )
    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    id_sipd = models.CharField(max_length=60)
    isi = models.JSONField(default=dict, blank=True)
    baris_asal = models.JSONField(default=dict, blank=True)
    # When an official typed it in by hand, and which office says so; empty when it came from SIPD.
    diketik_at = models.DateTimeField(null=True, blank=True)
    diketik_oleh = models.CharField(max_length=200, blank=True)
    dibaca_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("tahun", "id_sipd")
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "tahun", "id_sipd"], name="catatan_sipd_sekali"),
            models.CheckConstraint(
                condition=Q(diketik_at__isnull=True) | ~Q(diketik_oleh=""), name="catatan_sipd_ada_pengetik"
            ),
        ]

    def __str__(self) -> str:
        return f"SIPD {self.id_sipd}"


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
