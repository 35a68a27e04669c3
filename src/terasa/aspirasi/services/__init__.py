"""Tindakan atas aspirasi. Satu tindakan satu transaksi: keadaan, stasiun publik, dan kabarnya sekaligus."""

from terasa.aspirasi.services.ajukan import (
    CannotSubmit,
    KunciKirimTerpakai,
    Terkirim,
    submit_aspirasi,
)
from terasa.aspirasi.services.antrean import accept_aspirasi, set_aside_aspirasi
from terasa.aspirasi.services.dukungan import (
    CannotSupport,
    support_at_counter,
    support_unverified,
    support_with_slip,
)
from terasa.aspirasi.services.dukungan_telepon import (
    send_kode_dukungan,
    support_with_kode,
    support_with_reply,
)
from terasa.aspirasi.services.hapus import apply_retensi, erase_data, erase_personal
from terasa.aspirasi.services.kabari import KabarSuara, tell_voices, tell_voices_many
from terasa.aspirasi.services.langkah import CannotAct
from terasa.aspirasi.services.rilis import (
    CannotRelease,
    hide_aspirasi,
    mask_aspirasi,
    release_aspirasi,
    release_many,
    unhide_aspirasi,
    unmask_aspirasi,
    unrelease_aspirasi,
)
from terasa.aspirasi.services.tanggapi import (
    answer,
    ask_back,
    mark_digabung,
    redirect_aspirasi,
    take_back_aspirasi,
)
from terasa.aspirasi.services.warga import (
    answer_question,
    correct_words,
    reject_answer,
    replace_kontak,
    withdraw_aspirasi,
)

__all__ = [
    "CannotAct",
    "CannotRelease",
    "CannotSubmit",
    "CannotSupport",
    "KabarSuara",
    "KunciKirimTerpakai",
    "Terkirim",
    "accept_aspirasi",
    "answer",
    "answer_question",
    "apply_retensi",
    "ask_back",
    "correct_words",
    "erase_data",
    "erase_personal",
    "hide_aspirasi",
    "mark_digabung",
    "mask_aspirasi",
    "redirect_aspirasi",
    "reject_answer",
    "release_aspirasi",
    "release_many",
    "replace_kontak",
    "send_kode_dukungan",
    "set_aside_aspirasi",
    "submit_aspirasi",
    "support_at_counter",
    "support_unverified",
    "support_with_kode",
    "support_with_reply",
    "support_with_slip",
    "take_back_aspirasi",
    "tell_voices",
    "tell_voices_many",
    "unhide_aspirasi",
    "unmask_aspirasi",
    "unrelease_aspirasi",
    "withdraw_aspirasi",
]
