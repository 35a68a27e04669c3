"""Aturan kegiatan tanpa basis data; tiap berkas satu pokok."""

from terasa.program.rules.kemajuan import (
    BERJALAN,
    PEREMPAT,
    STATUS_USULAN,
    TERBANGUN,
    TUNTAS,
    URUTAN,
    Kemajuan,
    can_cancel,
    can_report,
    is_kabar,
    is_menyimpang,
    is_mundur,
    next_status,
    status_usulan,
)

__all__ = [
    "BERJALAN",
    "PEREMPAT",
    "STATUS_USULAN",
    "TERBANGUN",
    "TUNTAS",
    "URUTAN",
    "Kemajuan",
    "can_cancel",
    "can_report",
    "is_kabar",
    "is_menyimpang",
    "is_mundur",
    "next_status",
    "status_usulan",
]
