"""Satu pos APBDes: isian yang masuk akal, sumber dana menurut namanya, dan jumlah yang tepat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _

from terasa.apbdes.enums import Kelompok, Sumber
from terasa.musrenbang.enums import BidangDesa
from terasa.umum.errors import AturanDilanggar
from terasa.wilayah.rules import kunci_nama

JUMLAH_TERBESAR = 10**13
VOLUME_TERBESAR = Decimal(10**11)
URAIAN_TERPENDEK, URAIAN_TERPANJANG = 3, 250
TEKS_TERPANJANG = {"sub_bidang": 160, "kode": 60, "lokasi": 250, "satuan": 40, "sumber_dana": 40}
# Siskeudes writes DDS, PBH, PBK, PBP; people write words.
SEBUTAN_SUMBER = (
    (Sumber.ADD, re.compile(r"^(add|alokasi dana desa)\b")),
    (Sumber.DD, re.compile(r"^(dds?|dana desa)\b")),
    (Sumber.BHPD, re.compile(r"^(pbh|bhpr?d?|bagi(an)? (dari )?hasil)\b")),
    (
        Sumber.BKP,
        re.compile(r"^(pbp|bkp|bantuan (keuangan )?(dari )?provinsi|bantuan keuangan apbd provinsi)\b"),
    ),
    (Sumber.BKK, re.compile(r"^(pbk|bkk|bankeu|bantuan keuangan)\b")),
    (Sumber.PAD, re.compile(r"^(pad|pades|pendapatan asli)\b")),
    (Sumber.SWD, re.compile(r"^(swd|swadaya)\b")),
    (Sumber.DLL, re.compile(r"^(dll|lain|pendapatan lain)")),
)


class CannotApbdes(AturanDilanggar):
    """The budget of a village cannot be changed so."""


@dataclass(frozen=True)
class IsiPos:
    """One line as the form asks it. `jumlah` whole rupiah, more than zero."""

    kelompok: str
    uraian: str
    jumlah: int
    sumber_dana: str
    bidang: str = ""
    sub_bidang: str = ""
    kode: str = ""
    lokasi: str = ""
    volume: Decimal | None = None
    satuan: str = ""

    @property
    def kunci(self) -> tuple[str, ...]:
        """By what a second sheet finds the same line again: its code and source, else its names."""
        if self.kode:
            return (self.kelompok, "kode", self.kode, self.sumber_dana)
        return self.kunci_nama

    @property
    def kunci_nama(self) -> tuple[str, ...]:
        """Without its code: field, name, place and source."""
        return (
            self.kelompok,
            self.bidang,
            kunci_nama(self.uraian),
            kunci_nama(self.lokasi),
            self.sumber_dana,
        )


class PosTerbaca(Protocol):
    """What sums need of a line."""

    @property
    def kelompok(self) -> str: ...
    @property
    def bidang(self) -> str: ...
    @property
    def sumber_dana(self) -> str: ...
    @property
    def jumlah(self) -> int: ...


@dataclass(frozen=True)
class Neraca:
    """The sums of a budget, whole rupiah. Balanced when `sisa` is zero."""

    pendapatan: int
    belanja: int
    penerimaan: int
    pengeluaran: int
    per_bidang: Mapping[str, int]
    # Belanja and financing paid out, by source.
    per_sumber: Mapping[str, int]

    @property
    def surplus(self) -> int:
        """Income less spending; negative is a deficit."""
        return self.pendapatan - self.belanja

    @property
    def pembiayaan(self) -> int:
        return self.penerimaan - self.pengeluaran

    @property
    def sisa(self) -> int:
        """What neither spending nor financing takes (SiLPA of this year); a budget has none."""
        return self.surplus + self.pembiayaan


def sum_pos(semua: Iterable[PosTerbaca]) -> Neraca:
    """Exact sums of the lines of one version."""
    kelompok = dict.fromkeys(Kelompok.values, 0)
    bidang: dict[str, int] = dict.fromkeys(BidangDesa.values, 0)
    sumber: dict[str, int] = {}
    for pos in semua:
        kelompok[pos.kelompok] += pos.jumlah
        if pos.kelompok == Kelompok.BELANJA:
            bidang[pos.bidang] += pos.jumlah
        if pos.kelompok in {Kelompok.BELANJA, Kelompok.PENGELUARAN}:
            sumber[pos.sumber_dana] = sumber.get(pos.sumber_dana, 0) + pos.jumlah
    return Neraca(
        pendapatan=kelompok[Kelompok.PENDAPATAN],
        belanja=kelompok[Kelompok.BELANJA],
        penerimaan=kelompok[Kelompok.PENERIMAAN],
        pengeluaran=kelompok[Kelompok.PENGELUARAN],
        per_bidang=bidang,
        per_sumber=dict(sorted(sumber.items())),
    )


def find_sumber(teks: str) -> str:
    """The source behind a code or name; words of its own stay as they are, at most 40 letters."""
    bersih = " ".join(teks.split())
    kata = bersih.casefold()
    for sumber, pola in SEBUTAN_SUMBER:
        if pola.search(kata):
            return sumber.value
    return bersih[: TEKS_TERPANJANG["sumber_dana"]]


def nama_sumber(kode: str) -> str:
    """How people call a source."""
    return str(Sumber(kode).label) if kode in Sumber.values else kode


def check_pos(isi: IsiPos) -> IsiPos:
    """The line with tidy words. Raises CannotApbdes."""
    teks = {k: getattr(isi, k).strip()[:n] for k, n in TEKS_TERPANJANG.items()}
    uraian = " ".join(isi.uraian.split())
    if not URAIAN_TERPENDEK <= len(uraian) <= URAIAN_TERPANJANG:
        raise CannotApbdes(
            _("Uraian %(dari)d sampai %(sampai)d huruf.")
            % {"dari": URAIAN_TERPENDEK, "sampai": URAIAN_TERPANJANG},
            code="uraian",
        )
    if isi.kelompok not in Kelompok.values:
        raise CannotApbdes(_("Pilih pendapatan, belanja, atau pembiayaan."), code="kelompok")
    if isi.kelompok == Kelompok.BELANJA and isi.bidang not in BidangDesa.values:
        raise CannotApbdes(_("Pilih satu dari lima bidang APBDes untuk belanja ini."), code="bidang")
    if not teks["sumber_dana"]:
        raise CannotApbdes(_("Sebutkan sumber dananya, misalnya Dana Desa atau ADD."), code="sumber-dana")
    if not 0 < isi.jumlah <= JUMLAH_TERBESAR:
        raise CannotApbdes(_("Jumlahnya lebih dari nol rupiah, dan masuk akal."), code="jumlah")
    if isi.volume is not None and not 0 < isi.volume < VOLUME_TERBESAR:
        raise CannotApbdes(_("Volumenya lebih dari nol, atau dikosongkan."), code="volume")
    is_belanja = isi.kelompok == Kelompok.BELANJA
    teks["sumber_dana"] = find_sumber(teks["sumber_dana"])
    if not is_belanja:
        teks["sub_bidang"] = ""
    return replace(isi, uraian=uraian, bidang=isi.bidang if is_belanja else "", **teks)
