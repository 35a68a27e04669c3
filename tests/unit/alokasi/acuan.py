"""A second, slow implementation in another style: each price by trying every set that may be dry."""

from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

Poin = dict[str, Fraction]


class Perkara(NamedTuple):
    biaya: dict[str, int]
    poin: dict[str, Poin]
    bobot: dict[str, Fraction]
    pagu: int
    seri: str = "dukungan"


def price(biaya: int, poin: Poin, uang: dict[str, Fraction]) -> Fraction | None:
    """Least rho with sum of min(money, rho * points) equal to the cost."""
    harga = []
    for banyak in range(len(poin)):
        for kering in combinations(poin, banyak):
            basah = sum((p for i, p in poin.items() if i not in kering), Fraction(0))
            rho = (biaya - sum((uang[i] for i in kering), Fraction(0))) / basah
            if rho >= 0 and sum(min(uang[i], rho * p) for i, p in poin.items()) == biaya:
                harga.append(rho)
    return min(harga, default=None)


def tie_key(perkara: Perkara, id: str, biaya: int) -> tuple[object, ...]:
    bobot = -sum((perkara.bobot[i] for i in perkara.poin[id]), Fraction(0))
    return {"dukungan": (bobot, biaya, id), "biaya": (biaya, id), "kode": (id,)}[perkara.seri]


def count(perkara: Perkara, total: int) -> list[tuple[str, Fraction, dict[str, Fraction]]]:
    """Rounds of one count: item, rho, money of everybody after it."""
    seluruhnya = sum(perkara.bobot.values())
    uang = {i: total * bobot / seluruhnya for i, bobot in perkara.bobot.items()}
    antre = {id for id, poin in perkara.poin.items() if poin and perkara.biaya[id] <= perkara.pagu}
    putaran = []
    while True:
        calon = []
        for id in antre:
            rho = price(perkara.biaya[id], perkara.poin[id], uang)
            if rho is not None:
                calon.append((rho, tie_key(perkara, id, perkara.biaya[id]), id))
        if not calon:
            return putaran
        rho, _, id = min(calon)
        antre.remove(id)
        uang = {i: m - min(m, rho * perkara.poin[id].get(i, Fraction(0))) for i, m in uang.items()}
        putaran.append((id, rho, uang))


def choose(perkara: Perkara, pelengkap: str, langkah: int, maks: int) -> tuple[list[str], int]:
    """Winners in order and the number of rises."""
    didukung = [id for id, poin in perkara.poin.items() if poin]
    menang, kenaikan = _names(count(perkara, perkara.pagu)), 0
    if pelengkap.startswith("add1"):
        while kenaikan < maks and any(_fits(perkara, menang, id) for id in didukung):
            calon = _names(count(perkara, perkara.pagu + (kenaikan + 1) * langkah))
            if _cost(perkara, calon) > perkara.pagu:
                break
            menang, kenaikan = calon, kenaikan + 1
    return (complete(perkara, menang) if pelengkap in ("add1u", "greedy") else menang), kenaikan


def complete(perkara: Perkara, menang: list[str]) -> list[str]:
    """Greedy: most points per rupiah first, whatever fits."""
    menang = list(menang)
    didukung = [id for id, poin in perkara.poin.items() if poin]
    didukung.sort(
        key=lambda id: (
            -sum(perkara.poin[id].values()) / perkara.biaya[id],
            tie_key(perkara, id, perkara.biaya[id]),
        )
    )
    for id in didukung:
        if _fits(perkara, menang, id):
            menang.append(id)
    return menang


def _names(putaran: list[tuple[str, Fraction, dict[str, Fraction]]]) -> list[str]:
    return [id for id, _, _ in putaran]


def _cost(perkara: Perkara, menang: list[str]) -> int:
    return sum(perkara.biaya[id] for id in menang)


def _fits(perkara: Perkara, menang: list[str], id: str) -> bool:
    return id not in menang and perkara.biaya[id] + _cost(perkara, menang) <= perkara.pagu
