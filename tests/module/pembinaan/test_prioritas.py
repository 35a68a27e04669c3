"""Urutan kunjungan seluruh kabupaten: angka mentahnya, yang tanpa data, dan jumlah kuerinya yang tetap."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from terasa.pembinaan import services as s
from terasa.pembinaan.queries import list_prioritas, list_tim
from terasa.pembinaan.services import IsiTemuan
from terasa.wilayah.queries import list_desa
from tests.factories import DESA, DESA_LAIN, KABUPATEN, get_pengguna, make_pelaku, sebagai
from tests.module.pembinaan.bersama import make_orang, plan, record


def factors(semua: list[Any], kode: str) -> dict[str, Any]:
    tempat = next(t for t in semua if t.wilayah.kode == kode)
    return {f.bobot.kode: f for f in tempat.prioritas.faktor}


def test_a_kabupaten_of_which_nothing_is_known_says_so_and_scores_nobody(sistem: None, now: datetime) -> None:
    semua = list_prioritas(KABUPATEN, [DESA, DESA_LAIN], now, now.date())
    assert [t.prioritas.skor for t in semua] == [None, None]
    assert all(f.ukuran.sebab for f in factors(semua, DESA).values())


def test_findings_and_late_papers_raise_a_village_and_the_reasons_say_it(sistem: None, now: datetime) -> None:
    orang = make_orang()
    satu = plan(orang.pmd, now)
    record(satu, orang.pmd, now)
    with sebagai(orang.pmd):
        for kata in ("satu", "dua", "tiga"):
            s.add_temuan(kunjungan=satu, isi=IsiTemuan("keuangan", "ringan", kata), by=orang.pmd, now=now)
        konsep = factors(list_prioritas(KABUPATEN, [DESA], now, now.date()), DESA)["temuan"]
        assert konsep.ukuran.nilai == 0
        s.share_kunjungan(kunjungan=satu, by=orang.pmd, now=now)
        s.ask_laporan(nama="Januari", jatuh_tempo_at=now - timedelta(days=9), by=orang.pmd, now=now)
        nanti = now + timedelta(days=90)
        semua = list_prioritas(KABUPATEN, [DESA, DESA_LAIN], nanti, nanti.date())
    isi = factors(semua, DESA)
    assert isi["temuan"].persen == 50
    assert isi["laporan"].persen == 100
    assert isi["kunjungan"].persen == 50
    assert isi["manfaat"].ukuran.nilai is None
    assert factors(semua, DESA_LAIN)["kunjungan"].ukuran.nilai is None
    tempat = next(t for t in semua if t.wilayah.kode == DESA)
    assert tempat.prioritas.alasan[0].bobot.kode == "laporan"
    assert tempat.prioritas.terhitung == 3


def test_the_number_of_queries_does_not_grow_with_the_villages(sistem: None, now: datetime) -> None:
    semua = [w.kode for w in list_desa(KABUPATEN)][:144]
    hitung = []
    for kode in (semua[:2], semua):
        with CaptureQueriesContext(
            connection,
        ) as c:
            assert len(list_prioritas(KABUPATEN, kode, now, now.date())) == len(kode)
            list_tim(kode, now)
        hitung.append(len(c))
    assert hitung[1] <= hitung[0] <= 14


def test_a_team_is_counted_as_an_office(sistem: None, now: datetime) -> None:
    by = make_pelaku("operator_desa", DESA)
    pengguna = get_pengguna(by)
    pengguna.last_login = now
    pengguna.save(update_fields=["last_login"])
    tim = list_tim([DESA, DESA_LAIN], now)
    assert (tim[DESA].akun, tim[DESA].masuk_on) == (1, now.date())
    assert tim[DESA_LAIN].perlu_ditanya
