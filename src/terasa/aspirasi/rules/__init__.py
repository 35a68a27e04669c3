"""Yang diputuskan tanpa basis data: perpindahan keadaan, data pribadi dalam teks, dan kunci pada slip."""

from terasa.aspirasi.rules.isian import FOTO_TERBANYAK, MASALAH_TERPANJANG, DataAspirasi, short_title
from terasa.aspirasi.rules.keadaan import (
    JAWABAN_PERTAMA,
    KALIMAT,
    MENJAWAB,
    MENUNGGU_DESA,
    TERBUKA,
    TERTUTUP,
    TRANSISI,
    Langkah,
    explain_refusal,
    list_boleh,
    next_status,
)
from terasa.aspirasi.rules.kunci import derive_kunci, digest_kirim, print_kunci
from terasa.aspirasi.rules.pribadi import Temuan, find_pribadi, mask_pribadi

__all__ = [
    "FOTO_TERBANYAK",
    "JAWABAN_PERTAMA",
    "KALIMAT",
    "MASALAH_TERPANJANG",
    "MENJAWAB",
    "MENUNGGU_DESA",
    "TERBUKA",
    "TERTUTUP",
    "TRANSISI",
    "DataAspirasi",
    "Langkah",
    "Temuan",
    "derive_kunci",
    "digest_kirim",
    "explain_refusal",
    "find_pribadi",
    "list_boleh",
    "mask_pribadi",
    "next_status",
    "print_kunci",
    "short_title",
]
