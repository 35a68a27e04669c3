"""Rumpun dan tingkat nomenklatur."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rumpun(models.TextChoices):
    """Which family of codes a version belongs to; the shape of its codes follows from it."""

    URUSAN = "urusan", _("Urusan pemerintahan daerah")
    APBDES = "apbdes", _("Anggaran desa (APBDes)")
    SUMBER_DANA = "sumber_dana", _("Sumber dana daerah")
    SUMBER_DANA_DESA = "sumber_dana_desa", _("Sumber dana desa")


class Tingkat(models.TextChoices):
    URUSAN = "urusan", _("Urusan")
    BIDANG = "bidang", _("Bidang")
    SUB_BIDANG = "sub_bidang", _("Sub bidang")
    PROGRAM = "program", _("Program")
    KEGIATAN = "kegiatan", _("Kegiatan")
    SUB_KEGIATAN = "sub_kegiatan", _("Sub kegiatan")
    SUMBER_DANA = "sumber_dana", _("Sumber dana")


class Asal(models.TextChoices):
    PAKET = "paket", _("Cuplikan bawaan")
    IMPOR = "impor", _("Impor berkas resmi")
