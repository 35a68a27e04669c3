"""Siapa yang bertindak, sejauh yang perlu diketahui modul bawah."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Pelaku(Protocol):
    """The acting office. `label` is an office, never a person's name; roots are kode wilayah."""

    @property
    def label(self) -> str: ...
    @property
    def jenis(self) -> str: ...
    @property
    def kabupaten(self) -> str: ...
    @property
    def pengguna_id(self) -> int | None: ...
    @property
    def peran_id(self) -> int | None: ...
    @property
    def unit_id(self) -> int | None: ...
    @property
    def akar_tulis(self) -> tuple[str, ...]: ...
    @property
    def akar_baca(self) -> tuple[str, ...]: ...
    @property
    def akar_cari(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class PelakuTetap:
    """A plain Pelaku value: built from a Peran, or one of the fixed actors below."""

    label: str
    jenis: str
    kabupaten: str = ""
    pengguna_id: int | None = None
    peran_id: int | None = None
    unit_id: int | None = None
    akar_tulis: tuple[str, ...] = ()
    akar_baca: tuple[str, ...] = ()
    akar_cari: tuple[str, ...] = ()


PUBLIK = PelakuTetap(label="Publik", jenis="publik")
WARGA = PelakuTetap(label="Warga", jenis="warga")
SISTEM = PelakuTetap(label="Sistem Terasa", jenis="sistem")
