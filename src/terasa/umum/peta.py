"""Peta SVG tanpa basis data: petak per desa, dan poligon berarsir menurut kelas nilai.

Warna hanya nama kelas (`peta-0` … `peta-4`, `peta-kosong`); lembar gaya yang menentukan warnanya. Karena
warna saja tidak boleh menjadi satu-satunya tanda, petak memuat angkanya dan poligon memuat arsirnya.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from terasa.umum.proyeksi import Cincin, draw_cincin, list_cincin, make_proyeksi

CATATAN_BATAS = gettext_lazy("Batas indikatif, bukan batas hukum.")
JUMLAH_KELAS = 5

Desa = tuple[str, str, float | None]
Kecamatan = tuple[str, str, Sequence[Desa]]
Fitur = tuple[str, str, Mapping[str, Any]]


@dataclass(frozen=True)
class Skala:
    """Upper bounds of the classes, ascending; a value belongs to the first bound that reaches it."""

    batas: tuple[float, ...]

    def kelas(self, nilai: float | None) -> str:
        """`peta-0` … or `peta-kosong` when nothing is known."""
        if nilai is None:
            return "peta-kosong"
        nomor = next((n for n, b in enumerate(self.batas) if nilai <= b), len(self.batas) - 1)
        return f"peta-{nomor}"

    def legenda(self) -> list[tuple[str, str]]:
        """Pairs of class and words for the page's own legend."""
        isi, bawah = [], None
        for nomor, atas in enumerate(self.batas):
            teks = (
                (cetak(atas) if atas <= 0 else _("sampai %(b)s") % {"b": cetak(atas)})
                if bawah is None
                else _("di atas %(a)s sampai %(b)s")
                % {
                    "a": cetak(bawah),
                    "b": cetak(atas),
                }
            )
            isi.append((f"peta-{nomor}", teks))
            bawah = atas
        return [*isi, ("peta-kosong", _("belum ada data"))]


def skala_dari(nilai: Iterable[float | None]) -> Skala:
    """Zero stands alone; what is above it is cut in four groups of equal size."""
    ada = sorted(n for n in nilai if n is not None)
    positif = [n for n in ada if n > 0]
    bawah = [0.0] if any(n <= 0 for n in ada) or not positif else []
    potong = min(JUMLAH_KELAS - 1, len(set(positif)))
    atas = [positif[math.ceil(len(positif) * (k + 1) / potong) - 1] for k in range(potong)]
    return Skala(tuple(sorted({*bawah, *atas})))


@dataclass(frozen=True)
class _Gaya:
    """What both drawings share: words, classes and addresses."""

    judul: str
    uraian: str
    satuan: str
    skala: Skala
    tautan: Callable[[str], str] | None
    awalan: str

    def sebut(self, nama: str, nilai: float | None) -> str:
        """`Bamban: 12 usulan`, the words that a screen reader says and a pointer shows; escaped."""
        if nilai is None:
            return escape(_("%(nama)s: belum ada data") % {"nama": nama})
        return escape(f"{nama}: {cetak(nilai)} {self.satuan}".rstrip())

    def bungkus(self, kode: str, sebutan: str, isi: str) -> str:
        """A link around a region when addresses are known, else a plain group."""
        if self.tautan is None:
            return f"<g>{isi}</g>"
        return f'<a href="{escape(self.tautan(kode))}" aria-label="{sebutan}">{isi}</a>'


def cetak(nilai: float | None) -> str:
    """`12`, `3,5`, or a dash when nothing is known."""
    if nilai is None:
        return "–"
    return str(int(nilai)) if float(nilai).is_integer() else f"{nilai:.1f}".replace(".", ",")


# --- petak -----------------------------------------------------------------------------------------------

PETAK, SELA, JUDUL = 40, 4, 26


def tile_grid(
    kecamatan: Sequence[Kecamatan],
    *,
    judul: str,
    uraian: str = "",
    satuan: str = "",
    skala: Skala | None = None,
    tautan: Callable[[str], str] | None = None,
    kolom: int = 8,
    awalan: str = "petak",
) -> SafeString:
    """One square per desa, grouped by kecamatan, as SVG of `kolom` squares across.

    `satuan` follows the number in the spoken name. With `tautan` each square is a link: the drawing is then
    a group, because an image may not hold links.
    """
    skala = skala or skala_dari(nilai for _k, _n, desa in kecamatan for _kd, _nd, nilai in desa)
    gaya = _Gaya(judul, uraian, satuan, skala, tautan, awalan)
    isi: list[str] = []
    y = 0
    for _kode, nama, desa in kecamatan:
        isi.append(f'<text class="peta-judul" x="0" y="{y + JUDUL - 8}">{escape(nama)}</text>')
        y += JUDUL
        for nomor, satu in enumerate(desa):
            baris, lajur = divmod(nomor, kolom)
            isi.append(_tile(satu, lajur * (PETAK + SELA), y + baris * (PETAK + SELA), gaya))
        y += math.ceil(len(desa) / kolom) * (PETAK + SELA) + SELA
    return _svg(isi, (kolom * (PETAK + SELA) - SELA, max(y, 1)), gaya)


