"""Berkas unggahan dan dokumen beku dengan sidik isinya."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import Unit, kode_field
from terasa.dokumen.cetak import Kertas
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


class Potongan(models.Model):
    """A part of a file that is still on its way from a phone; whoever knows the random id of the file sends and
    takes it. Gone once the file is complete and used."""

    penjaga = Penjaga(
        audit="",
        baca="unggahan::text = terasa_kunci()",
        tulis="unggahan::text = terasa_kunci()",
        sebab="sementara; yang tercatat adalah berkas utuhnya",
    )

    unggahan = models.UUIDField()
    # Where in the file these bytes begin.
    dari = models.PositiveIntegerField()
    isi = models.BinaryField()
    # Bytes of the whole file, as the phone announced them.
    utuh = models.PositiveIntegerField()
    dibuat_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unggahan", "dari"], name="potongan_sekali")]

    def __str__(self) -> str:
        return f"{self.unggahan} {self.dari}"


class StatusDokumen(models.TextChoices):
    TERBIT = "terbit", "Terbit, menunggu tanda tangan"
    SAH = "sah", "Sah"
    DICABUT = "dicabut", "Dicabut"


class CaraTtd(models.TextChoices):
    PINDAIAN = "pindaian", "Pindaian bertanda tangan"
    ELEKTRONIK = "elektronik", "Tanda tangan elektronik"


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
    ttd_cara = models.CharField(max_length=10, choices=CaraTtd.choices, blank=True, db_default="")
    # What the provider of electronic signatures calls the request that is on its way.
    ttd_rujukan = models.CharField(max_length=200, blank=True, db_default="")
    status = models.CharField(max_length=10, choices=StatusDokumen.choices, default=StatusDokumen.TERBIT)
    kertas = models.CharField(max_length=4, choices=Kertas.choices, db_default=Kertas.A4, default=Kertas.A4)
    # The paper that this one amends; both stay.
    mengubah = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="adendum"
    )
    terbit_at = models.DateTimeField()
    sah_at = models.DateTimeField(null=True, blank=True)
    # Its content and PDF are read by offices that may see what it is about; the public only sees that it is genuine.
    is_terbatas = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ("-terbit_at",)


class Cetakan(models.Model):
    """The same frozen content on another paper, so that such a copy is recognised as genuine too."""

    penjaga = Penjaga()

    dokumen = models.ForeignKey(Dokumen, on_delete=models.CASCADE, related_name="cetakan")
    kertas = models.CharField(max_length=4, choices=Kertas.choices)
    sha256 = models.CharField(max_length=64, db_index=True)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dokumen", "kertas"], name="cetakan_sekali")]

    def __str__(self) -> str:
        return f"{self.dokumen_id} {self.kertas}"


class KopSurat(models.Model):
    """The letterhead of a unit. `atas` and `alamat` are printed line by line."""

    penjaga = Penjaga()

    unit = models.OneToOneField(Unit, primary_key=True, on_delete=models.CASCADE, related_name="kop_surat")
    atas = models.CharField(max_length=200, blank=True)
    nama = models.CharField(max_length=200)
    alamat = models.TextField(blank=True)
    logo = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kertas = models.CharField(max_length=4, choices=Kertas.choices, default=Kertas.A4)
    diubah_at = models.DateTimeField()
    diubah_oleh = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.nama
