"""Aturan serah terima tanpa basis data: cakupan, bentuk paket, dan keadaan menurut riwayat."""

from terasa.serah_terima.rules.isi import JUDUL, Bagian, Kolom, Lingkup, as_isi, kode_of
from terasa.serah_terima.rules.riwayat import (
    GOLONGAN_UMUR,
    JejakUsulan,
    golongan_umur,
    read_jejak,
    tempo_pada,
)

__all__ = [
    "GOLONGAN_UMUR",
    "JUDUL",
    "Bagian",
    "JejakUsulan",
    "Kolom",
    "Lingkup",
    "as_isi",
    "golongan_umur",
    "kode_of",
    "read_jejak",
    "tempo_pada",
]
