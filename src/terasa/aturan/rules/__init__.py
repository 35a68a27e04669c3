"""Mesin aturan: memilih aturan yang berlaku, menghitung tenggat, membaca libur; tanpa basis data."""

from terasa.aturan.rules.bentuk import (
    Aturan,
    AturanBaku,
    IsiJendela,
    IsiSalah,
    IsiTenggat,
    Selang,
    parse_jendela,
    parse_tenggat,
)
from terasa.aturan.rules.daftar import pick_tenggat, summarise_tenggat
from terasa.aturan.rules.ics import Acara, tulis_ics
from terasa.aturan.rules.kalender import (
    TanggalDiLuarJangkauan,
    add_bulan,
    add_hari_kerja,
    count_hari_kerja,
    is_hari_kerja,
    minggu_dalam_bulan,
)
from terasa.aturan.rules.keadaan import keadaan, tanggal_pengingat
from terasa.aturan.rules.libur import HariLibur, LiburTakTerbaca, as_mapping, baca_libur, parse_libur
from terasa.aturan.rules.nilai import options_of, score_of_peringkat, score_usg, share_of, weight_of_forum
from terasa.aturan.rules.pilih import AturanTidakDikenal, is_berlaku, pilih_aturan, pilih_semua, suggest_kode
from terasa.aturan.rules.tenggat import (
    HasilTenggat,
    Perpanjangan,
    PerpanjanganDitolak,
    hitung_jendela,
    hitung_tenggat,
)

__all__ = [
    "Acara",
    "Aturan",
    "AturanBaku",
    "AturanTidakDikenal",
    "HariLibur",
    "HasilTenggat",
    "IsiJendela",
    "IsiSalah",
    "IsiTenggat",
    "LiburTakTerbaca",
    "Perpanjangan",
    "PerpanjanganDitolak",
    "Selang",
    "TanggalDiLuarJangkauan",
    "add_bulan",
    "add_hari_kerja",
    "as_mapping",
    "baca_libur",
    "count_hari_kerja",
    "hitung_jendela",
    "hitung_tenggat",
    "is_berlaku",
    "is_hari_kerja",
    "keadaan",
    "minggu_dalam_bulan",
    "options_of",
    "parse_jendela",
    "parse_libur",
    "parse_tenggat",
    "pick_tenggat",
    "pilih_aturan",
    "pilih_semua",
    "score_of_peringkat",
    "score_usg",
    "share_of",
    "suggest_kode",
    "summarise_tenggat",
    "tanggal_pengingat",
    "tulis_ics",
    "weight_of_forum",
]
