"""Perpindahan keadaan usulan: satu tabel, dengan siapa yang memindahkan dan apa yang harus ada."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.akun.enums import JenisPeran as P
from terasa.musrenbang.enums import Hasil, JenisForum
from terasa.musrenbang.enums import StatusUsulan as S

ALASAN = "alasan"
PERINGKAT = "peringkat"
BERITA_ACARA = "berita_acara"

SEBUTAN: Mapping[str, Promise] = {
    ALASAN: _("alasan"),
    PERINGKAT: _("peringkat"),
    BERITA_ACARA: _("berita acara"),
}


@dataclass(frozen=True)
class Transisi:
    """One permitted move: which posts make it, and what must come with it."""

    dari: S
    ke: S
    pelaku: tuple[P, ...]
    butuh: tuple[str, ...] = ()


PENGUSUL = (P.OPERATOR_DESA, P.KADES, P.LURAH)
PEMUTUS: Mapping[JenisForum, tuple[P, ...]] = {
    JenisForum.MUSRENBANG_DESA: (P.KADES, P.LURAH),
    JenisForum.FORUM_KECAMATAN: (P.CAMAT, P.BAPPEDA),
    JenisForum.FORUM_PERANGKAT_DAERAH: (P.PERANGKAT_DAERAH,),
    JenisForum.KABUPATEN: (P.BAPPEDA,),
}
# Who prepares a forum besides those who close it.
PENYIAP: Mapping[JenisForum, tuple[P, ...]] = {
    JenisForum.MUSRENBANG_DESA: (P.OPERATOR_DESA,),
    JenisForum.FORUM_KECAMATAN: (P.OPERATOR_KECAMATAN,),
    JenisForum.FORUM_PERANGKAT_DAERAH: (),
    JenisForum.KABUPATEN: (),
}

# States whose usulan a forum may take up.
MASUKAN_FORUM: Mapping[JenisForum, tuple[S, ...]] = {
    JenisForum.MUSRENBANG_DESA: (S.DIAJUKAN,),
    JenisForum.FORUM_KECAMATAN: (S.DISEPAKATI_DESA,),
    JenisForum.FORUM_PERANGKAT_DAERAH: (S.DISEPAKATI_KECAMATAN,),
    JenisForum.KABUPATEN: (
        S.DISEPAKATI_FORUM_PD,
        S.CADANGAN_FORUM_PD,
        S.DISEPAKATI_KABUPATEN,
        S.TIDAK_TERPILIH,
    ),
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
}
BERPERINGKAT = frozenset({Hasil.DISEPAKATI, Hasil.UTAMA, Hasil.CADANGAN})
BERALASAN = frozenset({Hasil.TIDAK_DISEPAKATI, Hasil.DIKEMBALIKAN})
# Where an usulan that was completed goes back to, by the forum that returned it.
SEBELUM_FORUM: Mapping[JenisForum, S] = {
    JenisForum.MUSRENBANG_DESA: S.DIAJUKAN,
    JenisForum.FORUM_KECAMATAN: S.DISEPAKATI_DESA,
    JenisForum.FORUM_PERANGKAT_DAERAH: S.DISEPAKATI_KECAMATAN,
    JenisForum.KABUPATEN: S.DISEPAKATI_FORUM_PD,
}

# Once money is attached, reports may be corrected: the state follows the newest one, forward or back.
PELAKSANAAN = (
    S.MASUK_APBD,
    S.DILAKSANAKAN,
    S.SELESAI_FISIK,
    S.DIMANFAATKAN,
    S.TIDAK_DIMANFAATKAN,
    S.DINILAI_MANFAATNYA,
    S.DITUNDA,
)
BERAKHIR = frozenset({S.DIGABUNG, S.DIBATALKAN, S.DITOLAK})


def _of_forum() -> Iterable[Transisi]:
    for jenis, hasil in HASIL_FORUM.items():
        for keputusan, ke in hasil.items():
            butuh: tuple[str, ...] = (BERITA_ACARA,)
            butuh += (PERINGKAT,) if keputusan in BERPERINGKAT else ()
            butuh += (ALASAN,) if keputusan in BERALASAN else ()
            for dari in MASUKAN_FORUM[jenis]:
                if dari != ke:
                    yield Transisi(dari, ke, PEMUTUS[jenis], butuh)
                    # A forum reopened before its paper is signed gives everything back, with a reason.
                    yield Transisi(ke, dari, PEMUTUS[jenis], (ALASAN,))


def _of_alokasi() -> Iterable[Transisi]:
    for dari in (S.DISEPAKATI_FORUM_PD, S.CADANGAN_FORUM_PD):
        yield Transisi(dari, S.DISEPAKATI_KABUPATEN, (P.BAPPEDA,))
        yield Transisi(dari, S.TIDAK_TERPILIH, (P.BAPPEDA,), (ALASAN,))


def _of_pelaksanaan() -> Iterable[Transisi]:
    oleh = (P.PERANGKAT_DAERAH, P.BAPPEDA)
    yield Transisi(S.DISEPAKATI_KABUPATEN, S.MASUK_APBD, oleh)
    yield Transisi(S.DISEPAKATI_KABUPATEN, S.DITUNDA, oleh, (ALASAN,))
    for dari in PELAKSANAAN:
        for ke in PELAKSANAAN:
            if dari != ke:
                yield Transisi(dari, ke, oleh, (ALASAN,) if ke == S.DITUNDA else ())


_DARI_DESA = (
    Transisi(S.DRAF, S.DIAJUKAN, PENGUSUL),
    Transisi(S.DRAF, S.DIBATALKAN, PENGUSUL, (ALASAN,)),
    Transisi(S.DIAJUKAN, S.DIBATALKAN, PENGUSUL, (ALASAN,)),
    Transisi(S.DIKEMBALIKAN, S.DIBATALKAN, PENGUSUL, (ALASAN,)),
    *(
        Transisi(dari, S.DIGABUNG, (*PENGUSUL, P.CAMAT, P.BAPPEDA), (ALASAN,))
        for dari in (
            S.DRAF,
            S.DIAJUKAN,
            S.DIKEMBALIKAN,
            S.DISEPAKATI_DESA,
            S.DISEPAKATI_KECAMATAN,
        )
    ),
    *(Transisi(S.DIKEMBALIKAN, ke, PENGUSUL, (ALASAN,)) for ke in SEBELUM_FORUM.values()),
    Transisi(S.DISEPAKATI_DESA, S.MASUK_RKPDES, (P.KADES, P.OPERATOR_DESA)),
)


def _table() -> dict[tuple[S, S], Transisi]:
    """The first row of a pair wins: at the kabupaten the allocation moves an usulan before its forum does."""
    tabel: dict[tuple[S, S], Transisi] = {}
    for satu in (*_DARI_DESA, *_of_alokasi(), *_of_pelaksanaan(), *_of_forum()):
        tabel.setdefault((satu.dari, satu.ke), satu)
    return tabel


TRANSISI: Mapping[tuple[S, S], Transisi] = _table()


def find_transisi(dari: str, ke: str) -> Transisi | None:
    return TRANSISI.get((S(dari), S(ke)))


def can_move(dari: str, ke: str) -> bool:
    """Staying is always possible; moving only by the table."""
    return dari == ke or find_transisi(dari, ke) is not None


def is_finished(status: str) -> bool:
    """Nothing more will happen to it: joined, taken back, or not agreed."""
    return status in BERAKHIR


def missing_for(transisi: Transisi, ada: Iterable[str]) -> list[str]:
    """What the move demands and did not come with it, in words."""
    tersedia = set(ada)
    return [str(SEBUTAN[b]) for b in transisi.butuh if b not in tersedia]


def list_jenis_forum(peran: str) -> list[JenisForum]:
    """Kinds of forum that a post prepares or closes."""
    return [j for j in JenisForum if peran in PEMUTUS[j] or peran in PENYIAP[j]]


def next_status(jenis: str, hasil: str) -> S:
    """State after the forum closes. Raises KeyError for a result that this forum cannot give."""
    return HASIL_FORUM[JenisForum(jenis)][Hasil(hasil)]
