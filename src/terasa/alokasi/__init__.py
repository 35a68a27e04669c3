"""Fair allocation: the exact method of equal shares, its account and a reason for every result.

Plain Python and NumPy, no Django and no database. Definition: docs/alokasi/. Leans on nothing.
"""

from terasa.alokasi.bagi import find_kelonggaran, share_pagu
from terasa.alokasi.bahan import format_rupiah
from terasa.alokasi.enums import Alasan, Kepuasan, Pelengkap, UrutanSeri
from terasa.alokasi.errors import (
    AlokasiDitolak,
    BiayaBelumDiketahui,
    KodeGanda,
    MasukanTidakSah,
    PilihanTidakDikenal,
    RekamanRusak,
    TidakAdaPemilih,
)
from terasa.alokasi.hasil import Hasil, Kalah, LangkahPelengkap, Putaran
from terasa.alokasi.jelaskan import jelaskan
from terasa.alokasi.kelonggaran import iter_kelonggaran
from terasa.alokasi.masukan import AturanBagi, Masukan, Pemilih, Pilihan
from terasa.alokasi.peringkat import skor_dari_peringkat

__all__ = [
    "Alasan",
    "AlokasiDitolak",
    "AturanBagi",
    "BiayaBelumDiketahui",
    "Hasil",
    "Kalah",
    "Kepuasan",
    "KodeGanda",
    "LangkahPelengkap",
    "Masukan",
    "MasukanTidakSah",
    "Pelengkap",
    "Pemilih",
    "Pilihan",
    "PilihanTidakDikenal",
    "Putaran",
    "RekamanRusak",
    "TidakAdaPemilih",
    "UrutanSeri",
    "find_kelonggaran",
    "format_rupiah",
    "iter_kelonggaran",
    "jelaskan",
    "share_pagu",
    "skor_dari_peringkat",
]
