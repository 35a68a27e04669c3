"""Equal shares on a compact election: floats guide, whole numbers decide.

Money is counted in parts of 1/n of the smallest unit, n all entitlements together, so that every endowment is
whole. A price paid per point, lambda, is a whole number over one common denominator: what the supporters
who ran dry put in is b for each ballot less what earlier rounds took, that is a whole combination of b and
of earlier prices.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from terasa.alokasi.inti import Inti, Keadaan, Status, make_inti
from terasa.alokasi.kekangan import Kekangan, Ruang
from terasa.alokasi.lajur import Lajur
from terasa.alokasi.neraca import Neraca

# No purchase passes this ceiling.
TANPA_BATAS = 2**62


@dataclass(slots=True)
class Terbuka:
    """Groups of one round that have the same history and entitlement, so the same money per ballot."""

    poin: int
    uang: int
    kelompok: list[int] = field(default_factory=list)


class Setara:
    """Counts of one case at several endowments; each starts where no larger endowment can differ."""

    def __init__(self, lajur: Lajur, kekangan: Kekangan | None = None) -> None:
        self.lajur = lajur
        self.inti: Inti = make_inti(lajur)
        self._kekangan = kekangan or None
        self._ruang: Ruang | None = None
        self._gratis = lajur.gratis
        self._biaya = [biaya * lajur.pemilihan.hak_total for biaya in lajur.pemilihan.biaya]
        self._awalan = 0
        self._sebelum = -1
        self.lewat = False
        self.belanja = 0

    def run(self, modal: int | None = None, batas: int = TANPA_BATAS) -> list[int]:
        """Items in order of purchase when `modal` smallest units (None: the pagu) are shared out.

        Stops with `lewat` once the purchases cost more than `batas`.
        """
        self.tally(self.lajur.pemilihan.pagu if modal is None else modal, batas)
        return self.menang

    def tally(self, modal: int, batas: int = TANPA_BATAS) -> None:
        """The same, the items left where `menang` and `has_bought` find them: many counts ask for little of them."""
        self.modal = modal
        self._start(self.modal, self.modal)
        self._harga: list[int] = []
        self._penyebut_saat: list[int] = []
        self._penyebut = 1
        self._kabur_dibaca = 0
        self._habis_ragu: dict[int, int] = {}
        while (status := self.inti.jalan(batas)) in {Status.RAGU, Status.DIBELI}:
            if status is Status.DIBELI or self._decide():
                self._bought()
        self._finish(status)

    def tally_range(self, dari: int, sampai: int, batas: int = TANPA_BATAS) -> bool:
        """Whether the purchases are surely the same at every `modal` from `dari` to `sampai`.

        Money is enclosed by the smallest and the largest endowment, so whatever floats can tell holds for all.
        """
        self._start(dari, sampai)
        while (status := self.inti.jalan(batas)) is Status.DIBELI:
            self._bought()
        if status is Status.RAGU:
            self._awalan = self.inti.awalan
            return False
        self._finish(status)
        return True

    @property
    def menang(self) -> list[int]:
        """Items of the last count in order of purchase."""
        return [*self._gratis, *self.inti.menang]

    def has_bought(self, p: int) -> bool:
        """Whether the last count bought an item that costs something."""
        return self.inti.babak[p] >= 0

    def _start(self, dari: int, sampai: int) -> None:
        banyak = self.lajur.pemilihan.hak_total
        awalan = self._awalan if dari >= self._sebelum >= 0 else 0
        self._sebelum = dari
        if self._kekangan:
            self._ruang = Ruang(self._kekangan, self.lajur.pemilihan)
            self._gratis = []
            for p in self.lajur.gratis:
                if not self._ruang.tutup[p]:
                    self._ruang.buy(p)
                    self._gratis.append(p)
            self.inti.kekang(self._ruang.tutup)
        self.inti.mulai(_enclose(dari, banyak)[0], _enclose(sampai, banyak)[1], awalan)

    def _finish(self, status: Status) -> None:
        self._awalan, self.belanja = self.inti.awalan, self.inti.belanja
        self.lewat = status is Status.LEWAT

    def _bought(self) -> None:
        """Close and open what the purchase closes and opens."""
        if self._ruang is None:
            return
        dibuka = self._ruang.buy(self.inti.menang[-1])
        self.inti.kekang(self._ruang.tutup)
        for p in dibuka:
            if self.lajur.is_calon[p]:
                self.inti.kembalikan(p, 0.0)

    def settle(self) -> Neraca:
        """The exact account of the last `run`."""
        self._settle()
        harga = tuple(self._price_of(r) for r in range(len(self._harga)))
        habis = self.inti.habis_pada.copy()
        for g, r in self._habis_ragu.items():
            habis[g] = r
        return Neraca(self.lajur, self.modal, self.inti.menang, harga, self._penyebut, habis)

    # Deciding a round.

    def _decide(self) -> bool:
        """Whether anybody could pay for one of the contestants, which is then bought."""
        self._settle()
        if (mampu := self._find_able()) is None:
            return False
        pertama = mampu[0]
        for calon in mampu[1:]:
            if self._comes_before(calon, pertama):
                pertama = calon
        for calon in mampu:
            if calon is not pertama:
                self.inti.kembalikan(calon[1], max(calon[2], self._enclose_key(calon[0], calon[1])[0]))
        self.inti.beli(pertama[1], *self._enclose_key(pertama[0], pertama[1]))
        return True

    def _find_able(self) -> list[tuple[tuple[int, int], int, float]] | None:
        """Contestants that can be paid for, with exact prices; None when there are none."""
        lawan = self.inti.lawan
        mampu = self._price_all(lawan)
        if len(lawan) == 1 and mampu:
            # Floats could not even tell whether it is affordable, so its rivals are not known yet.
            harga, p, _ = mampu[0]
            self.inti.kumpulkan(self._enclose_key(harga, p)[1])
            mampu += self._price_all(self.inti.lawan[1:])
        return mampu or None

    def _price_all(self, lawan: list[tuple[int, float]]) -> list[tuple[tuple[int, int], int, float]]:
        return [(harga, p, kunci) for p, kunci in lawan if (harga := self._exact_price(p, kunci)) is not None]

    def _comes_before(
        self, a: tuple[tuple[int, int], int, float], b: tuple[tuple[int, int], int, float]
    ) -> bool:
        """Exact prices per unit of satisfaction; equal ones by the tie order."""
        (atas_a, bawah_a), p, _ = a
        (atas_b, bawah_b), q, _ = b
        kiri, kanan = atas_a * bawah_b * self._factor(q), atas_b * bawah_a * self._factor(p)
        if kiri != kanan:
            return kiri < kanan
        return bool(self.lajur.seri[p] < self.lajur.seri[q])

    def _factor(self, p: int) -> int:
        return self.lajur.pemilihan.biaya[p] if self.lajur.kepuasan_biaya else 1

    def _enclose_key(self, harga: tuple[int, int], p: int) -> tuple[float, float]:
        return _enclose(harga[0], harga[1] * self.lajur.pemilihan.hak_total * self._factor(p))

    def _exact_price(self, p: int, kunci: float) -> tuple[int, int] | None:
        """Exact lambda of an item that is at least `kunci` dear; None when its supporters cannot pay."""
        atas = self.inti.harga_atas(p, kunci)
        koefisien, kering, basah, posisi = self.inti.urai(p, kunci, atas if atas >= 0 else math.inf)
        sisa = self._owed(p, kering, koefisien)
        awal = int(self.lajur.lajur_awal[p])
        terbuka = self._group_open(
            p, (int(self.lajur.lajur_kelompok[awal + j]) for j in posisi), len(self._harga)
        )
        if not basah and sum(t.uang for t in terbuka) < sisa:
            return None
        atas_harga, bawah_harga = _solve(sisa, basah, terbuka)
        return atas_harga, bawah_harga * self._penyebut

    def _owed(self, p: int, kering: int, koefisien: Iterable[tuple[int, int]]) -> int:
        """What is left of the cost after those who ran dry, times the common denominator."""
        dibayar = sum([c * self._price_of(r) for r, c in koefisien])
        return (self._biaya[p] - kering * self.modal) * self._penyebut + dibayar

    # Settling earlier rounds.

    def _settle(self) -> None:
        """Exact prices of every round so far, and the fate of each group that floats could not tell."""
        inti = self.inti
        if len(self._harga) == inti.putaran:
            return
        per_babak: dict[int, list[int]] = {}
        kelompok, babak = inti.kabur(self._kabur_dibaca)
        self._kabur_dibaca += len(kelompok)
        for g, r in zip(kelompok.tolist(), babak.tolist(), strict=True):
            per_babak.setdefault(r, []).append(g)
        kosong: set[int] = set()
        menang = inti.menang
        for r in range(len(self._harga), len(menang)):
            ragu = [g for g in per_babak.get(r, []) if g not in kosong]
            self._settle_round(r, menang[r], ragu, kosong)
        for g in {g for semua in per_babak.values() for g in semua}:
            self._tell(g, kosong)

    def _settle_round(self, r: int, p: int, ragu: list[int], kosong: set[int]) -> None:
        kering = int(self.inti.kering_bobot[r])
        atas = self._owed(p, kering, self.inti.koefisien(r) if kering else ())
        bawah = int(self.inti.basah_poin[r])
        if ragu:
            terbuka = self._group_open(p, ragu, r)
            atas, bawah = _solve(atas, bawah, terbuka)
            for satu in terbuka:
                if satu.uang * bawah <= atas * satu.poin:
                    kosong.update(satu.kelompok)
                    self._habis_ragu.update(dict.fromkeys(satu.kelompok, r))
        bersama = math.gcd(atas, bawah)
        atas, bawah = atas // bersama, bawah // bersama
        self._penyebut *= bawah
        self._harga.append(atas)
        self._penyebut_saat.append(self._penyebut)

    def _price_of(self, r: int) -> int:
        """Price of round r over the common denominator, which grew since it was written."""
        return self._harga[r] * (self._penyebut // self._penyebut_saat[r])

    def _tell(self, g: int, kosong: set[int]) -> None:
        uang = 0 if g in kosong else self._money_history(g, len(self._harga), -1)[0]
        if not uang:
            self.inti.tetapkan(g, Keadaan.KOSONG, 0.0, 0.0)
        else:
            bawah, atas = _enclose(uang, self._penyebut * self.lajur.pemilihan.hak_total)
            self.inti.tetapkan(g, Keadaan.HIDUP, bawah, atas)

    def _group_open(self, p: int, kelompok: Iterable[int], r: int) -> list[Terbuka]:
        """Groups with equal histories before round r joined; their points for item p and exact money."""
        menurut: dict[tuple[tuple[int, int], ...], Terbuka] = {}
        pemilihan = self.lajur.pemilihan
        for g in kelompok:
            uang, riwayat, poin = self._money_history(g, r, p)
            bobot, hak = int(pemilihan.bobot[g]), int(pemilihan.hak_kelompok[g])
            bersama = math.gcd(bobot, hak)
            # Points of a group are a multiple of its number of ballots.
            kunci = (*riwayat, (-1, poin // bobot), (bobot // bersama, hak // bersama))
            satu = menurut.get(kunci)
            if satu is None:
                menurut[kunci] = Terbuka(poin, uang, [g])
            else:
                satu.poin += poin
                satu.uang += uang
                satu.kelompok.append(g)
        return list(menurut.values())

    def _money_history(self, g: int, r: int, p: int) -> tuple[int, list[tuple[int, int]], int]:
        """Money of a group before round r times the common denominator, what it paid for, its points for p."""
        lajur = self.lajur
        pemilihan = lajur.pemilihan
        awal, akhir = int(pemilihan.awal[g]), int(pemilihan.awal[g + 1])
        bobot = int(pemilihan.bobot[g])
        uang = int(pemilihan.hak_kelompok[g]) * self.modal * self._penyebut
        riwayat, poin_p, babak = [], 0, self.inti.babak
        for pilihan, poin in zip(
            pemilihan.isi[awal:akhir].tolist(), lajur.baris_poin[awal:akhir].tolist(), strict=True
        ):
            if pilihan == p:
                poin_p = poin
            elif 0 <= babak[pilihan] < r:
                uang -= poin * self._price_of(babak[pilihan])
                riwayat.append((int(babak[pilihan]), poin // bobot))
        riwayat.sort()
        return uang, riwayat, poin_p


def _solve(sisa: int, basah: int, terbuka: list[Terbuka]) -> tuple[int, int]:
    """The price at which those who surely pay in full and the open ones cover `sisa`: numerator, denominator.

    `sisa` and the money of the open ones carry the same denominator, which the result leaves out.
    """
    atas, bawah = sisa, basah + sum(t.poin for t in terbuka)
    tinggal = terbuka
    while True:
        # At a price below the true one whoever cannot pay in full cannot at the true one either.
        habis = [t for t in tinggal if t.uang * bawah < atas * t.poin]
        if not habis:
            return atas, bawah
        tinggal = [t for t in tinggal if t.uang * bawah >= atas * t.poin]
        atas -= sum(t.uang for t in habis)
        bawah -= sum(t.poin for t in habis)


def _enclose(atas: int, bawah: int) -> tuple[float, float]:
    """Floats just below and just above a fraction; division of whole numbers rounds correctly."""
    dekat = atas / bawah
    return math.nextafter(dekat, 0.0), math.nextafter(dekat, math.inf)
