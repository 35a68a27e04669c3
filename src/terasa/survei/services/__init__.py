"""Menyelenggarakan survei: kerangka, undian yang dapat diulang siapa pun, petugas, jawaban, penutupan."""

from terasa.survei.rules import DaftarTakSah, JawabanTakSah, KerangkaTakSah
from terasa.survei.services.bersama import CannotSurvey
from terasa.survei.services.daftar import forget_survei, import_daftar
from terasa.survei.services.kerangka import (
    check_rt,
    count_rt,
    lock_kerangka,
    revise_kerangka,
    set_diketahui,
    settle_rt,
)
from terasa.survei.services.kertas import copy_kertas, settle_kertas
from terasa.survei.services.lapangan import CannotAnswer, Cara, mark_nonresponse, record_jawaban
from terasa.survei.services.petugas import assign_petugas, release_petugas
from terasa.survei.services.selenggara import close_survei, create_survei, draw_sample, mark_terbit
from terasa.survei.services.ulang import draw_ulang, record_ulang

__all__ = [
    "CannotAnswer",
    "CannotSurvey",
    "Cara",
    "DaftarTakSah",
    "JawabanTakSah",
    "KerangkaTakSah",
    "assign_petugas",
    "check_rt",
    "close_survei",
    "copy_kertas",
    "count_rt",
    "create_survei",
    "draw_sample",
    "draw_ulang",
    "forget_survei",
    "import_daftar",
    "lock_kerangka",
    "mark_nonresponse",
    "mark_terbit",
    "record_jawaban",
    "record_ulang",
    "release_petugas",
    "revise_kerangka",
    "set_diketahui",
    "settle_kertas",
    "settle_rt",
]
