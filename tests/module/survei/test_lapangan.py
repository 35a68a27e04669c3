"""Di lapangan: cadangan dipanggil sistem, kertas disalin dua orang, sepersepuluh dihubungi ulang."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from terasa.akun.enums import JenisPeran
from terasa.manfaat.models import SurveiManfaat
from terasa.survei.enums import HasilUlang, Saluran
from terasa.survei.models import HubungiUlang, Jawaban, Responden, SalinanKertas
from terasa.survei.queries import list_pergantian, list_ulang, run_checks
from terasa.survei.services import (
    CannotAnswer,
    Cara,
    copy_kertas,
    draw_ulang,
    mark_nonresponse,
    record_jawaban,
    record_ulang,
    settle_kertas,
)
from terasa.umum import konteks
from terasa.umum.pelaku import PelakuTetap
from tests.factories import make_pelaku, sebagai
from tests.module.manfaat.bahan import (
    answer,
    assign,
    list_rumah,
    make_bappeda,
    make_gelombang,
    make_surveyor,
    sama,
)

pytestmark = pytest.mark.django_db


def make_lain() -> PelakuTetap:
    """A surveyor from yet another desa."""
    return make_pelaku(JenisPeran.PENDAMPING, "63.06.05.2005")


def staff(now: datetime, *orang: PelakuTetap, n: int = 12) -> SurveiManfaat:
    sm = make_gelombang(now=now, n=n)
    for satu in orang:
        assign(sm, satu, now=now)
    return sm


def test_a_refusal_wakes_the_next_reserve_of_the_drawn_order(now: datetime) -> None:
    surveyor = make_surveyor()
    sm = staff(now, surveyor)
    rumah = list_rumah(sm)
    with sebagai(surveyor):
        assert Responden.objects.count() == 12
        mark_nonresponse(responden=rumah[3], by=surveyor, sebab="menolak", now=now)
        mark_nonresponse(responden=rumah[5], by=surveyor, sebab="pindah", now=now)
        baru = list(Responden.objects.filter(menggantikan__isnull=False))
        assert [(r.urutan, r.menggantikan_id) for r in baru] == [(13, rumah[3].pk), (14, rumah[5].pk)]
        with pytest.raises(CannotAnswer):
            record_jawaban(responden=rumah[3], by=surveyor, isi=sama("ya"), dijawab_at=now, now=now)
    ganti = [(p.urutan, p.pengganti, str(p.sebab)) for p in list_pergantian(sm.survei)]
    assert ganti == [(4, 13, "Menolak menjawab"), (6, 14, "Sudah pindah")]


def test_nobody_at_home_needs_three_visits_at_different_hours(now: datetime) -> None:
    surveyor = make_surveyor()
    sm = staff(now, surveyor)
    rumah = list_rumah(sm)[0]
    # Nine, nine again the next day, eleven, and four in the afternoon.
    kunjungan = [0, 24, 26, 31]
    with sebagai(surveyor):
        for jam in kunjungan:
            assert not Responden.objects.filter(urutan=13).exists()
            pada = now + timedelta(hours=jam)
            mark_nonresponse(responden=rumah, by=surveyor, sebab="tak_ditemui", pada=pada, now=pada)
        assert Responden.objects.get(urutan=13).menggantikan_id == rumah.pk


def test_a_sleeping_reserve_cannot_be_asked(now: datetime) -> None:
    surveyor = make_surveyor()
    sm = staff(now, surveyor)
    with konteks.pakai(konteks.sistem()):
        tidur = Responden.objects.filter(survei=sm.survei, aktif=False).first()
        assert tidur is not None
        with pytest.raises(CannotAnswer):
            record_jawaban(responden=tidur, by=surveyor, isi=sama("ya"), dijawab_at=now, now=now)


def test_without_reserves_a_house_stays_without_an_answer(now: datetime) -> None:
    surveyor = make_surveyor()
    sm = make_gelombang(now=now, rt={"RT 01": 2}, n=2)
    assign(sm, surveyor, now=now)
    with sebagai(surveyor):
        mark_nonresponse(responden=list_rumah(sm)[0], by=surveyor, sebab="menolak", now=now)
    assert [p.pengganti for p in list_pergantian(sm.survei)] == [None]


def test_another_surveyor_does_not_write_over_an_interview(now: datetime) -> None:
    surveyor, lain = make_surveyor(), make_lain()
    rumah = list_rumah(staff(now, surveyor, lain))[0]
    with sebagai(surveyor):
        record_jawaban(responden=rumah, by=surveyor, isi=sama("ya"), dijawab_at=now, now=now)
    nanti = now + timedelta(hours=1)
    with sebagai(lain), pytest.raises(CannotAnswer) as galat:
        record_jawaban(responden=rumah, by=lain, isi=sama("tidak"), dijawab_at=nanti, now=nanti)
    assert galat.value.code == "petugas-lain"


def test_two_equal_copies_of_a_sheet_become_the_answers(now: datetime) -> None:
    surveyor, lain = make_surveyor(), make_lain()
    rumah = list_rumah(staff(now, surveyor, lain))[0]
    with sebagai(surveyor):
        assert copy_kertas(responden=rumah, by=surveyor, isi=sama("ya"), dijawab_at=now, now=now) is None
    with sebagai(lain):
        # The second person does not see the first copy.
        assert not SalinanKertas.objects.exists()
        jawaban = copy_kertas(responden=rumah, by=lain, isi=sama("ya"), dijawab_at=now, now=now)
    assert jawaban is not None
    assert jawaban.saluran == Saluran.KERTAS


def test_two_different_copies_are_settled_where_they_differ(now: datetime) -> None:
    surveyor, lain = make_surveyor(), make_lain()
    rumah = list_rumah(staff(now, surveyor, lain))[0]
    beda = {**sama("ya"), "pakai": "tidak"}
    with sebagai(surveyor):
        copy_kertas(responden=rumah, by=surveyor, isi=sama("ya"), dijawab_at=now, now=now)
        with pytest.raises(CannotAnswer):
            settle_kertas(responden=rumah, by=surveyor, isi=sama("ya"), now=now)
    with sebagai(lain):
        assert copy_kertas(responden=rumah, by=lain, isi=beda, dijawab_at=now, now=now) is None
        tanpa_tahu = {kode: jawab for kode, jawab in beda.items() if kode != "tahu"}
        # Neither answered otherwise nor left out.
        for buruk in ({**beda, "tahu": "tidak"}, tanpa_tahu):
            with pytest.raises(CannotAnswer) as galat:
                settle_kertas(responden=rumah, by=lain, isi=buruk, now=now)
            assert galat.value.code == "sama"
        settle_kertas(responden=rumah, by=lain, isi=beda, now=now)
        assert Jawaban.objects.get().isi == beda


def test_a_tenth_is_called_back_by_somebody_else(now: datetime) -> None:
    sm = make_gelombang(now=now)
    surveyor, lain, bappeda = answer(sm, [sama("ya")] * 11, now=now), make_lain(), make_bappeda()
    assign(sm, lain, now=now)
    nanti = now + timedelta(days=1)
    with sebagai(bappeda):
        assert draw_ulang(survei=sm.survei, by=bappeda, now=nanti) == 2
        assert draw_ulang(survei=sm.survei, by=bappeda, now=nanti) == 0
        assert not HubungiUlang.objects.exists()
    sm.survei.refresh_from_db()
    with sebagai(surveyor):
        assert list_ulang(sm.survei) == []
    with sebagai(lain):
        satu, dua = list_ulang(sm.survei)
        with pytest.raises(CannotAnswer):
            record_ulang(ulang=satu, by=surveyor, ditanyai=True, isi={"pakai": "ya"}, now=nanti)
        record_ulang(ulang=satu, by=lain, ditanyai=True, isi={"pakai": "tidak"}, now=nanti)
        record_ulang(ulang=dua, by=lain, ditanyai=False, isi={}, now=nanti)
        hasil = {u.pk: u.hasil for u in HubungiUlang.objects.all()}
    assert hasil == {satu.pk: HasilUlang.BERBEDA, dua.pk: HasilUlang.TIDAK_PERNAH}
    periksa = {p.kode: p for p in run_checks(sm.survei, nanti.date())}
    assert (periksa["ulang"].jumlah, periksa["ulang"].penyebut) == (2, 11)
    assert periksa["tidak_pernah"].ditandai
    # Eleven interviews, all the same, by one surveyor.
    assert periksa["seragam"].rinci == ((surveyor.pengguna_id, 11, 11),)


def test_a_start_after_the_end_is_unknown(now: datetime) -> None:
    surveyor = make_surveyor()
    rumah = list_rumah(staff(now, surveyor))[0]
    cara = Cara(mulai_at=now + timedelta(minutes=5), titik=(-2.7, 115.2))
    with sebagai(surveyor):
        jawaban = record_jawaban(
            responden=rumah, by=surveyor, isi=sama("ya"), dijawab_at=now, now=now, cara=cara
        )
    assert (jawaban.mulai_at, jawaban.lintang) == (None, -2.7)
