"""Whose share became what: money and satisfaction beside the share of people, and groups left behind.

A group is left behind by an item when all of it supports the item, the item was not funded, and the group's part of
the pagu would have paid for everything that any one of its members got from the outcome and for the item besides
(EJR+ for approval ballots with cost as satisfaction: Brill and Peters 2023; Peters, Pierczyński and Skowron 2021).
Anyone can check such a certificate with the ballots and a calculator; none found is a proof that there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from terasa.alokasi.pemilihan import Bulat, Pemilihan


@dataclass(frozen=True)
class Tertinggal:
    """A certificate. `kelompok` all name item `pilihan`; their part of the pagu, `hak` smallest units, is at least
    `didapat` (the most that one of them got) plus the cost of the item. `suara`: how many ballots they are."""

    pilihan: int
    kelompok: tuple[int, ...]
    suara: int
    hak: Fraction
    didapat: int
    biaya: int


@dataclass(frozen=True)
class Bagian:
    """One part of the voters: their share of people, of the money spent on what they named, and of satisfaction.

    An item that several name is divided among their entitlements. `kosong`: entitlement of those who got nothing.
    """

    orang: Fraction
    uang: Fraction
    kepuasan: Fraction
    kosong: Fraction


def find_left_behind(pemilihan: Pemilihan, menang: Sequence[int]) -> list[Tertinggal]:
    """The strongest certificate for each item that has one; the largest unused part of the pagu first."""
    didapat = sum_received(pemilihan, menang)
    kelompok = np.repeat(np.arange(len(pemilihan.bobot)), pemilihan.panjang)
    didukung = pemilihan.isi if pemilihan.poin is None else np.where(pemilihan.poin > 0, pemilihan.isi, -1)
    ambil, semua = set(menang), []
    for p, biaya in enumerate(pemilihan.biaya):
        if p in ambil or biaya > pemilihan.pagu:
            continue
        pendukung = kelompok[didukung == p]
        if tertinggal := _certify(
            p, biaya, pendukung[np.argsort(didapat[pendukung], kind="stable")], didapat, pemilihan
        ):
            semua.append(tertinggal)
    return sorted(semua, key=lambda t: (t.didapat + t.biaya - t.hak, t.pilihan))


def _certify(p: int, biaya: int, urut: Bulat, didapat: Bulat, pemilihan: Pemilihan) -> Tertinggal | None:
    """Whoever got least first: the group can be taken to end with any of them."""
    if not len(urut):
        return None
    jumlah = np.cumsum(pemilihan.hak_kelompok[urut])
    pagu, total = pemilihan.pagu, pemilihan.hak_total
    # Whole numbers: hak * pagu >= (didapat + biaya) * total.
    lebih = [
        int(h) * pagu - (int(d) + biaya) * total
        for h, d in zip(jumlah.tolist(), didapat[urut].tolist(), strict=True)
    ]
    n = max(range(len(lebih)), key=lebih.__getitem__)
    if lebih[n] < 0:
        return None
    return Tertinggal(
        pilihan=p,
        kelompok=tuple(urut[: n + 1].tolist()),
        suara=int(pemilihan.bobot[urut[: n + 1]].sum()),
        hak=Fraction(int(jumlah[n]) * pagu, total),
        didapat=int(didapat[urut[n]]),
        biaya=biaya,
    )


def sum_received(pemilihan: Pemilihan, menang: Sequence[int]) -> Bulat:
    """Cost of the funded items that one ballot of each group supports, in smallest units."""
    nilai: Bulat = np.zeros(len(pemilihan.biaya), dtype=np.int64)
    nilai[list(menang)] = np.array([pemilihan.biaya[p] for p in menang], dtype=np.int64)
    per_isi = nilai[pemilihan.isi]
    if pemilihan.poin is not None:
        per_isi = per_isi * (pemilihan.poin > 0)
    jumlah = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(per_isi)])
    didapat: Bulat = jumlah[pemilihan.awal[1:]] - jumlah[pemilihan.awal[:-1]]
    return didapat


def share_out(pemilihan: Pemilihan, menang: Sequence[int], golongan: Sequence[Sequence[int]]) -> list[Bagian]:
    """For each part of the voters (lists of groups) its shares; all of them exact fractions of the whole."""
    hak, total = pemilihan.hak_kelompok, pemilihan.hak_total
    didapat = sum_received(pemilihan, menang)
    per_hak = _money_per_entitlement(pemilihan, menang)
    belanja = sum(pemilihan.biaya[p] for p in menang) or 1
    puas = sum(int(h) * int(d) for h, d in zip(hak.tolist(), didapat.tolist(), strict=True)) or 1
    hasil = []
    for bagian in golongan:
        orang = sum(int(hak[g]) for g in bagian)
        uang = sum((per_hak[g] * int(hak[g]) for g in bagian), Fraction(0))
        kepuasan = sum(int(hak[g]) * int(didapat[g]) for g in bagian)
        kosong = sum(int(hak[g]) for g in bagian if not didapat[g])
        hasil.append(
            Bagian(Fraction(orang, total), uang / belanja, Fraction(kepuasan, puas), Fraction(kosong, total))
        )
    return hasil


def _money_per_entitlement(pemilihan: Pemilihan, menang: Sequence[int]) -> list[Fraction]:
    """Smallest units of what was spent that fall to one entitlement of each group."""
    hak, ambil = pemilihan.hak_kelompok.tolist(), set(menang)
    pendukung: dict[int, int] = dict.fromkeys(ambil, 0)
    isi, awal = pemilihan.isi.tolist(), pemilihan.awal.tolist()
    poin = [1] * len(isi) if pemilihan.poin is None else pemilihan.poin.tolist()
    for g, satu in enumerate(hak):
        for i in range(awal[g], awal[g + 1]):
            if isi[i] in ambil and poin[i]:
                pendukung[isi[i]] += satu
    harga = {p: Fraction(pemilihan.biaya[p], h) for p, h in pendukung.items() if h}
    return [
        sum((harga[isi[i]] for i in range(awal[g], awal[g + 1]) if isi[i] in harga and poin[i]), Fraction(0))
        for g in range(len(hak))
    ]
