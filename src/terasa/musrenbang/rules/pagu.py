"""Pagu indikatif kewilayahan: membagi satu jumlah menurut rumus yang diumumkan, sampai rupiah terakhir.

Rumusnya merata + penduduk + penduduk miskin + luas + kesulitan geografis, bobotnya sebuah aturan bertanggal yang
diganti peraturan bupati setempat. Kecamatan dibagi lebih dahulu, lalu bagian tiap kecamatan di antara desanya.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from terasa.musrenbang.rules.bidang import BIDANG
from terasa.umum.bagi import round_shares
from terasa.umum.errors import AturanDilanggar

MERATA = "merata"
UNSUR: Mapping[str, Promise] = {
    MERATA: gettext_lazy("Merata"),
    "penduduk": gettext_lazy("Penduduk"),
    "penduduk_miskin": gettext_lazy("Penduduk miskin"),
    "luas": gettext_lazy("Luas wilayah"),
    "kesulitan": gettext_lazy("Kesulitan geografis"),
}
TERUKUR = tuple(kode for kode in UNSUR if kode != MERATA)
SEBUT_BELUM = 3
LAINNYA = "lainnya"


class CannotDivide(AturanDilanggar):
    """The ceiling cannot be divided by this formula and these figures."""


@dataclass(frozen=True)
class AngkaTempat:
    """Published figures of one desa or kelurahan; None where nobody has stated it. `luas` in hectares,
    `kesulitan` the index of geographic hardship, larger is harder."""

    kode: str
    nama: str
    penduduk: int | None = None
    penduduk_miskin: int | None = None
    luas: int | None = None
    kesulitan: Decimal | None = None


@dataclass(frozen=True)
class BagianTempat:
    """Whole rupiah of one place, and how much of it each part of the formula brought (exact)."""

    kode: str
    jumlah: int
    rincian: Mapping[str, Fraction]


@dataclass(frozen=True)
class KelompokBidang:
    """A group of bidang with its part of every ceiling."""

    kode: str
    nama: str
    bagian: Fraction
    bidang: tuple[str, ...]


@dataclass(frozen=True)
class Pembagian:
    """Everything that follows from one total: per kecamatan, per desa, and per kecamatan and group of bidang."""

    kecamatan: Mapping[str, BagianTempat]
    desa: Mapping[str, BagianTempat]
    bidang: Mapping[tuple[str, str], int]


def read_bobot(isi: Mapping[str, Any]) -> dict[str, Fraction]:
    """Weights of the formula from the rule's value; they add up to 1. Raises CannotDivide."""
    bobot = {kode: Fraction(str(isi.get(kode, 0))) for kode in UNSUR}
    asing = sorted(set(isi) - set(UNSUR))
    if asing or any(b < 0 for b in bobot.values()) or sum(bobot.values()) != 1:
        raise CannotDivide(
            _("Bobot pagu kewilayahan harus berjumlah 1 dan hanya memakai unsur: %(unsur)s.")
            % {"unsur": ", ".join(UNSUR)},
            code="bobot",
        )
    return bobot


def read_kelompok(isi: Mapping[str, Any]) -> tuple[KelompokBidang, ...]:
    """Groups of bidang from the rule's value; parts add up to 1 and no bidang is in two. Raises CannotDivide."""
    kelompok = tuple(
        KelompokBidang(
            str(k["kode"]), str(k["nama"]), Fraction(str(k["bagian"])), tuple(str(b) for b in k["bidang"])
        )
        for k in isi["kelompok"]
    )
    semua = [b for k in kelompok for b in k.bidang]
    if sum(k.bagian for k in kelompok) != 1 or any(k.bagian < 0 for k in kelompok):
        raise CannotDivide(_("Bagian kelompok bidang harus berjumlah 1."), code="bidang")
    if len(semua) != len(set(semua)) or set(semua) != set(BIDANG):
        raise CannotDivide(_("Setiap bidang harus berada di tepat satu kelompok."), code="bidang")
    return kelompok


