"""Usulan yang serupa: tempat yang sama, pekerjaan yang sama, kata yang sama, masing-masing dengan alasannya.

Python biasa, tanpa Django dan tanpa basis data. Dari bawah ke atas: `kata` memenggal, `istilah` mengenali pekerjaan, `tempat` dan
`pekerjaan` membaca satu usulan, `kosakata` mencatat yang biasa, `ciri` menyatukannya, `banding` membandingkan dua usulan per segi,
`nilai` memberi skor dan saran, `alasan` menuturkannya, `kunci` dan `indeks` menemukan calonnya. Cara dan angkanya: docs/serupa.md.
"""

from terasa.cari.serupa.ciri import Ciri, build_ciri
from terasa.cari.serupa.indeks import Indeks, Kandidat, build_indeks
from terasa.cari.serupa.kosakata import Kosakata, build_kosakata
from terasa.cari.serupa.nilai import Penilaian, Saran, judge
from terasa.cari.serupa.usulan import Usulan

__all__ = [
    "Ciri",
    "Indeks",
    "Kandidat",
    "Kosakata",
    "Penilaian",
    "Saran",
    "Usulan",
    "build_ciri",
    "build_indeks",
    "build_kosakata",
    "judge",
]
