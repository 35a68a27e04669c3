"""Perpindahan keadaan usulan: satu tabel, dengan siapa yang memindahkan dan apa yang harus ada.

Jalur pendek (tanpa verifikasi, validasi, DU-RKPDes, RKPD, KUA-PPAS) dan jalur lengkap sama-sama sah: kabupaten memilih
sendiri seberapa banyak pemeriksaannya, dan forum menerima usulan dari keduanya.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _now

from terasa.akun.enums import JenisPeran as P
from terasa.musrenbang.enums import JenisForum, TingkatVerifikasi
from terasa.musrenbang.enums import StatusUsulan as S
from terasa.musrenbang.rules.jenis_forum import (
    BERALASAN,
    BERPERINGKAT,
    HASIL_FORUM,
    MASUKAN_FORUM,
    PEMUTUS,
    SEBELUM_FORUM,
)
from terasa.musrenbang.rules.syarat import (
    ALASAN,
    BAGIAN,
    BERITA_ACARA,
    DAFTAR,
    FOTO,
    KAMUS,
    KEGIATAN,
    KEWENANGAN,
    KODE_ALASAN,
    LAHAN,
    LAPANGAN,
    LOKASI,
    NOMOR,
    PAGU,
    PERINGKAT,
    REKOMENDASI,
    SEBUTAN,
    SUB_KEGIATAN,
    TAHUN_TUJUAN,
    TUJUAN_GABUNG,
    UNIT,
    VERIFIKASI,
    VOLUME,
)
from terasa.umum.errors import AturanDilanggar


class CannotMove(AturanDilanggar):
    """The table of transitions does not allow this move, or something that it demands is missing."""


@dataclass(frozen=True)
class Transisi:
    """One permitted move: which posts make it, and what must come with it."""

    dari: S
    ke: S
    pelaku: tuple[P, ...]
    butuh: tuple[str, ...] = ()


PENGUSUL = (P.OPERATOR_DESA, P.KADES, P.LURAH)
PEMERINTAH_DESA = (P.OPERATOR_DESA, P.KADES)
KECAMATAN = (P.CAMAT, P.OPERATOR_KECAMATAN)
PENGGABUNG = (*PENGUSUL, *KECAMATAN, P.BAPPEDA)
PELAKSANA = (P.PERANGKAT_DAERAH, P.BAPPEDA)


@dataclass(frozen=True)
class Pemeriksa:
    """One tier that checks an usulan before a forum: who, from which states, to which, with what."""

    pelaku: tuple[P, ...]
    dari: tuple[S, ...]
    ke: S
    butuh: tuple[str, ...]
    # The forum that will take it up next.
    forum: JenisForum


PEMERIKSAAN: Mapping[TingkatVerifikasi, Pemeriksa] = {
    TingkatVerifikasi.DESA: Pemeriksa(
        PENGUSUL,
        (S.DIAJUKAN,),
        S.DIVERIFIKASI_DESA,
        (LOKASI, VOLUME, FOTO, LAHAN),
        JenisForum.MUSRENBANG_DESA,
    ),
    TingkatVerifikasi.BAPPEDA: Pemeriksa(
        (P.BAPPEDA,),
        (S.DISEPAKATI_DESA, S.DU_RKPDES),
        S.VALIDASI_BAPPEDA,
        (KAMUS, UNIT, KEWENANGAN),
        JenisForum.FORUM_KECAMATAN,
    ),
    TingkatVerifikasi.KECAMATAN: Pemeriksa(
        KECAMATAN,
        (S.DISEPAKATI_DESA, S.DU_RKPDES, S.VALIDASI_BAPPEDA),
        S.DIVERIFIKASI_KECAMATAN,
        (REKOMENDASI,),
        JenisForum.FORUM_KECAMATAN,
    ),
    TingkatVerifikasi.PERANGKAT_DAERAH: Pemeriksa(
        (P.PERANGKAT_DAERAH,),
        (S.DISEPAKATI_KECAMATAN,),
        S.DIVERIFIKASI_PD,
        (LAPANGAN, DAFTAR),
        JenisForum.FORUM_PERANGKAT_DAERAH,
    ),
}
DITERUSKAN_KE = (S.DITERUSKAN_KE_PROVINSI, S.DITERUSKAN_KE_PUSAT)

# Before the kabupaten decides; in this part the village may still take its proposal back.
SEBELUM_DESA = MASUKAN_FORUM[JenisForum.MUSRENBANG_DESA]
SEBELUM_KECAMATAN = MASUKAN_FORUM[JenisForum.FORUM_KECAMATAN]
SEBELUM_PD = MASUKAN_FORUM[JenisForum.FORUM_PERANGKAT_DAERAH]
DIRENCANAKAN = (S.DISEPAKATI_KABUPATEN, S.MASUK_RKPD, S.MASUK_KUA_PPAS)
# Once money is attached, reports may be corrected: the state follows the newest one, forward or back.
PELAKSANAAN = (
    S.MASUK_APBD,
    S.DALAM_PENGADAAN,
    S.DILAKSANAKAN,
    S.SELESAI_FISIK,
    S.DIMANFAATKAN,
    S.TIDAK_DIMANFAATKAN,
    S.DINILAI_MANFAATNYA,
    S.DITUNDA,
)
BERAKHIR = frozenset({S.DIGABUNG, S.DIPECAH, S.DIBATALKAN, S.DITOLAK})


def _both_ways(maju: Transisi, pelaku: tuple[P, ...] = ()) -> Iterable[Transisi]:
    """A move and the way back, which always says why."""
    yield maju
    yield Transisi(maju.ke, maju.dari, pelaku or maju.pelaku, (ALASAN,))


def _of_forum() -> Iterable[Transisi]:
    for jenis, hasil in HASIL_FORUM.items():
        for keputusan, ke in hasil.items():
            butuh: tuple[str, ...] = (BERITA_ACARA,)
            butuh += (PERINGKAT,) if keputusan in BERPERINGKAT else ()
            butuh += (ALASAN,) if keputusan in BERALASAN else ()
            for dari in MASUKAN_FORUM[jenis]:
                if dari != ke:
                    # A forum reopened before its paper is signed gives everything back, with a reason.
                    yield from _both_ways(Transisi(dari, ke, PEMUTUS[jenis], butuh))


def _of_pemeriksaan() -> Iterable[Transisi]:
    """Checked, returned, refused; and the way back of a check that was wrong."""
    for p in PEMERIKSAAN.values():
        for dari in p.dari:
            yield from _both_ways(Transisi(dari, p.ke, p.pelaku, (VERIFIKASI, *p.butuh)))
        for dari in (*p.dari, p.ke):
            yield from _both_ways(Transisi(dari, S.DIKEMBALIKAN, p.pelaku, (VERIFIKASI, ALASAN)))
            yield from _both_ways(Transisi(dari, S.DITOLAK, p.pelaku, (VERIFIKASI, KODE_ALASAN, ALASAN)))
    for dari in (*SEBELUM_DESA, *SEBELUM_KECAMATAN, *SEBELUM_PD):
        for ke in DITERUSKAN_KE:
            yield from _both_ways(Transisi(dari, ke, (P.BAPPEDA,), (VERIFIKASI, KEWENANGAN, ALASAN)))


def _of_penundaan() -> Iterable[Transisi]:
    """Carried to a later year by whoever has it now; taken up again by the same."""
    giliran = (
        (SEBELUM_DESA, PEMUTUS[JenisForum.MUSRENBANG_DESA]),
        (SEBELUM_KECAMATAN, PEMUTUS[JenisForum.FORUM_KECAMATAN]),
        (SEBELUM_PD, PELAKSANA),
        ((S.DISEPAKATI_FORUM_PD, S.CADANGAN_FORUM_PD, S.TIDAK_TERPILIH), (P.BAPPEDA,)),
    )
    for semua, oleh in giliran:
        for dari in semua:
            yield from _both_ways(Transisi(dari, S.DITUNDA, oleh, (TAHUN_TUJUAN, ALASAN)))


def _of_alokasi() -> Iterable[Transisi]:
    for dari in (S.DISEPAKATI_FORUM_PD, S.CADANGAN_FORUM_PD):
        yield Transisi(dari, S.DISEPAKATI_KABUPATEN, (P.BAPPEDA,))
        yield Transisi(dari, S.TIDAK_TERPILIH, (P.BAPPEDA,), (ALASAN,))


def _of_pelaksanaan() -> Iterable[Transisi]:
    yield from _both_ways(Transisi(S.DISEPAKATI_KABUPATEN, S.MASUK_RKPD, (P.BAPPEDA,), (SUB_KEGIATAN,)))
    yield from _both_ways(Transisi(S.MASUK_RKPD, S.MASUK_KUA_PPAS, (P.BAPPEDA,), (PAGU,)))
    for dari in DIRENCANAKAN:
        yield Transisi(dari, S.MASUK_APBD, PELAKSANA, (KEGIATAN, PAGU))
        yield from _both_ways(Transisi(dari, S.DITUNDA, PELAKSANA, (ALASAN,)), (P.BAPPEDA,))
    for dari in PELAKSANAAN:
        for ke in PELAKSANAAN:
            if dari != ke:
                yield Transisi(dari, ke, PELAKSANA, (ALASAN,) if ke == S.DITUNDA else ())


def _of_pengusul() -> Iterable[Transisi]:
    yield Transisi(S.DRAF, S.DIAJUKAN, PENGUSUL)
    for dari in (S.DRAF, S.DIKEMBALIKAN, *SEBELUM_DESA, *SEBELUM_KECAMATAN, *SEBELUM_PD):
        yield Transisi(dari, S.DIBATALKAN, PENGUSUL, (ALASAN,))
        yield Transisi(dari, S.DIGABUNG, PENGGABUNG, (TUJUAN_GABUNG, ALASAN))
    # After a berita acara the volume may not change any more, so only before the first one.
    for dari in (*SEBELUM_DESA, S.DIKEMBALIKAN):
        yield from _both_ways(Transisi(dari, S.DIPECAH, PENGUSUL, (BAGIAN, ALASAN)))
    for ke in SEBELUM_FORUM.values():
        yield Transisi(S.DIKEMBALIKAN, ke, PENGUSUL, (ALASAN,))
    yield from _both_ways(Transisi(S.DISEPAKATI_DESA, S.MASUK_RKPDES, PEMERINTAH_DESA, (NOMOR,)))
    yield from _both_ways(Transisi(S.DISEPAKATI_DESA, S.DU_RKPDES, PEMERINTAH_DESA, (TAHUN_TUJUAN,)))


def _table() -> dict[tuple[S, S], tuple[Transisi, ...]]:
    """Rows by pair of states. A pair may have several: a forum needs its paper, a check its record."""
    tabel: dict[tuple[S, S], tuple[Transisi, ...]] = {}
    bagian = (_of_pengusul, _of_alokasi, _of_pelaksanaan, _of_forum, _of_pemeriksaan, _of_penundaan)
    for satu in (t for susun in bagian for t in susun()):
        ada = tabel.get((satu.dari, satu.ke), ())
        if satu not in ada:
            tabel[satu.dari, satu.ke] = (*ada, satu)
    return tabel


TABEL: Mapping[tuple[S, S], tuple[Transisi, ...]] = _table()
# The first row of each pair: at the kabupaten the allocation moves an usulan before its forum does.
TRANSISI: Mapping[tuple[S, S], Transisi] = {pasangan: baris[0] for pasangan, baris in TABEL.items()}


def find_transisi(dari: str, ke: str) -> Transisi | None:
    return TRANSISI.get((S(dari), S(ke)))


def can_move(dari: str, ke: str) -> bool:
    """Staying is always possible; moving only by the table."""
    return dari == ke or find_transisi(dari, ke) is not None


def may_move(dari: str, ke: str, peran: str) -> bool:
    """Whether a post makes this move on any row; the system makes every move of the table."""
    baris = TABEL.get((S(dari), S(ke)), ())
    return bool(baris) and (peran == "sistem" or any(peran in t.pelaku for t in baris))


def check_move(dari: str, ke: str, *, ada: Iterable[str], peran: str = "sistem", judul: str = "") -> None:
    """Whether that post may make this move with what it brings. Raises CannotMove."""
    if dari == ke:
        return
    nama = {"judul": judul, "kini": S(dari).label, "ke": S(ke).label}
    baris = TABEL.get((S(dari), S(ke)), ())
    if not baris:
        pesan = _now("Usulan “%(judul)s” tidak dapat berpindah dari “%(kini)s” ke “%(ke)s”.")
        raise CannotMove(pesan % nama, code="perpindahan")
    boleh = [t for t in baris if peran == "sistem" or peran in t.pelaku]
    if not boleh:
        pesan = _now("Bukan jabatan Anda yang memindahkan usulan “%(judul)s” ke “%(ke)s”.")
        raise CannotMove(pesan % nama, code="bukan-wewenang")
    tersedia = tuple(ada)
    kurang = min((missing_for(t, tersedia) for t in boleh), key=len)
    if kurang:
        pesan = _now("Usulan “%(judul)s” belum dapat dipindahkan: %(kurang)s belum ada.")
        raise CannotMove(pesan % {**nama, "kurang": ", ".join(kurang)}, code="kurang")


def is_finished(status: str) -> bool:
    """Nothing more will happen to it: joined, split, taken back, or not agreed."""
    return status in BERAKHIR


def missing_for(transisi: Transisi, ada: Iterable[str]) -> list[str]:
    """What the move demands and did not come with it, in words."""
    tersedia = set(ada)
    return [str(SEBUTAN[b]) for b in transisi.butuh if b not in tersedia]
