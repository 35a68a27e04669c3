"""Laporan jabatan: jatuh tempo berikutnya dari tahun anggaran, dan dari akhir masa jabatan."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran as P
from terasa.perangkat.queries.laporan import list_laporan
from terasa.perangkat.services import IsiMasa, create_jabatan, create_orang, start_masa
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN, get_pengguna, make_pelaku, make_peran

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def test_a_village_head_reports_every_year_and_five_months_before_the_end(now: datetime) -> None:
    kades = make_peran(P.KADES, DESA)
    by = kades.as_pelaku()
    assert [s.kode for s in list_laporan(by, date(2026, 3, 1))] == [
        "ippd",
        "lkppd-ke-bpd",
        "lppd-desa-akhir-tahun",
    ]
    assert {s.jatuh_tempo_on for s in list_laporan(by, date(2026, 3, 1))} == {date(2026, 3, 31)}
    assert {s.tahun for s in list_laporan(by, date(2026, 4, 1))} == {2026}
    jabatan = create_jabatan(by=SISTEM, unit=kades.unit, jenis="kades", nama="Pembakal")
    orang = create_orang(by=SISTEM, kabupaten=KABUPATEN, nama="Pembakal Peragaan", now=now)
    start_masa(by=SISTEM, jabatan=jabatan, isi=IsiMasa(orang, "definitif", date(2018, 12, 19)), now=now)
    akhir = next(s for s in list_laporan(by, date(2026, 3, 1)) if s.tahun is None)
    assert akhir.jatuh_tempo_on == date(2026, 7, 19)
    assert akhir.days_left(date(2026, 7, 1)) == 18
    assert list_laporan(make_pelaku(P.CAMAT, "63.06.04"), date(2026, 3, 1)) == []


def test_its_page_is_for_those_who_prepare_the_reports() -> None:
    for jenis, kode, status in ((P.BUPATI, KABUPATEN, 200), (P.KADES, DESA, 200), (P.CAMAT, "63.06.04", 404)):
        klien = Client()
        klien.force_login(get_pengguna(make_pelaku(jenis, kode)))
        jawaban = klien.get("/kerja/laporan-jabatan/")
        assert jawaban.status_code == status
        if status == 200:
            assert ("LKPJ" in jawaban.content.decode()) == (jenis == P.BUPATI)
            assert str(timezone.localdate().year) in jawaban.content.decode()
    assert Client().get("/kerja/laporan-jabatan/").status_code == 302
