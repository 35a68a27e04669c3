"""Tindakan atas APBDes: menyusun, menyampaikan, mengevaluasi, menetapkan, mengimpor."""

from terasa.apbdes.rules.isi import CannotApbdes, IsiPos
from terasa.apbdes.services.evaluasi import (
    answer_catatan,
    expire_evaluasi,
    finish_evaluasi,
    remark_pos,
    submit_apbdes,
)
from terasa.apbdes.services.impor import import_apbdes
from terasa.apbdes.services.kertas import freeze_evaluasi, sign_evaluasi
from terasa.apbdes.services.susun import (
    adopt_apbdes,
    change_apbdes,
    draft_apbdes,
    drop_apbdes,
    remove_pos,
    revise_apbdes,
    save_pos,
)
from terasa.apbdes.services.tautan import link_pos, unlink_pos
from terasa.apbdes.services.transfer import import_transfer

__all__ = [
    "CannotApbdes",
    "IsiPos",
    "adopt_apbdes",
    "answer_catatan",
    "change_apbdes",
    "draft_apbdes",
    "drop_apbdes",
    "expire_evaluasi",
    "finish_evaluasi",
    "freeze_evaluasi",
    "import_apbdes",
    "import_transfer",
    "link_pos",
    "remark_pos",
    "remove_pos",
    "revise_apbdes",
    "save_pos",
    "sign_evaluasi",
    "submit_apbdes",
    "unlink_pos",
]
