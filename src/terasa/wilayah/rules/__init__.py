"""Aturan tentang kode, nama, dan geometri wilayah; tanpa basis data."""

from terasa.wilayah.rules.kode import (
    KodeTakTerbaca,
    covers,
    covers_any,
    induk,
    kabupaten_of,
    kecamatan_of,
    leluhur,
    normalkan_kode,
    provinsi_of,
    subtree_range,
    tingkat,
)
from terasa.wilayah.rules.nama import gabung_nama, kunci_nama, nama_dengan_jenis

__all__ = [
    "KodeTakTerbaca",
    "covers",
    "covers_any",
    "gabung_nama",
    "induk",
    "kabupaten_of",
    "kecamatan_of",
    "kunci_nama",
    "leluhur",
    "nama_dengan_jenis",
    "normalkan_kode",
    "provinsi_of",
    "subtree_range",
    "tingkat",
]
