"""Keadaan aspirasi, jenis peristiwa, dan siapa yang berbicara."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAF = "draf", _("Draf")
    DIAJUKAN = "diajukan", _("Diajukan")
    DITANYA = "ditanya", _("Ditanya balik")
    DIJAWAB = "dijawab", _("Dijawab")
    DIGABUNG = "digabung", _("Menjadi usulan")
    DIALIHKAN = "dialihkan", _("Dialihkan")
    DISEMBUNYIKAN = "disembunyikan", _("Disembunyikan")
    DITARIK = "ditarik", _("Ditarik pengusul")


class Kelompok(models.TextChoices):
    """Speaking for whom; chosen by the resident, optional."""

    SENDIRI = "sendiri", _("Diri sendiri")
    RT = "rt", _("Warga RT/RW atau dusun")
    PEREMPUAN = "perempuan", _("Kelompok perempuan")
    TANI = "tani", _("Kelompok tani")
    NELAYAN = "nelayan", _("Kelompok nelayan")
    DISABILITAS = "disabilitas", _("Penyandang disabilitas")
    ANAK = "anak", _("Anak dan remaja")
    LANSIA = "lansia", _("Lansia")
    MISKIN = "miskin", _("Keluarga kurang mampu")
    LAIN = "lain", _("Lainnya")


class Sumber(models.TextChoices):
    WEB = "web", _("Formulir warga")
    OPERATOR = "operator", _("Dicatat operator")
    PERAGAAN = "peragaan", _("Data peragaan")


class Arah(models.TextChoices):
    DARI_WARGA = "dari_warga", _("Dari warga")
    KE_WARGA = "ke_warga", _("Kepada warga")
