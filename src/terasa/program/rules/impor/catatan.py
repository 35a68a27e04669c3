"""Laporan impor realisasi: tiap baris satu hasil, jumlah uang, selisih, dan tanda."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA

# A row that adds up the others: read and compared, never taken in; nothing is wrong with it.
BARIS_JUMLAH = "baris jumlah"
TIDAK_DISIMPAN = "hanya dibandingkan"
BUKAN_SALAH = frozenset({SAMA, BARIS_JUMLAH, TIDAK_DISIMPAN})


@dataclass(frozen=True)
class Tanda:
    """Why a value is not believed, or how it was tidied: `kode` for machines, `kalimat` for people."""

    berkas: str
    baris: int
    id: str
    kode: str
    kalimat: str


@dataclass(frozen=True)
class Selisih:
    """Two figures that ought to agree: what a sheet says and what its rows (or another sheet) give."""

    berkas: str
    baris: int
    perihal: str
    tertulis: str
    dihitung: str


@dataclass(frozen=True)
class Hasil:
    """What became of one row of one kind of sheet."""

    jenis: str
    berkas: str
    baris: int
    id: str
    hasil: str
    alasan: str = ""


@dataclass
class Catatan:
    """Everything that is said about a folder while it is read and written."""

    hasil: list[Hasil] = field(default_factory=list)
    tanda: list[Tanda] = field(default_factory=list)
    selisih: list[Selisih] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    bukan_bagian: list[str] = field(default_factory=list)
    jumlah: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))

    def add_jumlah(self, jenis: str, kolom: str, nilai: int | None) -> None:
        """Add an amount that was taken in to the total of its column."""
        self.jumlah[jenis][kolom] += nilai or 0


@dataclass(frozen=True)
class LaporanRealisasi:
    """The account of one import of a folder; a trial run has the same one and changes nothing."""

    kabupaten: str
    tahun: int
    catatan: Catatan
    uji: bool = False

    @property
    def bermasalah(self) -> list[Hasil]:
        """Rows left out for a fault of their own."""
        return [h for h in self.catatan.hasil if h.hasil == DILEWATI and h.alasan not in BUKAN_SALAH]

    @property
    def exit_code(self) -> int:
        """0 all rows are in, 1 some were left out for a fault."""
        return 1 if self.bermasalah else 0

    def as_json(self) -> dict[str, Any]:
        """`dibaca = diterima + diubah + dilewati` over all and for each kind; `sama` is part of `dilewati`."""
        per_jenis: dict[str, list[Hasil]] = defaultdict(list)
        for satu in self.catatan.hasil:
            per_jenis[satu.jenis].append(satu)
        return {
            "kabupaten": self.kabupaten,
            "tahun": self.tahun,
            "uji": self.uji,
            **count_hasil(self.catatan.hasil),
            **{jenis: count_hasil(semua) for jenis, semua in per_jenis.items()},
            "jumlah": {jenis: dict(kolom) for jenis, kolom in self.catatan.jumlah.items()},
            "selisih": [asdict(s) for s in self.catatan.selisih],
            "tanda": [asdict(t) for t in self.catatan.tanda],
            "bukan_bagian": self.catatan.bukan_bagian,
            "catatan": self.catatan.catatan,
            "baris": [asdict(h) for h in self.catatan.hasil if h.hasil == DIUBAH or h in self.bermasalah],
        }


def count_hasil(hasil: Iterable[Hasil]) -> dict[str, int]:
    """Rows read, taken in, changed, left out; and among the last those that were there already."""
    semua = list(hasil)
    return {
        "dibaca": len(semua),
        **{kata: sum(h.hasil == kata for h in semua) for kata in (DITERIMA, DIUBAH, DILEWATI)},
        SAMA: sum(h.alasan == SAMA for h in semua),
    }
