"""Pertanyaan "bolehkah" yang dipakai banyak modul: jenis peran, bukan objek."""

from __future__ import annotations

from collections.abc import Callable

from terasa.akun.enums import JenisPeran
from terasa.umum.pelaku import Pelaku


def has_role(*jenis: JenisPeran) -> Callable[[Pelaku], bool]:
    """A marker for `@access`: the acting post is one of these."""
    boleh = frozenset(jenis)

    def izin(by: Pelaku) -> bool:
        return by.peran_id is not None and by.jenis in boleh

    izin.__name__ = "peran_" + "_atau_".join(sorted(boleh))
    return izin


def can_write(by: Pelaku, kode_wilayah: str) -> bool:
    """The place lies at or below one of the writing roots; the system writes everywhere."""
    return by.jenis == "sistem" or _covers(by.akar_tulis, kode_wilayah)


def can_read(by: Pelaku, kode_wilayah: str) -> bool:
    """The place lies at or below one of the reading roots; the system reads everywhere."""
    return by.jenis == "sistem" or _covers(by.akar_baca, kode_wilayah)


def _covers(akar: tuple[str, ...], kode: str) -> bool:
    return any(kode == a or kode.startswith(f"{a}.") for a in akar)
