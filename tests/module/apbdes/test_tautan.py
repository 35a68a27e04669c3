"""Usulan dalam APBDes: pengusulnya tahu ketika masuk, ketika anggarannya berubah, dan mengapa keluar."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.apbdes.models import TautanApbdes
from terasa.apbdes.services import (
    CannotApbdes,
    change_apbdes,
    link_pos,
    remove_pos,
    save_pos,
    unlink_pos,
)
from terasa.apbdes.services.susun import isi_of
from terasa.jejak.queries import find_jejak
from terasa.musrenbang.models import Langkah, Usulan
from terasa.musrenbang.services import enter_rkpdes
from terasa.umum.pelaku import SISTEM
from tests.module.apbdes.bahan import add_pos, adopt, make_draf
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
ALASAN = "Banjir Februari: uangnya dipindah ke perahu siaga."


@pytest.fixture
def usulan(now: datetime) -> Usulan:
    """In the village's own plan of the year."""
    usulan = make_usulan(now, tujuan="desa")
    agree(open_desa(now), [usulan], now)
    enter_rkpdes(usulan=usulan, by=SISTEM, nomor_perdes="4 Tahun 2026", now=now)
    return usulan


def stations(usulan: Usulan) -> list[tuple[str, str, object]]:
    semua = Langkah.objects.filter(usulan=usulan, keputusan__contains="apbdes").order_by("pada", "id")
    return [(s.keputusan, s.alasan, s.rincian.get("jumlah")) for s in semua]


def test_proposers_hear_when_it_comes_in_changes_and_goes_out(now: datetime, usulan: Usulan) -> None:
    draf = make_draf(now, tahun=TAHUN)
    gang = draf.pos.get(uraian__startswith="Semenisasi")
    link_pos(pos=gang, usulan=usulan, by=SISTEM, now=now)
    assert stations(usulan) == []
    adopt(draf, now)
    assert stations(usulan) == [("masuk_apbdes", "", 75_000_000)]
    kedua = change_apbdes(apbdes=draf, by=SISTEM, alasan=ALASAN, now=now)
    pos = kedua.pos.get(pangkal=gang.pangkal)
    isi = isi_of(pos)
    save_pos(apbdes=kedua, by=SISTEM, pos=pos, isi=type(isi)(**{**vars(isi), "jumlah": 50_000_000}))
    adopt(kedua, now, nomor="2 Tahun 2027")
    assert stations(usulan)[1:] == [("apbdes_berubah", ALASAN, 50_000_000)]
    ketiga = change_apbdes(apbdes=kedua, by=SISTEM, alasan=ALASAN, now=now)
    remove_pos(pos=ketiga.pos.get(pangkal=gang.pangkal), by=SISTEM)
    adopt(ketiga, now, nomor="3 Tahun 2027")
    assert stations(usulan)[2:] == [("keluar_apbdes", ALASAN, None)]
    jejak = find_jejak(usulan.kode)
    assert jejak is not None
    assert any("Semula Rp75.000.000. Kini Rp50.000.000." in s.kalimat for s in jejak.stasiun)


def test_an_unchanged_line_is_not_told_twice_and_several_sources_add_up(
    now: datetime, usulan: Usulan
) -> None:
    draf = make_draf(now, tahun=TAHUN)
    gang = draf.pos.get(uraian__startswith="Semenisasi")
    lain = add_pos(draf, uraian="Semenisasi gang RT 02", sumber_dana="ADD", jumlah=10_000_000)
    for pos in (gang, lain):
        link_pos(pos=pos, usulan=usulan, by=SISTEM, now=now)
    adopt(draf, now)
    baru = change_apbdes(apbdes=draf, by=SISTEM, alasan=ALASAN, now=now)
    adopt(baru, now, nomor="2")
    assert stations(usulan) == [("masuk_apbdes", "", 85_000_000)]


def test_taking_an_usulan_off_needs_a_reason_that_is_told(now: datetime, usulan: Usulan) -> None:
    draf = make_draf(now, tahun=TAHUN)
    pos = draf.pos.get(uraian__startswith="Semenisasi")
    adopt(draf, now)
    tautan = link_pos(pos=pos, usulan=usulan, by=SISTEM, now=now)
    assert stations(usulan) == [("masuk_apbdes", "", 75_000_000)]
    with pytest.raises(CannotApbdes):
        link_pos(pos=pos, usulan=usulan, by=SISTEM, now=now)
    with pytest.raises(CannotApbdes):
        unlink_pos(tautan=TautanApbdes.objects.get(pk=tautan.pk), by=SISTEM, alasan="salah", now=now)
    kalimat = "Pos ini ternyata untuk gang di RT lain."
    unlink_pos(tautan=TautanApbdes.objects.get(pk=tautan.pk), by=SISTEM, alasan=kalimat, now=now)
    assert stations(usulan)[1:] == [("keluar_apbdes", kalimat, None)]


def test_only_what_is_in_the_villages_plan_of_that_year_is_linked(now: datetime, usulan: Usulan) -> None:
    draf = make_draf(now, tahun=TAHUN)
    pendapatan = draf.pos.get(kelompok="pendapatan")
    with pytest.raises(CannotApbdes):
        link_pos(pos=pendapatan, usulan=usulan, by=SISTEM, now=now)
    pos = draf.pos.get(uraian__startswith="Semenisasi")
    with pytest.raises(CannotApbdes, match="RKP Desa"):
        link_pos(pos=pos, usulan=make_usulan(now, judul="Belum masuk rencana"), by=SISTEM, now=now)
