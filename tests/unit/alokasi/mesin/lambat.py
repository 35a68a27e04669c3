"""Every rule once more, straight from its definition: fractions, no grouping, no queue, no floats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from terasa.alokasi.enums import Pelengkap, Ukuran, UrutanSeri
from terasa.alokasi.kekangan import Kekangan
from tests.unit.alokasi.mesin.perkara import Perkara

Terbuka = Callable[[list[int], int], bool]


def satisfaction(perkara: Perkara, ukuran: Ukuran, g: int, p: int) -> int:
    """What one person of ballot g gains from item p."""
    if p not in perkara.surat[g]:
        return 0
    letak = perkara.surat[g].index(p)
    match ukuran:
        case Ukuran.BIAYA:
            return perkara.biaya[p]
        case Ukuran.JUMLAH:
            return 1
        case Ukuran.BORDA:
            return len(perkara.surat[g]) - letak - 1
    assert perkara.poin is not None
    poin = perkara.poin[g][letak]
    return poin * perkara.biaya[p] if ukuran is Ukuran.SKOR_BIAYA else poin


def tie_key(perkara: Perkara, urutan: UrutanSeri, p: int) -> tuple[object, ...]:
    if urutan is UrutanSeri.KODE:
        return (perkara.kode[p],)
    if urutan is UrutanSeri.BIAYA:
        return (perkara.biaya[p], perkara.kode[p])
    dukungan = 0
    for g, surat in enumerate(perkara.surat):
        if p in surat and (perkara.poin is None or perkara.poin[g][surat.index(p)]):
            dukungan += perkara.bobot[g] * perkara.hak_orang[g]
    return (-dukungan, perkara.biaya[p], perkara.kode[p])


class Lambat:
    """One election under one measure and one tie order; `kekangan` as in the docs, checked from scratch."""

    def __init__(
        self,
        perkara: Perkara,
        ukuran: Ukuran,
        urutan: UrutanSeri = UrutanSeri.KODE,
        kekangan: Kekangan | None = None,
    ) -> None:
        self.perkara = perkara
        self.kekangan = kekangan or Kekangan()
        self.semua = range(len(perkara.kode))
        self.orang = range(len(perkara.surat))
        self.seri = {p: tie_key(perkara, urutan, p) for p in self.semua}
        self.puas = {(g, p): satisfaction(perkara, ukuran, g, p) for g in self.orang for p in self.semua}
        self.total = {p: sum(perkara.bobot[g] * self.puas[g, p] for g in self.orang) for p in self.semua}

    # Equal shares.

    def price(self, uang: list[Fraction], p: int) -> Fraction | None:
        """Least rho at which the people who gain from p, each with rho for one unit or all they have, pay it."""
        pendukung = [g for g in self.orang if self.puas[g, p]]
        pendukung.sort(key=lambda g: uang[g] / self.puas[g, p])
        sisa, basah = Fraction(self.perkara.biaya[p]), self.total[p]
        for g in pendukung:
            rho = sisa / basah
            if rho * self.puas[g, p] <= uang[g]:
                return rho
            sisa -= self.perkara.bobot[g] * uang[g]
            basah -= self.perkara.bobot[g] * self.puas[g, p]
        return None

    def share(self, modal: int) -> list[int]:
        """Items in order when `modal` is shared out by entitlement."""
        hak = self.perkara.hak_orang
        semua = sum(w * h for w, h in zip(self.perkara.bobot, hak, strict=True))
        uang = [Fraction(modal * hak[g], semua) for g in self.orang]
        menang: list[int] = []
        while True:
            calon = [
                (rho, self.seri[p], p)
                for p in self.semua
                if self.is_open(menang, p) and (rho := self.price(uang, p)) is not None
            ]
            if not calon:
                return menang
            rho, _, p = min(calon)
            menang.append(p)
            uang = [uang[g] - min(uang[g], rho * self.puas[g, p]) for g in self.orang]

    def raise_endowments(self, langkah: int, maks: int) -> tuple[list[int], int]:
        """The first outcome that is exhaustive, or the last before one that costs more than the budget."""
        menang: list[int] = []
        for kenaikan in range(maks + 1):
            baru = self.share(self.perkara.pagu + kenaikan * langkah)
            if self.left(baru) < 0:
                return menang, kenaikan - 1
            menang = baru
            if not any(self.total[p] and self.fits(menang, p) for p in self.semua):
                return menang, kenaikan
        return menang, maks

    def equal_shares(self, pelengkap: Pelengkap, langkah: int, maks: int) -> tuple[list[int], int]:
        menang, kenaikan = self.share(self.perkara.pagu), 0
        if pelengkap in (Pelengkap.ADD1, Pelengkap.ADD1U):
            menang, kenaikan = self.raise_endowments(langkah, maks)
        return (self.greedy(menang) if pelengkap in (Pelengkap.ADD1U, Pelengkap.GREEDY) else menang), kenaikan

    # Greedy.

    def greedy(self, menang: Iterable[int] = ()) -> list[int]:
        """The best item per unit of cost that is open and fits, again and again."""
        hasil = list(menang)
        while calon := [p for p in self.semua if self.fits(hasil, p)]:
            hasil.append(
                min(calon, key=lambda p: (-Fraction(self.total[p], self.perkara.biaya[p]), self.seri[p]))
            )
        return hasil

    # Phragmén.

    def phragmen(self) -> list[int]:
        """Loads; stops at the first round in which an item tied for the least load does not fit."""
        bobot = [w * h for w, h in zip(self.perkara.bobot, self.perkara.hak_orang, strict=True)]
        beban = [Fraction(0)] * len(bobot)
        menang: list[int] = []
        while calon := [
            p for p in self.semua if p not in menang and self.perkara.biaya[p] <= self.perkara.pagu
        ]:
            baru = {p: self.load(bobot, beban, p) for p in calon}
            terkecil = min(baru.values())
            seri = [p for p in calon if baru[p] == terkecil]
            if any(self.perkara.biaya[p] > self.left(menang) for p in seri):
                break
            p = min(seri, key=self.seri.__getitem__)
            menang.append(p)
            beban = [Fraction(terkecil) if p in s else beban[g] for g, s in enumerate(self.perkara.surat)]
        return menang

    def load(self, bobot: list[int], beban: list[Fraction], p: int) -> Fraction | float:
        pendukung = [g for g in self.orang if p in self.perkara.surat[g]]
        if not pendukung:
            return float("inf")
        dipikul = sum(bobot[g] * beban[g] for g in pendukung)
        return (dipikul + self.perkara.biaya[p]) / sum(bobot[g] for g in pendukung)

    # What may be bought.

    def left(self, menang: Iterable[int]) -> int:
        return self.perkara.pagu - sum(self.perkara.biaya[p] for p in menang)

    def fits(self, menang: list[int], p: int) -> bool:
        return self.is_open(menang, p) and self.perkara.biaya[p] <= self.left(menang)

    def is_open(self, menang: list[int], p: int) -> bool:
        return self._is_allowed(menang, p) and self._leaves_floors(menang, p)

    def _is_allowed(self, menang: list[int], p: int) -> bool:
        """Everything but the floors."""
        if p in menang or not self.kekangan.syarat.get(p, frozenset()) <= set(menang):
            return False
        if any(p in kelompok and kelompok & set(menang) for kelompok in self.kekangan.eksklusif):
            return False
        return all(
            b.langit is None or self._spent(b.anggota, [*menang, p]) <= b.langit
            for b in self.kekangan.batas
            if p in b.anggota
        )

    def lacking(self, menang: list[int]) -> list[tuple[frozenset[int], int]]:
        """What each floor still lacks, as far as items that may be bought are there for it."""
        kurang = []
        for b in self.kekangan.batas:
            ada = sum(self.perkara.biaya[p] for p in b.anggota if self._is_allowed(menang, p))
            kurang.append((b.anggota, min(max(0, b.lantai - self._spent(b.anggota, menang)), ada)))
        return kurang

    def _leaves_floors(self, menang: list[int], p: int) -> bool:
        biaya = self.perkara.biaya[p]
        cadangan = 0
        for anggota, kurang in self.lacking(menang):
            cadangan += kurang - (min(kurang, biaya) if p in anggota else 0)
        return not any(n for _, n in self.lacking(menang)) or biaya <= self.left(menang) - cadangan

    def _spent(self, anggota: frozenset[int], menang: list[int]) -> int:
        return sum(self.perkara.biaya[p] for p in menang if p in anggota)
