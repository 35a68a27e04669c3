"""Jenis forum: siapa menyiapkan dan memutus, usulan mana yang dibahas, dan apa yang boleh dikatakannya."""

from __future__ import annotations

from collections.abc import Mapping

from terasa.akun.enums import JenisPeran as P
from terasa.musrenbang.enums import Hasil, JenisForum
from terasa.musrenbang.enums import StatusUsulan as S

PEMUTUS: Mapping[JenisForum, tuple[P, ...]] = {
    JenisForum.MUSRENBANG_DESA: (P.KADES, P.LURAH),
    JenisForum.FORUM_KECAMATAN: (P.CAMAT, P.BAPPEDA),
    JenisForum.FORUM_PERANGKAT_DAERAH: (P.PERANGKAT_DAERAH,),
    JenisForum.KABUPATEN: (P.BAPPEDA,),
    JenisForum.MUSDUS: (P.KADES, P.LURAH, P.OPERATOR_DESA),
    JenisForum.KHUSUS: (P.KADES, P.LURAH, P.CAMAT, P.BAPPEDA),
    JenisForum.MUSDES: (P.BPD, P.KADES),
    JenisForum.PRA_MUSRENBANG: (P.CAMAT, P.BAPPEDA),
    # The bupati speaks and the office writes: that post reads everywhere and writes nowhere.
    JenisForum.DIALOG: (P.BAPPEDA,),
}
# Who prepares a forum besides those who close it.
PENYIAP: Mapping[JenisForum, tuple[P, ...]] = {
    JenisForum.MUSRENBANG_DESA: (P.OPERATOR_DESA,),
    JenisForum.FORUM_KECAMATAN: (P.OPERATOR_KECAMATAN,),
    JenisForum.FORUM_PERANGKAT_DAERAH: (),
    JenisForum.KABUPATEN: (),
    JenisForum.MUSDUS: (),
    JenisForum.KHUSUS: (P.OPERATOR_DESA, P.OPERATOR_KECAMATAN),
    JenisForum.MUSDES: (P.OPERATOR_DESA,),
    JenisForum.PRA_MUSRENBANG: (P.OPERATOR_KECAMATAN,),
    JenisForum.DIALOG: (P.CAMAT, P.OPERATOR_KECAMATAN),
}
# The chain that decides where an usulan goes; the other kinds stand beside it.
PENENTU = (
    JenisForum.MUSRENBANG_DESA,
    JenisForum.FORUM_KECAMATAN,
    JenisForum.FORUM_PERANGKAT_DAERAH,
    JenisForum.KABUPATEN,
)
# Kinds whose word is advice: the state of an usulan stays, only a draft that was agreed is handed in.
SARAN_FORUM: Mapping[JenisForum, tuple[Hasil, ...]] = {
    JenisForum.MUSDUS: (Hasil.DISEPAKATI, Hasil.TIDAK_DISEPAKATI),
    JenisForum.KHUSUS: (Hasil.DISEPAKATI, Hasil.TIDAK_DISEPAKATI),
    JenisForum.PRA_MUSRENBANG: (Hasil.DISEPAKATI, Hasil.TIDAK_DISEPAKATI),
    JenisForum.DIALOG: (),
}

