"""Apa yang harus ada pada sebuah perpindahan keadaan, dan sebutannya."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ALASAN = "alasan"
KODE_ALASAN = "kode_alasan"
PERINGKAT = "peringkat"
BERITA_ACARA = "berita_acara"
LOKASI = "lokasi"
VOLUME = "volume"
FOTO = "foto"
LAHAN = "lahan"
KAMUS = "kamus"
UNIT = "unit"
KEWENANGAN = "kewenangan"
REKOMENDASI = "rekomendasi"
LAPANGAN = "lapangan"
DAFTAR = "daftar"
VERIFIKASI = "verifikasi"
NOMOR = "nomor"
TAHUN_TUJUAN = "tahun_tujuan"
SUB_KEGIATAN = "sub_kegiatan"
PAGU = "pagu"
KEGIATAN = "kegiatan"
TUJUAN_GABUNG = "kode"
BAGIAN = "bagian"

# What each requirement is called; except for the first three it is the key under which a step carries it.
SEBUTAN: Mapping[str, Promise] = {
    ALASAN: _("alasan"),
    KODE_ALASAN: _("kode alasan"),
    PERINGKAT: _("peringkat"),
    BERITA_ACARA: _("berita acara"),
    LOKASI: _("lokasi"),
    VOLUME: _("volume"),
    FOTO: _("foto, atau keterangan mengapa tidak ada"),
    LAHAN: _("status lahan"),
    KAMUS: _("entri kamus, atau keterangan bahwa belum ada"),
    UNIT: _("perangkat daerah"),
    KEWENANGAN: _("kewenangan"),
    REKOMENDASI: _("rekomendasi"),
    LAPANGAN: _("tanggal pemeriksaan lapangan"),
    DAFTAR: _("saran daftar utama atau cadangan"),
    VERIFIKASI: _("catatan pemeriksaan"),
    NOMOR: _("nomor peraturan desa"),
    TAHUN_TUJUAN: _("tahun tujuan"),
    SUB_KEGIATAN: _("kode sub kegiatan"),
    PAGU: _("pagu"),
    KEGIATAN: _("kegiatan dalam anggaran"),
    TUJUAN_GABUNG: _("usulan yang dituju"),
    BAGIAN: _("bagian-bagiannya"),
}
