"""How much dearer each winner could have been and still be chosen: one count without each, and little besides.

What does not depend on the winner is laid out once. Prices are enclosed between whole numbers of 2**-PRESISI parts,
so that they stay short where exact fractions grow with every round; rounds before the winner was bought are those of
the count that stands. Where an enclosed sum may be whole, or floats could not tell who ran dry, the exact account of
that count decides. docs/alokasi/bagian-setara.md, "Kelonggaran".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from operator import mul

import numpy as np

from terasa.alokasi.bagi import PAKAI_GREEDY, make_cara
from terasa.alokasi.batas import Pelengkapan, find_limits
from terasa.alokasi.hasil import Hasil
from terasa.alokasi.hitung import make_lajur
from terasa.alokasi.neraca import Neraca
from terasa.alokasi.pemilihan import Indeks
from terasa.alokasi.serakah import order_supported
from terasa.alokasi.seri import make_tie_key
from terasa.alokasi.setara import Setara
from terasa.alokasi.susun import build_pemilihan

# An enclosure widens by a bit or two in a round at worst, and by far less over hundreds of rounds together.
PRESISI = 256
# So many leading bits of a price are known, or the exact one is asked for: more than a float holds.
BIT_PASTI = 64


def iter_kelonggaran(hasil: Hasil, *, kecuali: Collection[str] = ()) -> Iterator[tuple[str, int]]:
    """Every winner, in order of selection, with the rupiah by which it could have been dearer."""
    tanya = [kode for kode in hasil.menang if kode not in kecuali]
    if tanya:
        pencari = _Pencari(hasil)
        yield from ((kode, pencari.find(kode)) for kode in tanya)


class KurangJelas(ArithmeticError):
    """Enclosed prices do not tell a sum from a whole number."""


@dataclass(frozen=True, eq=False)
class _NeracaDekat(Neraca):
    """An account with the true price of each round at most `lebar` above `harga[r]`. Raises KurangJelas."""

    lebar: int = 0

    def money_before(self, g: int, r: int) -> int:
        """As the exact account does it, without laying out what every group paid: few are asked about."""
        if 0 <= self.habis[g] < r:
            return 0
        pemilihan = self.lajur.pemilihan
        surat = slice(int(pemilihan.awal[g]), int(pemilihan.awal[g + 1]))
        babak = self._babak_larik[pemilihan.isi[surat]]
        sudah = (babak >= 0) & (babak < r)
        bayar = zip(babak[sudah].tolist(), self.lajur.baris_poin[surat][sudah].tolist(), strict=True)
        terpakai: int = sum(poin * self.harga[b] for b, poin in bayar)
        return int(pemilihan.hak_kelompok[g]) * self.modal * self.penyebut - terpakai

    def collect(self, p: int, r: int) -> tuple[int, int, bool]:
        bagian, kali, basah = super().collect(p, r)
        self._require_clear(bagian, kali, kali + self.satisfaction(p))
        return bagian, kali, basah

    def left(self, p: int) -> int:
        bagian = super().left(p)
        self._require_clear(bagian, 1, 1)
        return bagian

    def _require_clear(self, bagian: int, kali: int, poin_kali: int) -> None:
        """No ballot, and no round, gives more points than all of them together."""
        salah = self.lebar * poin_kali * self._poin
        if not salah < bagian % (self.skala * kali) < self.skala * kali - salah:
            raise KurangJelas

    @cached_property
    def _poin(self) -> int:
        return sum(self.lajur.total.tolist())

    @cached_property
    def _babak_larik(self) -> Indeks:
        return np.array(self.babak, dtype=np.int32)


@dataclass(frozen=True)
class _Harga:
    """The price of round r is `bawah[r]` parts, or up to `lebar[r]` more."""

    bawah: list[int]
    lebar: list[int]

    def until(self, r: int) -> _Harga:
        return _Harga(self.bawah[:r], self.lebar[:r])

    def add(self, sisa: int, koefisien: list[tuple[int, int]], basah: int) -> None:
        """Of a round in which `basah` points share `sisa` parts and what `koefisien` paid before. Raises KurangJelas."""
        salah = 0
        if koefisien:
            babak, poin = zip(*koefisien, strict=True)
            sisa += sum(map(mul, poin, map(self.bawah.__getitem__, babak)))
            salah = sum(map(mul, poin, map(self.lebar.__getitem__, babak)))
        # One for each of the two divisions that are cut off.
        bawah, lebar = sisa // basah, salah // basah + 2
        if bawah.bit_length() - lebar.bit_length() < BIT_PASTI:
            raise KurangJelas
        self.bawah.append(bawah)
        self.lebar.append(lebar)


class _Pencari:
    """Counts of one result without one winner at a time, all at its shadow ceiling."""

    def __init__(self, hasil: Hasil) -> None:
        self._pemilihan = build_pemilihan(hasil.masukan).pemilihan
        self._lajur = make_lajur(self._pemilihan, make_cara(hasil.masukan, hasil.aturan))
        self._letak = {kode: p for p, kode in enumerate(self._pemilihan.proyek)}
        self._kunci = make_tie_key(self._pemilihan, hasil.aturan.urutan_seri)
        self._modal = hasil.pagu_bayangan
        self._pakai_greedy = hasil.aturan.pelengkap in PAKAI_GREEDY
        self._urut = order_supported(self._lajur)
        self._setara = Setara(self._lajur)
        putaran = self._count_without(None)
        self._babak = {p: r for r, p in enumerate(putaran)}
        self._harga = _Harga([], [])
        # Prices that are clear until a doubtful round are kept.
        with suppress(KurangJelas):
            self._price(putaran, self._harga)

    def find(self, id: str) -> int:
        """Raises KeyError for a code that is not in the election."""
        p = self._letak[id]
        putaran = self._count_without(p)
        try:
            batas = self._find_limit(self._enclose(p, putaran), p)
        except KurangJelas:
            batas = self._find_limit(self._setara.settle(), p)
        return batas - self._pemilihan.biaya[p]

    def _count_without(self, p: int | None) -> list[int]:
        tutup = np.zeros(len(self._pemilihan.proyek), dtype=np.bool_)
        if p is not None:
            tutup[p] = True
        self._setara.inti.kekang(tutup)
        return self._setara.run(self._modal)

    def _enclose(self, p: int, putaran: list[int]) -> _NeracaDekat:
        """The account of the last count. Raises KurangJelas."""
        harga = self._harga.until(self._babak.get(p, len(putaran)))
        self._price(putaran, harga)
        return _NeracaDekat(
            self._lajur,
            self._modal,
            putaran,
            tuple(harga.bawah),
            1 << PRESISI,
            self._setara.inti.habis_pada,
            lebar=max(harga.lebar, default=0),
        )

    def _price(self, putaran: list[int], harga: _Harga) -> None:
        """The rounds of the last count that have no price yet. Raises KurangJelas."""
        inti, pemilihan = self._setara.inti, self._pemilihan
        if inti.kabur(0)[0].size:
            raise KurangJelas
        for r in range(len(harga.bawah), len(putaran)):
            # Parts that the winner costs, less the endowments of those who ran dry, who had paid before.
            kering, biaya = int(inti.kering_bobot[r]), pemilihan.biaya[putaran[r]]
            sisa = biaya * pemilihan.hak_total - kering * self._modal << PRESISI
            harga.add(sisa, inti.koefisien(r) if kering else [], int(inti.basah_poin[r]))

    def _find_limit(self, neraca: Neraca, p: int) -> int:
        pelengkapan = self._complete(neraca.menang, p)
        return find_limits(neraca, pelengkapan, self._kunci, neraca.estimate([p]))[0].biaya

    def _complete(self, putaran: list[int], tanpa: int) -> Pelengkapan:
        """What greedy adds to the rounds, the item left out."""
        biaya = self._pemilihan.biaya
        sisa = self._pemilihan.pagu - sum(biaya[p] for p in putaran)
        if not self._pakai_greedy:
            return Pelengkapan((), sisa, False)
        sudah, langkah = {*putaran, tanpa}, []
        for p in self._urut:
            if p not in sudah and biaya[p] <= sisa:
                langkah.append((p, sisa))
                sisa -= biaya[p]
        return Pelengkapan(tuple(langkah), sisa, True)
