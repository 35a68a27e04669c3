"""Angka layanan bagi pembina: menurut wilayah, terlambat yang masih terbuka ikut dihitung, SKM di sampingnya."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from terasa.layanan.queries import count_angka, list_pengawasan, list_terbit
from terasa.layanan.services import mark_ready
from tests.factories import DESA, DESA_LAIN, sebagai
from tests.module.layanan.bahan import ask, make_layanan, make_petugas, standar
from tests.module.layanan.test_skm import TIGA, answer, make_skm, publish

pytestmark = pytest.mark.django_db


def test_open_and_late_counts_as_not_on_time_everywhere(now: datetime) -> None:
    petugas = make_petugas()
    cepat = make_layanan(petugas, now=now, nama="Cepat")
    lambat = make_layanan(petugas, now=now, nama="Lambat", standar=standar(hari_kerja=1))
    siap = ask(cepat, now=now, by=petugas, lengkap=True).permohonan
    ask(lambat, now=now, by=petugas, lengkap=True)
    with sebagai(petugas):
        mark_ready(permohonan=siap, by=petugas, now=now)
    survei = make_skm(petugas, now)
    answer(survei, cepat, petugas, now, *[TIGA] * 12)
    publish(survei, petugas, now)
    hari = (now + timedelta(days=30)).date()
    unit, tiap = count_angka(petugas.unit_id or 0, dari=now.date(), sampai=hari)
    assert (unit.lama.n, unit.tepat.x, unit.tepat.n, unit.telat) == (1, 1, 2, 1)
    assert [(a.nama, a.tepat.n, a.telat) for a in tiap] == [("Cepat", 1, 0), ("Lambat", 1, 1)]
    # On the day of the promise it is not late yet.
    assert count_angka(petugas.unit_id or 0, dari=now.date(), sampai=now.date())[0].tepat.n == 1
    assert [(b.tepat.x, b.tepat.n) for b in list_terbit(hari=hari)] == [(1, 2)]
    (satu,) = list_pengawasan((DESA[:8],), hari=hari)
    assert (satu.semua.lama.n, satu.semua.tepat.x, satu.semua.tepat.n) == (1, 1, 2)
    assert [(b.nama, b.terbuka, b.telat) for b in satu.layanan] == [("Cepat", 0, 0), ("Lambat", 1, 1)]
    assert satu.skm is not None
    assert satu.skm.n == 12


def test_scope_kind_and_place_choose_and_queries_do_not_grow(now: datetime) -> None:
    for kode in (DESA, DESA_LAIN):
        make_layanan(make_petugas(kode), now=now)
    hari = now.date()
    assert {u.unit.kode_wilayah for u in list_pengawasan((DESA[:5],), hari=hari)} == {DESA, DESA_LAIN}
    assert list_pengawasan((), hari=hari) == []
    assert list_pengawasan((DESA[:5],), hari=hari, jenis="kecamatan") == []
    assert [u.unit.kode_wilayah for u in list_pengawasan((DESA[:5],), hari=hari, di=DESA)] == [DESA]
    with CaptureQueriesContext(connection) as kueri:
        semua = list_pengawasan((DESA[:5],), hari=hari)
    assert [u.unit.nama for u in semua] == sorted(u.unit.nama for u in semua)
    assert len(kueri) == 5
