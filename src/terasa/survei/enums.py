"""Keadaan survei, hasil tiap kunjungan, dan jawaban yang mungkin."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StatusSurvei(models.TextChoices):
    """Answers are taken in while `diundi`; figures exist for everyone from `terbit` on."""

    DISIAPKAN = "disiapkan", _("Kerangka disiapkan")
    DIUNDI = "diundi", _("Sedang ditanyakan")
    DITUTUP = "ditutup", _("Ditutup, belum terbit")
    TERBIT = "terbit", _("Terbit")


class CaraKerangka(models.TextChoices):
    """Where the frame comes from."""

    RT = "rt", _("Rumah tiap RT, dihitung dua orang")
    DAFTAR = "daftar", _("Daftar tertutup dari berkas")


class StatusResponden(models.TextChoices):
    """What came of a drawn dwelling. Nobody may replace it by choice; the next reserve takes its place."""

    BELUM = "belum", _("Belum didatangi")
    SELESAI = "selesai", _("Selesai")
    MENOLAK = "menolak", _("Menolak menjawab")
    TAK_DITEMUI = "tak_ditemui", _("Tidak ditemui")
    TAK_MAMPU = "tak_mampu", _("Tidak dapat diwawancarai")
    PINDAH = "pindah", _("Sudah pindah")
    TAK_BERPENGHUNI = "tak_berpenghuni", _("Rumah tidak ada atau tidak dihuni")


NONRESPONS = (
    StatusResponden.TAK_DITEMUI,
    StatusResponden.MENOLAK,
    StatusResponden.PINDAH,
    StatusResponden.TAK_MAMPU,
    StatusResponden.TAK_BERPENGHUNI,
)


class Saluran(models.TextChoices):
    """How the drawn person was asked."""

    DATANG = "datang", _("Didatangi")
    TELEPON = "telepon", _("Lewat telepon")
    KERTAS = "kertas", _("Lembar kertas")


class HasilUlang(models.TextChoices):
    """What the second call to an interviewed dwelling found."""

    BELUM = "belum", _("Belum dihubungi")
    COCOK = "cocok", _("Benar ditanyai, jawabannya sama")
    BERBEDA = "berbeda", _("Benar ditanyai, ada jawaban yang berbeda")
    TIDAK_PERNAH = "tidak_pernah", _("Mengaku tidak pernah ditanyai")
    TAK_TERHUBUNG = "tak_terhubung", _("Tidak terhubung")


class Jawab(models.TextChoices):
    """Answers to a yes/no question; nothing at all is an answer left out."""

    YA = "ya", _("Ya")
    TIDAK = "tidak", _("Tidak")
    RAGU = "ragu", _("Ragu atau tidak tahu")
