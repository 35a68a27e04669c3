"""Yang diputuskan tanpa basis data: perpindahan keadaan, data pribadi dalam teks, dan kunci pada slip."""

from terasa.aspirasi.rules.bukti import make_bukti, proves
from terasa.aspirasi.rules.dukungan import (
    KODE_BERLAKU,
    KODE_SELA,
    SALAH_TERBANYAK,
    TANDA_TERPENDEK,
    digest_kode_sekali,
    make_kode_sekali,
    make_penanda,
)
from terasa.aspirasi.rules.isian import (
    FOTO_TERBANYAK,
    MASALAH_TERPANJANG,
    DataAspirasi,
    clean_kata,
    short_title,
)
from terasa.aspirasi.rules.keadaan import (
    JAM,
    JAWABAN_PERTAMA,
    JAWABAN_ULANG,
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
from terasa.aspirasi.rules.pribadi import Temuan, find_pribadi, mask_pribadi, split_pribadi

__all__ = [
    "FOTO_TERBANYAK",
    "JAM",
    "JAWABAN_PERTAMA",
    "JAWABAN_ULANG",
    "KALIMAT",
    "KODE_BERLAKU",
    "KODE_SELA",
    "MASALAH_TERPANJANG",
    "MENJAWAB",
    "MENUNGGU_DESA",
    "SALAH_TERBANYAK",
    "TANDA_TERPENDEK",
    "TERBUKA",
    "TERTUTUP",
    "TRANSISI",
    "DataAspirasi",
    "Langkah",
    "Temuan",
    "clean_kata",
    "derive_kunci",
    "digest_kirim",
    "digest_kode_sekali",
    "explain_refusal",
    "find_pribadi",
    "list_boleh",
    "make_bukti",
    "make_kode_sekali",
    "make_penanda",
    "mask_pribadi",
    "next_status",
    "print_kunci",
    "proves",
    "short_title",
    "split_pribadi",
]
