"""Tindakan atas kegiatan. Setiap tindakan menulis tahapnya pada benang semua usulan yang dijawabnya."""

from terasa.program.rules.anggaran import CannotRevise, IsiVersi
from terasa.program.services.anggaran import revise_anggaran
from terasa.program.services.daftar_penerima import forget_daftar_penerima, import_daftar_penerima
from terasa.program.services.dasar import explain_kegiatan
from terasa.program.services.impor import import_realisasi
from terasa.program.services.kegiatan import (
    CannotBudget,
    CannotCancel,
    cancel_kegiatan,
    create_kegiatan,
)
from terasa.program.services.kertas import CannotEvaluate, freeze_triwulan, may_freeze
from terasa.program.services.kiriman import is_received, take_once
from terasa.program.services.pekerjaan import (
    CannotContract,
    DataKontrak,
    add_adendum,
    add_pekerjaan,
    add_titik,
    record_tahapan,
)
from terasa.program.services.penerima import (
    CannotReach,
    CannotState,
    DataJangkauan,
    DataSasaran,
    record_jangkauan,
    state_sasaran,
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
from terasa.program.services.susun import (
    Bagian,
    CannotRearrange,
    merge_kegiatan,
    rename_kegiatan,
    split_kegiatan,
)

__all__ = [
    "Bagian",
    "CannotAnswer",
    "CannotBudget",
    "CannotCancel",
    "CannotContract",
    "CannotEvaluate",
    "CannotHandOver",
    "CannotPlan",
    "CannotReach",
    "CannotRearrange",
    "CannotReport",
    "CannotRevise",
    "CannotState",
    "DataJangkauan",
    "DataKontrak",
    "DataSasaran",
    "IsiVersi",
    "RealisasiMundur",
    "RencanaBerbeda",
    "add_adendum",
    "add_pekerjaan",
    "add_titik",
    "answer_pertanyaan",
    "cancel_kegiatan",
    "create_kegiatan",
    "explain_kegiatan",
    "forget_daftar_penerima",
    "freeze_triwulan",
    "hide_foto",
    "import_daftar_penerima",
    "import_realisasi",
    "is_received",
    "may_freeze",
    "merge_kegiatan",
    "record_jangkauan",
    "record_realisasi",
    "record_serah_terima",
    "record_tahapan",
    "release_foto",
    "rename_kegiatan",
    "revise_anggaran",
    "set_pemanfaatan",
    "set_rencana",
    "split_kegiatan",
    "state_sasaran",
    "take_once",
]
