"""What the sentences about one result share: payments and ceilings in words, laid out once for all items.

Names of items and forums are not part of it: every asker may bring their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from string import Formatter
from typing import NamedTuple

from terasa.alokasi.enums import Pelengkap
from terasa.alokasi.hasil import Hasil, Putaran
from terasa.alokasi.kalimat import KALIMAT, Bahasa

# More names than this make a sentence nobody finishes; the rest is summed up.
NAMA_MAKS = 4


class Bayaran(NamedTuple):
    """What was paid for an item: `atas` over `bawah` rupiah, not reduced. In order: the most first, then the
    earlier round; `urut` is minus the rupiah as a float."""

    urut: float
    nomor: int
    pilihan: str
    pemilih: str
    atas: int
    bawah: int


class Bahan:
    """Of one result in one language. It holds parts of the result, not the result, which holds it."""

    def __init__(self, hasil: Hasil, bahasa: Bahasa) -> None:
        self.kata = dict(KALIMAT[bahasa])
        self._sekitar, self._dan = self.kata["sekitar"] + "Rp", self.kata["dan"]
        # A name with its rupiah in words; by place it takes half as long as by name.
        self.name_amount = self.kata["satu"].replace("{nama}", "{0}").replace("{rupiah}", "{1}").format
        self.pagu = format_whole(hasil.masukan.pagu)
        self.pakai_greedy = hasil.aturan.pelengkap in (Pelengkap.ADD1U, Pelengkap.GREEDY)
        self._putaran = hasil.putaran
        self._fill("sisa", sisa=format_whole(hasil.sisa))
        self._fill("bayangan", bayangan=format_whole(hasil.pagu_bayangan), kenaikan=str(hasil.kenaikan))
        self._gabungan: dict[tuple[str, ...], tuple[str, list[str]]] = {}
        self._bayaran: dict[int, list[Bayaran]] = {}
        self._terpakai: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._terpakai_kode: dict[tuple[str, ...], str] = {}
        self._teks: dict[tuple[int, int], str] = {}

    def _fill(self, kunci: str, **isi: str) -> None:
        """What is the same for every item goes into the sentence at once."""
        for nama, teks in isi.items():
            self.kata[kunci] = self.kata[kunci].replace(f"{{{nama}}}", teks)

    def say(self, kunci: Sequence[str], isi: Mapping[str, object]) -> str:
        """These sentences after one another; a name in braces means the same in all of them."""
        bagian = tuple(kunci)
        if (gabungan := self._gabungan.get(bagian)) is None:
            gabungan = self._gabungan[bagian] = _split(" ".join([self.kata[satu] for satu in bagian]))
        pola, nama = gabungan
        return pola % tuple([isi[satu] for satu in nama])

    def rupiah(self, atas: int, bawah: int) -> str:
        """That fraction in words; if not whole it is called about."""
        # What a voter paid is told both of the item and of what the voter's money went to.
        if (teks := self._teks.get((atas, bawah))) is None:
            utuh, lebih = divmod(atas, bawah)
            teks = self._sekitar + _group(utuh + (2 * lebih >= bawah)) if lebih else format_whole(utuh)
            self._teks[atas, bawah] = teks
        return teks

    def join(self, teks: list[str]) -> str:
        """One, two and three."""
        if len(teks) < 2:
            return "".join(teks)
        *awal, akhir = teks
        return ", ".join(awal) + self._dan + akhir

    def payments(self, nomor: int) -> list[Bayaran]:
        """Who paid in a round, in order of the voters."""
        if (semua := self._bayaran.get(nomor)) is None:
            semua = self._bayaran[nomor] = _list_payments(nomor, self._putaran[nomor - 1])
        return semua

    @cached_property
    def _milik(self) -> dict[str, list[Bayaran]]:
        """Payments of each voter."""
        milik: dict[str, list[Bayaran]] = {}
        for nomor in range(1, len(self._putaran) + 1):
            for satu in self.payments(nomor):
                milik.setdefault(satu.pemilih, []).append(satu)
        return milik

    def list_spent(self, pendukung: tuple[str, ...], nama: Mapping[str, str]) -> str:
        """For what these voters paid most, in words; kept where items go by their codes. Empty: they paid nothing."""
        teks = None if nama else self._terpakai_kode.get(pendukung)
        if teks is None:
            terpakai = self._spent(pendukung)
            teks = self.join([self.name_amount(nama.get(id, id), rupiah) for id, rupiah in terpakai])
            if not nama:
                self._terpakai_kode[pendukung] = teks
        return teks

    def _spent(self, pendukung: tuple[str, ...]) -> list[tuple[str, str]]:
        """For what these voters paid most, and how much; many items have the same supporters."""
        if (terpakai := self._terpakai.get(pendukung)) is None:
            terbesar = sorted(self._gather(pendukung))[: NAMA_MAKS - 1]
            # Sums of floats chose them; in what order they are told their exact sums say.
            disebut = sorted([(-(b.atas / b.bawah), b.pilihan, b.atas, b.bawah) for b in terbesar])
            terpakai = [(pilihan, self.rupiah(atas, bawah)) for _, pilihan, atas, bawah in disebut]
            self._terpakai[pendukung] = terpakai
        return terpakai

    def _gather(self, pendukung: tuple[str, ...]) -> list[Bayaran]:
        """What these voters paid, for each item together."""
        milik = self._milik
        if len(pendukung) == 1:
            return milik.get(pendukung[0], [])
        menurut: dict[int, Bayaran] = {}
        for id in pendukung:
            for b in milik.get(id, ()):
                a = menurut.get(b.nomor)
                menurut[b.nomor] = b if a is None else _add(a, b)
        return list(menurut.values())


def _list_payments(nomor: int, putaran: Putaran) -> list[Bayaran]:
    """`putaran.bayar` without reducing fractions, which takes longer than all the rest."""
    harga, satuan = putaran.rho.as_integer_ratio()
    habis, semua = putaran.habis, []
    for id, poin in putaran.dukungan.items():
        if (uang := habis.get(id)) is None:
            atas, bawah = poin.as_integer_ratio()
            atas, bawah = harga * atas, satuan * bawah
        else:
            atas, bawah = uang.as_integer_ratio()
        if atas:
            semua.append(Bayaran(-(atas / bawah), nomor, putaran.pilihan, id, atas, bawah))
    return semua


def _add(a: Bayaran, b: Bayaran) -> Bayaran:
    atas, bawah = sum_payments((a, b))
    return Bayaran(a.urut + b.urut, b.nomor, b.pilihan, b.pemilih, atas, bawah)


def sum_payments(semua: Iterable[Bayaran]) -> tuple[int, int]:
    """Their sum as a fraction: those over the same number first, most are."""
    menurut: dict[int, int] = {}
    for b in semua:
        menurut[b.bawah] = menurut.get(b.bawah, 0) + b.atas
    if len(menurut) == 1:
        [(bawah, atas)] = menurut.items()
        return atas, bawah
    return sum((Fraction(atas, bawah) for bawah, atas in menurut.items()), Fraction(0)).as_integer_ratio()


def _split(kalimat: str) -> tuple[str, list[str]]:
    """The sentence with %s for each name in braces, which takes half as long to fill, and those names in order."""
    pola, nama = "", []
    for teks, isian, _, _ in Formatter().parse(kalimat):
        pola += teks.replace("%", "%%")
        if isian is not None:
            pola += "%s"
            nama.append(isian)
    return pola, nama


def format_rupiah(rupiah: int | Fraction) -> str:
    """Rp1.234.567, rounded to the nearest rupiah."""
    atas, bawah = rupiah.as_integer_ratio()
    return format_whole(atas if bawah == 1 else (2 * atas + bawah) // (2 * bawah))


def format_whole(rupiah: int) -> str:
    """Rp1.234.567."""
    return "Rp" + _group(rupiah)


def _group(angka: int) -> str:
    return f"{angka:,}".replace(",", ".")
