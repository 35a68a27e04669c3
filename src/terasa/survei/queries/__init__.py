"""Membaca survei."""

from terasa.survei.queries.aturan import count_giliran, days_retensi
from terasa.survei.queries.baca import (
    count_status,
    list_beda,
    list_calon_petugas,
    list_kerangka,
    list_petugas,
    list_responden,
    list_salinan,
    list_tugas,
    undian_json,
)
from terasa.survei.queries.mutu import (
    count_ulang,
    json_kunjungan,
    list_pergantian,
    list_ulang,
    run_checks,
    table_kunjungan,
)

__all__ = [
    "count_giliran",
    "count_status",
    "count_ulang",
    "days_retensi",
    "json_kunjungan",
    "list_beda",
    "list_calon_petugas",
    "list_kerangka",
    "list_pergantian",
    "list_petugas",
    "list_responden",
    "list_salinan",
    "list_tugas",
    "list_ulang",
    "run_checks",
    "table_kunjungan",
    "undian_json",
]
