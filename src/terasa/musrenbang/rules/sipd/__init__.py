"""Ekspor usulan SIPD: kolomnya, statusnya, desanya menurut nama, dan satu baris menjadi isian bersih."""

from terasa.musrenbang.rules.sipd.baca import UsulanSipd, read_sipd, same_sipd
from terasa.musrenbang.rules.sipd.kolom import KEPALA_SIPD, KOLOM_SIPD, TINGKAT_SIPD, sebut_kolom
from terasa.musrenbang.rules.sipd.status import StatusSipd, TabelStatus, read_status, read_tabel
from terasa.musrenbang.rules.sipd.tempat import DaftarDesa

__all__ = [
    "KEPALA_SIPD",
    "KOLOM_SIPD",
    "TINGKAT_SIPD",
    "DaftarDesa",
    "StatusSipd",
    "TabelStatus",
    "UsulanSipd",
    "read_sipd",
    "read_status",
    "read_tabel",
    "same_sipd",
    "sebut_kolom",
]
