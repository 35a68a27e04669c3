"""RKP Desa dan DU-RKP Desa: dicatat sesudah musrenbang desa, dengan tahunnya sendiri, dan dapat dicabut."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.musrenbang.enums import JenisForum, StatusUsulan
from terasa.musrenbang.models import RencanaDesa
from terasa.musrenbang.queries.rencana_desa import list_tahun_rencana, read_matriks
from terasa.musrenbang.services import (
    CannotMove,
    CannotPropose,
    IsiRencana,
    enter_du_rkpdes,
    enter_rkpdes,
    leave_rkpdes,
    open_forum,
)
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN, make_pelaku
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")
ISI = IsiRencana(bidang="pembangunan", sasaran="40 keluarga", pola="swakelola", pelaksana="TPK")


def test_the_matrix_sums_what_is_known_and_tells_the_rest(now: datetime) -> None:
    usulan = [make_usulan(now, tujuan="desa", biaya=b) for b in (60_000_000, None)]
    agree(open_desa(now), usulan, now)
    for satu in usulan:
        enter_rkpdes(usulan=satu, by=SISTEM, nomor_perdes=" 4 Tahun 2026 ", now=now, isi=ISI)
    matriks = read_matriks(DESA, TAHUN, "rkpdes")
    assert (len(matriks.baris), matriks.biaya, matriks.belum_dihitung) == (2, 60_000_000, 1)
    assert (matriks.nomor, matriks.baris[0][0].sasaran) == ("4 Tahun 2026", "40 keluarga")


def test_a_village_plan_needs_its_regulation(now: datetime) -> None:
    usulan = make_usulan(now, tujuan="desa")
    agree(open_desa(now), [usulan], now)
    with pytest.raises(CannotMove, match="nomor peraturan desa"):
        enter_rkpdes(usulan=usulan, by=SISTEM, nomor_perdes="  ", now=now)
    assert not RencanaDesa.objects.exists()


def test_the_list_carries_its_own_year_and_waits_for_the_kecamatan(now: datetime) -> None:
    usulan = make_usulan(now)
    agree(open_desa(now), [usulan], now)
    with pytest.raises(CannotPropose):
        enter_du_rkpdes(usulan=usulan, by=SISTEM, tahun_tujuan=TAHUN - 1, now=now)
    with pytest.raises(CannotPropose):
        enter_rkpdes(usulan=usulan, by=SISTEM, nomor_perdes="4", now=now)
    enter_du_rkpdes(usulan=usulan, by=make_pelaku("kades", DESA), tahun_tujuan=TAHUN + 1, now=now)
    assert list_tahun_rencana(DESA) == [TAHUN + 1]
    assert [u for _r, u in read_matriks(DESA, TAHUN + 1, "du_rkpdes").baris] == [usulan]
    assert not read_matriks(DESA, TAHUN, "du_rkpdes").baris
    forum = open_forum(
        by=SISTEM,
        jenis=JenisForum.FORUM_KECAMATAN,
        kabupaten=KABUPATEN,
        tahun=TAHUN,
        nama="",
        cakupan=["63.06.04"],
        now=now,
    )
    agree(forum, [usulan], now)
    assert usulan.status == StatusUsulan.DISEPAKATI_KECAMATAN
    with pytest.raises(CannotPropose):
        leave_rkpdes(usulan=usulan, by=SISTEM, alasan="Keliru", now=now)
    assert len(read_matriks(DESA, TAHUN + 1, "du_rkpdes").baris) == 1


def test_a_wrong_record_is_taken_back(now: datetime) -> None:
    usulan = make_usulan(now)
    agree(open_desa(now), [usulan], now)
    enter_du_rkpdes(usulan=usulan, by=SISTEM, tahun_tujuan=TAHUN, now=now)
    leave_rkpdes(usulan=usulan, by=SISTEM, alasan="Keliru dicatat", now=now)
    assert (usulan.status, RencanaDesa.objects.count()) == (StatusUsulan.DISEPAKATI_DESA, 0)
