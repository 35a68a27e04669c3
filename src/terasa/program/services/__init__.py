"""Tindakan atas kegiatan. Setiap tindakan menulis tahapnya pada benang semua usulan yang dijawabnya."""

from terasa.program.services.impor import import_realisasi
from terasa.program.services.kegiatan import (
    CannotBudget,
    CannotCancel,
    cancel_kegiatan,
    create_kegiatan,
)
from terasa.program.services.pekerjaan import (
    CannotContract,
    DataKontrak,
    add_adendum,
    add_pekerjaan,
    add_titik,
    record_tahapan,
)
from terasa.program.services.pertanyaan import CannotAnswer, answer_pertanyaan
from terasa.program.services.realisasi import (
    CannotReport,
    RealisasiMundur,
    hide_foto,
    record_realisasi,
    release_foto,
)
from terasa.program.services.rencana import CannotPlan, RencanaBerbeda, set_rencana
from terasa.program.services.serah_terima import CannotHandOver, record_serah_terima, set_pemanfaatan

__all__ = [
    "CannotAnswer",
    "CannotBudget",
    "CannotCancel",
    "CannotContract",
    "CannotHandOver",
    "CannotPlan",
    "CannotReport",
    "DataKontrak",
    "RealisasiMundur",
    "RencanaBerbeda",
    "add_adendum",
    "add_pekerjaan",
    "add_titik",
    "answer_pertanyaan",
    "cancel_kegiatan",
    "create_kegiatan",
    "hide_foto",
    "import_realisasi",
    "record_realisasi",
    "record_serah_terima",
    "record_tahapan",
    "release_foto",
    "set_pemanfaatan",
    "set_rencana",
]
