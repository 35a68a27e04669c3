"""Tabel perpindahan usulan: setiap barisnya, pelakunya, kelengkapannya, dan tidak ada perpindahan lain."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from terasa.akun.enums import JenisPeran as P
from terasa.musrenbang.enums import Hasil, JenisForum
from terasa.musrenbang.enums import StatusUsulan as S
from terasa.musrenbang.rules import (
    HASIL_FORUM,
    MASUKAN_FORUM,
    TABEL,
    TRANSISI,
    CannotMove,
    Transisi,
    can_move,
    check_move,
    find_transisi,
    is_finished,
    may_move,
    missing_for,
    next_status,
)

BARIS = [t for baris in TABEL.values() for t in baris]
# Written out by hand, apart from the code: what may follow each state.
SELESAI = "digabung dibatalkan"
SISI = f"{SELESAI} dikembalikan ditolak ditunda diteruskan_ke_provinsi diteruskan_ke_pusat"
SESUDAH_TUNDA = (
    "diajukan diverifikasi_desa disepakati_desa du_rkpdes validasi_bappeda diverifikasi_kecamatan "
    "disepakati_kecamatan diverifikasi_pd disepakati_forum_pd cadangan_forum_pd tidak_terpilih "
    "disepakati_kabupaten masuk_rkpd masuk_kua_ppas"
)
SEBELUM_PUTUS = (
    "diajukan diverifikasi_desa disepakati_desa du_rkpdes validasi_bappeda diverifikasi_kecamatan "
    "disepakati_kecamatan diverifikasi_pd"
)
JALAN = (
    "masuk_apbd dalam_pengadaan dilaksanakan selesai_fisik dimanfaatkan tidak_dimanfaatkan "
    "dinilai_manfaatnya ditunda"
)
MENURUT_TANGAN = {
    "draf": f"diajukan {SELESAI}",
    "diajukan": f"diverifikasi_desa disepakati_desa dipecah {SISI}",
    "diverifikasi_desa": f"diajukan disepakati_desa dipecah {SISI}",
    "disepakati_desa": "diajukan diverifikasi_desa masuk_rkpdes du_rkpdes validasi_bappeda "
    f"diverifikasi_kecamatan disepakati_kecamatan {SISI}",
    "masuk_rkpdes": "disepakati_desa",
    "du_rkpdes": f"disepakati_desa validasi_bappeda diverifikasi_kecamatan disepakati_kecamatan {SISI}",
    "validasi_bappeda": f"disepakati_desa du_rkpdes diverifikasi_kecamatan disepakati_kecamatan {SISI}",
    "diverifikasi_kecamatan": f"disepakati_desa du_rkpdes validasi_bappeda disepakati_kecamatan {SISI}",
    "disepakati_kecamatan": "disepakati_desa du_rkpdes validasi_bappeda diverifikasi_kecamatan "
    f"diverifikasi_pd disepakati_forum_pd cadangan_forum_pd {SISI}",
    "diverifikasi_pd": f"disepakati_kecamatan disepakati_forum_pd cadangan_forum_pd {SISI}",
    "disepakati_forum_pd": "disepakati_kecamatan diverifikasi_pd disepakati_kabupaten tidak_terpilih ditunda",
    "cadangan_forum_pd": "disepakati_kecamatan diverifikasi_pd disepakati_kabupaten tidak_terpilih ditunda",
    "disepakati_kabupaten": "disepakati_forum_pd cadangan_forum_pd tidak_terpilih masuk_rkpd masuk_apbd ditunda",
    "tidak_terpilih": "disepakati_forum_pd cadangan_forum_pd disepakati_kabupaten ditunda",
    "masuk_rkpd": "disepakati_kabupaten masuk_kua_ppas masuk_apbd ditunda",
    "masuk_kua_ppas": "masuk_rkpd masuk_apbd ditunda",
    **{s: " ".join(k for k in JALAN.split() if k != s) for s in JALAN.split()},
    "ditunda": f"{SESUDAH_TUNDA} " + JALAN.removesuffix(" ditunda"),
    "dikembalikan": f"{SEBELUM_PUTUS} disepakati_forum_pd dipecah {SELESAI}",
    "dipecah": "diajukan diverifikasi_desa dikembalikan",
    "ditolak": SEBELUM_PUTUS,
    "diteruskan_ke_provinsi": SEBELUM_PUTUS,
    "diteruskan_ke_pusat": SEBELUM_PUTUS,
    "digabung": "",
    "dibatalkan": "",
}
BOLEH = {(S(dari), S(ke)) for dari, semua in MENURUT_TANGAN.items() for ke in semua.split()}


def test_no_other_move_is_possible() -> None:
    assert set(MENURUT_TANGAN) == set(S.values)
    assert set(TABEL) == BOLEH
    lain = [p for p in product(S, S) if p not in BOLEH and p[0] != p[1]]
    assert len(lain) + len(BOLEH) == len(S) * (len(S) - 1)
    for dari, ke in lain:
        with pytest.raises(CannotMove) as salah:
            check_move(dari, ke, ada={b for t in BARIS for b in t.butuh})
        assert salah.value.code == "perpindahan"


@pytest.mark.parametrize("t", BARIS, ids=lambda t: f"{t.dari}>{t.ke}:{'+'.join(t.butuh)}")
def test_each_row_by_its_posts_with_everything_it_demands(t: Transisi) -> None:
    sejajar = TABEL[t.dari, t.ke]
    for peran in P:
        if peran in t.pelaku:
            check_move(t.dari, t.ke, ada=t.butuh, peran=peran)
        elif not may_move(t.dari, t.ke, peran):
            with pytest.raises(CannotMove) as salah:
                check_move(t.dari, t.ke, ada=t.butuh, peran=peran)
            assert salah.value.code == "bukan-wewenang"
        for kurang in t.butuh:
            ada = set(t.butuh) - {kurang}
            if not any(peran in s.pelaku and ada >= set(s.butuh) for s in sejajar):
                with pytest.raises(CannotMove):
                    check_move(t.dari, t.ke, ada=ada, peran=peran)


def test_only_the_kabupaten_stage_spares_a_row_what_it_demands() -> None:
    """There the allocation comes before its forum, and a reopened forum gives back. Everywhere else a missing
    requirement stops the move, whichever row of the pair is read."""
    lemah = {
        (t.dari, t.ke)
        for t in BARIS
        for s in TABEL[t.dari, t.ke]
        if set(s.butuh) < set(t.butuh) and set(s.pelaku) & set(t.pelaku)
    }
    assert lemah == {
        (dari, ke)
        for dari in (S.DISEPAKATI_FORUM_PD, S.CADANGAN_FORUM_PD)
        for ke in (S.DISEPAKATI_KABUPATEN, S.TIDAK_TERPILIH)
    } | {(S.DISEPAKATI_KABUPATEN, S.TIDAK_TERPILIH)}


@pytest.mark.parametrize(
    "jalan",
    [
        "draf diajukan disepakati_desa disepakati_kecamatan disepakati_forum_pd disepakati_kabupaten masuk_apbd",
        "draf diajukan diverifikasi_desa disepakati_desa du_rkpdes validasi_bappeda diverifikasi_kecamatan "
        "disepakati_kecamatan diverifikasi_pd disepakati_forum_pd disepakati_kabupaten masuk_rkpd "
        "masuk_kua_ppas masuk_apbd dalam_pengadaan dilaksanakan selesai_fisik dimanfaatkan dinilai_manfaatnya",
    ],
    ids=["pendek", "lengkap"],
)
def test_the_short_and_the_full_way_are_open(jalan: str) -> None:
    langkah = jalan.split()
    assert all(can_move(dari, ke) for dari, ke in pairwise(langkah))


@pytest.mark.parametrize(
    ("dari", "ke", "butuh"),
    [
        (S.DIAJUKAN, S.DIVERIFIKASI_DESA, {"lokasi", "volume", "foto", "lahan"}),
        (S.DISEPAKATI_DESA, S.MASUK_RKPDES, {"nomor"}),
        (S.DISEPAKATI_DESA, S.DU_RKPDES, {"tahun_tujuan"}),
        (S.DU_RKPDES, S.VALIDASI_BAPPEDA, {"kamus", "unit", "kewenangan"}),
        (S.DISEPAKATI_KECAMATAN, S.DIVERIFIKASI_PD, {"lapangan", "daftar"}),
        (S.DISEPAKATI_KABUPATEN, S.MASUK_RKPD, {"sub_kegiatan"}),
        (S.MASUK_RKPD, S.MASUK_KUA_PPAS, {"pagu"}),
        (S.MASUK_KUA_PPAS, S.MASUK_APBD, {"kegiatan", "pagu"}),
        (S.DIAJUKAN, S.DIGABUNG, {"kode", "alasan"}),
    ],
)
def test_what_the_full_way_demands(dari: S, ke: S, butuh: set[str]) -> None:
    assert set(TRANSISI[dari, ke].butuh) - {"verifikasi"} == butuh


def test_refusal_by_a_forum_demands_paper_and_reason() -> None:
    transisi = find_transisi(S.DIAJUKAN, S.DITOLAK)
    assert transisi is not None
    assert transisi.pelaku == (P.KADES, P.LURAH)
    assert missing_for(transisi, []) == ["berita acara", "alasan"]
    assert missing_for(transisi, ["berita_acara", "alasan"]) == []


def test_a_check_cannot_refuse_without_its_record_and_a_published_code() -> None:
    with pytest.raises(CannotMove) as salah:
        check_move(S.DISEPAKATI_DESA, S.DITOLAK, ada=["alasan", "verifikasi"], peran=P.BAPPEDA)
    assert salah.value.code == "kurang"


def test_agreement_demands_a_rank() -> None:
    transisi = find_transisi(S.DISEPAKATI_DESA, S.DISEPAKATI_KECAMATAN)
    assert transisi is not None
    assert missing_for(transisi, ["berita_acara"]) == ["peringkat"]


@pytest.mark.parametrize("jenis", JenisForum)
def test_every_result_of_a_forum_is_a_possible_move(jenis: JenisForum) -> None:
    for hasil in HASIL_FORUM[jenis]:
        for dari in MASUKAN_FORUM[jenis]:
            assert can_move(dari, next_status(jenis, hasil))


def test_unit_forum_knows_no_plain_agreement() -> None:
    assert Hasil.DISEPAKATI not in HASIL_FORUM[JenisForum.FORUM_PERANGKAT_DAERAH]


def test_only_what_ended_is_finished() -> None:
    assert [s for s in S if is_finished(s)] == [S.DIGABUNG, S.DIPECAH, S.DITOLAK, S.DIBATALKAN]
