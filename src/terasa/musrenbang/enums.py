"""Keadaan usulan, jenis forum, hasil keputusan, dan tahap pada benang publik."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tahap(models.TextChoices):
    """Stations of the public thread, in their order."""

    ASPIRASI = "aspirasi", _("Aspirasi")
    USULAN = "usulan", _("Usulan")
    MUSRENBANG_DESA = "musrenbang_desa", _("Musrenbang desa")
    FORUM_KECAMATAN = "forum_kecamatan", _("Musrenbang kecamatan")
    FORUM_PERANGKAT_DAERAH = "forum_perangkat_daerah", _("Forum perangkat daerah")
    KABUPATEN = "kabupaten", _("Kabupaten")
    KEGIATAN = "kegiatan", _("Kegiatan")
    REALISASI = "realisasi", _("Realisasi")
    SERAH_TERIMA = "serah_terima", _("Serah terima")
    MANFAAT = "manfaat", _("Manfaat")


class StatusUsulan(models.TextChoices):
    """States of an usulan from draft to felt benefit, and the side states at the end."""

    DRAF = "draf", _("Draf")
    DIAJUKAN = "diajukan", _("Diajukan")
    DIVERIFIKASI_DESA = "diverifikasi_desa", _("Diverifikasi desa")
    DISEPAKATI_DESA = "disepakati_desa", _("Disepakati desa")
    MASUK_RKPDES = "masuk_rkpdes", _("Masuk RKP Desa")
    DU_RKPDES = "du_rkpdes", _("Masuk daftar usulan RKP Desa")
    VALIDASI_BAPPEDA = "validasi_bappeda", _("Divalidasi Bappeda")
    DIVERIFIKASI_KECAMATAN = "diverifikasi_kecamatan", _("Diverifikasi kecamatan")
    DISEPAKATI_KECAMATAN = "disepakati_kecamatan", _("Disepakati kecamatan")
    DIVERIFIKASI_PD = "diverifikasi_pd", _("Diverifikasi perangkat daerah")
    DISEPAKATI_FORUM_PD = "disepakati_forum_pd", _("Utama di forum perangkat daerah")
    CADANGAN_FORUM_PD = "cadangan_forum_pd", _("Cadangan di forum perangkat daerah")
    DISEPAKATI_KABUPATEN = "disepakati_kabupaten", _("Terpilih di kabupaten")
    TIDAK_TERPILIH = "tidak_terpilih", _("Belum terpilih di kabupaten")
    MASUK_RKPD = "masuk_rkpd", _("Masuk RKPD")
    MASUK_KUA_PPAS = "masuk_kua_ppas", _("Masuk KUA-PPAS")
    MASUK_APBD = "masuk_apbd", _("Masuk anggaran")
    DALAM_PENGADAAN = "dalam_pengadaan", _("Dalam pengadaan")
    DILAKSANAKAN = "dilaksanakan", _("Sedang dilaksanakan")
    SELESAI_FISIK = "selesai_fisik", _("Selesai dibangun")
    DIMANFAATKAN = "dimanfaatkan", _("Dimanfaatkan")
    TIDAK_DIMANFAATKAN = "tidak_dimanfaatkan", _("Belum dimanfaatkan")
    DINILAI_MANFAATNYA = "dinilai_manfaatnya", _("Manfaatnya sudah dinilai")
    DIKEMBALIKAN = "dikembalikan", _("Dikembalikan untuk dilengkapi")
    DIGABUNG = "digabung", _("Digabung")
    DIPECAH = "dipecah", _("Dipecah menjadi beberapa usulan")
    DITOLAK = "ditolak", _("Tidak disepakati")
    DITUNDA = "ditunda", _("Ditunda")
    DITERUSKAN_KE_PROVINSI = "diteruskan_ke_provinsi", _("Diteruskan ke provinsi")
    DITERUSKAN_KE_PUSAT = "diteruskan_ke_pusat", _("Diteruskan ke pusat")
    DIBATALKAN = "dibatalkan", _("Dibatalkan pengusul")


class Tujuan(models.TextChoices):
    DESA = "desa", _("Anggaran desa (APBDes)")
    KABUPATEN = "kabupaten", _("Anggaran kabupaten (APBD)")
    PROVINSI = "provinsi", _("Kewenangan provinsi")
    PUSAT = "pusat", _("Kewenangan pusat")


class SumberUsulan(models.TextChoices):
    ASPIRASI = "aspirasi", _("Aspirasi warga")
    OPERATOR = "operator", _("Dicatat operator")
    IMPOR = "impor", _("Berkas impor")
    PERAGAAN = "peragaan", _("Data peragaan")


class JenisForum(models.TextChoices):
    MUSRENBANG_DESA = "musrenbang_desa", _("Musrenbang desa")
    FORUM_KECAMATAN = "forum_kecamatan", _("Musrenbang kecamatan")
    FORUM_PERANGKAT_DAERAH = "forum_perangkat_daerah", _("Forum perangkat daerah")
    KABUPATEN = "kabupaten", _("Musrenbang kabupaten")
    # These collect, prepare and answer beside the four above.
    MUSDUS = "musdus", _("Musyawarah dusun")
    KHUSUS = "khusus", _("Musrenbang khusus atau inklusif")
    MUSDES = "musdes", _("Musyawarah desa")
    PRA_MUSRENBANG = "pra_musrenbang", _("Pra-musrenbang atau FGD")
    DIALOG = "dialog", _("Dialog pembangunan")


class StatusForum(models.TextChoices):
    DIBUKA = "dibuka", _("Dibuka")
    DITUTUP = "ditutup", _("Ditutup, menunggu tanda tangan")
    SAH = "sah", _("Sah")


class TingkatVerifikasi(models.TextChoices):
    """Who checks an usulan before a forum takes it up."""

    DESA = "desa", _("Tim verifikasi desa")
    BAPPEDA = "bappeda", _("Bappeda")
    KECAMATAN = "kecamatan", _("Kecamatan")
    PERANGKAT_DAERAH = "perangkat_daerah", _("Perangkat daerah")


class HasilVerifikasi(models.TextChoices):
    """What a check before the forum concludes."""

    LAYAK = "layak", _("Lengkap dan layak dibahas")
    DIKEMBALIKAN = "dikembalikan", _("Dikembalikan untuk dilengkapi")
    TIDAK_LAYAK = "tidak_layak", _("Tidak dapat dilanjutkan")
    DITERUSKAN_KE_PROVINSI = "diteruskan_ke_provinsi", _("Diteruskan ke provinsi")
    DITERUSKAN_KE_PUSAT = "diteruskan_ke_pusat", _("Diteruskan ke pusat")


class StatusLahan(models.TextChoices):
    """Whose land it is, as far as somebody looked."""

    DESA = "desa", _("Tanah desa")
    PEMERINTAH = "pemerintah", _("Tanah pemerintah daerah atau negara")
    HIBAH = "hibah", _("Dihibahkan, suratnya ada")
    IZIN = "izin", _("Milik warga, izin pakainya tertulis")
    BELUM = "belum", _("Belum jelas")
    TANPA_LAHAN = "tanpa", _("Tidak memerlukan lahan")


class JenisLampiran(models.TextChoices):
    FOTO = "foto", _("Foto keadaan")
    PENGANTAR = "pengantar", _("Surat pengantar")
    PROPOSAL = "proposal", _("Proposal")
    RAB = "rab", _("Rencana anggaran biaya")
    LAHAN = "lahan", _("Surat lahan")
    LAIN = "lain", _("Dokumen lain")


class JenisRencana(models.TextChoices):
    """Which paper of the village holds it."""

    RKPDES = "rkpdes", _("RKP Desa")
    DU_RKPDES = "du_rkpdes", _("Daftar Usulan RKP Desa")


class BidangDesa(models.TextChoices):
    """The fields of a village plan; another classification than the affairs of the kabupaten."""

    PEMERINTAHAN = "pemerintahan", _("Penyelenggaraan pemerintahan desa")
    PEMBANGUNAN = "pembangunan", _("Pelaksanaan pembangunan desa")
    PEMBINAAN = "pembinaan", _("Pembinaan kemasyarakatan desa")
    PEMBERDAYAAN = "pemberdayaan", _("Pemberdayaan masyarakat desa")
    BENCANA = "bencana", _("Penanggulangan bencana, keadaan darurat, dan mendesak desa")


class PolaPelaksanaan(models.TextChoices):
    SWAKELOLA = "swakelola", _("Swakelola")
    KERJA_SAMA = "kerja_sama", _("Kerja sama antar desa")
    PIHAK_KETIGA = "pihak_ketiga", _("Kerja sama pihak ketiga")


class StatusRpjm(models.TextChoices):
    """A plan is written, holds, and is followed by the next one; what held stays readable."""

    DRAF = "draf", _("Draf")
    BERLAKU = "berlaku", _("Berlaku")
    DIGANTIKAN = "digantikan", _("Sudah digantikan")


class Metode(models.TextChoices):
    """How a forum orders its usulan; chosen beforehand, frozen with the first score or ballot."""

    PERINGKAT = "peringkat", _("Peringkat musyawarah")
    SKOR = "skor", _("Skor penilai")
    USG = "usg", _("USG: urgensi, keseriusan, pertumbuhan")
    SAW = "saw", _("Kriteria berbobot (SAW)")
    AHP = "ahp", _("Perbandingan berpasangan (AHP)")
    SUARA_URUT = "suara_urut", _("Surat suara berperingkat")
    SUARA_SETUJU = "suara_setuju", _("Surat suara persetujuan")


# Ordered by assessors' scores; ordered by ballots.
METODE_BERNILAI = frozenset({Metode.SKOR, Metode.USG, Metode.SAW, Metode.AHP})
METODE_BERSUARA = frozenset({Metode.SUARA_URUT, Metode.SUARA_SETUJU})


class StatusKotak(models.TextChoices):
    DIBUKA = "dibuka", _("Dibuka")
    DITUTUP = "ditutup", _("Ditutup dan dihitung")


class Hasil(models.TextChoices):
    DISEPAKATI = "disepakati", _("Disepakati")
    UTAMA = "utama", _("Daftar utama")
    CADANGAN = "cadangan", _("Daftar cadangan")
    TIDAK_DISEPAKATI = "tidak_disepakati", _("Tidak disepakati")
    DIKEMBALIKAN = "dikembalikan", _("Dikembalikan untuk dilengkapi")
    DITERUSKAN_KE_PROVINSI = "diteruskan_ke_provinsi", _("Diteruskan ke provinsi")
    DITERUSKAN_KE_PUSAT = "diteruskan_ke_pusat", _("Diteruskan ke pusat")


class HasilAlokasi(models.TextChoices):
    TERPILIH = "terpilih", _("Terpilih")
    TIDAK_TERPILIH = "tidak_terpilih", _("Belum terpilih")
    BELUM_DIHITUNG = "belum_dihitung", _("Biaya belum dihitung, di luar alokasi")


class StatusKekokohan(models.TextChoices):
    MENUNGGU = "menunggu", _("Menunggu giliran")
    DIHITUNG = "dihitung", _("Sedang dihitung")
    SELESAI = "selesai", _("Selesai")
    GAGAL = "gagal", _("Tidak berhasil dihitung")


class JenisKerja(models.TextChoices):
    IMPOR_SIPD = "impor_sipd", _("Impor dari SIPD")
    SURAT = "surat", _("Surat umpan balik")
    IMPOR_KAMUS = "impor_kamus", _("Impor kamus usulan")
    IMPOR_POKIR = "impor_pokir", _("Impor pokir")
    IMPOR_RPJMDES = "impor_rpjmdes", _("Impor RPJM Desa")
    IMPOR_TRANSFER = "impor_transfer", _("Impor transfer ke desa")
    IMPOR_PADANAN = "impor_padanan", _("Impor padanan kode")
    IMPOR_REALISASI = "impor_realisasi", _("Impor realisasi")


class StatusKerja(models.TextChoices):
    DISIAPKAN = "disiapkan", _("Sedang disiapkan")
    MENUNGGU = "menunggu", _("Menunggu giliran")
    BERJALAN = "berjalan", _("Sedang dikerjakan")
    SELESAI = "selesai", _("Selesai")
    GAGAL = "gagal", _("Tidak berhasil")
