"""Apa yang terjadi dengan sebuah pesan masuk, dari pertemuan apa selembar kertas datang, dan langkah titipan LAPOR!."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Hasil(models.TextChoices):
    """What became of one incoming message."""

    ASPIRASI = "aspirasi", _("Menjadi aspirasi")
    BALASAN = "balasan", _("Masuk percakapan")
    MENUNGGU = "menunggu", _("Menunggu desanya")
    BERHENTI = "berhenti", _("Minta berhenti dikabari")
    MULAI = "mulai", _("Minta dikabari lagi")
    DUKUNGAN = "dukungan", _("Mengesahkan dukungan")
    DIABAIKAN = "diabaikan", _("Bukan dari orang, atau kosong")
    DIBUANG = "dibuang", _("Bukan aspirasi")


class Acara(models.TextChoices):
    """Where the voices of one sheet were heard."""

    RESES = "reses", _("Reses DPRD")
    DIALOG = "dialog", _("Dialog Pembangunan")
    KOTAK_SARAN = "kotak_saran", _("Kotak saran")
    RAPAT = "rapat", _("Rapat dusun atau RT")
    LAIN = "lain", _("Lainnya")


class StatusUnggahan(models.TextChoices):
    DISIAPKAN = "disiapkan", _("Belum dimasukkan")
    SELESAI = "selesai", _("Sudah dimasukkan")


class LangkahLapor(models.TextChoices):
    """How far a complaint is at SP4N-LAPOR!, as its own page says."""

    MASUK = "masuk", _("Laporan masuk")
    DITERUSKAN = "diteruskan", _("Diteruskan kepada instansi")
    DITANGGAPI = "ditanggapi", _("Sudah ditindaklanjuti instansi")
    SELESAI = "selesai", _("Selesai atau ditutup")
