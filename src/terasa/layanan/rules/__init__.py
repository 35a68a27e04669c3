"""Aturan layanan tanpa basis data: perpindahan keadaan, isian, janji, nomor surat, dan SKM."""

from terasa.layanan.rules.isian import (
    CannotAccept,
    DataPermohonan,
    DataStandar,
    check_permohonan,
    check_standar,
    read_persyaratan,
)
from terasa.layanan.rules.keadaan import (
    BERJALAN,
    JAM,
    JAM_PERIKSA,
    JAM_PPID,
    JAM_PPID_KEBERATAN,
    JANJI,
    KALIMAT,
    MENUNGGU_PEMOHON,
    MENUNGGU_UNIT,
    TERTUTUP,
    can_object,
    explain_refusal,
    next_status,
)
from terasa.layanan.rules.nomor import CannotNumber, fill_isi, format_nomor, romawi
from terasa.layanan.rules.skm import CannotAnswer, DataSkm, bands_of, check_skm, digest_jawaban, find_beda

__all__ = [
    "BERJALAN",
    "JAM",
    "JAM_PERIKSA",
    "JAM_PPID",
    "JAM_PPID_KEBERATAN",
    "JANJI",
    "KALIMAT",
    "MENUNGGU_PEMOHON",
    "MENUNGGU_UNIT",
    "TERTUTUP",
    "CannotAccept",
    "CannotAnswer",
    "CannotNumber",
    "DataPermohonan",
    "DataSkm",
    "DataStandar",
    "bands_of",
    "can_object",
    "check_permohonan",
    "check_skm",
    "check_standar",
    "digest_jawaban",
    "explain_refusal",
    "fill_isi",
    "find_beda",
    "format_nomor",
    "next_status",
    "read_persyaratan",
    "romawi",
]
