"""Spending what equal shares leave: add1, greedy, and both, on a compact election.

Completion by raising the endowment of everyone by one unit of the currency (add1) until the outcome is
exhaustive or the next one would pass the ceiling. Peters, Pierczyński, Skowron (2021), section 4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from terasa.alokasi.enums import Pelengkap
from terasa.alokasi.inti.sekali import share_once
from terasa.alokasi.kekangan import Kekangan, Ruang
from terasa.alokasi.lajur import Lajur
from terasa.alokasi.pemilihan import Pemilihan
from terasa.alokasi.serakah import extend_greedily
from terasa.alokasi.setara import Setara

# After a range of increases could not be told apart from its first, single ones for a while.
SABAR_MAKS = 32
# From so many groups on it pays to bring them into an order.
BANYAK_KELOMPOK = 20_000


# More counts than this are beyond any published step.
LANGKAH_MAKS = 2**31


@dataclass(frozen=True)
class Langkah:
    """By how many smallest units the money that is shared out rises each time, and how often at most."""

    besar: int
    maks: int = LANGKAH_MAKS

    @classmethod
    def satu(cls, pemilihan: Pemilihan) -> Langkah:
        """One unit of the currency more for every ballot."""
        return cls(pemilihan.hak_total * pemilihan.satuan)


class HasilSetara(NamedTuple):
    """Items in order of selection (equal shares first, then `tambahan`), and the increase per ballot used."""

    lajur: Lajur
    menang: tuple[int, ...]
    tambahan: tuple[int, ...]
    kenaikan: int

    @property
    def biaya(self) -> int:
        return sum(self.lajur.pemilihan.biaya[p] for p in (*self.menang, *self.tambahan))

    @property
    def sisa(self) -> int:
        return self.lajur.pemilihan.pagu - self.biaya


def share_equally(
    lajur: Lajur,
    pelengkap: Pelengkap,
    *,
    langkah: Langkah | None = None,
    kekangan: Kekangan | None = None,
    tanpa_pendukung: bool = True,
) -> HasilSetara:
    """Method of equal shares with the completion, exact. `tanpa_pendukung`: greedy may fund what nobody supports."""
    if pelengkap in (Pelengkap.ADD1, Pelengkap.ADD1U):
        setara = Setara(_gather_groups(lajur), kekangan)
        menang, kenaikan = _raise_endowments(setara, langkah or Langkah.satu(lajur.pemilihan), kekangan)
    else:
        menang, kenaikan = _share_once(lajur, kekangan), 0
    tambahan: list[int] = []
    if pelengkap in (Pelengkap.GREEDY, Pelengkap.ADD1U):
        tambahan = extend_greedily(lajur, menang, kekangan, tanpa_pendukung=tanpa_pendukung)
    return HasilSetara(lajur, tuple(menang), tuple(tambahan), kenaikan)


def _share_once(lajur: Lajur, kekangan: Kekangan | None) -> list[int]:
    """Equal shares of the pagu; in one call where no round needs long whole numbers and nothing is constrained."""
    menang = None if kekangan else share_once(lajur)
    return Setara(lajur, kekangan).run() if menang is None else menang


def _gather_groups(lajur: Lajur) -> Lajur:
    """The same ballots with those that begin alike side by side: their money is then near in memory, which many
    counts of many ballots feel."""
    pemilihan = lajur.pemilihan
    if len(pemilihan.bobot) < BANYAK_KELOMPOK:
        return lajur
    pertama = np.full(len(pemilihan.bobot), -1, dtype=np.int32)
    isi = pemilihan.panjang > 0
    pertama[isi] = pemilihan.isi[pemilihan.awal[:-1][isi]]
    urut = np.argsort(pertama, kind="stable")
    panjang = pemilihan.panjang[urut]
    awal = np.zeros(len(urut) + 1, dtype=np.int64)
    np.cumsum(panjang, out=awal[1:])
    letak = np.repeat(pemilihan.awal[:-1][urut] - awal[:-1], panjang) + np.arange(awal[-1])
    dekat = replace(
        pemilihan,
        bobot=pemilihan.bobot[urut],
        hak=None if pemilihan.hak is None else pemilihan.hak[urut],
        awal=awal,
        isi=pemilihan.isi[letak],
        poin=None if pemilihan.poin is None else pemilihan.poin[letak],
    )
    return Lajur(dekat, lajur.ukuran, lajur.seri, melebihi_pagu=lajur.melebihi_pagu)


def _raise_endowments(setara: Setara, langkah: Langkah, kekangan: Kekangan | None) -> tuple[list[int], int]:
    """The last outcome within the ceiling and its number of increases.

    Whole ranges of increases are skipped where every one of them surely buys the same.
    """
    pagu = setara.lajur.pemilihan.pagu
    kenaikan, lebar, sabar, hukuman = 0, 0, 0, 1
    penuh = _Penuh(setara, kekangan)
    while True:
        modal = pagu + kenaikan * langkah.besar
        maju = 1
        if lebar and not sabar:
            lebar = min(lebar, langkah.maks - kenaikan)
            if not setara.tally_range(modal, modal + lebar * langkah.besar, pagu):
                lebar //= 2
                if not lebar:
                    sabar = hukuman
                    hukuman = min(2 * hukuman, SABAR_MAKS)
                continue
            maju, hukuman = lebar + 1, 1
            lebar += max(1, lebar // 4)
        else:
            setara.tally(modal, pagu)
            sabar = max(0, sabar - 1)
            lebar = max(lebar, 1)
        if setara.lewat:
            return setara.run(modal - langkah.besar), kenaikan - 1
        if penuh.is_full():
            return setara.menang, kenaikan
        if kenaikan + maju > langkah.maks:
            return setara.menang, langkah.maks
        kenaikan += maju


class _Penuh:
    """Whether no supported item fits in what is left. What fitted last time is looked at first."""

    def __init__(self, setara: Setara, kekangan: Kekangan | None) -> None:
        self._setara, self._kekangan = setara, kekangan
        self._muat: int | None = None

    def is_full(self) -> bool:
        setara = self._setara
        pemilihan, muat = setara.lajur.pemilihan, self._muat
        sisa = pemilihan.pagu - setara.belanja
        if self._kekangan:
            menang = setara.menang
            self._muat = self._find_fitting({*menang, *self._closed(self._kekangan, menang)}, sisa)
        elif muat is None or pemilihan.biaya[muat] > sisa or setara.has_bought(muat):
            self._muat = self._find_fitting(set(setara.menang), sisa)
        return self._muat is None

    def _closed(self, kekangan: Kekangan, menang: list[int]) -> list[int]:
        ruang = Ruang(kekangan, self._setara.lajur.pemilihan)
        for p in menang:
            ruang.buy(p)
        tutup: list[int] = np.flatnonzero(ruang.tutup).tolist()
        return tutup

    def _find_fitting(self, ambil: set[int], sisa: int) -> int | None:
        lajur = self._setara.lajur
        for p in lajur.didukung:
            if lajur.pemilihan.biaya[p] > sisa:
                return None
            if p not in ambil:
                return p
        return None
