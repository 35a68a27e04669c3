"""Membaca pembinaan: binaan sebuah kantor, urutan kunjungan, isi kunjungan, laporan berkala, dan tim desa."""

from terasa.pembinaan.queries.hubungan import list_binaan, list_hubungan, may_coach, suggest_hubungan
from terasa.pembinaan.queries.kunjungan import (
    Lembar,
    Terbuka,
    find_kunjungan,
    list_daftar_periksa,
    list_kalender,
    list_kunjungan,
    list_rekan,
    list_rujukan,
    list_terbuka,
    read_lembar,
)
from terasa.pembinaan.queries.laporan import (
    KeadaanLaporan,
    RingkasLaporan,
    list_kantor,
    list_laporan,
    read_kantor,
    read_laporan,
)
from terasa.pembinaan.queries.prioritas import Tempat, list_prioritas, read_bobot_pada
from terasa.pembinaan.queries.tim import KegiatanTim, list_tim

__all__ = [
    "KeadaanLaporan",
    "KegiatanTim",
    "Lembar",
    "RingkasLaporan",
    "Tempat",
    "Terbuka",
    "find_kunjungan",
    "list_binaan",
    "list_daftar_periksa",
    "list_hubungan",
    "list_kalender",
    "list_kantor",
    "list_kunjungan",
    "list_laporan",
    "list_prioritas",
    "list_rekan",
    "list_rujukan",
    "list_terbuka",
    "list_tim",
    "may_coach",
    "read_bobot_pada",
    "read_kantor",
    "read_laporan",
    "read_lembar",
    "suggest_hubungan",
]
