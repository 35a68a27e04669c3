"""Apa yang biasa di antara usulan yang ada: bobot kata (IDF), dan nama tempat yang dikenal tiap desa."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from terasa.cari.serupa.istilah import known_stem, load_istilah
from terasa.cari.serupa.kata import fold, split_kata
from terasa.cari.serupa.tempat import read_nama, read_resmi
from terasa.cari.serupa.usulan import Usulan

# A word that titles of this many villages share is a word of the language, not a name of a place.
DESA_KATA_UMUM = 3
# Weights where nothing was counted; on judged pairs they serve as well as counting.
BOBOT_ISTILAH, BOBOT_KATA = 1.0, 2.0


@dataclass
class Kosakata:
    """Counts over the stored wishes; growing it never changes what is already there but the weights."""

    jumlah: int = 0
    pemakai: Counter[str] = field(default_factory=Counter)
    # Names seen in the place column, by village.
    nama_desa: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    # Villages whose titles use a word, only as far as it takes to call it general.
    desa_kata: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, usulan: Usulan) -> None:
        """Learn the words and names of one more wish."""
        self.jumlah += 1
        teks = split_kata(f"{usulan.judul} {usulan.uraian}")
        self.pemakai.update({known_stem(k) for k in teks})
        for kata in set(teks):
            desa = self.desa_kata[kata]
            if len(desa) < DESA_KATA_UMUM:
                desa.add(usulan.kode_desa)
        resmi = read_resmi(usulan.desa, usulan.kecamatan)
        self.nama_desa[usulan.kode_desa] |= {n for n, _ in read_nama(fold(usulan.lokasi), resmi, bool)}

    def weigh(self, kata: str) -> float:
        """IDF: log(1 + N / users); a word never seen weighs as one seen once. Without counts: a term half of a word."""
        if not self.jumlah:
            return BOBOT_ISTILAH if kata in load_istilah().umum else BOBOT_KATA
        return math.log(1 + max(self.jumlah, 1) / max(self.pemakai[kata], 1))

    def is_nama(self, kata: str, usulan: Usulan) -> bool:
        """Whether a word of the title or description is a name in this village."""
        if kata in self.nama_desa.get(usulan.kode_desa, ()):
            return True
        # Without a place column the title must carry the place: any word that is not general.
        return not usulan.lokasi.strip() and len(self.desa_kata.get(kata, ())) < DESA_KATA_UMUM


def build_kosakata(semua: Iterable[Usulan]) -> Kosakata:
    """Learn from all of them."""
    kosakata = Kosakata()
    for usulan in semua:
        kosakata.add(usulan)
    return kosakata