def group_of(kelompok: Sequence[KelompokBidang]) -> dict[str, str]:
    """Code of the group of each bidang; one that is empty or unknown counts as `lainnya`."""
    return {b: k.kode for k in kelompok for b in k.bidang}


def divide_pagu(
    total: int,
    tempat: Iterable[AngkaTempat],
    bobot: Mapping[str, Fraction],
    kelompok: Sequence[KelompokBidang],
) -> Pembagian:
    """Whole rupiah for every kecamatan and desa; the parts add up to the total exactly. Raises CannotDivide."""
    desa = sorted(tempat, key=lambda t: t.kode)
    if total <= 0 or not desa:
        raise CannotDivide(_("Tulis pagu yang lebih dari nol rupiah."), code="total")
    _require_figures(desa, bobot)
    menurut: dict[str, list[AngkaTempat]] = {}
    for satu in desa:
        menurut.setdefault(satu.kode.rpartition(".")[0], []).append(satu)
    kecamatan = _divide(total, [_sum_up(kode, isi) for kode, isi in menurut.items()], bobot)
    per_desa: dict[str, BagianTempat] = {}
    for kode, isi in menurut.items():
        per_desa |= _divide(kecamatan[kode].jumlah, isi, bobot)
    bidang = {
        (kode, k.kode): jumlah
        for kode, bagian in kecamatan.items()
        for k, jumlah in zip(
            kelompok,
            round_shares(bagian.jumlah, [bagian.jumlah * k.bagian for k in kelompok]),
            strict=True,
        )
    }
    return Pembagian(kecamatan, per_desa, bidang)


def _divide(
    total: int, tempat: Sequence[AngkaTempat], bobot: Mapping[str, Fraction]
) -> dict[str, BagianTempat]:
    jumlah = {kode: sum((_figure(t, kode) for t in tempat), Fraction(0)) for kode in TERUKUR}
    rincian = [
        {kode: total * bobot[kode] * _share(t, kode, jumlah, len(tempat)) for kode in UNSUR if bobot[kode]}
        for t in tempat
    ]
    bulat = round_shares(total, [sum(r.values(), Fraction(0)) for r in rincian])
    return {
        t.kode: BagianTempat(t.kode, rupiah, isi)
        for t, rupiah, isi in zip(tempat, bulat, rincian, strict=True)
    }


def _share(tempat: AngkaTempat, kode: str, jumlah: Mapping[str, Fraction], banyak: int) -> Fraction:
    """Its part of one figure; equal parts where all together are zero, so that nothing is lost."""
    if kode == MERATA or not jumlah[kode]:
        return Fraction(1, banyak)
    return _figure(tempat, kode) / jumlah[kode]


def _figure(tempat: AngkaTempat, kode: str) -> Fraction:
    return Fraction(getattr(tempat, kode) or 0)


def _sum_up(kode: str, desa: Sequence[AngkaTempat]) -> AngkaTempat:
    return AngkaTempat(
        kode,
        "",
        sum(d.penduduk or 0 for d in desa),
        sum(d.penduduk_miskin or 0 for d in desa),
        sum(d.luas or 0 for d in desa),
        sum((d.kesulitan or Decimal(0) for d in desa), Decimal(0)),
    )


def find_gaps(tempat: Iterable[AngkaTempat], bobot: Mapping[str, Fraction]) -> dict[str, list[str]]:
    """Per figure that the formula uses: names of the places where it is not stated."""
    daftar = list(tempat)
    belum = {k: [t.nama for t in daftar if getattr(t, k) is None] for k in TERUKUR if bobot[k]}
    return {kode: nama for kode, nama in belum.items() if nama}


def _require_figures(tempat: Sequence[AngkaTempat], bobot: Mapping[str, Fraction]) -> None:
    for kode, nama in find_gaps(tempat, bobot).items():
        raise CannotDivide(
            _("Angka “%(unsur)s” belum ada untuk %(n)d desa atau kelurahan, antara lain %(nama)s.")
            % {"unsur": UNSUR[kode], "n": len(nama), "nama": ", ".join(nama[:SEBUT_BELUM])},
            code="data-kurang",
        )
