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
    DITERUSKAN = "diteruskan", _("Diteruskan ke kegiatan lain")


class JenisSusunan(models.TextChoices):
    """How a kegiatan became another."""

    GANTI_NAMA = "ganti_nama", _("Ganti nama")
    PECAH = "pecah", _("Dipecah")
    GABUNG = "gabung", _("Digabung")


class DasarKegiatan(models.TextChoices):
    """Why a kegiatan is done that no usulan asked for."""

    WAJIB = "wajib", _("Belanja wajib atau mengikat")
    KEBIJAKAN = "kebijakan", _("Kebijakan pemerintah pusat atau provinsi")
    RPJMD = "rpjmd", _("Sasaran RPJMD atau Renstra")
    POKIR = "pokir", _("Pokok pikiran DPRD")
    DARURAT = "darurat", _("Keadaan darurat atau bencana")
    LAINNYA = "lainnya", _("Lainnya")


class TahapAnggaran(models.TextChoices):
    """Where a budget line stands, in the order of the year."""

    RKPD = "rkpd", _("RKPD")
    KUA_PPAS = "kua_ppas", _("KUA dan PPAS")
    RAPBD = "rapbd", _("Rancangan APBD")
    APBD = "apbd", _("APBD")
    PERUBAHAN = "perubahan", _("Perubahan APBD")


class CaraPekerjaan(models.TextChoices):
    """How a pekerjaan is carried out."""

    KONTRAK = "kontrak", _("Kontrak dengan penyedia")
    SWAKELOLA = "swakelola", _("Swakelola")


class Keputusan(models.TextChoices):
    """What this module writes as `Langkah.keputusan`."""

    DIANGGARKAN = "dianggarkan", _("Masuk anggaran")
    ANGGARAN_BERUBAH = "anggaran_berubah", _("Anggarannya berubah")
    SUSUNAN_BERUBAH = "susunan_berubah", _("Kegiatannya disusun ulang")
    KONTRAK = "kontrak", _("Dikontrakkan")
    DIBATALKAN = "dibatalkan", _("Dibatalkan")
    DILAPORKAN = "dilaporkan", _("Kemajuan dilaporkan")
    DIJELASKAN = "dijelaskan", _("Pelaksana menjelaskan")
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


class SatuanPenerima(models.TextChoices):
    """What is counted where a kegiatan says whom it is for."""

    RUMAH = "rumah", _("Rumah tangga")
    ORANG = "orang", _("Orang")


class CaraJangkauan(models.TextChoices):
    """How the executor knows whom it reached."""

    HITUNGAN = "hitungan", _("Dihitung satu per satu")
    TANDA = "tanda", _("Tanda terima atau daftar hadir")
    DAFTAR = "daftar", _("Dicocokkan dengan daftar penerima")
    CONTOH = "contoh", _("Taksiran: sebagian ditanya")


class KeadaanKegiatan(models.TextChoices):
    """What a resident wants to know first; the order is that of attention, the most urgent first."""

    TIDAK_DIPAKAI = "tidak_dipakai", _("Tidak dipakai atau rusak")
    TERLAMBAT = "terlambat", _("Terlambat")
    BERJALAN = "berjalan", _("Sedang dikerjakan")
    RENCANA = "rencana", _("Belum dimulai")
    SELESAI = "selesai", _("Selesai dibangun")
    DIPAKAI = "dipakai", _("Dipakai")
    BATAL = "batal", _("Dibatalkan")
