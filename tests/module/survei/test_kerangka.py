"""Kerangka: dua hitungan dari dua kantor, selisih yang diputuskan, versi, dan undian sesudahnya."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from terasa.akun.enums import JenisPeran
from terasa.manfaat.models import SurveiManfaat
from terasa.manfaat.services import draw_gelombang
from terasa.survei.models import BenihRahasia, HitunganRT, RincianAlamat
from terasa.survei.rules import KerangkaTakSah, read_daftar
from terasa.survei.services import (
    CannotSurvey,
    check_rt,
    close_survei,
    count_rt,
    import_daftar,
    lock_kerangka,
    revise_kerangka,
    settle_rt,
)
from terasa.survei.tasks import retire_old
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_pelaku, sebagai
from tests.module.manfaat.bahan import (
    assign,
    list_rumah,
    make_bappeda,
    make_persiapan,
    make_surveyor,
)

pytestmark = pytest.mark.django_db
DUA_RT = [("Dusun I", "RT 1", 20), ("Dusun II", "RT 2", 25)]


def make_operator() -> PelakuTetap:
    return make_pelaku(JenisPeran.OPERATOR_DESA, DESA)


def make_pmd() -> PelakuTetap:
    return make_pelaku(JenisPeran.DINAS_PMD, KABUPATEN)


def count(sm: SurveiManfaat, hitungan: list[tuple[str, str, int]], by: PelakuTetap, now: datetime) -> None:
    with sebagai(by):
        count_rt(survei=sm.survei, desa=DESA, hitungan=hitungan, by=by, now=now)


def check(sm: SurveiManfaat, hitungan: list[tuple[str, str, int]], by: PelakuTetap, now: datetime) -> None:
    with sebagai(by):
        check_rt(survei=sm.survei, desa=DESA, hitungan=hitungan, by=by, now=now)


def lock(sm: SurveiManfaat, now: datetime) -> None:
    bappeda = make_bappeda()
    with sebagai(bappeda):
        lock_kerangka(survei=sm.survei, by=bappeda, now=now)
    sm.survei.refresh_from_db()


def test_two_offices_that_agree_make_a_frame_and_only_then_a_seed(now: datetime) -> None:
    sm, bappeda = make_persiapan(now=now), make_bappeda()
    count(sm, DUA_RT, make_operator(), now)
    with pytest.raises(KerangkaTakSah):
        lock(sm, now)
    check(sm, DUA_RT, make_pmd(), now)
    lock(sm, now)
    with konteks.pakai(konteks.sistem()):
        assert not BenihRahasia.objects.exists()
    assert (sm.survei.n_kerangka, sm.survei.komitmen_benih) == (45, "")
    with sebagai(bappeda):
        draw_gelombang(survei_manfaat=sm, by=bappeda, now=now)
    assert len(sm.survei.komitmen_benih) == 64
    with sebagai(bappeda), pytest.raises(CannotSurvey):
        draw_gelombang(survei_manfaat=sm, by=bappeda, now=now)


def test_who_counted_cannot_check_and_neither_can_the_same_office_or_post(now: datetime) -> None:
    sm, operator = make_persiapan(now=now), make_operator()
    count(sm, DUA_RT, operator, now)
    for lain in (operator, make_operator()):
        with pytest.raises(CannotSurvey) as galat:
            check(sm, DUA_RT, lain, now)
        assert galat.value.code == "kantor-sama"


@pytest.mark.parametrize(("jenis", "kode"), [(JenisPeran.KADES, DESA), (JenisPeran.OPERATOR_DESA, DESA_LAIN)])
def test_kades_and_strangers_count_nothing(now: datetime, jenis: JenisPeran, kode: str) -> None:
    with pytest.raises(CannotSurvey) as galat:
        count(make_persiapan(now=now), DUA_RT, make_pelaku(jenis, kode), now)
    assert galat.value.code == "bukan-wewenang"


def test_a_difference_is_settled_by_a_third_person_with_a_reason(now: datetime) -> None:
    sm, pmd, bappeda = make_persiapan(now=now), make_pmd(), make_bappeda()
    count(sm, DUA_RT, make_operator(), now)
    check(sm, [("", "RT 1", 20), ("", "RT 2", 31), ("", "RT 3", 9)], pmd, now)
    beda = HitunganRT.objects.get(rt="RT 02")
    assert HitunganRT.objects.filter(rumah=None).count() == 2
    with sebagai(pmd), pytest.raises(CannotSurvey) as galat:
        settle_rt(hitungan=beda, rumah=31, alasan="x", by=pmd, now=now)
    assert galat.value.code == "orang-ketiga"
    with sebagai(bappeda):
        with pytest.raises(CannotSurvey):
            settle_rt(hitungan=beda, rumah=31, alasan=" ", by=bappeda, now=now)
        settle_rt(hitungan=beda, rumah=30, alasan="Dihitung bersama ketua RT.", by=bappeda, now=now)
        # RT 3 does not exist.
        settle_rt(
            hitungan=HitunganRT.objects.get(rt="RT 03"), rumah=0, alasan="Masuk RT 2.", by=bappeda, now=now
        )
    lock(sm, now)
    assert sm.survei.n_kerangka == 50


def test_a_locked_version_stays_and_the_next_one_says_why(now: datetime) -> None:
    sm, operator, bappeda = make_persiapan(now=now), make_operator(), make_bappeda()
    count(sm, DUA_RT, operator, now)
    check(sm, DUA_RT, make_pmd(), now)
    lock(sm, now)
    with pytest.raises(CannotSurvey):
        count(sm, DUA_RT, operator, now)
    with sebagai(bappeda):
        revise_kerangka(survei=sm.survei, alasan="RT 2 dimekarkan.", by=bappeda, now=now)
    count(sm, [*DUA_RT, ("", "RT 4", 7)], operator, now)
    assert HitunganRT.objects.filter(kerangka__versi=1).count() == 2
    with pytest.raises(KerangkaTakSah):
        lock(sm, now)


def test_an_rt_written_twice_or_with_a_name_is_refused(now: datetime) -> None:
    sm, operator = make_persiapan(now=now), make_operator()
    for buruk in ([("", "RT 1", 3), ("", "rt 01", 4)], [("", "Pak Amat", 3)], [("", "RT 1", 0)]):
        with pytest.raises(KerangkaTakSah):
            count(sm, buruk, operator, now)


def test_a_private_list_shows_addresses_to_surveyors_of_drawn_houses_and_forgets_them(now: datetime) -> None:
    sm, bappeda, surveyor = make_persiapan(now=now, n=3, cara="daftar"), make_bappeda(), make_surveyor()
    teks = "desa;alamat;telepon\n" + "".join(f"{DESA};Jl. Mawar {n};08120000{n:03d}\n" for n in range(1, 21))
    baris = read_daftar(teks, cakupan=[DESA], pakai_nama=False)
    with sebagai(bappeda):
        assert import_daftar(survei=sm.survei, baris=baris, by=bappeda, now=now) == 20
    lock(sm, now)
    with sebagai(bappeda):
        draw_gelombang(survei_manfaat=sm, by=bappeda, now=now)
        assert not RincianAlamat.objects.exists()
    assign(sm, surveyor, now=now)
    with sebagai(surveyor):
        # Not the reserves, and not the other sixteen.
        assert RincianAlamat.objects.count() == 3
    assert all(r.unit.label.startswith("D-000") for r in list_rumah(sm))
    with sebagai(make_pelaku(JenisPeran.KADES, DESA)):
        assert not RincianAlamat.objects.exists()
    with sebagai(bappeda):
        close_survei(survei=sm.survei, by=bappeda, now=now)
    with sebagai(surveyor):
        assert not RincianAlamat.objects.exists()
    with konteks.pakai(konteks.sistem()):
        assert retire_old(by=SISTEM, now=now + timedelta(days=29)) == 0
        assert retire_old(by=SISTEM, now=now + timedelta(days=31)) == 20
        assert not RincianAlamat.objects.exists()
