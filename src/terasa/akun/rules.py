"""Akar setiap peran: di mana ia menulis, membaca, dan mencari. Tanpa basis data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from terasa.akun.enums import JenisPeran


@dataclass(frozen=True)
class Akar:
    """Three roots of a role, each a tuple of kode wilayah."""

    tulis: tuple[str, ...]
    baca: tuple[str, ...]
    cari: tuple[str, ...]


DESA = {JenisPeran.OPERATOR_DESA, JenisPeran.KADES, JenisPeran.LURAH}
SE_KABUPATEN_MENULIS = {JenisPeran.BAPPEDA}
SE_KABUPATEN_MEMBACA = {
    JenisPeran.DINAS_PMD,
    JenisPeran.BAGIAN_PEMERINTAHAN,
    JenisPeran.INSPEKTORAT,
    JenisPeran.PEMERIKSA,
    JenisPeran.BUPATI,
    JenisPeran.SEKDA,
}
# These see only what is public or addressed to their own unit.
TANPA_ISI = {JenisPeran.WARGA, JenisPeran.ADMIN_TEKNIS, JenisPeran.SETWAN, JenisPeran.PERANGKAT_DAERAH}


def default_akar(jenis: str, kode_wilayah: str) -> Akar:
    """Roots that a post opens by itself; a narrower or wider root is a recorded exception on the Peran."""
    kabupaten = (".".join(kode_wilayah.split(".")[:2]),)
    di_sini = (kode_wilayah,)
    if jenis == JenisPeran.ADMIN_TEKNIS:
        return Akar((), (), ())
    if jenis in TANPA_ISI:
        return Akar((), (), kabupaten)
    if jenis in SE_KABUPATEN_MENULIS:
        return Akar(di_sini, di_sini, di_sini)
    if jenis in SE_KABUPATEN_MEMBACA:
        return Akar((), di_sini, di_sini)
    if jenis in {JenisPeran.BPD, JenisPeran.PENDAMPING}:
        return Akar((), di_sini, kabupaten)
    return Akar(di_sini, di_sini, kabupaten)


def is_berlaku(dari: date, sampai: date | None, pada: date) -> bool:
    """Both ends count: a post that ends today still signs today."""
    return dari <= pada and (sampai is None or pada <= sampai)
