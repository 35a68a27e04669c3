"""Membandingkan dua usulan per segi: tempat, pekerjaan, kata, huruf, dan jumlah.

Setiap segi bernilai -1 (bertentangan) .. 0 (tidak diketahui) .. 1 (sama), seperti pada pemadanan catatan menurut I. P. Fellegi
dan A. B. Sunter, "A Theory for Record Linkage" (JASA 1969): tidak diketahui bukan pertentangan. Semuanya setangkup.
"""

from __future__ import annotations

from dataclasses import dataclass

from terasa.cari.serupa.ciri import Ciri
from terasa.cari.serupa.istilah import load_istilah
from terasa.cari.serupa.pekerjaan import Pekerjaan
from terasa.cari.serupa.tempat import Nama, Tempat, same_nama

# A name with and without its number: Wonosari may be all of Wonosari 1 and 2.
NAMA_TANPA_NOMOR = 0.7
# One letter apart: probably a typing error, not certainly.
NAMA_MIRIP = 0.9


@dataclass(frozen=True, slots=True)
class Segi:
    """The five comparisons. `nama` pairs of names held to be the same; `pengenal` shared numbers of roads or registers."""

    tempat: float
    pekerjaan: float
    kata: float
    huruf: float
    jumlah: float
    nama: tuple[tuple[Nama, Nama], ...]
    pengenal: frozenset[str]


def compare(a: Ciri, b: Ciri) -> Segi:
    """Compare two wishes. Symmetric."""
    pasangan = match_nama(a.tempat.nama, b.tempat.nama)
    pengenal = a.tempat.pengenal & b.tempat.pengenal
    tempat = compare_tempat(a.tempat, b.tempat, pasangan)
    if not pengenal and other_desa(a, b):
        tempat = -1.0
    return Segi(
        tempat,
        compare_pekerjaan(a.pekerjaan, b.pekerjaan),
        compare_kata(a.kata, b.kata),
        compare_gram(a.gram, b.gram),
        compare_jumlah(a.pekerjaan, b.pekerjaan),
        tuple((x, y) for x, y, _ in pasangan),
        pengenal,
    )


def other_desa(a: Ciri, b: Ciri) -> bool:
    """Whether both name a village and not the same one."""
    return bool(a.kode_desa and b.kode_desa) and a.kode_desa != b.kode_desa


def match_nama(a: frozenset[Nama], b: frozenset[Nama]) -> list[tuple[Nama, Nama, float]]:
    """Each name of the smaller set with its best partner in the other, each partner once, the best first."""
    if not a or not b:
        return []
    sama = a & b
    hasil = [(n, n, 1.0) for n in sorted(sama)]
    calon = sorted(
        ((nilai, x, y) for x in a - sama for y in b - sama if (nilai := _nama_value(x, y))),
        key=lambda c: (-c[0], sorted((c[1], c[2]))),
    )
    terpakai: set[Nama] = set()
    for nilai, x, y in calon:
        if x not in terpakai and y not in terpakai:
            terpakai |= {x, y}
            hasil.append((x, y, nilai))
    return hasil


def _nama_value(x: Nama, y: Nama) -> float:
    if x[0] != y[0] and not same_nama(x[0], y[0]):
        return 0.0
    mirip = 1.0 if x[0] == y[0] else NAMA_MIRIP
    if x[1] == y[1]:
        return mirip
    return 0.0 if x[1] and y[1] else mirip * NAMA_TANPA_NOMOR


def compare_tempat(a: Tempat, b: Tempat, pasangan: list[tuple[Nama, Nama, float]]) -> float:
    """1 the same place, -1 another, 0 when one of them only names the village."""
    if a.pengenal & b.pengenal:
        return 1.0
    if not a.nama or not b.nama:
        dasar = _whole_village(a, b)
    else:
        sama = sum(nilai for _, _, nilai in pasangan)
        dasar = _overlap(sama, len(a.nama), len(b.nama))
    if a.rt and b.rt and dasar >= 0.0 and not a.rt & b.rt:
        dasar = -0.5
    if a.pengenal and b.pengenal:
        # Two different road numbers at the same hamlet.
        dasar = min(dasar, -0.5)
    return dasar


def _whole_village(a: Tempat, b: Tempat) -> float:
    """Every hamlet twice is agreement; only the village twice a little of it; a hamlet and the village say nothing."""
    if a.menyeluruh and b.menyeluruh:
        return 0.5
    return 0.2 if not a.nama and not b.nama else 0.0


def compare_pekerjaan(a: Pekerjaan, b: Pekerjaan) -> float:
    """1 the same thing, -1 another, 0 when one of them names none."""
    if not a.benda or not b.benda:
        return 0.0
    semua = load_istilah().benda
    sama = len(a.benda & b.benda)
    if sama:
        nilai = _overlap(sama, len(a.benda), len(b.benda))
    else:
        serumpun = {x.split(".")[0] for x in a.benda} & {x.split(".")[0] for x in b.benda}
        # "jalan" and "jalan usaha tani" may be one; "sumur" and "embung" are two.
        umum = serumpun and any(x in serumpun for x in a.benda | b.benda)
        disebut = a.benda & b.sebutan or b.benda & a.sebutan
        nilai = 0.0 if umum or disebut else -1.0
    if any(semua[x].kegiatan for x in a.benda) != any(semua[x].kegiatan for x in b.benda):
        nilai = min(nilai, -0.5)
    if a.bahan and b.bahan and not a.bahan & b.bahan:
        nilai = min(nilai, -0.5)
    return nilai


def compare_kata(a: dict[str, float], b: dict[str, float]) -> float:
    """Cosine of the weighted words, 0..1."""
    if len(a) > len(b):
        a, b = b, a
    return min(1.0, sum(bobot * b[k] for k, bobot in sorted(a.items()) if k in b))


def compare_gram(a: frozenset[str], b: frozenset[str]) -> float:
    """Dice coefficient of the letter triples, 0..1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def compare_jumlah(a: Pekerjaan, b: Pekerjaan) -> float:
    """1 the same quantity, -1 of another order; one of anything says nothing."""
    if min(a.jumlah, b.jumlah) <= 1 or a.dimensi != b.dimensi:
        return 0.0
    banding = min(a.jumlah, b.jumlah) / max(a.jumlah, b.jumlah)
    return 1.0 if banding >= 0.99 else max(-1.0, 2 * banding - 1.5)


def _overlap(sama: float, a: int, b: int) -> float:
    """Halfway between how much of the smaller set is shared and how much of both, from -1 to 1."""
    return (sama / min(a, b) + sama / (a + b - sama)) - 1.0
