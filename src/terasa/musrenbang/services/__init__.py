"""Tindakan atas usulan, forum, dan alokasi. Setiap langkah menambah satu stasiun pada benang usulannya."""

from terasa.musrenbang.rules import CannotDecide, CannotMove, CannotPropose, CannotScore, Putusan
from terasa.musrenbang.rules.kotak import CannotBox
from terasa.musrenbang.rules.rpjmdes import CannotRpjm
from terasa.musrenbang.services.adendum import (
    CannotAmend,
    UbahKeputusan,
    amend_berita_acara,
    sign_adendum,
)
from terasa.musrenbang.services.alokasi import CannotAllocate, confirm_alokasi, run_alokasi
from terasa.musrenbang.services.arah import (
    CannotMerge,
    cancel_usulan,
    merge_usulan,
    route_usulan,
)
from terasa.musrenbang.services.berkas import KOLOM_PERINGKAT, KOLOM_PUTUSAN, import_putusan, read_peringkat
from terasa.musrenbang.services.buka import CannotOpen, open_forum, open_forum_all
from terasa.musrenbang.services.dukungan import support_usulan
from terasa.musrenbang.services.gagasan import (
    CannotAnswer,
    CannotCollect,
    answer_dialog,
    collect_gagasan,
)
from terasa.musrenbang.services.geser import CannotClose, CannotMoveRank, explain_geser
from terasa.musrenbang.services.impor import import_usulan
from terasa.musrenbang.services.kalender import (
    CannotSchedule,
    DiLuarJadwal,
    change_tahap,
    close_tahap,
    extend_tahap,
    reopen_tahap,
    set_kalender,
)
from terasa.musrenbang.services.kamus import import_kamus, retire_kamus, save_kamus
from terasa.musrenbang.services.kehadiran import (
    CannotAttend,
    Peserta,
    confirm_kehadiran,
    list_menunggu,
    list_peserta,
    open_hadir_mandiri,
    record_kehadiran,
    record_kehadiran_many,
    remove_kehadiran,
    set_utusan,
    sign_in_hadir,
)
from terasa.musrenbang.services.keputusan import (
    HasilPutusan,
    decide_many,
    decide_usulan,
)
from terasa.musrenbang.services.kertas import (
    enter_kertas,
    list_beda,
    list_kertas,
    remove_kertas,
    settle_kertas,
)
from terasa.musrenbang.services.kotak import (
    Pak,
    close_kotak,
    draw_kartu,
    open_kotak,
    print_kartu,
    undo_kotak,
)
from terasa.musrenbang.services.lampiran import CannotAttach, add_lampiran, remove_lampiran
from terasa.musrenbang.services.langkah import Stasiun, record_langkah, record_many
from terasa.musrenbang.services.lanjutkan import CannotCarry, carry_usulan
from terasa.musrenbang.services.metode import CannotChoose, choose_metode, set_banding
from terasa.musrenbang.services.pecah import Bagian, CannotSplit, split_usulan, unsplit_usulan
from terasa.musrenbang.services.penilaian import rank_by_skor, record_lembar, record_penilaian
from terasa.musrenbang.services.perbaikan import amend_usulan, complete_usulan
from terasa.musrenbang.services.pokir import import_pokir
from terasa.musrenbang.services.rencana import (
    CannotPlan,
    enter_kua_ppas,
    enter_rkpd,
    leave_rencana,
    postpone_usulan,
    resume_usulan,
)
from terasa.musrenbang.services.rencana_desa import IsiRencana, enter_du_rkpdes, enter_rkpdes, leave_rkpdes
from terasa.musrenbang.services.rincian import read_rekaman
from terasa.musrenbang.services.rpjmdes import (
    AsalRpjm,
    IsiRpjm,
    adopt_rpjmdes,
    change_rpjmdes,
    draft_rpjmdes,
    drop_rpjmdes,
    edit_rpjmdes,
    finish_kegiatan_rpjm,
    import_rpjmdes,
    link_rpjmdes,
    open_siskeudes,
    propose_kegiatan_rpjm,
    remove_kegiatan_rpjm,
    save_kegiatan_rpjm,
)
from terasa.musrenbang.services.suara import AlreadyVoted, cast_suara, check_kartu
from terasa.musrenbang.services.tarik import pull_eligible
from terasa.musrenbang.services.tutup import (
    CannotReopen,
    close_forum,
    collect_signature,
    reopen_forum,
    request_signature,
    sign_forum,
)
from terasa.musrenbang.services.undangan import CannotInvite, send_undangan, set_acara, set_kelompok
from terasa.musrenbang.services.urungkan import undecide_many
from terasa.musrenbang.services.usulan import (
    CannotJoin,
    CannotSubmit,
    DataUsulan,
    add_suara,
    create_usulan,
    edit_usulan,
    submit_usulan,
)
from terasa.musrenbang.services.verifikasi import (
    CannotVerify,
    DataVerifikasi,
    verify_usulan,
    withdraw_verifikasi,
)

