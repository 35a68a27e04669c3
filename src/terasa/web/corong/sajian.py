"""Sel tabel corong sebagai kata: dihitung sekali per baris, karena satu kabupaten punya ratusan desa."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from terasa.corong.models import Banding
from terasa.corong.queries import Baris, Corong
from terasa.corong.rules import Hitungan
from terasa.statistik import Angka, Peringatan
from terasa.umum.rupiah import format_angka, format_desimal

DARI = gettext_noop("%(n)s dari %(dari)s (%(persen)s%%)")
TERASA = gettext_noop("%(persen)s%% (%(lo)s–%(hi)s), %(x)s dari %(n)s jawaban")


def draw_baris(c: Corong, kepala: Sequence[str], alamat: Callable[[str], str]) -> SafeString:
    """The body of the table, every row with its numerators and denominators in words."""
    kata = Kata.kini()
    return draw_body(kepala, [(b.nama, alamat(b.kunci), _cells(b.hitungan, b.terasa, kata)) for b in c.baris])


def draw_banding(pasangan: Sequence[tuple[Baris, Banding]], kepala: Sequence[str]) -> SafeString:
    """The body of the comparison: own figure, estimate, weight, and the chances where ranks were computed."""
    kata, kisaran = Kata.kini(), _("%(dari)s–%(sampai)s dari %(n)s")
    return draw_body(kepala, [(b.nama, "", _compared(b, p, kata, kisaran)) for b, p in pasangan])


def draw_body(kepala: Sequence[str], baris: Iterable[tuple[str, str, list[str]]]) -> SafeString:
    """Rows (name, address or "", cells) under those headings; everything is escaped here."""
    judul = [escape(k) for k in kepala]
    return mark_safe("".join(_draw_row(judul, *satu) for satu in baris))  # noqa: S308  # escaped below


def _draw_row(judul: list[str], nama: str, alamat: str, sel: list[str]) -> str:
    nama = escape(nama)
    kepala = f'<a href="{escape(alamat)}">{nama}</a>' if alamat else nama
    isi = "".join(f'<td data-judul="{j}">{escape(teks)}</td>' for j, teks in zip(judul, sel, strict=True))
    return f'<tr><th scope="row">{kepala}</th>{isi}</tr>'


def list_kepala_banding(puncak: int | None) -> list[str]:
    """Headings of the comparison, with those of the ranks when there are ranks."""
    awal = [_("Angka sendiri"), _("Setelah meminjam"), _("Bobot jawaban sendiri")]
    if puncak is None:
        return awal
    ujung = {"n": puncak}
    return [
        *awal,
        _("Peluang %(n)s teratas") % ujung,
        _("Peluang %(n)s terbawah") % ujung,
        _("Kisaran urutan"),
    ]


def _compared(b: Baris, p: Banding, kata: Kata, kisaran: str) -> list[str]:
    nilai, bawah, atas, bobot = (
        format_desimal(100 * bagian) for bagian in (p.nilai, p.bawah, p.atas, p.bobot)
    )
    sel = [say_terasa(kata, b.terasa), f"{nilai}% ({bawah}–{atas})", f"{bobot}%"]
    if p.teratas is None or p.terbawah is None:
        return sel
    urutan = kisaran % {"dari": p.dari, "sampai": p.sampai, "n": p.tempat}
    return [*sel, _say_peluang(p.teratas), _say_peluang(p.terbawah), urutan]


def _say_peluang(nilai: float) -> str:
    """In whole per cent; never quite certain."""
    persen = round(100 * nilai)
    if persen < 1:
        return "< 1%"
    return "> 99%" if persen > 99 else f"{persen}%"


def list_kepala() -> list[str]:
    """Headings of the figures, in their order."""
    return [
        _("Diajukan"),
        _("Disepakati"),
        _("Masuk anggaran"),
        _("Selesai dibangun"),
        _("Kegiatan diukur"),
        _("Masalahnya teratasi"),
    ]


@dataclass(frozen=True)
class Kata:
    """The sentences of a table in the language of the screen, looked up once."""

    dari: str
    terasa: str
    lebar: str
    kosong: str
    ditahan: str

    @classmethod
    def kini(cls) -> Kata:
        return cls(
            _(DARI),
            _(TERASA),
            _("; selang lebar"),
            _("belum ada jawaban yang terbit"),
            _("ditahan: baru %(n)s jawaban"),
        )


def _cells(h: Hitungan, terasa: Angka, kata: Kata) -> list[str]:
    return [
        format_angka(h.usulan),
        _say_dari(kata.dari, h.disepakati, h.usulan),
        _say_dari(kata.dari, h.dianggarkan, h.usulan),
        _say_dari(kata.dari, h.dibangun, h.dianggarkan),
        _say_dari(kata.dari, h.diukur, h.selesai),
        say_terasa(kata, terasa),
    ]


def dari_teks(bagian: int, dari: int) -> str:
    """`12 dari 40 (30%)`; a dash when there is nothing to count from."""
    return _say_dari(_(DARI), bagian, dari)


def kalimat_terasa(angka: Angka) -> str:
    """The figure with its interval, its numerator and its denominator, or why it is not shown."""
    return say_terasa(Kata.kini(), angka)


def _say_dari(pola: str, bagian: int, dari: int) -> str:
    if not dari:
        return "–"
    # Half a per cent goes up, in whole numbers.
    persen = (200 * bagian + dari) // (2 * dari)
    return pola % {"n": format_angka(bagian), "dari": format_angka(dari), "persen": persen}


def say_terasa(kata: Kata, angka: Angka) -> str:
    """The figure with its interval, its numerator and its denominator, or why it is not shown."""
    if not angka.n:
        return kata.kosong
    if angka.persen is None or angka.lo is None or angka.hi is None or angka.x is None:
        return kata.ditahan % {"n": format_angka(angka.n)}
    kalimat = kata.terasa % {
        "persen": format_desimal(angka.persen),
        "lo": format_desimal(angka.lo),
        "hi": format_desimal(angka.hi),
        "x": format_angka(angka.x),
        "n": format_angka(angka.n),
    }
    return kalimat + kata.lebar if angka.peringatan == Peringatan.SELANG_LEBAR else kalimat
