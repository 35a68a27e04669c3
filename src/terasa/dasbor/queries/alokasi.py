"""Alokasi sebagaimana dibaca umum: tahun yang ada, satu usulan, dan putaran dalam rupiah."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Any

from terasa.musrenbang.models import Alokasi, PosAlokasi, Usulan
from terasa.wilayah.queries import nama_lengkap_banyak

# The reserve is counted with what the main list left over.
DAFTAR = ("utama", "cadangan")


@dataclass(frozen=True)
class TahunAlokasi:
    """One kabupaten and budget year that has an allocation."""

    kabupaten: str
    nama: str
    tahun: int
    ditetapkan: bool


@dataclass(frozen=True)
class Putaran:
    """One purchase. `per_poin` rupiah per point of support, None in the completion.

    `terpakai` is what all purchases so far cost together, to be held against the real ceiling.
    """

    nomor: int
    daftar: str
    kode: str
    judul: str
    biaya: int
    per_poin: Fraction | None
    terpakai: int


@dataclass(frozen=True)
class Bayangan:
    """The raised ceiling with which one list was counted."""

    daftar: str
    pagu: int
    bayangan: int
    kenaikan: int


def list_tahun_alokasi() -> list[TahunAlokasi]:
    """Newest year first; two queries."""
    baris = Alokasi.objects.order_by("-tahun", "kabupaten").values_list("kabupaten", "tahun", "is_ditetapkan")
    ditetapkan: dict[tuple[str, int], bool] = {}
    for kabupaten, tahun, sah in baris:
        ditetapkan[kabupaten, tahun] = ditetapkan.get((kabupaten, tahun), False) or sah
    nama = nama_lengkap_banyak({k for k, _t in ditetapkan})
    return [TahunAlokasi(k, nama[k], t, sah) for (k, t), sah in ditetapkan.items()]


def find_pos(alokasi: Alokasi, kode: str) -> PosAlokasi | None:
    """The result of one usulan by its code."""
    return alokasi.pos.select_related("usulan").filter(usulan__kode=kode).first()


def list_bayangan(alokasi: Alokasi) -> list[Bayangan]:
    """Lists that were counted with a raised ceiling, if any."""
    rekaman = ((nama, alokasi.hasil.get(nama)) for nama in DAFTAR)
    return [
        Bayangan(nama, r["masukan"]["pagu"], r["pagu_bayangan"], r["kenaikan"])
        for nama, r in rekaman
        if r and r["kenaikan"]
    ]


def list_putaran(alokasi: Alokasi) -> list[Putaran]:
    """Every purchase in order, of the main list and then of the reserve; one query for the titles."""
    belian = [(nama, *satu) for nama in DAFTAR for satu in _purchases(alokasi.hasil.get(nama))]
    judul = dict(Usulan.objects.filter(kode__in=[b[1] for b in belian]).values_list("kode", "judul"))
    terpakai = accumulate(biaya for _nama, _kode, biaya, _harga in belian)
    return [
        Putaran(n, nama, kode, judul.get(kode, kode), biaya, harga, jumlah)
        for n, ((nama, kode, biaya, harga), jumlah) in enumerate(zip(belian, terpakai, strict=True), start=1)
    ]


def _purchases(rekaman: Mapping[str, Any] | None) -> Iterator[tuple[str, int, Fraction | None]]:
    """Code, rupiah and price per point of each purchase of one list."""
    if rekaman is None:
        return
    biaya = dict(rekaman["masukan"]["pilihan"])
    for satu in rekaman["putaran"]:
        yield satu["pilihan"], biaya[satu["pilihan"]], Fraction(satu["rho"])
    for satu in rekaman["pelengkap"]:
        yield satu["pilihan"], satu["biaya"], None
