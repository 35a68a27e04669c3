"""Gelombang survei manfaat dan butir pertanyaannya."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gelombang(models.TextChoices):
    SERAH_TERIMA = "serah_terima", _("Saat serah terima")
    BULAN_3_6 = "bulan_3_6", _("3–6 bulan sesudahnya")
    BULAN_12 = "bulan_12", _("12 bulan sesudahnya")


class Kelompok(models.TextChoices):
    """Who was asked; the groups are drawn apart, shown apart and never pooled."""

    SASARAN = "sasaran", _("Penerima yang dituju")
    ACAK = "acak", _("Warga sekitar yang diacak")


class Butir(models.TextChoices):
    """Questions Q1 to Q6; the index is built from pakai, berguna and teratasi."""

    TAHU = "tahu", _("Tahu")
    TERJANGKAU = "terjangkau", _("Terjangkau")
    PAKAI = "pakai", _("Memakai")
    BERGUNA = "berguna", _("Berguna")
    TERATASI = "teratasi", _("Masalah teratasi")
    ADIL = "adil", _("Tepat sasaran")
