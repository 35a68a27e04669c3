"""Jenis dan status rakor, bagian notulen, dan prioritas arahan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class JenisRakor(models.TextChoices):
    BUPATI = "bupati", _("Rakor bupati")
    KECAMATAN = "kecamatan", _("Rakor kecamatan")
    FORKOPIMCAM = "forkopimcam", _("Rapat Forkopimcam")
    LAIN = "lain", _("Rapat koordinasi lain")


class StatusRakor(models.TextChoices):
    DISIAPKAN = "disiapkan", _("Disiapkan")
    DIUNDANG = "diundang", _("Undangan terkirim")
    BERLANGSUNG = "berlangsung", _("Berlangsung")
    SELESAI = "selesai", _("Selesai, notulen terbit")
    BATAL = "batal", _("Dibatalkan")


class BagianNotulen(models.TextChoices):
    """Parts of the minutes in their usual order; `arahan` is its own register, not a text."""

    PEMBUKAAN = "pembukaan", _("Pembukaan")
    LAPORAN = "laporan", _("Laporan")
    PEMBAHASAN = "pembahasan", _("Pembahasan")
    KESIMPULAN = "kesimpulan", _("Kesimpulan")
    PENUTUP = "penutup", _("Penutup")


class Prioritas(models.TextChoices):
    BIASA = "biasa", _("Biasa")
    PENTING = "penting", _("Penting")
    SEGERA = "segera", _("Segera")
