"""Tindakan layanan. Satu tindakan satu transaksi: keadaan, jam, stasiun publik, dan kabarnya sekaligus."""

from terasa.layanan.services.ajukan import KunciTerpakai, Terkirim, submit_permohonan
from terasa.layanan.services.antrean import (
    CannotQueue,
    call_next,
    finish_nomor,
    skip_nomor,
    take_nomor,
    undo_nomor,
)
from terasa.layanan.services.batal import undo_step
from terasa.layanan.services.hapus import erase_isi, retire_isi
from terasa.layanan.services.informasi import answer_keberatan, extend_informasi, object_informasi
from terasa.layanan.services.katalog import (
    CannotOffer,
    add_layanan,
    edit_layanan,
    resume_layanan,
    set_standar,
    stop_layanan,
)
from terasa.layanan.services.kerja import (
    accept_berkas,
    ask_lengkap,
    explain_late,
    hand_over,
    mark_ready,
    refuse_permohonan,
    withdraw_permohonan,
)
from terasa.layanan.services.langkah import CannotServe
from terasa.layanan.services.pesan import reply_pesan, send_kunci, send_pesan
from terasa.layanan.services.skm import (
    CannotSurvey,
    answer_skm,
    cancel_skm,
    change_skm,
    copy_kertas,
    extend_skm,
    open_skm,
    publish_skm,
)
from terasa.layanan.services.surat import (
    CannotIssue,
    issue_surat,
    preview_surat,
    print_for_pemohon,
    set_templat,
)

__all__ = [
    "CannotIssue",
    "CannotOffer",
    "CannotQueue",
    "CannotServe",
    "CannotSurvey",
    "KunciTerpakai",
    "Terkirim",
    "accept_berkas",
    "add_layanan",
    "answer_keberatan",
    "answer_skm",
    "ask_lengkap",
    "call_next",
    "cancel_skm",
    "change_skm",
    "copy_kertas",
    "edit_layanan",
    "erase_isi",
    "explain_late",
    "extend_informasi",
    "extend_skm",
    "finish_nomor",
    "hand_over",
    "issue_surat",
    "mark_ready",
    "object_informasi",
    "open_skm",
    "preview_surat",
    "print_for_pemohon",
    "publish_skm",
    "refuse_permohonan",
    "reply_pesan",
    "resume_layanan",
    "retire_isi",
    "send_kunci",
    "send_pesan",
    "set_standar",
    "set_templat",
    "skip_nomor",
    "stop_layanan",
    "submit_permohonan",
    "take_nomor",
    "undo_nomor",
    "undo_step",
    "withdraw_permohonan",
]
