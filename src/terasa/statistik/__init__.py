"""Honest estimates: shares with intervals, the felt-benefit index, samples anyone can draw again.

No Django and no database. Definitions: docs/statistik.md. What stands here is plain Python; the modules that count
whole tables (`rekap`, `hitung`, `eb`, `hiper`, `gerombol`, `larik`, `peringkat`, `mrp`) need NumPy and SciPy and are
imported by name, so that pages do not load them.
"""

from terasa.statistik.angka import (
    BATAS_TERBIT,
    Angka,
    BatasTerbit,
    Peringatan,
    Selang,
    design_effect,
    effective_n,
    estimate,
    wilson,
)
from terasa.statistik.beda import Bagian, Beda, compare_sama, compare_terpisah, measure_bagian
from terasa.statistik.imd import Imd, Jawaban, Manfaat, measure_manfaat
from terasa.statistik.kisaran import Kisaran, blur_kecil, group_kecil, is_kecil
from terasa.statistik.tahan import Jumlah, cut_growing, is_publishable, is_revealing, sum_published
from terasa.statistik.undian import (
    UndianTidakSah,
    hash_kerangka,
    komitmen,
    make_benih,
    order_kerangka,
    order_ulang,
    undi,
)

__all__ = [
    "BATAS_TERBIT",
    "Angka",
    "Bagian",
    "BatasTerbit",
    "Beda",
    "Imd",
    "Jawaban",
    "Jumlah",
    "Kisaran",
    "Manfaat",
    "Peringatan",
    "Selang",
    "UndianTidakSah",
    "blur_kecil",
    "compare_sama",
    "compare_terpisah",
    "cut_growing",
    "design_effect",
    "effective_n",
    "estimate",
    "group_kecil",
    "hash_kerangka",
    "is_kecil",
    "is_publishable",
    "is_revealing",
    "komitmen",
    "make_benih",
    "measure_bagian",
    "measure_manfaat",
    "order_kerangka",
    "order_ulang",
    "sum_published",
    "undi",
    "wilson",
]
