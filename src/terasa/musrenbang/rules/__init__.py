"""Yang diputuskan tanpa basis data: perpindahan keadaan, putusan, peringkat, kehadiran, isi berita acara."""

from terasa.musrenbang.rules.berita_acara import BarisUsulan, FaktaForum, build_isi, rule_kode
from terasa.musrenbang.rules.bidang import BIDANG, find_bidang, nama_bidang
from terasa.musrenbang.rules.kehadiran import Hadirin, count_hadir, warn_hadir
from terasa.musrenbang.rules.keputusan import CannotDecide, Putusan, check_putusan, find_clashes
from terasa.musrenbang.rules.lanjutan import Lanjutan
from terasa.musrenbang.rules.penilaian import (
    ATURAN_KRITERIA,
    Calon,
    CannotScore,
    Kriteria,
    check_nilai,
    rank,
    read_kriteria,
    sum_skor,
)
from terasa.musrenbang.rules.transisi import (
    BERALASAN,
    BERPERINGKAT,
    HASIL_FORUM,
    MASUKAN_FORUM,
    PEMUTUS,
    PENYIAP,
    SEBELUM_FORUM,
    TRANSISI,
    Transisi,
    can_move,
    find_transisi,
    is_finished,
    list_jenis_forum,
    missing_for,
    next_status,
)
from terasa.musrenbang.rules.usulan import CannotPropose, check_isian, check_tahun

__all__ = [
    "ATURAN_KRITERIA",
    "BERALASAN",
    "BERPERINGKAT",
    "BIDANG",
    "HASIL_FORUM",
    "MASUKAN_FORUM",
    "PEMUTUS",
    "PENYIAP",
    "SEBELUM_FORUM",
    "TRANSISI",
    "BarisUsulan",
    "Calon",
    "CannotDecide",
    "CannotPropose",
    "CannotScore",
    "FaktaForum",
    "Hadirin",
    "Kriteria",
    "Lanjutan",
    "Putusan",
    "Transisi",
    "build_isi",
    "can_move",
    "check_isian",
    "check_nilai",
    "check_putusan",
    "check_tahun",
    "count_hadir",
    "find_bidang",
    "find_clashes",
    "find_transisi",
    "is_finished",
    "list_jenis_forum",
    "missing_for",
    "nama_bidang",
    "next_status",
    "rank",
    "read_kriteria",
    "rule_kode",
    "sum_skor",
    "warn_hadir",
]
