"""Desa mana yang dimaksud sebuah tulisan bebas. Hanya yang tidak dapat berarti lain diterima; selebihnya menunggu orang."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from terasa.wilayah.rules import kunci_nama

KODE = re.compile(r"(?<![\d.])\d{2}\.\d{2}\.\d{2}\.\d{4}(?![\d.]*\d)")
SEBUT_DESA = frozenset({"desa", "ds", "kelurahan", "kel", "lurah", "kampung"})
SEBUT_LAIN = frozenset({"kecamatan", "kec", "kabupaten", "kab", "kota", "provinsi", "prov"})
DIBACA = 4000


@dataclass(frozen=True)
class DesaDikenal:
    """A desa by its code, with the bare words of its name and of its kecamatan's."""

    kode: str
    nama: tuple[str, ...]
    kecamatan: tuple[str, ...]


@dataclass(frozen=True)
class _Sebutan:
    awal: int
    akhir: int
    desa: DesaDikenal
    disebut_desa: bool


def know_desa(kode: str, nama: str, kecamatan: str) -> DesaDikenal:
    """A desa ready to be found in a text."""
    return DesaDikenal(kode, tuple(kunci_nama(nama).split()), tuple(kunci_nama(kecamatan).split()))


def find_desa(teks: str, desa: Sequence[DesaDikenal]) -> str:
    """The code of the one desa that this text names; "" when none or more than one may be meant.

    A written code decides. A name counts after the word "desa", or with its kecamatan, or when it has two words
    or more: "jalan baru" must not become the desa Baru.
    """
    dikenal = {d.kode for d in desa}
    kode = {k for k in KODE.findall(teks[:DIBACA]) if k in dikenal}
    if kode:
        return kode.pop() if len(kode) == 1 else ""
    # `kunci_nama` drops a leading "desa", which is the very word that counts here.
    kata = kunci_nama(f"x {teks[:DIBACA]}").split()[1:]
    sebutan = _drop_contained(_scan(kata, desa))
    for golongan in (
        [s for s in sebutan if s.disebut_desa],
        [s for s in sebutan if len(s.desa.nama) > 1 or _names_kecamatan(kata, s)],
    ):
        if golongan:
            return _only_one(kata, golongan)
    return ""


def _scan(kata: Sequence[str], desa: Sequence[DesaDikenal]) -> list[_Sebutan]:
    awal: dict[str, list[DesaDikenal]] = {}
    for d in desa:
        if d.nama:
            awal.setdefault(d.nama[0], []).append(d)
    return [
        _Sebutan(i, i + len(d.nama), d, i > 0 and kata[i - 1] in SEBUT_DESA)
        for i, k in enumerate(kata)
        for d in awal.get(k, ())
        if tuple(kata[i : i + len(d.nama)]) == d.nama and not (i > 0 and kata[i - 1] in SEBUT_LAIN)
    ]


def _drop_contained(sebutan: Iterable[_Sebutan]) -> list[_Sebutan]:
    """“Bamban Utara” is not also “Bamban”."""
    semua = list(sebutan)
    return [s for s in semua if not any(_holds(lain, s) for lain in semua)]


def _holds(luar: _Sebutan, dalam: _Sebutan) -> bool:
    lebih_panjang = luar.akhir - luar.awal > dalam.akhir - dalam.awal
    return lebih_panjang and luar.awal <= dalam.awal and dalam.akhir <= luar.akhir


def _names_kecamatan(kata: Sequence[str], s: _Sebutan) -> bool:
    """Whether the kecamatan of this desa stands elsewhere in the text."""
    n = len(s.desa.kecamatan)
    return any(
        tuple(kata[i : i + n]) == s.desa.kecamatan and not (s.awal <= i < s.akhir)
        for i in range(len(kata) - n + 1)
    )


def _only_one(kata: Sequence[str], sebutan: Sequence[_Sebutan]) -> str:
    kode = {s.desa.kode for s in sebutan}
    if len(kode) > 1:
        kode = {s.desa.kode for s in sebutan if _names_kecamatan(kata, s)}
    return kode.pop() if len(kode) == 1 else ""
