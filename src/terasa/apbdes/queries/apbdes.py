"""APBDes sebuah desa dan tahun: yang berlaku, rancangannya, versi-versinya, dan perbandingannya."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from terasa.apbdes.enums import Kelompok, StatusApbdes
from terasa.apbdes.models import Apbdes, PosApbdes
from terasa.apbdes.rules.isi import Neraca, sum_pos
from terasa.musrenbang.enums import BidangDesa

RANCANGAN = (StatusApbdes.DRAF, StatusApbdes.DIEVALUASI, StatusApbdes.SELESAI_DIEVALUASI)
URUT_BIDANG = {b: n for n, b in enumerate(BidangDesa.values)}
URUT_KELOMPOK = {k: n for n, k in enumerate(Kelompok.values)}


@dataclass(frozen=True)
class Lembaran:
    """One version with its lines in order and its sums."""

    apbdes: Apbdes
    pos: tuple[PosApbdes, ...]

    @cached_property
    def neraca(self) -> Neraca:
        return sum_pos(self.pos)

    @cached_property
    def per_bidang(self) -> list[tuple[str, int, list[PosApbdes]]]:
        """Name, sum and lines of each field that has any."""
        isi: dict[str, list[PosApbdes]] = defaultdict(list)
        for p in self.pos:
            if p.kelompok == Kelompok.BELANJA:
                isi[p.bidang].append(p)
        return [
            (str(BidangDesa(b).label), self.neraca.per_bidang[b], isi[b])
            for b in BidangDesa.values
            if b in isi
        ]

    def bagian(self, kelompok: str) -> list[PosApbdes]:
        return [p for p in self.pos if p.kelompok == kelompok]

    @property
    def pendapatan(self) -> list[PosApbdes]:
        return self.bagian(Kelompok.PENDAPATAN)

    @property
    def pembiayaan(self) -> list[PosApbdes]:
        return [*self.bagian(Kelompok.PENERIMAAN), *self.bagian(Kelompok.PENGELUARAN)]


@dataclass(frozen=True)
class Banding:
    """One field or part in two budgets, whole rupiah; None where there is nothing to compare with."""

    nama: str
    kini: int
    dulu: int | None

    @property
    def selisih(self) -> int | None:
        return None if self.dulu is None else self.kini - self.dulu


def find_berlaku(kode_desa: str, tahun: int) -> Apbdes | None:
    """The budget in force; one query."""
    return Apbdes.objects.filter(kode_desa=kode_desa, tahun=tahun, status=StatusApbdes.BERLAKU).first()


def find_rancangan(kode_desa: str, tahun: int) -> Apbdes | None:
    """What is being written or evaluated; one query."""
    return Apbdes.objects.filter(kode_desa=kode_desa, tahun=tahun, status__in=RANCANGAN).first()


def list_versi(kode_desa: str) -> list[Apbdes]:
    """Every version that a regulation set, the newest first; one query."""
    return list(Apbdes.objects.publik().filter(kode_desa=kode_desa))


def read_lembaran(apbdes: Apbdes) -> Lembaran:
    """A version with its lines in the order of parts and fields; one query."""
    pos = sorted(
        apbdes.pos.all(),
        key=lambda p: (URUT_KELOMPOK[p.kelompok], URUT_BIDANG.get(p.bidang, 0), p.kode, p.urutan, p.uraian),
    )
    return Lembaran(apbdes, tuple(pos))


def compare(kini: Neraca, dulu: Neraca | None) -> list[Banding]:
    """Fields of spending beside those of another budget."""
    return [
        Banding(str(BidangDesa(b).label), kini.per_bidang[b], dulu.per_bidang[b] if dulu else None)
        for b in BidangDesa.values
        if kini.per_bidang[b] or (dulu and dulu.per_bidang[b])
    ]
