"""The same election in whole numbers: every weight, score and satisfaction on one scale."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from terasa.alokasi.enums import Kepuasan, UrutanSeri
from terasa.alokasi.errors import MasukanTidakSah
from terasa.alokasi.masukan import AturanBagi, Masukan, Pemilih, Pilihan

# Item id -> (voter, points) pairs.
Dukungan = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, eq=False)
class Butir:
    """A supported item. `poin[j]` whole points of voter `pendukung[j]`; `taksiran` the same over
    `Kasus.skala` as floats, for the search that guides and never decides."""

    id: str
    biaya: int
    pendukung: tuple[int, ...]
    poin: tuple[int, ...]
    taksiran: tuple[float, ...]
    bobot: int
    urutan_seri: UrutanSeri

    @cached_property
    def total(self) -> int:
        return sum(self.poin)

    def kunci(self, biaya: int) -> tuple[int, int, str]:
        """Tie key at that cost: the smaller comes first."""
        match self.urutan_seri:
            case UrutanSeri.DUKUNGAN:
                return (-self.bobot, biaya, self.id)
            case UrutanSeri.BIAYA:
                return (0, biaya, self.id)
            case UrutanSeri.KODE:
                return (0, 0, self.id)


@dataclass(frozen=True, eq=False)
class Kasus:
    """Supported items in order of price when everybody pays in full; `satuan` satisfaction per point."""

    butir: tuple[Butir, ...]
    bobot: tuple[int, ...]
    pagu: int
    satuan: Fraction
    skala: int

    @cached_property
    def bobot_total(self) -> int:
        return sum(self.bobot)

    @cached_property
    def dasar(self) -> list[float]:
        """Correctly rounded price of each item when nobody runs dry, so never decreasing."""
        return [butir.biaya * self.skala / butir.total for butir in self.butir]


# Beyond this many bits between the largest and the smallest weight or point, floats cannot guide.
BEDA_MAKS = 400


def build_kasus(masukan: Masukan, aturan: AturanBagi) -> Kasus:
    """Put an election on whole numbers. Items above the ceiling stay in; the rounds skip them."""
    bobot = _whole([orang.bobot for orang in masukan.pemilih])
    penyebut = math.lcm(*(skor.denominator for orang in masukan.pemilih for skor in orang.nilai.values()))
    dukungan = _group_support(masukan.pemilih, bobot, penyebut)
    if aturan.kepuasan is Kepuasan.SKOR_BIAYA:
        for butir in masukan.pilihan:
            dukungan[butir.id] = [(i, p * butir.biaya) for i, p in dukungan.get(butir.id, [])]
    semua = [p for daftar in dukungan.values() for _, p in daftar]
    _require_comparable(semua)
    _require_comparable([b for b in bobot if b])
    bersama = math.gcd(*semua) or 1
    skala = 1 << max(0, (max(semua, default=1) // bersama).bit_length() - 60)
    susunan = [
        _build_butir(butir, dukungan[butir.id], bobot, bersama, skala, aturan.urutan_seri)
        for butir in masukan.pilihan
        if dukungan.get(butir.id)
    ]
    susunan.sort(key=lambda b: (Fraction(b.biaya, b.total), b.kunci(b.biaya)))
    bobot_asli = Fraction(sum(orang.bobot for orang in masukan.pemilih))
    satuan = Fraction(bersama, penyebut) * bobot_asli / sum(bobot)
    return Kasus(tuple(susunan), tuple(bobot), masukan.pagu, satuan, skala)


def _build_butir(
    pilihan: Pilihan,
    dukungan: list[tuple[int, int]],
    bobot: list[int],
    bersama: int,
    skala: int,
    urutan_seri: UrutanSeri,
) -> Butir:
    poin = tuple(p // bersama for _, p in dukungan)
    return Butir(
        id=pilihan.id,
        biaya=pilihan.biaya,
        pendukung=tuple(i for i, _ in dukungan),
        poin=poin,
        taksiran=tuple(p / skala for p in poin),
        bobot=sum(bobot[i] for i, _ in dukungan),
        urutan_seri=urutan_seri,
    )


def _require_comparable(bilangan: list[int]) -> None:
    if bilangan and max(bilangan).bit_length() - min(bilangan).bit_length() > BEDA_MAKS:
        raise MasukanTidakSah("Bobot atau nilai terlalu jauh bedanya untuk dihitung.")


def _group_support(pemilih: tuple[Pemilih, ...], bobot: list[int], penyebut: int) -> Dukungan:
    dukungan: Dukungan = {}
    for i, orang in enumerate(pemilih):
        if not bobot[i]:
            continue
        for kode, skor in orang.nilai.items():
            poin = bobot[i] * skor.numerator * (penyebut // skor.denominator)
            dukungan.setdefault(kode, []).append((i, poin))
    return dukungan


def _whole(pecahan: list[Fraction]) -> list[int]:
    penyebut = math.lcm(*(p.denominator for p in pecahan))
    bulat = [p.numerator * (penyebut // p.denominator) for p in pecahan]
    bersama = math.gcd(*bulat) or 1
    return [b // bersama for b in bulat]
