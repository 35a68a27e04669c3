"""Keadaan survei, hasil tiap kunjungan, dan jawaban yang mungkin."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StatusSurvei(models.TextChoices):
    DISIAPKAN = "disiapkan", _("Kerangka disiapkan")
    DIUNDI = "diundi", _("Sampel sudah diundi")
    DITUTUP = "ditutup", _("Ditutup")


class StatusResponden(models.TextChoices):
    """What came of a drawn dwelling. Nobody may replace it by another house."""

    BELUM = "belum", _("Belum didatangi")
    SELESAI = "selesai", _("Selesai")
    MENOLAK = "menolak", _("Menolak menjawab")
    TAK_DITEMUI = "tak_ditemui", _("Tidak ditemui")
    TAK_MAMPU = "tak_mampu", _("Tidak dapat diwawancarai")
    TAK_BERPENGHUNI = "tak_berpenghuni", _("Rumah tidak ada atau tidak dihuni")


NONRESPONS = (
    StatusResponden.TAK_DITEMUI,
    StatusResponden.MENOLAK,
    StatusResponden.TAK_MAMPU,
    StatusResponden.TAK_BERPENGHUNI,
)


class Jawab(models.TextChoices):
    """Answers to a yes/no question; nothing at all is an answer left out."""

    YA = "ya", _("Ya")
    TIDAK = "tidak", _("Tidak")
    RAGU = "ragu", _("Ragu atau tidak tahu")
