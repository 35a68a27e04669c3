"""Keadaan aspirasi, keputusan yang mengubahnya, dan siapa yang berbicara."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a voice stands now; `rules.TRANSISI` says how it gets from one to the next."""

    DRAF = "draf", _("Draf")
    DITAHAN = "ditahan", _("Menunggu diperiksa")
    DIAJUKAN = "diajukan", _("Diajukan")
    DITANYA = "ditanya", _("Ditanya balik")
    DIJAWAB = "dijawab", _("Dijawab")
    DIGABUNG = "digabung", _("Menjadi usulan")
    DIALIHKAN = "dialihkan", _("Dialihkan")
    DISEMBUNYIKAN = "disembunyikan", _("Disembunyikan")
    DITARIK = "ditarik", _("Ditarik pengusul")


class Keputusan(models.TextChoices):
    """What was done at a public station; `rules.KALIMAT` tells it in one sentence."""

    DIAJUKAN = "diajukan", _("Aspirasi diterima")
    DITAHAN = "ditahan", _("Menunggu diperiksa")
    DITERIMA = "diterima", _("Diterima dari antrean pemeriksaan")
    DITANYA = "ditanya", _("Ditanya balik")
    DIBALAS = "dibalas", _("Pertanyaan dibalas")
    DIJAWAB = "dijawab", _("Dijawab")
    TIDAK_MEMBANTU = "tidak_membantu", _("Jawaban belum membantu")
    DIGABUNG = "digabung", _("Menjadi usulan")
    DIALIHKAN = "dialihkan", _("Dialihkan")
    DIAMBIL_KEMBALI = "diambil_kembali", _("Diambil kembali")
    DIRILIS = "dirilis", _("Dibuka untuk umum")
    BATAL_DIRILIS = "batal_dirilis", _("Ditutup kembali")
    DISEMBUNYIKAN = "disembunyikan", _("Disembunyikan")
    DITAMPILKAN = "ditampilkan", _("Ditampilkan kembali")
    DIBETULKAN = "dibetulkan", _("Dibetulkan pengusul")
    DITARIK = "ditarik", _("Ditarik pengusul")
    KONTAK_DIHAPUS = "kontak_dihapus", _("Kontak dihapus")
    DATA_DIHAPUS = "data_dihapus", _("Data dihapus pengusul")
    RETENSI = "retensi", _("Masa simpan berakhir")


class Kelompok(models.TextChoices):
    """Speaking for whom; chosen by the resident, never shown on a public page."""

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
    """Whose hands typed it in."""

    WEB = "web", _("Formulir warga")
    OPERATOR = "operator", _("Dicatat operator")
    KELILING = "keliling", _("Dicatat keliling")
    SUREL = "surel", _("Surel")
    PESAN = "pesan", _("WhatsApp, Telegram, atau SMS")
    LEMBAR = "lembar", _("Kertas atau lembar pertemuan")
    PERAGAAN = "peragaan", _("Data peragaan")


class Arah(models.TextChoices):
    """Which way a line of the conversation went."""

    DARI_WARGA = "dari_warga", _("Dari warga")
    KE_WARGA = "ke_warga", _("Kepada warga")


class CaraDukung(models.TextChoices):
    """How it is known that one person says "me too"."""

    SLIP = "slip", _("Dengan slip")
    OPERATOR = "operator", _("Di loket")
    TELEPON = "telepon", _("Dengan kode ke telepon")
    TANPA_BUKTI = "tanpa_bukti", _("Tanpa bukti")


class HasilKode(models.TextChoices):
    """What a one-time code to a phone led to."""

    TERCATAT = "tercatat", _("Terima kasih. Dukungan Anda tercatat.")
    SUDAH = "sudah", _("Dukungan Anda sudah tercatat sebelumnya.")
    MILIK_SENDIRI = "milik_sendiri", _("Ini aspirasi Anda sendiri; suara Anda sudah terhitung.")
    SALAH = "salah", _("Kode ini tidak cocok. Periksa lagi enam angka pada pesan terakhir.")
    HABIS = "habis", _("Kode ini sudah tidak berlaku. Minta kode baru.")


class JenisPribadi(models.TextChoices):
    """What may not stand in a public text."""

    NOMOR_INDUK = "nomor_induk", _("nomor seperti NIK atau KK")
    TELEPON = "telepon", _("nomor telepon")
    SUREL = "surel", _("alamat surel")
