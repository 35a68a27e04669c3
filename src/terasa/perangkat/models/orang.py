"""Pemegang jabatan: namanya umum, biodatanya tidak."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.conf import settings
from django.db import models

from terasa.akun.models import kode_field
from terasa.umum.penjaga import HARI_INI, Penjaga, lingkup


class Orang(models.Model):
    """Somebody who holds or held a public post. The name of an office holder is public; nothing else is here."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kabupaten = kode_field()
    nama = models.CharField(max_length=150)
    gelar_depan = models.CharField(max_length=40, blank=True)
    gelar_belakang = models.CharField(max_length=60, blank=True)
    # The account with which this person signs in, if any.
    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="orang"
    )
    # Key by which an import knows the person again; never a national number.
    asal = models.CharField(max_length=160, blank=True)
    dibuat_at = models.DateTimeField()
    is_peragaan = models.BooleanField(default=False)

    class Meta:
        ordering = ("nama", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "asal"], condition=~models.Q(asal=""), name="orang_asal_sekali"
            )
        ]

    def __str__(self) -> str:
        return self.nama_lengkap

    @property
    def nama_lengkap(self) -> str:
        """With titles, as it stands on a paper."""
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}"


# Posts that keep a personnel file, as `permissions.may_read_biodata` says it for the pages.
PEMBACA_BIODATA = (
    "operator_desa", "kades", "lurah", "camat", "operator_kecamatan", "dinas_pmd", "bagian_pemerintahan",
)  # fmt: skip
# Who reads a place reads not its personnel files: the person must hold such a post over it today.
BACA_BIODATA = (
    "terasa_boleh(kode_wilayah, 'terasa.baca') AND EXISTS (SELECT 1 FROM akun_peran r "
    "WHERE r.pengguna_id = terasa_pelaku() AND r.jenis = ANY (string_to_array({jenis}, ',')) "
    "AND starts_with(perangkat_biodata.kode_wilayah || '.', r.kode_wilayah || '.') "
    "AND r.berlaku_dari <= {hari} AND (r.berlaku_sampai IS NULL OR r.berlaku_sampai >= {hari}))"
)


class Biodata(models.Model):
    """What the personnel file needs and nobody else may read: scoped by the place of the post."""

    penjaga = replace(
        lingkup(), baca=BACA_BIODATA.format(jenis=f"'{','.join(PEMBACA_BIODATA)}'", hari=HARI_INI)
    )

    orang = models.OneToOneField(Orang, primary_key=True, on_delete=models.CASCADE, related_name="biodata")
    kode_wilayah = kode_field()
    tempat_lahir = models.CharField(max_length=80, blank=True)
    tanggal_lahir = models.DateField(null=True, blank=True)
    kelamin = models.CharField(max_length=1, blank=True)
    pendidikan = models.CharField(max_length=80, blank=True)
    # Numbers of an official; the national identity number is never asked nor stored.
    nip = models.CharField(max_length=30, blank=True)
    niapd = models.CharField(max_length=40, blank=True)
    pangkat = models.CharField(max_length=60, blank=True)
    telepon = models.CharField(max_length=30, blank=True)
    diubah_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.orang_id)
