"""Tindakan pada jabatan dan masa jabatan."""

from terasa.perangkat.services.jabatan import CannotRegister, create_jabatan, create_orang, remove_jabatan
from terasa.perangkat.services.masa import (
    IsiMasa,
    apply_peralihan,
    end_masa,
    open_akses,
    start_masa,
)

__all__ = [
    "CannotRegister",
    "IsiMasa",
    "apply_peralihan",
    "create_jabatan",
    "create_orang",
    "end_masa",
    "open_akses",
    "remove_jabatan",
    "start_masa",
]
