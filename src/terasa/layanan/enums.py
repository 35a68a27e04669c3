"""Jenis layanan, keadaan permohonan dan antrean, saluran, surat, dan keadaan SKM."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class JenisLayanan(models.TextChoices):
    """What is asked for; a request for public information runs on the clocks of its own law."""

    LAYANAN = "layanan", _("Layanan")
    INFORMASI = "informasi", _("Permintaan informasi publik (PPID)")


class Status(models.TextChoices):
    """Where a request stands; `rules.TRANSISI` says how it moves."""

    DIAJUKAN = "diajukan", _("Menunggu diperiksa")
    KURANG = "kurang", _("Menunggu kelengkapan dari pemohon")
    DIPROSES = "diproses", _("Sedang dikerjakan")
    SIAP = "siap", _("Siap diambil")
    SELESAI = "selesai", _("Sudah diserahkan")
    DITOLAK = "ditolak", _("Tidak dapat dipenuhi")
    DITARIK = "ditarik", _("Ditarik pemohon")


class Keputusan(models.TextChoices):
    """What was done at a station of the request; `rules.KALIMAT` tells it in one sentence."""

    DIAJUKAN = "diajukan", _("Permohonan masuk")
    DITERIMA = "diterima", _("Berkas lengkap")
    DICATAT = "dicatat", _("Permintaan dicatat")
    DIMINTA_LENGKAP = "diminta_lengkap", _("Ada yang kurang")
    DIJELASKAN = "dijelaskan", _("Keterlambatan dijelaskan")
    DIPERPANJANG = "diperpanjang", _("Waktu diperpanjang")
    SIAP = "siap", _("Siap diambil")
    DISERAHKAN = "diserahkan", _("Diserahkan")
    DIBATALKAN = "dibatalkan", _("Langkah dibatalkan")
    DITOLAK = "ditolak", _("Tidak dapat dipenuhi")
    DITARIK = "ditarik", _("Ditarik pemohon")
    KEBERATAN = "keberatan", _("Pemohon keberatan")
    DITANGGAPI = "ditanggapi", _("Keberatan ditanggapi")
    RETENSI = "retensi", _("Masa simpan berakhir")
    DIHAPUS = "dihapus", _("Dihapus pemiliknya")


class Saluran(models.TextChoices):
    """How a request reached the unit."""

    LOKET = "loket", _("Datang ke loket")
    TELEPON = "telepon", _("Lewat telepon")
    PONSEL = "ponsel", _("Dari ponsel sendiri")


class Arah(models.TextChoices):
    """Which way a message about a request went."""

    DARI_PEMOHON = "dari_pemohon", _("Dari pemohon")
    KE_PEMOHON = "ke_pemohon", _("Kepada pemohon")


class StatusAntrean(models.TextChoices):
    """Where a number of the queue stands."""

    MENUNGGU = "menunggu", _("Menunggu")
    DIPANGGIL = "dipanggil", _("Dipanggil")
    SELESAI = "selesai", _("Sudah dilayani")
    TIDAK_HADIR = "tidak_hadir", _("Tidak hadir saat dipanggil")


class JenisSurat(models.TextChoices):
    """Papers of the unit itself; letters about the population register stay in OpenSID."""

    TANDA_TERIMA = "tanda_terima", _("Tanda terima berkas")
    REKOMENDASI = "rekomendasi", _("Rekomendasi camat")
    PENGANTAR = "pengantar", _("Surat pengantar")


class StatusSkm(models.TextChoices):
    """A survey is open, closed, or its result is out."""

    DIBUKA = "dibuka", _("Sedang berjalan")
    TERBIT = "terbit", _("Hasil terbit")


class SaluranSkm(models.TextChoices):
    """How a respondent answered."""

    KERTAS = "kertas", _("Kertas")
    PONSEL = "ponsel", _("Ponsel")
    KIOS = "kios", _("Layar di loket")
    LOKET = "loket", _("Ditanya di loket")


class HasilSalinan(models.TextChoices):
    """What copying a paper led to."""

    MENUNGGU = "menunggu", _("Tersalin; menunggu orang kedua.")
    COCOK = "cocok", _("Kedua salinan sama; jawabannya terhitung.")
    BERBEDA = "berbeda", _("Salinan ini berbeda dari salinan orang lain. Lihat kertasnya lagi.")