# States whose usulan a forum may take up: those that were checked, and those that came by the short way.
MASUKAN_FORUM: Mapping[JenisForum, tuple[S, ...]] = {
    JenisForum.MUSRENBANG_DESA: (S.DIAJUKAN, S.DIVERIFIKASI_DESA),
    JenisForum.FORUM_KECAMATAN: (
        S.DISEPAKATI_DESA,
        S.DU_RKPDES,
        S.VALIDASI_BAPPEDA,
        S.DIVERIFIKASI_KECAMATAN,
    ),
    JenisForum.FORUM_PERANGKAT_DAERAH: (S.DISEPAKATI_KECAMATAN, S.DIVERIFIKASI_PD),
    JenisForum.KABUPATEN: (
        S.DISEPAKATI_FORUM_PD,
        S.CADANGAN_FORUM_PD,
        S.DISEPAKATI_KABUPATEN,
        S.TIDAK_TERPILIH,
    ),
    JenisForum.MUSDUS: (S.DIAJUKAN,),
    JenisForum.KHUSUS: (S.DIAJUKAN,),
    JenisForum.MUSDES: (S.DISEPAKATI_DESA,),
    JenisForum.PRA_MUSRENBANG: (S.DISEPAKATI_DESA,),
    JenisForum.DIALOG: (),
}
_UMUM = {
    Hasil.DIKEMBALIKAN: S.DIKEMBALIKAN,
    Hasil.DITERUSKAN_KE_PROVINSI: S.DITERUSKAN_KE_PROVINSI,
    Hasil.DITERUSKAN_KE_PUSAT: S.DITERUSKAN_KE_PUSAT,
}
# What a forum may say, and the state that follows when it closes.
HASIL_FORUM: Mapping[JenisForum, Mapping[Hasil, S]] = {
    JenisForum.MUSRENBANG_DESA: {
        Hasil.DISEPAKATI: S.DISEPAKATI_DESA,
        Hasil.TIDAK_DISEPAKATI: S.DITOLAK,
        **_UMUM,
    },
    JenisForum.FORUM_KECAMATAN: {
        Hasil.DISEPAKATI: S.DISEPAKATI_KECAMATAN,
        Hasil.TIDAK_DISEPAKATI: S.DITOLAK,
        **_UMUM,
    },
    JenisForum.FORUM_PERANGKAT_DAERAH: {
        Hasil.UTAMA: S.DISEPAKATI_FORUM_PD,
        Hasil.CADANGAN: S.CADANGAN_FORUM_PD,
        Hasil.TIDAK_DISEPAKATI: S.DITOLAK,
        **_UMUM,
    },
    JenisForum.KABUPATEN: {
        Hasil.DISEPAKATI: S.DISEPAKATI_KABUPATEN,
        Hasil.TIDAK_DISEPAKATI: S.TIDAK_TERPILIH,
    },
    JenisForum.MUSDES: {
        Hasil.DISEPAKATI: S.MASUK_RKPDES,
        Hasil.TIDAK_DISEPAKATI: S.DISEPAKATI_DESA,
    },
    **{jenis: {} for jenis in SARAN_FORUM},
}
# What a forum agreed to, on whichever list; that is also what it ranks.
SEPAKAT = frozenset({Hasil.DISEPAKATI, Hasil.UTAMA, Hasil.CADANGAN})
BERPERINGKAT = SEPAKAT
BERALASAN = frozenset({Hasil.TIDAK_DISEPAKATI, Hasil.DIKEMBALIKAN})
# Where an usulan that was completed goes back to, by the forum that returned it.
SEBELUM_FORUM: Mapping[JenisForum, S] = {
    JenisForum.MUSRENBANG_DESA: S.DIAJUKAN,
    JenisForum.FORUM_KECAMATAN: S.DISEPAKATI_DESA,
    JenisForum.FORUM_PERANGKAT_DAERAH: S.DISEPAKATI_KECAMATAN,
    JenisForum.KABUPATEN: S.DISEPAKATI_FORUM_PD,
}


def list_jenis_forum(peran: str) -> list[JenisForum]:
    """Kinds of forum that a post prepares or closes."""
    return [j for j in JenisForum if peran in PEMUTUS[j] or peran in PENYIAP[j]]


def list_hasil(jenis: str) -> tuple[Hasil, ...]:
    """What a forum of this kind may say of an usulan."""
    return SARAN_FORUM.get(JenisForum(jenis)) or tuple(HASIL_FORUM[JenisForum(jenis)])


def next_status(jenis: str, hasil: str, kini: str = "") -> S:
    """State after the forum closes. Raises KeyError for a result that this forum cannot give."""
    if jenis not in SARAN_FORUM:
        return HASIL_FORUM[JenisForum(jenis)][Hasil(hasil)]
    diajukan = kini == S.DRAF and hasil == Hasil.DISEPAKATI
    return S.DIAJUKAN if diajukan else S(kini)
