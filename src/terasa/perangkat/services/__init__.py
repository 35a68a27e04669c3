"""Tindakan pada jabatan dan masa jabatan."""

from terasa.perangkat.services.akses import AkunBaru, hand_over, invite_pemegang, link_akun, open_akses
from terasa.perangkat.services.jabatan import CannotRegister, create_jabatan, create_orang, remove_jabatan
from terasa.perangkat.services.koreksi import IsiKoreksi, correct_masa, undo_end, undo_masa
from terasa.perangkat.services.masa import (
    IsiMasa,
    apply_peralihan,
    end_masa,
    start_masa,
)
from terasa.perangkat.services.orang import IsiBiodata, save_biodata, store_sk

__all__ = [
    "AkunBaru",
    "CannotRegister",
    "IsiBiodata",
    "IsiKoreksi",
    "IsiMasa",
    "apply_peralihan",
    "correct_masa",
    "create_jabatan",
    "create_orang",
    "end_masa",
    "hand_over",
    "invite_pemegang",
    "link_akun",
    "open_akses",
    "remove_jabatan",
    "save_biodata",
    "start_masa",
    "store_sk",
    "undo_end",
    "undo_masa",
]
