"""Completion: shadow ceilings that rise step by step (add1), then most support per rupiah (greedy)."""

from dataclasses import dataclass

from terasa.alokasi.enums import Pelengkap
from terasa.alokasi.hitungan import Hitungan
from terasa.alokasi.kasus import Kasus
from terasa.alokasi.masukan import AturanBagi


@dataclass(frozen=True)
class Lengkap:
    """The last count, how often the shadow ceiling rose, and what greedy added: (item, money before)."""

    hitungan: Hitungan
    kenaikan: int
    tambahan: list[tuple[int, int]]
    sisa: int
    pakai_greedy: bool


def complete(kasus: Kasus, aturan: AturanBagi) -> Lengkap:
    """Run the counts that the rule asks for."""
    if aturan.pelengkap in (Pelengkap.ADD1, Pelengkap.ADD1U):
        hitungan, kenaikan = _raise_ceiling(kasus, aturan)
    else:
        hitungan, kenaikan = Hitungan(kasus, kasus.pagu), 0
    return finish(hitungan, aturan, kenaikan)


def finish(hitungan: Hitungan, aturan: AturanBagi, kenaikan: int = 0, kecuali: int | None = None) -> Lengkap:
    """Settle a count and add what greedy buys with the rest, if the rule has it."""
    hitungan.uang.settle()
    sisa = hitungan.kasus.pagu - hitungan.biaya
    tambahan: list[tuple[int, int]] = []
    pakai_greedy = aturan.pelengkap in (Pelengkap.ADD1U, Pelengkap.GREEDY)
    if pakai_greedy:
        terpilih = {kecuali, *hitungan.menang}
        # Most points per rupiah is the order of least price when everybody pays in full.
        for k, butir in enumerate(hitungan.kasus.butir):
            if k not in terpilih and butir.biaya <= sisa:
                tambahan.append((k, sisa))
                sisa -= butir.biaya
    return Lengkap(hitungan, kenaikan, tambahan, sisa, pakai_greedy)


def _raise_ceiling(kasus: Kasus, aturan: AturanBagi) -> tuple[Hitungan, int]:
    """Stop at the first count that leaves nothing affordable, or before the first that overspends."""
    langkah = aturan.step(kasus.pagu)
    hitungan, kenaikan = Hitungan(kasus, kasus.pagu), 0
    while kenaikan < aturan.langkah_maks and not _is_exhaustive(hitungan):
        berikut = Hitungan(kasus, kasus.pagu + (kenaikan + 1) * langkah, batas=kasus.pagu)
        if berikut.lewat:
            break
        hitungan, kenaikan = berikut, kenaikan + 1
    return hitungan, kenaikan


def _is_exhaustive(hitungan: Hitungan) -> bool:
    sisa = hitungan.kasus.pagu - hitungan.biaya
    terpilih = set(hitungan.menang)
    return all(k in terpilih or butir.biaya > sisa for k, butir in enumerate(hitungan.kasus.butir))
