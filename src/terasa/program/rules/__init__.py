"""Aturan kegiatan tanpa basis data; tiap berkas satu pokok."""

from terasa.program.rules.kemajuan import (
    BERJALAN,
    MATI,
    PEREMPAT,
    STATUS_USULAN,
    TERBANGUN,
    TUNTAS,
    URUTAN,
    Kemajuan,
    can_cancel,
    can_report,
    is_kabar,
    is_maju,
    is_menyimpang,
    is_mundur,
    next_status,
    status_pekerjaan,
    status_usulan,
)
from terasa.program.rules.tempat import count_km, is_tempat

__all__ = [
    "BERJALAN",
    "MATI",
    "PEREMPAT",
    "STATUS_USULAN",
    "TERBANGUN",
    "TUNTAS",
    "URUTAN",
    "Kemajuan",
    "can_cancel",
    "can_report",
    "count_km",
    "is_kabar",
    "is_maju",
    "is_menyimpang",
    "is_mundur",
    "is_tempat",
    "next_status",
    "status_pekerjaan",
    "status_usulan",
]
