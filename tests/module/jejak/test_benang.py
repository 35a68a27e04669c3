"""Satu keinginan dari aspirasi sampai manfaat, dibaca kembali dari kodenya."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.services import answer_question, ask_back, release_aspirasi
from terasa.jejak.queries import find_jejak
from terasa.jejak.rules import as_data
from terasa.manfaat.services import close_gelombang, publish_gelombang
from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.services import (
    DataUsulan,
    confirm_alokasi,
    create_usulan,
    merge_usulan,
    run_alokasi,
    submit_usulan,
)
from terasa.program.models import Kegiatan
from terasa.umum import konteks
from terasa.umum.pelaku import PUBLIK, SISTEM, WARGA
from tests.factories import DESA, KABUPATEN, make_aspirasi, make_pelaku, sebagai
from tests.module.manfaat.bahan import answer, make_bappeda, make_gelombang, sama
from tests.module.musrenbang.bahan import TAHUN, bring_to_pd, make_usulan
from tests.module.program.bahan import make_diserahkan

pytestmark = pytest.mark.django_db


def make_voices(now: datetime, jumlah: int) -> list[Aspirasi]:
    return [make_aspirasi(now=now + timedelta(hours=n)).aspirasi for n in range(jumlah)]


def make_joined(now: datetime, suara: list[Aspirasi]) -> Usulan:
    """An usulan made of these voices and submitted."""
    with konteks.pakai(konteks.sistem()):
        data = DataUsulan(judul="Perbaikan titian ulin", biaya=100_000_000, lokasi="RT 02")
        usulan = create_usulan(by=SISTEM, kode_desa=DESA, tahun=TAHUN, data=data, now=now, aspirasi=suara)
        submit_usulan(usulan=usulan, by=SISTEM, now=now)
    return usulan


def walk_whole_way(now: datetime) -> tuple[Aspirasi, Usulan, Kegiatan]:
    suara = make_voices(now, 3)
    usulan = make_joined(now + timedelta(days=1), suara)
    with konteks.pakai(konteks.sistem()):
        bring_to_pd([usulan], now + timedelta(days=2))
        lusa = now + timedelta(days=3)
        alokasi = run_alokasi(by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, pagu=900_000_000, now=lusa)
        confirm_alokasi(alokasi=alokasi, by=SISTEM, now=lusa)
    usulan.refresh_from_db()
    nanti = now + timedelta(days=40)
    kegiatan = make_diserahkan(now=nanti, usulan=[usulan], tahun=TAHUN)
    gelombang = make_gelombang(now=nanti, kegiatan=kegiatan, n=30)
    answer(gelombang, [sama("ya")] * 24 + [sama("tidak")] * 6, now=nanti)
    bappeda = make_bappeda()
    with sebagai(bappeda):
        close_gelombang(survei_manfaat=gelombang, by=bappeda, now=nanti + timedelta(days=1))
        publish_gelombang(survei_manfaat=gelombang, by=bappeda, now=nanti + timedelta(days=1))
    return suara[0], usulan, kegiatan


def test_one_wish_has_all_ten_stations_in_time_order_and_few_queries(now: datetime) -> None:
    aspirasi, usulan, kegiatan = walk_whole_way(now)
    for kode in (aspirasi.kode, usulan.kode, kegiatan.kode):
        with sebagai(PUBLIK), CaptureQueriesContext(connection) as kueri:
            jejak = find_jejak(kode)
        assert jejak is not None
        tahap = [s.tahap for s in jejak.stasiun]
        assert set(tahap) == set(Tahap.values)
        assert [s.pada for s in jejak.stasiun] == sorted(s.pada for s in jejak.stasiun)
        assert all(s.oleh and not s.kalimat.startswith("Dicatat") for s in jejak.stasiun)
        assert jejak.suara == 3
        assert len(kueri) <= 12


def test_data_shape_is_the_published_one(now: datetime) -> None:
    aspirasi = make_voices(now, 1)[0]
    with sebagai(PUBLIK):
        jejak = find_jejak(aspirasi.kode)
    assert jejak is not None
    data = as_data(jejak)
    assert data["kode"] == aspirasi.kode
    assert {"tahap", "pada", "oleh", "keputusan", "alasan"} <= data["tahap"][0].keys()
    assert data["tahap"][0]["tahap"] == "aspirasi"


def test_words_of_a_voice_stay_closed_until_released(now: datetime) -> None:
    aspirasi = make_voices(now, 1)[0]
    with sebagai(PUBLIK):
        jejak = find_jejak(aspirasi.kode)
    assert jejak is not None
    assert (jejak.dirilis, jejak.teks, jejak.foto) == (False, "", [])


def test_draft_tells_its_station_but_not_its_words(now: datetime) -> None:
    suara = make_voices(now, 1)
    with konteks.pakai(konteks.sistem()):
        data = DataUsulan(judul="Judul yang masih rahasia", biaya=5_000_000)
        usulan = create_usulan(by=SISTEM, kode_desa=DESA, tahun=TAHUN, data=data, now=now, aspirasi=suara)
    with sebagai(PUBLIK):
        jejak = find_jejak(suara[0].kode)
        assert find_jejak(usulan.kode) is None
    assert jejak is not None
    assert (jejak.judul, jejak.usulan) == ("", [])
    assert "usulan" in {s.tahap for s in jejak.stasiun}


def test_joined_usulan_continues_in_the_one_that_took_it_in(now: datetime) -> None:
    with konteks.pakai(konteks.sistem()):
        dari, ke = make_usulan(now), make_usulan(now)
        merge_usulan(usulan=dari, ke=ke, by=SISTEM, alasan="Sama maksudnya.", now=now + timedelta(hours=1))
    with sebagai(PUBLIK):
        jejak = find_jejak(dari.kode)
    assert jejak is not None
    assert jejak.digabung_ke == ke.kode
    assert jejak.status == StatusUsulan.DIAJUKAN
    assert any("Digabung ke dalam usulan" in s.kalimat for s in jejak.stasiun)


def test_unknown_code_has_no_thread(db: None) -> None:
    assert find_jejak("AAAAAAAA0") is None


def test_released_voice_keeps_its_promised_day_and_waits_for_its_village(now: datetime) -> None:
    aspirasi = make_voices(now, 1)[0]
    operator = make_pelaku("operator_desa", DESA)
    with sebagai(operator):
        release_aspirasi(
            aspirasi=aspirasi,
            teks_publik="Jembatan lapuk.",
            foto=[],
            by=operator,
            now=now + timedelta(hours=1),
        )
    with sebagai(PUBLIK):
        jejak = find_jejak(aspirasi.kode)
    assert jejak is not None
    assert jejak.jatuh_tempo_on is not None
    assert jejak.lanjutan == "Jawaban pertama dari pemerintah desa"


def test_voice_that_replied_waits_for_its_village_not_for_a_forum(now: datetime) -> None:
    aspirasi = make_voices(now, 1)[0]
    operator = make_pelaku("operator_desa", DESA)
    with sebagai(operator):
        ask_back(aspirasi=aspirasi, teks="Berapa panjangnya?", by=operator, now=now + timedelta(hours=1))
    with konteks.dengan_kunci(aspirasi.pk):
        answer_question(aspirasi=aspirasi, teks="Dua belas meter.", by=WARGA, now=now + timedelta(hours=2))
    with sebagai(PUBLIK):
        jejak = find_jejak(aspirasi.kode)
    assert jejak is not None
    assert jejak.lanjutan == "Pemerintah desa membaca dan menjawabnya."


def test_next_wave_of_questions_has_its_day(now: datetime) -> None:
    _aspirasi, usulan, _kegiatan = walk_whole_way(now)
    with sebagai(PUBLIK):
        jejak = find_jejak(usulan.kode)
    assert jejak is not None
    assert "3–6 bulan" in jejak.lanjutan
    assert jejak.jatuh_tempo_on is not None
