"""SVG peta kegiatan: garis batas, nama wilayah yang dapat ditekan, dan satu tanda per gugus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from terasa.program.enums import KeadaanKegiatan as K
from terasa.umum.denah import Denah
from terasa.umum.peta import CATATAN_BATAS
from terasa.web.program.gugus import Gugus

# Drawn about the origin; states differ in outline, so that they survive black-and-white paper.
TANDA = {
    K.TIDAK_DIPAKAI: '<path class="isi" d="M0-9L9 0 0 9-9 0z"/><path class="tera" d="M-3-3L3 3M-3 3L3-3"/>',
    K.TERLAMBAT: '<path class="isi" d="M0-8.5L8.5 6.5H-8.5z"/><path class="tera" d="M0-3.5V1.5M0 3.6V5"/>',
    K.BERJALAN: '<circle r="6.5"/><path class="isi" d="M0-6.5A6.5 6.5 0 0 1 0 6.5z"/>',
    K.RENCANA: '<circle r="6.5"/>',
    K.SELESAI: '<path class="isi" d="M-6-6H6V6H-6z"/>',
    K.DIPAKAI: '<circle class="isi" r="7"/><path class="tera" d="M-3.4 0.2L-1 2.8 3.4-2.6"/>',
    K.BATAL: '<path class="alas" d="M-5-5L5 5M-5 5L5-5"/><path class="tera" d="M-5-5L5 5M-5 5L5-5"/>',
}
TINGGI_HURUF, LEBAR_HURUF = 11, 6
# Where the middle of a name may stand, seen from the middle of its place; the nearest comes first.
GESER = sorted(
    ((dx, dy) for dx in range(-48, 49, 12) for dy in range(-32, 45, 4)),
    key=lambda d: abs(d[0]) / 2 + abs(d[1] - 4),
)
TEPI = 14


@dataclass(frozen=True)
class Gambar:
    """What the drawing needs besides its background."""

    judul: str
    nama: Mapping[str, str]
    # Address of a region on this map, and of one kegiatan.
    tautan: Callable[[str], str]
    kegiatan: Callable[[str], str]
    # Places to be named: at the middle of groups, or of single desa.
    label: Mapping[str, tuple[float, float]]
    is_wajib: bool
    sorot: str = ""


Kotak = tuple[float, float, float, float]


@dataclass
class _Bidang:
    """Rectangles that are taken already."""

    isi: list[Kotak] = field(default_factory=list)

    def overlap(self, k: Kotak) -> float:
        """Area of a rectangle that others hold."""
        return sum(
            max(0, min(k[2], s[2]) - max(k[0], s[0])) * max(0, min(k[3], s[3]) - max(k[1], s[1]))
            for s in self.isi
        )


def draw_simbol() -> SafeString:
    """The marks once, for the map, its key and its table to refer to."""
    isi = "".join(
        f'<g id="k-{k.value}" class="tanda k-{k.value}">{bentuk}</g>' for k, bentuk in TANDA.items()
    )
    return mark_safe(f'<svg width="0" height="0" class="simbol" aria-hidden="true"><defs>{isi}</defs></svg>')  # noqa: S308  # our own shapes


def draw_peta(denah: Denah, gugus: list[Gugus], g: Gambar) -> SafeString:
    """The map with a link on every mark and every name; `draw_simbol` must stand on the same page."""
    bidang = _Bidang([(s.x - 11, s.y - 10, s.x + 11, s.y + (20 if s.angka else 9)) for s in gugus])
    isi = [
        f'<g class="garis" transform="scale({denah.skala:g})"><path d="{denah.tipis}"/>'
        f'<path class="tebal" d="{denah.tebal}"/></g>',
        *(_draw_label(kode, letak, bidang, denah, g) for kode, letak in g.label.items()),
        *(_draw_gugus(satu, g) for satu in gugus),
    ]
    tinggi = denah.tinggi
    if denah.is_batas:
        isi.append(f'<text class="catatan" x="0" y="{tinggi + TEPI + 8}">{escape(CATATAN_BATAS)}</text>')
        tinggi += 16
    ukuran = f"-{TEPI} -{TEPI} {denah.lebar + 2 * TEPI} {tinggi + 2 * TEPI}"
    return mark_safe(  # noqa: S308  # every text in it was escaped
        f'<svg class="peta-kegiatan" viewBox="{ukuran}" role="group" aria-labelledby="pk-judul">'
        f'<title id="pk-judul">{escape(g.judul)}</title>{"".join(isi)}</svg>'
    )


def _draw_label(kode: str, letak: tuple[float, float], bidang: _Bidang, denah: Denah, g: Gambar) -> str:
    nama = g.nama.get(kode, kode)
    lebar = LEBAR_HURUF * len(nama)
    if not denah.is_batas:
        return _link(
            g.tautan(kode), f'<text class="awal" x="{letak[0]:g}" y="{letak[1]:g}">{escape(nama)}</text>'
        )
    calon = [
        _box(letak[0] + dx, letak[1] + dy, lebar, denah) for dx, dy in GESER[: None if g.is_wajib else 24]
    ]
    tumpang, nomor = min((bidang.overlap(k), n) for n, k in enumerate(calon))
    if tumpang and not g.is_wajib:
        return ""
    kotak = calon[nomor]
    bidang.isi.append(kotak)
    x, y = (kotak[0] + kotak[2]) / 2, kotak[3] - 2
    return _link(g.tautan(kode), f'<text x="{x:g}" y="{y:g}">{escape(nama)}</text>')


def _box(x: float, y: float, lebar: float, denah: Denah) -> Kotak:
    """The rectangle of a line of words about a point, moved inside the drawing."""
    kiri = min(max(x - lebar / 2, 0), max(denah.lebar - lebar, 0))
    atas = min(max(y - TINGGI_HURUF / 2, 0), denah.tinggi - TINGGI_HURUF)
    return kiri, atas, kiri + lebar, atas + TINGGI_HURUF


def _draw_gugus(satu: Gugus, g: Gambar) -> str:
    tanda = f'<use href="#k-{satu.keadaan.value}" x="{satu.x:g}" y="{satu.y:g}"/>'
    if g.sorot and g.sorot in satu.isi:
        tanda = f'<circle class="sorot" cx="{satu.x:g}" cy="{satu.y:g}" r="13"/>{tanda}'
    if satu.angka:
        tanda += f'<text class="angka" x="{satu.x:g}" y="{satu.y + 18:g}">{satu.angka}</text>'
    return _link(_address(satu, g), f"<title>{escape(say_gugus(satu, g.nama))}</title>{tanda}")


def _address(satu: Gugus, g: Gambar) -> str:
    """One kegiatan has its own page; several open the place where most of them are."""
    if len(satu.isi) == 1:
        return g.kegiatan(next(iter(satu.isi)))
    return g.tautan(satu.wilayah)


def say_gugus(satu: Gugus, nama: Mapping[str, str]) -> str:
    """`Bamban: 5 kegiatan (1 terlambat, 4 dipakai)`; the name and state of a single one."""
    if len(satu.isi) == 1:
        sendiri = next(iter(satu.isi.values()))
        return f"{sendiri.kegiatan.nama} ({sendiri.keadaan.label})"
    n = len(satu.isi)
    teks = ngettext("%(n)d kegiatan", "%(n)d kegiatan", n) % {"n": n}
    rinci = ", ".join(f"{jumlah} {str(k.label).lower()}" for k, jumlah in satu.hitungan)
    tempat = nama.get(satu.wilayah, "")
    if tempat and len(satu.desa) > 1:
        tempat = _("%(tempat)s dan sekitarnya") % {"tempat": tempat}
    return f"{tempat}: {teks} ({rinci})" if tempat else f"{teks} ({rinci})"


def _link(alamat: str, isi: str) -> str:
    return f'<a href="{escape(alamat)}">{isi}</a>'
