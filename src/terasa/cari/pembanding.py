"""Baris pembanding: apa yang diminta satu objek di satu desa, dan cirinya. Tanpa basis data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from terasa.cari.serupa import Ciri, Kosakata, Usulan, build_ciri

# Words are weighed without counting them, so that writing a row touches no other row.
TANPA_HITUNGAN = Kosakata()


class Isi(Protocol):
    """What is compared of a row."""

    objek_id: str
    judul: str
    uraian: str
    lokasi: str
    volume: str
    satuan: str
    kode_wilayah: str
    nama_wilayah: str


@dataclass
class BarisPembanding:
    """What one object asks for in one village; only public words."""

    jenis: str
    objek_id: str
    kode: str
    judul: str
    uraian: str
    lokasi: str
    volume: str
    satuan: str
    kode_wilayah: str
    nama_wilayah: str
    tahun: int | None
    url: str


def read_ciri(row: Isi, kosakata: Kosakata = TANPA_HITUNGAN) -> Ciri:
    """The features of a row. They are computed each time and never stored: better reading needs no migration."""
    usulan = Usulan(
        id=row.objek_id,
        judul=row.judul,
        uraian=row.uraian,
        lokasi=row.lokasi,
        kode_desa=row.kode_wilayah,
        desa=row.nama_wilayah,
        volume=row.volume,
        satuan=row.satuan,
    )
    return build_ciri(usulan, kosakata)
