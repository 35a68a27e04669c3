"""Tindakan atas kegiatan. Setiap tindakan menulis tahapnya pada benang semua usulan yang dijawabnya."""

from terasa.program.services.kegiatan import (
    CannotBudget,
    CannotCancel,
    add_pekerjaan,
    cancel_kegiatan,
    create_kegiatan,
)
from terasa.program.services.realisasi import (
    CannotReport,
    RealisasiMundur,
    hide_foto,
    record_realisasi,
    release_foto,
)
from terasa.program.services.serah_terima import CannotHandOver, record_serah_terima, set_pemanfaatan

__all__ = [
    "CannotBudget",
    "CannotCancel",
    "CannotHandOver",
    "CannotReport",
    "RealisasiMundur",
    "add_pekerjaan",
    "cancel_kegiatan",
    "create_kegiatan",
    "hide_foto",
    "record_realisasi",
    "record_serah_terima",
    "release_foto",
    "set_pemanfaatan",
]
