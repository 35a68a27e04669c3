"""Membaca katalog, permohonan, antrean, dan angkanya."""

from terasa.layanan.queries.angka import AngkaLayanan, count_angka
from terasa.layanan.queries.antrean import Loket, read_loket
from terasa.layanan.queries.daftar_skm import BarisSkm, RekapSkm, list_terbit, recap_kecamatan
from terasa.layanan.queries.katalog import (
    Komponen,
    Pilihan,
    find_layanan,
    find_standar,
    list_alasan,
    list_berlaku,
    list_komponen,
    list_layanan,
)
from terasa.layanan.queries.kontak import Kontak, list_kontak
from terasa.layanan.queries.permohonan import (
    can_extend,
    can_undo,
    count_waiting,
    find_by_kunci,
    has_keberatan,
    list_meja,
    list_peristiwa,
    list_pesan,
)
from terasa.layanan.queries.pertanyaan import Kios, Pertanyaan, list_pertanyaan, read_kios
from terasa.layanan.queries.skm import (
    HitungSkm,
    count_jawaban,
    find_asal,
    find_berjalan,
    find_dibuka,
    find_skm,
    find_terbaru,
    has_answered,
    has_any_answer,
    list_hasil,
    list_saran,
)

__all__ = [
    "AngkaLayanan",
    "BarisSkm",
    "HitungSkm",
    "Kios",
    "Komponen",
    "Kontak",
    "Loket",
    "Pertanyaan",
    "Pilihan",
    "RekapSkm",
    "can_extend",
    "can_undo",
    "count_angka",
    "count_jawaban",
    "count_waiting",
    "find_asal",
    "find_berjalan",
    "find_by_kunci",
    "find_dibuka",
    "find_layanan",
    "find_skm",
    "find_standar",
    "find_terbaru",
    "has_answered",
    "has_any_answer",
    "has_keberatan",
    "list_alasan",
    "list_berlaku",
    "list_hasil",
    "list_komponen",
    "list_kontak",
    "list_layanan",
    "list_meja",
    "list_peristiwa",
    "list_pertanyaan",
    "list_pesan",
    "list_saran",
    "list_terbit",
    "read_kios",
    "read_loket",
    "recap_kecamatan",
]
