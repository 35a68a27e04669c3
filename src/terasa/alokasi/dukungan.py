"""How many others would have had to support an item: the fewest whose money, with that of its supporters, buys it.

At the price of a round every further supporter would put in what they have, at most the price of their points.
So the fewest are those who would put in most. Nobody else's support changes; those who join give it the highest
score that anybody gives (1 on ballots without scores).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from terasa.alokasi.batas import Pelengkapan
from terasa.alokasi.enums import JenisSuara
from terasa.alokasi.inti.alasan import Nyata
from terasa.alokasi.inti.tambah import Kekurangan, Tawaran, find_joiners, weigh_offers
from terasa.alokasi.neraca import Neraca, Taksiran
from terasa.alokasi.seri import KunciSeri


class Penambah:
    """Finds the fewest groups of one account; a group joins as a whole (a forum).

    `uang`: money of every group before each round and in the end, as `Neraca.estimate` gives it.
    """

    def __init__(self, neraca: Neraca, kunci: KunciSeri, uang: Nyata, pelengkapan: Pelengkapan) -> None:
        pemilihan = neraca.lajur.pemilihan
        self._neraca, self._kunci, self._uang = neraca, kunci, uang
        self._bobot: list[int] = pemilihan.bobot.tolist()
        self._terberat = sorted(range(len(self._bobot)), key=lambda g: -self._bobot[g])
        self._pelengkapan, self._total = pelengkapan, neraca.lajur.total.tolist()
        self.nilai_penuh = 1 if pemilihan.poin is None else int(pemilihan.poin.max(initial=0))
        self._mungkin = pemilihan.jenis is not JenisSuara.PERINGKAT and self.nilai_penuh > 0
        harga = np.array([h / neraca.skala for h in neraca.harga])
        self._harga: Nyata = harga / np.array([float(neraca.satisfaction(p)) for p in neraca.menang])
        self._tabel: dict[int, Tawaran] = {}

    def find_all(self, taksiran: Taksiran) -> list[tuple[int, ...] | None]:
        """For each item groups, those who would put in most first; None when nobody's support would do."""
        kalah, terkumpul, galat = taksiran.daftar, taksiran.terkumpul, taksiran.galat
        if not self._mungkin or not kalah:
            return [None] * len(kalah)
        biaya = np.array([float(self._neraca.lajur.pemilihan.biaya[p]) for p in kalah])
        if self._neraca.lajur.kepuasan_biaya:
            return [self._find(p, biaya[n] - terkumpul[n], float(galat[n])) for n, p in enumerate(kalah)]
        kekurangan = Kekurangan(np.array(kalah, dtype=np.int32), biaya, terkumpul, galat)
        hasil: list[tuple[int, ...] | None] = []
        for n, ikut in enumerate(find_joiners(self._neraca.lajur, kekurangan, self._offers(kalah[0]))):
            if not ikut:
                hasil.append(self._find(kalah[n], biaya[n] - terkumpul[n], float(galat[n])))
            # Greedy completion cannot do with fewer than one.
            elif len(ikut) == 1:
                hasil.append((ikut[0],))
            else:
                hasil.append(self._join_greedy(kalah[n], tuple(ikut)))
        return hasil

    def _find(self, p: int, kurang: Nyata, galat: float) -> tuple[int, ...] | None:
        tawaran = self._offers(p)
        pendukung = {g for g, _ in self._neraca.supporters(p)}
        paling_sedikit = tawaran.count_below(kurang - galat)
        # Most often the first of the best rounds keeps what it promises, and no other can do with fewer.
        r = int(paling_sedikit.argmin())
        janji = int(paling_sedikit[r])
        terbaik = self._join(p, r, tawaran, pendukung, float(kurang[r]), galat, len(self._bobot))
        if terbaik is None or len(terbaik) > janji:
            terbaik = self._try_rounds(p, tawaran, pendukung, kurang, galat, terbaik)
        return self._join_greedy(p, terbaik)

    def _try_rounds(
        self,
        p: int,
        tawaran: Tawaran,
        pendukung: set[int],
        kurang: Nyata,
        galat: float,
        terbaik: tuple[int, ...] | None,
    ) -> tuple[int, ...] | None:
        paling_sedikit = tawaran.count_below(kurang - galat)
        for r in np.argsort(paling_sedikit, kind="stable").tolist():
            if terbaik is not None and paling_sedikit[r] >= len(terbaik):
                break
            batas = len(self._bobot) if terbaik is None else len(terbaik) - 1
            ikut = self._join(p, r, tawaran, pendukung, float(kurang[r]), galat, batas)
            terbaik = terbaik if ikut is None else ikut
        return terbaik

    def _join_greedy(self, p: int, terbaik: tuple[int, ...] | None) -> tuple[int, ...] | None:
        """The fewest with whom greedy completion would have come to it in time, if that is fewer."""
        biaya, kepuasan = self._neraca.lajur.pemilihan.biaya, self._neraca.satisfaction
        if self._pelengkapan.dipakai and not self._total[p] and biaya[p] <= self._pelengkapan.sisa:
            # It fits in what is left in the end, and only supported items are bought.
            return terbaik if terbaik is not None and len(terbaik) == 1 else (self._terberat[0],)
        pendukung = {g for g, _ in self._neraca.supporters(p)}
        for lawan, sisa in self._pelengkapan.langkah:
            if biaya[p] > sisa:
                break
            punya = self._total[p] * kepuasan(p) * biaya[lawan]
            perlu = self._total[lawan] * kepuasan(lawan) * biaya[p]
            ikut: list[int] = []
            for g in self._terberat:
                if terbaik is not None and len(ikut) >= len(terbaik) - 1:
                    break
                if g in pendukung:
                    continue
                ikut.append(g)
                punya += self._bobot[g] * self.nilai_penuh * kepuasan(p) * biaya[lawan]
                if punya > perlu or (punya == perlu and self._precedes(p, lawan, ikut)):
                    terbaik = tuple(ikut)
                    break
        return terbaik

    def _precedes(self, p: int, lawan: int, ikut: Iterable[int]) -> bool:
        biaya, hak = self._neraca.lajur.pemilihan.biaya, self._neraca.lajur.pemilihan.hak_kelompok
        lebih = sum(int(hak[g]) for g in ikut)
        return self._kunci(p, biaya[p], lebih) < self._kunci(lawan, biaya[lawan], 0)

    def _join(
        self, p: int, r: int, tawaran: Tawaran, pendukung: set[int], kurang: float, galat: float, batas: int
    ) -> tuple[int, ...] | None:
        """The fewest at the price of round r, at most `batas`."""
        sela = 2.0 * galat + float(tawaran.sela[r])
        jumlah = 0.0
        ikut: list[int] = []
        for g in tawaran.order(r):
            if g in pendukung:
                continue
            beri = float(tawaran.beri[r, g])
            if beri <= 0.0 or len(ikut) == batas:
                break
            jumlah += beri
            ikut.append(g)
            if jumlah > kurang + sela or (jumlah >= kurang - sela and self._is_enough(p, r, ikut)):
                return tuple(ikut)
        return None

    def _is_enough(self, p: int, r: int, ikut: list[int]) -> bool:
        """Whole numbers decide, ties by the published order."""
        neraca = self._neraca
        biaya = neraca.lajur.pemilihan.biaya[p]
        if r == len(neraca.menang):
            return neraca.left(p) + sum(neraca.money_left(g) for g in ikut) >= biaya * neraca.skala
        bagian, kali, basah = neraca.collect(p, r)
        harga = neraca.harga[r] * neraca.satisfaction(p) * self.nilai_penuh
        for g in ikut:
            uang, penuh = neraca.money_before(g, r) * kali, harga * self._bobot[g]
            bagian += min(uang, penuh)
            basah |= uang >= penuh
        selisih = bagian - biaya * neraca.skala * kali
        if selisih or not basah:
            return selisih >= 0
        return self._precedes(p, neraca.menang[r], ikut)

    def _offers(self, p: int) -> Tawaran:
        """The same for all items of one satisfaction."""
        kepuasan = self._neraca.satisfaction(p)
        if kepuasan not in self._tabel:
            bobot: Nyata = self._neraca.lajur.pemilihan.bobot * np.float64(self.nilai_penuh * kepuasan)
            self._tabel = {kepuasan: weigh_offers(self._uang.copy(), self._harga, bobot)}
        return self._tabel[kepuasan]