__all__ = [
    "KOLOM_PERINGKAT",
    "KOLOM_PUTUSAN",
    "AlreadyVoted",
    "AsalRpjm",
    "Bagian",
    "CannotAllocate",
    "CannotAmend",
    "CannotAnswer",
    "CannotAttach",
    "CannotAttend",
    "CannotBox",
    "CannotCarry",
    "CannotChoose",
    "CannotClose",
    "CannotCollect",
    "CannotDecide",
    "CannotInvite",
    "CannotJoin",
    "CannotMerge",
    "CannotMove",
    "CannotMoveRank",
    "CannotOpen",
    "CannotPlan",
    "CannotPropose",
    "CannotReopen",
    "CannotRpjm",
    "CannotSchedule",
    "CannotScore",
    "CannotSplit",
    "CannotSubmit",
    "CannotVerify",
    "DataUsulan",
    "DataVerifikasi",
    "DiLuarJadwal",
    "HasilPutusan",
    "IsiRencana",
    "IsiRpjm",
    "Pak",
    "Peserta",
    "Putusan",
    "Stasiun",
    "UbahKeputusan",
    "add_lampiran",
    "add_suara",
    "adopt_rpjmdes",
    "amend_berita_acara",
    "amend_usulan",
    "answer_dialog",
    "cancel_usulan",
    "carry_usulan",
    "cast_suara",
    "change_rpjmdes",
    "change_tahap",
    "check_kartu",
    "choose_metode",
    "close_forum",
    "close_kotak",
    "close_tahap",
    "collect_gagasan",
    "collect_signature",
    "complete_usulan",
    "confirm_alokasi",
    "confirm_kehadiran",
    "create_usulan",
    "decide_many",
    "decide_usulan",
    "draft_rpjmdes",
    "draw_kartu",
    "drop_rpjmdes",
    "edit_rpjmdes",
    "edit_usulan",
    "enter_du_rkpdes",
    "enter_kertas",
    "enter_kua_ppas",
    "enter_rkpd",
    "enter_rkpdes",
    "explain_geser",
    "extend_tahap",
    "finish_kegiatan_rpjm",
    "import_kamus",
    "import_pokir",
    "import_putusan",
    "import_rpjmdes",
    "import_usulan",
    "leave_rencana",
    "leave_rkpdes",
    "link_rpjmdes",
    "list_beda",
    "list_kertas",
    "list_menunggu",
    "list_peserta",
    "merge_usulan",
    "open_forum",
    "open_forum_all",
    "open_hadir_mandiri",
    "open_kotak",
    "open_siskeudes",
    "postpone_usulan",
    "print_kartu",
    "propose_kegiatan_rpjm",
    "pull_eligible",
    "rank_by_skor",
    "read_peringkat",
    "read_rekaman",
    "record_kehadiran",
    "record_kehadiran_many",
    "record_langkah",
    "record_lembar",
    "record_many",
    "record_penilaian",
    "remove_kegiatan_rpjm",
    "remove_kehadiran",
    "remove_kertas",
    "remove_lampiran",
    "reopen_forum",
    "reopen_tahap",
    "request_signature",
    "resume_usulan",
    "retire_kamus",
    "route_usulan",
    "run_alokasi",
    "save_kamus",
    "save_kegiatan_rpjm",
    "send_undangan",
    "set_acara",
    "set_banding",
    "set_kalender",
    "set_kelompok",
    "set_utusan",
    "settle_kertas",
    "sign_adendum",
    "sign_forum",
    "sign_in_hadir",
    "split_usulan",
    "submit_usulan",
    "support_usulan",
    "undecide_many",
    "undo_kotak",
    "unsplit_usulan",
    "verify_usulan",
    "withdraw_verifikasi",
]
