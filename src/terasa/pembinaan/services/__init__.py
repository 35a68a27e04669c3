"""Tindakan pembinaan: hubungan, kunjungan, temuan, serah baca, laporan berkala, dan Indeks Desa."""

from terasa.pembinaan.services.hubungan import add_hubungan, end_hubungan, generate_hubungan
from terasa.pembinaan.services.indeks import import_indeks
from terasa.pembinaan.services.kunjungan import (
    Catatan,
    Jawaban,
    acknowledge_kunjungan,
    attach_lampiran,
    cancel_kunjungan,
    plan_kunjungan,
    record_kunjungan,
    share_kunjungan,
)
from terasa.pembinaan.services.laporan import ask_laporan, import_laporan, review_laporan, send_laporan
from terasa.pembinaan.services.milik import CannotCoach
from terasa.pembinaan.services.temuan import (
    IsiTemuan,
    add_kesepakatan,
    add_temuan,
    close_temuan,
    refer_temuan,
    remove_kesepakatan,
    remove_temuan,
)

__all__ = [
    "CannotCoach",
    "Catatan",
    "IsiTemuan",
    "Jawaban",
    "acknowledge_kunjungan",
    "add_hubungan",
    "add_kesepakatan",
    "add_temuan",
    "ask_laporan",
    "attach_lampiran",
    "cancel_kunjungan",
    "close_temuan",
    "end_hubungan",
    "generate_hubungan",
    "import_indeks",
    "import_laporan",
    "plan_kunjungan",
    "record_kunjungan",
    "refer_temuan",
    "remove_kesepakatan",
    "remove_temuan",
    "review_laporan",
    "send_laporan",
    "share_kunjungan",
]
