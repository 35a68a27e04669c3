"""Perpindahan keadaan usulan: satu tabel, dengan siapa yang memindahkan dan apa yang harus ada.

Jalur pendek (tanpa verifikasi, validasi, DU-RKPDes, RKPD, KUA-PPAS) dan jalur lengkap sama-sama sah: kabupaten memilih
sendiri seberapa banyak pemeriksaannya, dan forum menerima usulan dari keduanya.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from terasa.akun.enums import JenisPeran as P
from terasa.musrenbang.enums import Hasil, JenisForum, TingkatVerifikasi
from terasa.musrenbang.enums import StatusUsulan as S
from terasa.umum.errors import AturanDilanggar

ALASAN = "alasan"
KODE_ALASAN = "kode_alasan"
PERINGKAT = "peringkat"
BERITA_ACARA = "berita_acara"
LOKASI = "lokasi"
VOLUME = "volume"
FOTO = "foto"
LAHAN = "lahan"
KAMUS = "kamus"
UNIT = "unit"
KEWENANGAN = "kewenangan"
REKOMENDASI = "rekomendasi"
LAPANGAN = "lapangan"
DAFTAR = "daftar"
VERIFIKASI = "verifikasi"
NOMOR = "nomor"
TAHUN_TUJUAN = "tahun_tujuan"
SUB_KEGIATAN = "sub_kegiatan"
PAGU = "pagu"
KEGIATAN = "kegiatan"
TUJUAN_GABUNG = "kode"
BAGIAN = "bagian"

# What each requirement is called; except for the first three it is the key under which a step carries it.
SEBUTAN: Mapping[str, Promise] = {
    ALASAN: _("alasan"),
    KODE_ALASAN: _("kode alasan"),
    PERINGKAT: _("peringkat"),
    BERITA_ACARA: _("berita acara"),
    LOKASI: _("lokasi"),
    VOLUME: _("volume"),
    FOTO: _("foto, atau keterangan mengapa tidak ada"),
    LAHAN: _("status lahan"),
    KAMUS: _("entri kamus, atau keterangan bahwa belum ada"),
    UNIT: _("perangkat daerah"),
    KEWENANGAN: _("kewenangan"),
    REKOMENDASI: _("rekomendasi"),
    LAPANGAN: _("tanggal pemeriksaan lapangan"),
    DAFTAR: _("saran daftar utama atau cadangan"),
    VERIFIKASI: _("catatan pemeriksaan"),
    NOMOR: _("nomor peraturan desa"),
    TAHUN_TUJUAN: _("tahun tujuan"),
    SUB_KEGIATAN: _("kode sub kegiatan"),
    PAGU: _("pagu"),
    KEGIATAN: _("kegiatan dalam anggaran"),
    TUJUAN_GABUNG: _("usulan yang dituju"),
    BAGIAN: _("bagian-bagiannya"),
}


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
BERPERINGKAT = frozenset({Hasil.DISEPAKATI, Hasil.UTAMA, Hasil.CADANGAN})
BERALASAN = frozenset({Hasil.TIDAK_DISEPAKATI, Hasil.DIKEMBALIKAN})
# Where an usulan that was completed goes back to, by the forum that returned it.
SEBELUM_FORUM: Mapping[JenisForum, S] = {
    JenisForum.MUSRENBANG_DESA: S.DIAJUKAN,
    JenisForum.FORUM_KECAMATAN: S.DISEPAKATI_DESA,
    JenisForum.FORUM_PERANGKAT_DAERAH: S.DISEPAKATI_KECAMATAN,
    JenisForum.KABUPATEN: S.DISEPAKATI_FORUM_PD,
}


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
