"""Jabatan yang berserah terima, keadaan paket, dan siapa yang menyerahkan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class JabatanPaket(models.TextChoices):
    """Posts that hand over; the values are those of `perangkat.JenisJabatan`."""

    BUPATI = "bupati", _("Bupati")
    CAMAT = "camat", _("Camat")
    KADES = "kades", _("Kepala desa")
    KEPALA_UNIT = "kepala_unit", _("Kepala perangkat daerah")


class StatusPaket(models.TextChoices):
    DISIAPKAN = "disiapkan", _("Disiapkan")
    MENUNGGU = "menunggu", _("Menunggu giliran disusun")
    BERJALAN = "berjalan", _("Sedang disusun")
    GAGAL = "gagal", _("Gagal disusun")
    BEKU = "beku", _("Beku")


class Penyerah(models.TextChoices):
    """Who hands over; the sekda does when the outgoing is unable to (Perpres 16/2016 Pasal 13)."""

    PEMEGANG = "pemegang", _("Pejabat yang berakhir")
    SEKDA = "sekda", _("Sekretaris daerah, karena pejabatnya berhalangan")
