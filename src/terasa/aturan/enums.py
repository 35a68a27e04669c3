"""Jenis aturan, satuan hitungan, arah, geser, keadaan tenggat, dan jenis hari libur."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Jenis(models.TextChoices):
    """What a rule holds. `jendela` recurs on fixed days of the year, `tenggat` starts with an event."""

    TENGGAT = "tenggat", _("Tenggat")
    JENDELA = "jendela", _("Jendela waktu tahunan")
    TAHAP = "tahap", _("Tahap kalender")
    BOBOT = "bobot", _("Bobot dan skor")
    AMBANG = "ambang", _("Ambang")
    ALASAN = "alasan", _("Kode alasan")
    ISTILAH = "istilah", _("Istilah dan daftar pilihan")


class Satuan(models.TextChoices):
    """Unit of a deadline; working days and calendar days are never mixed."""

    HARI_KERJA = "hari kerja", _("hari kerja")
    HARI = "hari", _("hari")
    BULAN = "bulan", _("bulan")
    TAHUN = "tahun", _("tahun")


class Arah(models.TextChoices):
    """Counted forward from an event, or backward ("paling lambat 5 bulan sebelum")."""

    MAJU = "maju", _("maju")
    MUNDUR = "mundur", _("mundur")


class Geser(models.TextChoices):
    """What a calendar deadline does when it falls on a day off."""

    TETAP = "tetap", _("tetap pada tanggalnya")
    BERIKUT = "maju ke hari kerja berikut", _("maju ke hari kerja berikut")
    SEBELUM = "mundur ke hari kerja sebelum", _("mundur ke hari kerja sebelum")


class CaraMinggu(models.TextChoices):
    """How "minggu kedua Februari" is read; the phrase in the regulations is ambiguous."""

    TUJUH_HARI = "tujuh hari", _("tanggal 1-7, 8-14, 15-21, 22-28")
    SENIN_MINGGU = "senin-minggu", _("pekan Senin sampai Minggu yang utuh")


class Keadaan(models.TextChoices):
    """State of a running deadline on a given day."""

    BERJALAN = "berjalan", _("Berjalan")
    LEWAT = "lewat", _("Lewat tenggat")
    BERLAKU_SENDIRI = "berlaku_sendiri", _("Berlaku dengan sendirinya")
    SELESAI = "selesai", _("Selesai tepat waktu")
    SELESAI_TERLAMBAT = "selesai_terlambat", _("Selesai, terlambat")


class JenisLibur(models.TextChoices):
    LIBUR_NASIONAL = "libur nasional", _("Libur nasional")
    CUTI_BERSAMA = "cuti bersama", _("Cuti bersama")
    LIBUR_DAERAH = "libur daerah", _("Libur daerah")
