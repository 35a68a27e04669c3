"""Jenis jabatan, cara menjabat, dan sebab berhenti."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class JenisJabatan(models.TextChoices):
    """Posts that the registry knows; `kades` is titled by the istilah rule of its kabupaten."""

    BUPATI = "bupati", _("Bupati")
    WAKIL_BUPATI = "wakil_bupati", _("Wakil bupati")
    SEKDA = "sekda", _("Sekretaris daerah")
    KEPALA_UNIT = "kepala_unit", _("Kepala perangkat daerah")
    CAMAT = "camat", _("Camat")
    SEKCAM = "sekcam", _("Sekretaris kecamatan")
    LURAH = "lurah", _("Lurah")
    KADES = "kades", _("Kepala desa")
    SEKDES = "sekdes", _("Sekretaris desa")
    KAUR = "kaur", _("Kepala urusan")
    KASI = "kasi", _("Kepala seksi")
    KADUS = "kadus", _("Kepala dusun")
    STAF = "staf", _("Staf")
    OPERATOR = "operator", _("Operator")
    BPD_KETUA = "bpd_ketua", _("Ketua BPD")
    BPD_WAKIL = "bpd_wakil", _("Wakil ketua BPD")
    BPD_SEKRETARIS = "bpd_sekretaris", _("Sekretaris BPD")
    BPD_ANGGOTA = "bpd_anggota", _("Anggota BPD")
    PENDAMPING = "pendamping", _("Pendamping desa")
    LEMBAGA_KETUA = "lembaga_ketua", _("Ketua lembaga kemasyarakatan")
    LEMBAGA_ANGGOTA = "lembaga_anggota", _("Pengurus lembaga kemasyarakatan")


# Whom a regent appoints and moves; a village head or a penjabat bupati is none of them.
PEJABAT_DAERAH = frozenset(
    {
        JenisJabatan.SEKDA,
        JenisJabatan.KEPALA_UNIT,
        JenisJabatan.CAMAT,
        JenisJabatan.SEKCAM,
        JenisJabatan.LURAH,
    }
)


class CaraMenjabat(models.TextChoices):
    """The nature of a tenure. The first two are definitive, the others stand in."""

    DEFINITIF = "definitif", _("Definitif")
    PAW = "paw", _("Antar waktu (PAW)")
    PENJABAT = "penjabat", _("Penjabat")
    PLT = "plt", _("Pelaksana tugas (Plt)")
    PLH = "plh", _("Pelaksana harian (Plh)")


class SebabBerakhir(models.TextChoices):
    HABIS = "habis", _("Masa jabatan berakhir")
    MENINGGAL = "meninggal", _("Meninggal dunia")
    MUNDUR = "mundur", _("Mengundurkan diri")
    DIBERHENTIKAN = "diberhentikan", _("Diberhentikan")
    MUTASI = "mutasi", _("Dialihtugaskan")
    PENSIUN = "pensiun", _("Mencapai batas usia")
    PEJABAT_ADA = "pejabat_ada", _("Pejabat definitif dilantik atau kembali")
    SALAH_CATAT = "salah_catat", _("Salah catat")


class Rezim(models.TextChoices):
    """Which law sets the clocks of a neutrality case."""

    PEMILU = "pemilu", _("Pemilu (UU 7/2017)")
    PILKADA = "pilkada", _("Pilkada (UU 10/2016)")
    DESA = "desa", _("Undang-undang Desa")


class SumberKasus(models.TextChoices):
    WARGA = "warga", _("Laporan warga")
    TEMUAN = "temuan", _("Temuan petugas")
    PENGAWAS = "pengawas", _("Pengawas pemilihan")
    MEDIA = "media", _("Pemberitaan")
    KANTOR = "kantor", _("Laporan kantor lain")


class StatusKasus(models.TextChoices):
    DICATAT = "dicatat", _("Dicatat, belum dirujuk")
    DIRUJUK = "dirujuk", _("Dirujuk, menunggu keputusan")
    DIPUTUS = "diputus", _("Diputus yang berwenang")
    DITUTUP = "ditutup", _("Ditutup")


class RujukanKasus(models.TextChoices):
    """Who decides. Terasa never does."""

    BAWASLU = "bawaslu", _("Bawaslu atau pengawas di bawahnya")
    GAKKUMDU = "gakkumdu", _("Sentra Gakkumdu")
    BUPATI = "bupati", _("Bupati")
    BKN = "bkn", _("Pengawas netralitas ASN")


class HasilKasus(models.TextChoices):
    TIDAK_TERBUKTI = "tidak_terbukti", _("Dinyatakan tidak terbukti")
    PELANGGARAN = "pelanggaran", _("Dinyatakan pelanggaran")
    LEWAT_WAKTU = "lewat_waktu", _("Tidak diterima, lewat waktu")
    DITERUSKAN = "diteruskan", _("Diteruskan ke yang berwenang lain")


class SanksiKasus(models.TextChoices):
    """The ladder of UU 6/2014 Pasal 30 and 52, in its order."""

    TEGURAN_LISAN = "teguran_lisan", _("Teguran lisan")
    TEGURAN_TERTULIS = "teguran_tertulis", _("Teguran tertulis")
    BERHENTI_SEMENTARA = "berhenti_sementara", _("Pemberhentian sementara")
    BERHENTI = "berhenti", _("Pemberhentian")


class JalurPaw(models.TextChoices):
    """What the law asks for by the length of the remainder."""

    MUSDES = "musdes", _("Musyawarah desa (sisa lebih dari satu tahun)")
    PENJABAT = "penjabat", _("Penjabat sampai pilkades berikutnya")


class StatusPaw(models.TextChoices):
    BERJALAN = "berjalan", _("Berjalan")
    SELESAI = "selesai", _("Selesai")
    BATAL = "batal", _("Dibatalkan")
