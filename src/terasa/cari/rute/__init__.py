"""Ke unit mana sebuah usulan: tiga saran dengan peluang dan alasannya, dilatih dari keputusan yang sudah ada.

`ciri` membaca kata, benda, dan urusan; `bidang` memberi contoh tambahan dari nama unit; `latih` memakai scikit-learn; `model`
menebak dengan NumPy dan disimpan sebagai larik dan JSON; `ukur` mengujinya per desa. Cara dan angkanya: docs/rute.md.
"""

from terasa.cari.rute.ciri import Contoh
from terasa.cari.rute.latih import LatihanKurang, train
from terasa.cari.rute.model import Model, SaranUnit, load_model
from terasa.cari.rute.ukur import cross_validate, make_pita

__all__ = [
    "Contoh",
    "LatihanKurang",
    "Model",
    "SaranUnit",
    "cross_validate",
    "load_model",
    "make_pita",
    "train",
]
