"""Penyerang kerahasiaan suara: membaca seluruh basis data, lalu menebak suara siapa.

Ia tahu urutan orang mengambil kartu dan tanda terima setiap orang, lalu mencocokkannya dengan segala urutan yang
dapat dibaca dari basis data: letak fisik, nomor transaksi, kunci, jam, dan urutan di dalam sel.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import connections

# Voters do not vote in the very order in which they drew.
GESER = (-3, -2, -1, 0, 1, 2, 3)
# A row with no more ballots than this would be a row about somebody.
SEDIKIT = 20


@dataclass(frozen=True)
class Baris:
    """One row as a dump and the system columns show it."""

    tabel: str
    letak: tuple[int, int]
    transaksi: int
    isi: Mapping[str, Any]

    @property
    def teks(self) -> str:
        return "\n".join(_text(nilai) for nilai in self.isi.values())


def dump_all() -> list[Baris]:
    """Every row of every table, job tables and sessions included, with ctid and xmin; read as the owner."""
    baris = []
    with connections["pemilik"].cursor() as cursor:
        for tabel in connections["pemilik"].introspection.table_names(cursor):
            if tabel.startswith(("wilayah_", "nomenklatur_", "django_migrations")):
                continue
            cursor.execute(f'SELECT ctid::text, xmin::text::bigint, * FROM "{tabel}"')
            kolom = [d[0] for d in cursor.description[2:]]
            for letak, transaksi, *isi in cursor.fetchall():
                blok, nomor = letak.strip("()").split(",")
                baris.append(
                    Baris(tabel, (int(blok), int(nomor)), transaksi, dict(zip(kolom, isi, strict=True)))
                )
    return baris


def find_telling(baris: Sequence[Baris], surat: set[str]) -> list[str]:
    """Tables with rows that hold a few ballots only: rows about one person or a handful."""
    kata = {s for s in surat if s}
    return sorted({b.tabel for b in baris if 0 < len(_ballots(b.teks, kata)) <= SEDIKIT})


def list_orders(baris: Sequence[Baris], surat: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Every order in which the ballots can be read out of the database."""
    kata = {s for s in surat if s}
    per_tabel: dict[str, list[Baris]] = {}
    for b in baris:
        per_tabel.setdefault(b.tabel, []).append(b)
    for tabel, isi in per_tabel.items():
        for nama, kunci in (("letak", lambda b: b.letak), ("transaksi", lambda b: (b.transaksi, b.letak))):
            urut = [s for b in sorted(isi, key=kunci) for s in _ballots(b.teks, kata)]
            if len(urut) >= len(kata) // 2:
                yield f"{tabel} menurut {nama}", urut


def list_columns(baris: Sequence[Baris], orang: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Every order of the voters by a column, the place or the transaction of the rows that name them."""
    letak = {nama: n for n, nama in enumerate(orang)}
    for tabel in sorted({b.tabel for b in baris}):
        milik = {}
        for b in (b for b in baris if b.tabel == tabel):
            for nilai in b.isi.values():
                if str(nilai) in letak:
                    milik[str(nilai)] = b
        if len(milik) < len(orang) // 2:
            continue
        yield f"{tabel} menurut letak", sorted(milik, key=lambda o: milik[o].letak)
        yield f"{tabel} menurut transaksi", sorted(milik, key=lambda o: milik[o].transaksi)
        for kolom in next(iter(milik.values())).isi:
            yield f"{tabel} menurut {kolom}", sorted(milik, key=lambda o: str(milik[o].isi[kolom]))


def count_matches(orang: Sequence[str], surat: Sequence[str], benar: Mapping[str, str]) -> int:
    """The most voters whose ballot is guessed right by pairing the two orders, shifted or turned around."""
    terbaik = 0
    for urut in (list(surat), list(surat)[::-1]):
        for geser in GESER:
            pasang = zip(orang, urut[geser:] if geser >= 0 else [""] * -geser + urut, strict=False)
            terbaik = max(terbaik, sum(benar.get(o) == s for o, s in pasang))
    return terbaik


def correlate(orang: Sequence[str], surat: Sequence[str], benar: Mapping[str, str]) -> float:
    """Spearman's rank correlation between the places of voters and of their own ballots."""
    di = {s: n for n, s in enumerate(surat)}
    titik = [(n, di[benar[o]]) for n, o in enumerate(orang) if benar.get(o) in di]
    n = len(titik)
    if n < 3:
        return 0.0
    y = {s: r for r, s in enumerate(sorted(s for _n, s in titik))}
    jarak = sum((r - y[s]) ** 2 for r, (_n, s) in enumerate(sorted(titik)))
    return 1 - 6 * jarak / (n * (n * n - 1))


def quantile_of_chance(peluang: float) -> int:
    """Right guesses that pure chance (Poisson with mean 1) exceeds with less than this probability."""
    n, sisa, suku = 0, 1 - math.exp(-1), math.exp(-1)
    while sisa >= peluang:
        n += 1
        suku /= n
        sisa -= suku
    return n


def is_rising(angka: Sequence[int]) -> bool:
    return all(a <= b for a, b in pairwise(angka))


def _ballots(teks: str, kata: set[str]) -> list[str]:
    """Ballots in a text, in the order in which they stand there."""
    return [s for s in re.split(r"[\n\t;\"]", teks) if s in kata]


def _text(nilai: Any) -> str:
    if isinstance(nilai, memoryview | bytes):
        return bytes(nilai).decode("latin-1")
    if isinstance(nilai, dict | list):
        # JSON: quotes part the strings, line ends are written out.
        import json

        return json.dumps(nilai, ensure_ascii=False).replace("\\n", "\n").replace("\\t", "\t")
    return str(nilai)
