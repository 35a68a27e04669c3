"""Keadaan kegiatan, cara pelaksanaan, dan keadaan pemanfaatan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StatusKegiatan(models.TextChoices):
    DIRENCANAKAN = "direncanakan", _("Direncanakan")
    DIANGGARKAN = "dianggarkan", _("Masuk anggaran")
    PENGADAAN = "pengadaan", _("Pengadaan")
    DILAKSANAKAN = "dilaksanakan", _("Sedang dilaksanakan")
    SELESAI_FISIK = "selesai_fisik", _("Selesai dibangun")
    DIMANFAATKAN = "dimanfaatkan", _("Dimanfaatkan")
    TIDAK_DIMANFAATKAN = "tidak_dimanfaatkan", _("Belum dimanfaatkan")
    DIBATALKAN = "dibatalkan", _("Dibatalkan")


class CaraPekerjaan(models.TextChoices):
    """How a pekerjaan is carried out."""

    KONTRAK = "kontrak", _("Kontrak dengan penyedia")
    SWAKELOLA = "swakelola", _("Swakelola")


class Keputusan(models.TextChoices):
    """What this module writes as `Langkah.keputusan`."""

    DIANGGARKAN = "dianggarkan", _("Masuk anggaran")
    KONTRAK = "kontrak", _("Dikontrakkan")
    DIBATALKAN = "dibatalkan", _("Dibatalkan")
    DILAPORKAN = "dilaporkan", _("Kemajuan dilaporkan")
    DISERAHKAN = "diserahkan", _("Diserahterimakan")
    DIMANFAATKAN = "dimanfaatkan", _("Dimanfaatkan")
    TIDAK_DIMANFAATKAN = "tidak_dimanfaatkan", _("Belum dimanfaatkan")
    RUSAK = "rusak", _("Rusak")


class JenisPekerjaan(models.TextChoices):
    """Kind of procurement, as Perpres 16/2018 tells them apart."""

    BARANG = "barang", _("Barang")
    KONSTRUKSI = "konstruksi", _("Pekerjaan konstruksi")
    KONSULTANSI = "konsultansi", _("Jasa konsultansi")
    JASA_LAINNYA = "jasa_lainnya", _("Jasa lainnya")


class TahapPekerjaan(models.TextChoices):
    """How far one pekerjaan has come, from its preparation to the final handover by the contractor."""

    PERSIAPAN = "persiapan", _("Persiapan")
    PEMILIHAN = "pemilihan", _("Pemilihan penyedia")
    HASIL_PEMILIHAN = "hasil_pemilihan", _("Hasil pemilihan")
    KONTRAK = "kontrak", _("Kontrak")
    PHO = "pho", _("Serah terima sementara (PHO)")
    FHO = "fho", _("Serah terima akhir (FHO)")
    DIBATALKAN = "dibatalkan", _("Dibatalkan")


class KeadaanHasil(models.TextChoices):
    """How the finished work stands later on."""

    BERFUNGSI = "berfungsi", _("Berfungsi dan dipakai")
    RUSAK = "rusak", _("Rusak")
    TIDAK_DIPAKAI = "tidak_dipakai", _("Tidak dipakai")


class JenisPertanyaan(models.TextChoices):
    """Which bound a report fell out of."""

    SELISIH = "selisih", _("Uang dan pekerjaan berselisih besar")
    RENCANA = "rencana", _("Tertinggal dari rencana")
