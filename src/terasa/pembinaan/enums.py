"""Jenis pembina, tujuan dan keadaan kunjungan, jawaban daftar periksa, temuan, dan laporan berkala."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class JenisPembina(models.TextChoices):
    """Who coaches. The values are those of the posts, so that a post can be compared with them."""

    DINAS_PMD = "dinas_pmd", _("Dinas PMD")
    BAGIAN_PEMERINTAHAN = "bagian_pemerintahan", _("Bagian Pemerintahan")
    CAMAT = "camat", _("Kecamatan")
    PENDAMPING = "pendamping", _("Pendamping desa")


class Tujuan(models.TextChoices):
    RUTIN = "rutin", _("Rutin")
    TEMATIK = "tematik", _("Tematik")
    KHUSUS = "khusus", _("Khusus")


class StatusKunjungan(models.TextChoices):
    DIRENCANAKAN = "direncanakan", _("Direncanakan")
    DICATAT = "dicatat", _("Sedang dicatat")
    DISAMPAIKAN = "disampaikan", _("Disampaikan, menunggu tanda terima")
    SELESAI = "selesai", _("Diterima kedua pihak")
    DIBATALKAN = "dibatalkan", _("Dibatalkan")


class Jawab(models.TextChoices):
    ADA = "ada", _("Ada")
    SEBAGIAN = "sebagian", _("Sebagian")
    TIDAK = "tidak", _("Tidak ada")
    TIDAK_BERLAKU = "tidak_berlaku", _("Tidak berlaku di sini")


class JenisTemuan(models.TextChoices):
    ADMINISTRASI = "administrasi", _("Administrasi")
    KEUANGAN = "keuangan", _("Keuangan")
    PELAYANAN = "pelayanan", _("Pelayanan")
    PERENCANAAN = "perencanaan", _("Perencanaan")
    NETRALITAS = "netralitas", _("Netralitas")


class Tingkat(models.TextChoices):
    RINGAN = "ringan", _("Ringan")
    SEDANG = "sedang", _("Sedang")
    BERAT = "berat", _("Berat")


class JenisLampiran(models.TextChoices):
    FOTO = "foto", _("Foto")
    BUKTI = "bukti", _("Bukti")
    PINDAIAN = "pindaian", _("Pindaian bertanda tangan")


class StatusLaporan(models.TextChoices):
    """State of one paper of one office, as the office that collects it says."""

    BELUM = "belum", _("Belum lapor")
    TERKIRIM = "terkirim", _("Sudah lapor")
    DIPERIKSA = "diperiksa", _("Sedang diperiksa")
    PERBAIKI = "perbaiki", _("Diminta perbaiki")
    DIREVISI = "direvisi", _("Direvisi")
    DITERIMA = "diterima", _("Diterima")


class UntukLaporan(models.TextChoices):
    DESA = "desa", _("Desa")
    PERANGKAT_DAERAH = "perangkat_daerah", _("Perangkat daerah")