def _tile(desa: Desa, x: int, y: int, gaya: _Gaya) -> str:
    kode, nama, nilai = desa
    sebutan = gaya.sebut(nama, nilai)
    kotak = (
        f"<title>{sebutan}</title>"
        f'<rect class="{gaya.skala.kelas(nilai)}" x="{x}" y="{y}" width="{PETAK}" height="{PETAK}" rx="4"/>'
        f'<text class="peta-angka" x="{x + PETAK // 2}" y="{y + PETAK // 2 + 5}">{cetak(nilai)}</text>'
    )
    return gaya.bungkus(kode, sebutan, kotak)


# --- poligon ---------------------------------------------------------------------------------------------

LEBAR_PILIHAN = (1000, 800, 640, 500, 400, 320, 240)
# One hatch per class; the strokes differ in number and direction, so they survive black-and-white paper.
ARSIR = {
    "peta-0": "",
    "peta-1": "M0 8L8 0",
    "peta-2": "M0 4L4 0M4 8L8 4",
    "peta-3": "M0 0L8 8M0 8L8 0",
    "peta-4": "M0 2H8M0 6H8M2 0V8M6 0V8",
    "peta-kosong": "M4 3.5V4.5",
}


def choropleth(
    fitur: Iterable[Fitur],
    nilai: Mapping[str, float | None],
    *,
    judul: str,
    uraian: str = "",
    satuan: str = "",
    skala: Skala | None = None,
    tautan: Callable[[str], str] | None = None,
    maks_bita: int = 40_000,
    awalan: str = "poligon",
) -> SafeString:
    """Polygons (kode, nama, GeoJSON geometry in WGS84) shaded by class, as SVG of at most `maks_bita`.

    The grid is as fine as the budget allows; neighbours stay joined, because shared corners round alike.
    """
    daftar = [(kode, nama, list(list_cincin(geometri))) for kode, nama, geometri in fitur]
    gaya = _Gaya(
        judul,
        f"{uraian} {CATATAN_BATAS}".strip(),
        satuan,
        skala or skala_dari(nilai.values()),
        tautan,
        awalan,
    )
    gambar = SafeString()
    for lebar in LEBAR_PILIHAN:
        gambar = _draw(daftar, nilai, lebar, gaya)
        if len(gambar.encode()) <= maks_bita:
            break
    return gambar


def _draw(
    daftar: list[tuple[str, str, list[Cincin]]], nilai: Mapping[str, float | None], lebar: int, gaya: _Gaya
) -> SafeString:
    proyeksi, tinggi = make_proyeksi([ring for _k, _n, rings in daftar for ring in rings], lebar)
    berkelas = sorted(((gaya.skala.kelas(nilai.get(d[0])), d) for d in daftar), key=lambda kd: kd[0])
    isi = [_patterns({kelas for kelas, _d in berkelas}, gaya.awalan)]
    for kelas, kelompok in groupby(berkelas, key=lambda kd: kd[0]):
        isi.append(f'<g fill="url(#{gaya.awalan}-{kelas})">')
        for _kelas, (kode, nama, rings) in kelompok:
            sebutan = gaya.sebut(nama, nilai.get(kode))
            garis = "".join(draw_cincin(ring, proyeksi) for ring in rings)
            isi.append(gaya.bungkus(kode, sebutan, f'<title>{sebutan}</title><path d="{garis}"/>'))
        isi.append("</g>")
    isi.append(f'<text class="peta-catatan" x="0" y="{tinggi + 20}">{escape(CATATAN_BATAS)}</text>')
    return _svg(isi, (lebar, tinggi + 28), gaya)


def _patterns(kelas: set[str], awalan: str) -> str:
    """Fills made of the class's colour and its hatch."""
    isi = "".join(
        f'<pattern id="{awalan}-{k}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect class="{k}" width="8" height="8"/><path class="peta-arsir" d="{ARSIR.get(k, "")}"/></pattern>'
        for k in sorted(kelas)
    )
    return f"<defs>{isi}</defs>"


def _svg(isi: list[str], ukuran: tuple[int, int], gaya: _Gaya) -> SafeString:
    lebar, tinggi = ukuran
    peran = "img" if gaya.tautan is None else "group"
    kepala = (
        # One unit of margin, so that strokes on the edge are not cut.
        f'<svg xmlns="http://www.w3.org/2000/svg" class="peta" viewBox="-1 -1 {lebar + 2} {tinggi + 2}" '
        f'role="{peran}" aria-labelledby="{gaya.awalan}-judul" aria-describedby="{gaya.awalan}-uraian">'
        f'<title id="{gaya.awalan}-judul">{escape(gaya.judul)}</title>'
        f'<desc id="{gaya.awalan}-uraian">{escape(gaya.uraian)}</desc>'
    )
    # Every name and address above went through escape(); numbers are our own.
    return mark_safe(kepala + "".join(isi) + "</svg>")  # noqa: S308  # every text in it was escaped
