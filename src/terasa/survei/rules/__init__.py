"""Aturan survei tanpa basis data."""

from terasa.survei.rules.daftar import BarisDaftar, DaftarTakSah, read_daftar
from terasa.survei.rules.jawaban import JawabanTakSah, Pertanyaan, read_jawaban
from terasa.survei.rules.kerangka import (
    RUMAH_TERBANYAK,
    HitungRT,
    KerangkaTakSah,
    build_frame,
    compare_counts,
    frame_lines,
    label_rt,
)
from terasa.survei.rules.kunjungan import AturanKunjungan, is_tuntas
from terasa.survei.rules.mutu import AmbangMutu, Periksa, Wawancara, check_all

__all__ = [
    "RUMAH_TERBANYAK",
    "AmbangMutu",
    "AturanKunjungan",
    "BarisDaftar",
    "DaftarTakSah",
    "HitungRT",
    "JawabanTakSah",
    "KerangkaTakSah",
    "Periksa",
    "Pertanyaan",
    "Wawancara",
    "build_frame",
    "check_all",
    "compare_counts",
    "frame_lines",
    "is_tuntas",
    "label_rt",
    "read_daftar",
    "read_jawaban",
]
