"""Honest estimates: shares with intervals, the felt-benefit index, samples anyone can draw again.

Plain Python, no Django and no database. Definitions: docs/statistik.md. Leans on nothing.
"""

from terasa.statistik.angka import (
    BATAS_TERBIT,
    Angka,
    BatasTerbit,
    Peringatan,
    Selang,
    design_effect,
    estimate,
    wilson,
)
from terasa.statistik.imd import Imd, Jawaban, Manfaat, measure_manfaat
from terasa.statistik.undian import (
    UndianTidakSah,
    hash_kerangka,
    komitmen,
    make_benih,
    order_kerangka,
    undi,
)

__all__ = [
    "BATAS_TERBIT",
    "Angka",
    "BatasTerbit",
    "Imd",
    "Jawaban",
    "Manfaat",
    "Peringatan",
    "Selang",
    "UndianTidakSah",
    "design_effect",
    "estimate",
    "hash_kerangka",
    "komitmen",
    "make_benih",
    "measure_manfaat",
    "order_kerangka",
    "undi",
    "wilson",
]
