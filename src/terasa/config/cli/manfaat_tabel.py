"""Hasil `terasa manfaat hitung` sebagai tabel bagi orang."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

LEBAR_NAMA = 40
KAKI = (
    "Angka dalam persen, dengan selang 95 % di dalam kurung. “Teratasi*” dan “IMD*” meminjam dari tempat lain dalam "
    "kelompok yang sama.",
    "! kurang dari 30 jawaban: selangnya lebar. Di bawah 10 jawaban tidak ada angka. Arti setiap angka: "
    "docs/statistik.md.",
)
KEPALA = ("Kelompok", "n", "Tahu", "Jangkau", "Pakai", "Berguna", "Teratasi", "Adil", "IMD")
PINJAM = ("Teratasi*", "IMD*")


def as_text(isi: dict[str, Any]) -> list[str]:
    """The tables, then how to read them."""
    baris: list[str] = []
    for daftar in ("kegiatan", "desa"):
        baris += [*_table(daftar, isi[daftar]), ""]
    for satu in ("kegiatan", "desa") if "peringkat" in isi else ():
        baris += _ranks(satu, [b for b in isi["peringkat"] if satu in b])
    return [*baris, *KAKI, *(f"Catatan: {kalimat}." for kalimat in isi["catatan"])]


def _table(daftar: str, isi: Sequence[dict[str, Any]]) -> Iterator[str]:
    meminjam = any(satu["eb"] for satu in isi)
    sel = [(daftar.capitalize(), *KEPALA, *(PINJAM if meminjam else ()))]
    sel += [(shorten(satu[daftar]), *_cells(satu, meminjam)) for satu in isi]
    return align(sel, kiri=2)


def _cells(satu: dict[str, Any], meminjam: bool) -> Iterator[str]:
    yield satu["kelompok"]
    yield f"{satu['n']}{'!' if satu['terbit'] and satu['alasan'] else ''}"
    if not satu["terbit"]:
        yield "ditahan"
        return
    for nama in ("tahu", "terjangkau", "pakai", "berguna"):
        yield _percent(satu["p"][nama])
    yield _interval(satu["p"]["teratasi"])
    yield _percent(satu["p"]["adil"])
    yield _interval(satu["imd"])
    for nama in ("teratasi", "imd") if meminjam else ():
        yield _interval(satu["eb"].get(nama))


def _ranks(daftar: str, isi: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Only what may be said: how likely a place is among the highest or lowest."""
    if not isi:
        return
    sel: list[tuple[str, ...]] = [
        (daftar.capitalize(), "Kelompok", "Ukuran", "Teratas", "Terbawah", "Peringkat 95 %")
    ]
    for satu in isi:
        puncak = satu["puncak"]
        sel.append(
            (
                shorten(satu[daftar]),
                satu["kelompok"],
                satu["ukuran"],
                f"{100 * satu['teratas']:.0f} % ({puncak} teratas)",
                f"{100 * satu['terbawah']:.0f} % ({puncak} terbawah)",
                f"{satu['dari']}–{satu['sampai']} dari {satu['dari_tempat']}",
            )
        )
    yield from align(sel, kiri=3)
    yield ""


def align(sel: Sequence[Sequence[str]], kiri: int) -> Iterator[str]:
    """Columns of one width; names to the left, figures to the right."""
    lajur = max(map(len, sel))
    lebar = [max(len(b[i]) for b in sel if i < len(b)) for i in range(lajur)]
    for baris in sel:
        isi = [
            t.ljust(w) if i < kiri else t.rjust(w) for i, (t, w) in enumerate(zip(baris, lebar, strict=False))
        ]
        yield "  ".join(isi).rstrip()


def _percent(ukuran: dict[str, Any] | None) -> str:
    return "–" if ukuran is None or ukuran["nilai"] is None else f"{100 * ukuran['nilai']:.0f}"


def _interval(ukuran: dict[str, Any] | None) -> str:
    if ukuran is None or ukuran["nilai"] is None:
        return "–"
    return f"{100 * ukuran['nilai']:.0f} ({100 * ukuran['bawah']:.0f}–{100 * ukuran['atas']:.0f})"


def shorten(nama: str, lebar: int = LEBAR_NAMA) -> str:
    """A name without what would steer the terminal, cut to the width of its column."""
    bersih = "".join(h if h.isprintable() else "·" for h in nama)
    return bersih if len(bersih) <= lebar else f"{bersih[: lebar - 1]}…"
