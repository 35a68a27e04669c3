"""Katalog aturan bawaan: berkas TOML bertanggal dan bersumber, serta tabel hari libur per tahun.

Pemasangan menyalinnya ke basis data; perintah tanpa basis data membacanya langsung.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from terasa.aturan.enums import Jenis
from terasa.aturan.rules import (
    AturanBaku,
    AturanTidakDikenal,
    HariLibur,
    IsiSalah,
    as_mapping,
    parse_libur,
    pilih_aturan,
    pilih_semua,
    suggest_kode,
)

WAJIB = {
    "kode": str,
    "jenis": str,
    "nama": str,
    "isi": dict,
    "dasar": str,
    "berlaku_dari": date,
    "terverifikasi": bool,
}
BOLEH = {"berlaku_sampai": date, "kabupaten": str, "catatan": str}


@dataclass(frozen=True, slots=True)
class TabelLibur:
    """One year of holidays with the joint decree it was typed from."""

    tahun: int
    dasar: str
    terverifikasi: bool
    hari: tuple[HariLibur, ...]


@cache
def all_aturan() -> tuple[AturanBaku, ...]:
    """Every built-in row, past periods included, in file order. Raises IsiSalah for a malformed file."""
    berkas = sorted(_folder(), key=lambda b: b.name)
    return tuple(
        read_row(baris, b.name)
        for b in berkas
        if b.name.endswith(".toml")
        for baris in tomllib.loads(b.read_text(encoding="utf-8"))["aturan"]
    )


def aturan_berlaku(pada: date, kabupaten: str = "") -> list[AturanBaku]:
    """Built-in rules in force on a day, one per code, the kabupaten's own before the national one."""
    return pilih_semua(all_aturan(), kabupaten, pada)


def find_aturan(kode: str, kabupaten: str = "", pada: date | None = None) -> AturanBaku | None:
    """Built-in rule in force on `pada`; without a day, the newest period. None when there is none."""
    return pilih_aturan(all_aturan(), kode, kabupaten, pada or date.max)


def get_aturan(kode: str, kabupaten: str = "", pada: date | None = None) -> AturanBaku:
    """Like find_aturan. Raises AturanTidakDikenal with the nearest codes."""
    aturan = find_aturan(kode, kabupaten, pada)
    if aturan is None:
        # People also type the stage code of the yearly cycle, such as D9.
        setahap = [a.kode for a in all_aturan() if a.isi.get("tahap") == kode.strip().upper()]
        saran = setahap or suggest_kode(kode, (a.kode for a in all_aturan()))
        raise AturanTidakDikenal(kode, list(dict.fromkeys(saran)), pada)
    return aturan


@cache
def all_libur() -> tuple[TabelLibur, ...]:
    """Every built-in holiday table, oldest first."""
    folder = _folder_libur()
    sumber = tomllib.loads(folder.joinpath("sumber.toml").read_text(encoding="utf-8"))
    return tuple(
        TabelLibur(
            int(tahun),
            isi["dasar"],
            isi["terverifikasi"],
            tuple(parse_libur(_teks(folder, tahun), nama=f"{tahun}.csv")),
        )
        for tahun, isi in sorted(sumber.items())
    )


@cache
def libur_bawaan() -> Mapping[date, str]:
    """Built-in holidays and cuti bersama of all years, as the engine takes them."""
    return MappingProxyType(as_mapping(hari for tabel in all_libur() for hari in tabel.hari))


def read_row(baris: Mapping[str, Any], berkas: str) -> AturanBaku:
    """Check one row of a catalogue file. Raises IsiSalah."""
    kode = baris.get("kode", "?")
    for nama, tipe in (WAJIB | BOLEH).items():
        if nama in WAJIB and nama not in baris:
            raise IsiSalah(f"{berkas}, aturan {kode}: “{nama}” belum diisi.")
        if nama in baris and not isinstance(baris[nama], tipe):
            raise IsiSalah(f"{berkas}, aturan {kode}: “{nama}” bukan {tipe.__name__}.")
    asing = set(baris) - set(WAJIB) - set(BOLEH)
    if asing:
        raise IsiSalah(f"{berkas}, aturan {kode}: nama tidak dikenal: {', '.join(sorted(asing))}.")
    if baris["jenis"] not in Jenis.values:
        raise IsiSalah(f"{berkas}, aturan {kode}: jenis “{baris['jenis']}” tidak dikenal.")
    return AturanBaku(**{**baris, "jenis": Jenis(baris["jenis"])})


def _folder() -> list[Traversable]:
    return list(files(__name__).iterdir())


def _folder_libur() -> Traversable:
    return files(__name__).joinpath("libur")


def _teks(folder: Traversable, tahun: str) -> str:
    return folder.joinpath(f"{tahun}.csv").read_text(encoding="utf-8")
