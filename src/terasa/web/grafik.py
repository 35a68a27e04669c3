"""Gambar SVG dari server: garis kemajuan dan batang rentang. Tabelnya selalu menyertai di halaman."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from terasa.umum.bahasa import translate
from terasa.umum.rupiah import format_angka, format_ringkas, format_rupiah
from terasa.umum.tanggal import BULAN, format_tanggal

# Letters of one line of text in a drawing.
LABEL_MAKS = 34
# Drawn at the width of a small phone, so that letters stay readable there and grow on a wide screen.
LEBAR, TINGGI = 360, 220
KIRI, KANAN, ATAS, BAWAH = 44, 76, 12, 26
GARIS_BANTU = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Titik:
    """Physical and financial percentages on a day."""

    pada: date
    fisik: float
    keuangan: float


@dataclass(frozen=True)
class TitikKurva:
    """Planned percentages by a day; None where that half is not planned."""

    pada: date
    fisik: float | None
    keuangan: float | None


@dataclass(frozen=True)
class Rentang:
    """A percentage with its 95 per cent interval; `nilai` None when only the two ends are told."""

    label: str
    nilai: float | None
    bawah: float
    atas: float

    @property
    def teks(self) -> str:
        """The figure, or the ends when there is none."""
        if self.nilai is None:
            return f"{_angka(self.bawah)}–{_angka(self.atas)}"
        return _angka(self.nilai)


def draw_kemajuan(
    titik: Sequence[Titik],
    *,
    dari: date,
    sampai: date,
    rencana: Sequence[TitikKurva] = (),
    id_: str = "kemajuan",
) -> SafeString:
    """Two lines from `dari` to `sampai`: work solid, money dashed, both named at their end; thin lines of the plan."""
    if not titik and not rencana:
        return SafeString("")
    if titik:
        dari, sampai = min(dari, titik[0].pada), max(sampai, titik[-1].pada)
    x = _scale_days(dari, sampai)
    isi = [*_grid(), *_months(dari, sampai, x), *_plan_lines(rencana, dari, x)]
    if titik:
        isi += _line("keuangan", [(x(t.pada), _y(t.keuangan)) for t in titik])
        isi += _line("fisik", [(x(t.pada), _y(t.fisik)) for t in titik])
        isi += _end_labels(titik[-1], x(titik[-1].pada))
    ringkas = [_describe(titik)] if titik else []
    if rencana:
        ringkas.append(_("Rencana setahun tergambar sebagai garis tipis."))
    return _svg(id_, TINGGI, _("Kemajuan fisik dan keuangan"), " ".join(ringkas), isi)


def _plan_lines(rencana: Sequence[TitikKurva], dari: date, x: Callable[[date], float]) -> list[str]:
    """The plan of money and of work from nothing at the start of the year, thin and without points."""
    isi = []
    for kelas in ("keuangan", "fisik"):
        letak = [(x(t.pada), _y(min(n, 100.0))) for t in rencana if (n := getattr(t, kelas)) is not None]
        if letak:
            titik = " ".join(f"{a},{b}" for a, b in [(x(dari), _y(0)), *letak])
            isi.append(f'<polyline class="rencana garis-{kelas}" points="{titik}"/>')
    return isi


def draw_rentang(baris: Sequence[Rentang], *, judul: str, id_: str = "rentang") -> SafeString:
    """One bar per row from `bawah` to `atas` with a mark at the value, on a scale of 0 to 100."""
    if not baris:
        return SafeString("")
    tinggi_baris = 44
    dasar = ATAS + tinggi_baris * len(baris)
    isi = [
        f'<line class="bantu" x1="{_x100(p)}" x2="{_x100(p)}" y1="{ATAS}" y2="{dasar}"/>'
        f'<text class="sumbu" x="{_x100(p)}" y="{dasar + 15}" text-anchor="middle">{p}</text>'
        for p in GARIS_BANTU
    ]
    for nomor, r in enumerate(baris):
        isi += _interval_row(r, ATAS + tinggi_baris * nomor)
    ringkas = ". ".join(
        _("%(label)s %(nilai)s persen, rentang %(bawah)s sampai %(atas)s")
        % {"label": r.label, "nilai": r.teks, "bawah": _angka(r.bawah), "atas": _angka(r.atas)}
        for r in baris
    )
    return _svg(id_, dasar + BAWAH, judul, ringkas, isi)


def draw_hitung(baris: Sequence[tuple[str, int]], *, judul: str, id_: str = "hitung") -> SafeString:
    """One bar per row with its number at the end."""
    if not baris:
        return SafeString("")
    atas = max(n for _label, n in baris) or 1
    isi = []
    for nomor, (label, n) in enumerate(baris):
        y, lebar = ATAS + 42 * nomor, round(270 * n / atas, 1)
        isi += [
            f'<text x="12" y="{y + 9}">{escape(_shorten(label))}</text>',
            f'<rect class="selang" x="12" y="{y + 15}" width="{max(lebar, 1)}" height="14" rx="2"/>',
            f'<text class="nama" x="{max(lebar, 1) + 18}" y="{y + 27}">{format_angka(n)}</text>',
        ]
    ringkas = ". ".join(f"{label}: {format_angka(n)}" for label, n in baris)
    return _svg(id_, ATAS + 42 * len(baris), judul, ringkas, isi)


@dataclass(frozen=True)
class Uang:
    """One amount of money and the one it is compared with, whole rupiah; None when there is none."""

    label: str
    kini: int
    dulu: int | None = None


def draw_uang(baris: Sequence[Uang], *, judul: str, id_: str = "uang") -> SafeString:
    """One bar per row with its rupiah beside it, and a mark at the amount it is compared with."""
    if not baris:
        return SafeString("")
    atas = max(max(u.kini, u.dulu or 0) for u in baris) or 1
    isi = []
    for nomor, u in enumerate(baris):
        y, lebar = ATAS + 42 * nomor, round((_x100(100) - 12) * u.kini / atas, 1)
        isi += [
            f'<text x="12" y="{y + 9}">{escape(_shorten(u.label))}: {escape(format_ringkas(u.kini))}</text>',
            f'<rect class="selang" x="12" y="{y + 15}" width="{max(lebar, 1)}" height="12" rx="2"/>',
        ]
        if u.dulu is not None:
            x = _x100(100 * u.dulu / atas)
            isi.append(f'<line class="nilai" x1="{x}" x2="{x}" y1="{y + 12}" y2="{y + 30}"/>')
    ringkas = ". ".join(
        f"{u.label}: {format_rupiah(u.kini)}"
        + ("" if u.dulu is None else f" ({_('sebelumnya')} {format_rupiah(u.dulu)})")
        for u in baris
    )
    return _svg(id_, ATAS + 42 * len(baris), judul, ringkas, isi)


def draw_bagian(baris: Sequence[tuple[str, float, float]], *, judul: str, id_: str = "bagian") -> SafeString:
    """One row per forum, those that got least first: a bar for its share of money, a mark for that of people."""
    if not baris:
        return SafeString("")
    atas = max(max(orang, uang) for _label, orang, uang in baris) or 1
    tinggi_baris = 34
    isi = []
    for nomor, (label, orang, uang) in enumerate(baris):
        y = ATAS + tinggi_baris * nomor
        x, lebar = _x100(100 * orang / atas), round(_x100(100 * uang / atas) - 12, 1)
        isi += [
            f'<text x="12" y="{y + 9}">{escape(_shorten(label))}</text>',
            f'<rect class="selang" x="12" y="{y + 14}" width="{max(lebar, 1)}" height="10" rx="2"/>',
            f'<line class="nilai" x1="{x}" x2="{x}" y1="{y + 12}" y2="{y + 26}"/>',
        ]
    ringkas = ". ".join(
        _("%(label)s: %(orang)s persen orang, %(uang)s persen uang")
        % {"label": label, "orang": _angka(orang), "uang": _angka(uang)}
        for label, orang, uang in baris
    )
    return _svg(id_, ATAS + tinggi_baris * len(baris) + 4, judul, ringkas, isi)


def _shorten(label: str) -> str:
    """What fits in the width; the table below has it whole."""
    return label if len(label) <= LABEL_MAKS else f"{label[: LABEL_MAKS - 1].rstrip(' ,.')}…"


def _interval_row(r: Rentang, y: int) -> list[str]:
    tengah = y + 30
    kiri, lebar = _x100(r.bawah), round(max(_x100(r.atas) - _x100(r.bawah), 2), 1)
    return [
        f'<text class="nama" x="12" y="{y + 15}">{escape(r.label)}: {r.teks}%</text>',
        f'<rect class="selang" x="{kiri}" y="{tengah - 6}" width="{lebar}" height="12" rx="3"/>',
        *_mark(r.nilai, tengah),
    ]


def _mark(nilai: float | None, tengah: int) -> list[str]:
    if nilai is None:
        return []
    x = _x100(nilai)
    return [f'<line class="nilai" x1="{x}" x2="{x}" y1="{tengah - 9}" y2="{tengah + 9}"/>']


def _svg(id_: str, tinggi: int, judul: str, ringkas: str, isi: Iterable[str]) -> SafeString:
    badan = "".join(isi)
    # Every text that comes from outside passed escape(); the rest are numbers and our own words.
    return mark_safe(  # noqa: S308  # every text in it was escaped
        f'<svg class="grafik" viewBox="0 0 {LEBAR} {tinggi}" role="img" '
        f'aria-labelledby="{id_}-judul {id_}-isi"><title id="{id_}-judul">{escape(judul)}</title>'
        f'<desc id="{id_}-isi">{escape(ringkas)}</desc>{badan}</svg>'
    )


def _scale_days(dari: date, sampai: date) -> Callable[[date], float]:
    rentang = max((sampai - dari).days, 1)
    return lambda hari: round(KIRI + (LEBAR - KIRI - KANAN) * (hari - dari).days / rentang, 1)


def _y(persen: float) -> float:
    return round(ATAS + (TINGGI - ATAS - BAWAH) * (1 - persen / 100), 1)


def _x100(persen: float) -> float:
    return round(12 + (LEBAR - 30) * persen / 100, 1)


def _grid() -> list[str]:
    return [
        f'<line class="bantu" x1="{KIRI}" x2="{LEBAR - KANAN}" y1="{_y(p)}" y2="{_y(p)}"/>'
        f'<text class="sumbu" x="{KIRI - 6}" y="{_y(p) + 4}" text-anchor="end">{p}%</text>'
        for p in GARIS_BANTU
    ]


def _months(dari: date, sampai: date, x: Callable[[date], float]) -> list[str]:
    """Names of months below the axis, thinned so that they never touch."""
    awal = [
        date(t, b, 1)
        for t in range(dari.year, sampai.year + 1)
        for b in range(1, 13)
        if dari <= date(t, b, 1) <= sampai
    ]
    langkah = max(1, -(-len(awal) // 5))
    dasar = TINGGI - 8
    return [
        f'<text class="sumbu" x="{x(hari)}" y="{dasar}">{translate(BULAN[hari.month - 1])[:3]} {hari:%y}</text>'
        for hari in awal[::langkah]
    ]


def _end_labels(t: Titik, x: float) -> list[str]:
    """Both names at the end of their lines, moved apart when the lines meet."""
    fisik, uang = _y(t.fisik), _y(t.keuangan)
    if abs(fisik - uang) < 15:
        tengah = (fisik + uang) / 2
        naik = -8 if t.fisik >= t.keuangan else 8
        fisik, uang = tengah + naik, tengah - naik
    nama_fisik, nama_uang = _("Fisik"), _("Uang")
    return [
        f'<text class="nama-fisik" x="{x + 7}" y="{fisik + 4}">{nama_fisik} {_angka(t.fisik)}%</text>',
        f'<text class="nama-keuangan" x="{x + 7}" y="{uang + 4}">{nama_uang} {_angka(t.keuangan)}%</text>',
    ]


def _line(kelas: str, letak: Sequence[tuple[float, float]]) -> list[str]:
    titik = " ".join(f"{a},{b}" for a, b in letak)
    bulatan = [f'<circle class="titik-{kelas}" cx="{a}" cy="{b}" r="3"/>' for a, b in letak]
    return [f'<polyline class="garis-{kelas}" points="{titik}"/>', *bulatan]


def _describe(titik: Sequence[Titik]) -> str:
    t = titik[-1]
    return _(
        "%(n)s laporan. Per %(hari)s pekerjaan fisik %(fisik)s persen dan keuangan %(keuangan)s persen."
    ) % {
        "n": len(titik),
        "hari": format_tanggal(t.pada),
        "fisik": _angka(t.fisik),
        "keuangan": _angka(t.keuangan),
    }


def _angka(nilai: float) -> str:
    return format_angka(Decimal(str(round(nilai, 1))))
