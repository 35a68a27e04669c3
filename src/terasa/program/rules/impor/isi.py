"""Isi sebuah folder realisasi sesudah dibaca, siap dibandingkan dengan yang tersimpan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from terasa.program.rules.impor.catatan import Catatan, Hasil
from terasa.umum.laporan import DILEWATI
from terasa.umum.lembar.kepala import kunci


@dataclass(frozen=True)
class Jejak:
    """Where a row stands: kind of sheet, file, row as a spreadsheet counts, its own number."""

    jenis: str
    berkas: str
    baris: int
    id: str

    def hasil(self, hasil: str, alasan: str = "") -> Hasil:
        return Hasil(self.jenis, self.berkas, self.baris, self.id, hasil, alasan)


@dataclass(frozen=True)
class Terbaca:
    """One row that is to be stored: under `induk` (a work's number or a kegiatan's key), known by `kunci`."""

    jejak: Jejak
    induk: str
    kunci: str
    isi: Mapping[str, Any]


@dataclass
class KegiatanTerbaca:
    """A kegiatan that sheets speak of. `pagu` as a plan gives it; without a plan, what its works add up to."""

    asal: str
    unit: str
    nama: str
    kode: str = ""
    pagu: int | None = None
    pagu_pekerjaan: int | None = None


@dataclass
class Isi:
    """Everything read from one folder; `deret` holds rows that fill several months, and what each of them fills;
    `terpakai` the (file, kegiatan) that a row of a plan has already spoken of."""

    tahun: int
    catatan: Catatan = field(default_factory=Catatan)
    unit: list[tuple[Jejak, str]] = field(default_factory=list)
    kegiatan: dict[str, KegiatanTerbaca] = field(default_factory=dict)
    pekerjaan: dict[str, Terbaca] = field(default_factory=dict)
    progres: list[Terbaca] = field(default_factory=list)
    lokasi: list[Terbaca] = field(default_factory=list)
    kontrak: list[Terbaca] = field(default_factory=list)
    serah: list[Terbaca] = field(default_factory=list)
    # By (kegiatan, month) and (kegiatan, day).
    rencana: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    realisasi: dict[tuple[str, date], dict[str, Any]] = field(default_factory=dict)
    terpakai: set[tuple[str, str]] = field(default_factory=set)
    deret: list[tuple[Jejak, str, list[tuple[str, int | date]]]] = field(default_factory=list)

    def skip(self, jejak: Jejak, alasan: str) -> None:
        """Leave a row out and say why."""
        self.catatan.hasil.append(jejak.hasil(DILEWATI, alasan))

    def get_kegiatan(self, unit: str, nama: str, pembeda: str = "") -> KegiatanTerbaca:
        """The kegiatan of that name of that unit; `pembeda` keeps two of one name apart."""
        asal = make_asal(self.tahun, unit, nama, pembeda)
        return self.kegiatan.setdefault(asal, KegiatanTerbaca(asal, unit, nama[:250]))


def make_asal(tahun: int, unit: str, nama: str, pembeda: str = "") -> str:
    """Key of an imported kegiatan: year, unit and name in bare words."""
    bagian = [str(tahun), kunci(unit), kunci(nama) or nama.strip().casefold(), kunci(pembeda)]
    return "|".join(b for b in bagian if b)[:500]


def order_tahap(satu: Terbaca) -> tuple[date, int, str]:
    """Stage rows in their order: by day, then by number."""
    return satu.isi["tanggal"] or date.min, int(satu.kunci) if satu.kunci.isdigit() else 0, satu.kunci
