"""Berkas unggahan dan dokumen beku dengan sidik isinya."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import kode_field
from terasa.umum.penjaga import Penjaga, lingkup


class Berkas(models.Model):
    """A stored file. Its bytes live in the database: one backup, one transaction, stateless app nodes."""

    penjaga = lingkup(
        juga_baca="(dirilis AND terasa_publik()) OR pemilik_id::text = terasa_kunci()",
        juga_tambah="(terasa_publik() AND pemilik_id::text = terasa_kunci())",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode_wilayah = kode_field()
    # The object whose private key also opens this file (an aspirasi), if any.
    pemilik_id = models.UUIDField(null=True, blank=True)
    nama = models.CharField(max_length=160)
    tipe = models.CharField(max_length=80)
    ukuran = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    isi = models.BinaryField()
    dirilis = models.BooleanField(default=False)
    dibuat_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["sha256"], name="berkas_sha256")]


class StatusDokumen(models.TextChoices):
    TERBIT = "terbit", "Terbit, menunggu tanda tangan"
    SAH = "sah", "Sah"
    DICABUT = "dicabut", "Dicabut"


class Dokumen(models.Model):
    """A frozen paper: canonical JSON content, its SHA-256, the PDF made from it, the signed scan."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode = models.CharField(max_length=9, unique=True, db_collation="C")
    jenis = models.CharField(max_length=40)
    judul = models.CharField(max_length=250)
    nomor = models.CharField(max_length=80, blank=True)
    kode_wilayah = kode_field()
    tahun = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField(default=1)
    isi = models.JSONField()
    isi_sha256 = models.CharField(max_length=64, db_index=True)
    pdf = models.ForeignKey(Berkas, null=True, on_delete=models.PROTECT, related_name="+")
    pdf_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    ttd = models.ForeignKey(Berkas, null=True, on_delete=models.PROTECT, related_name="+")
    ttd_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    status = models.CharField(max_length=10, choices=StatusDokumen.choices, default=StatusDokumen.TERBIT)
    terbit_at = models.DateTimeField()
    sah_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-terbit_at",)
