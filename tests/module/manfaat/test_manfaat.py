"""Gelombang survei manfaat: dibuka pada waktunya, ditutup dengan angka yang jujur."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from terasa.akun.enums import JenisPeran
from terasa.aturan.models import Tenggat
from terasa.manfaat.enums import Gelombang
from terasa.manfaat.models import HasilManfaat
from terasa.manfaat.services import CannotMeasure, close_gelombang, prepare_gelombang, publish_gelombang
from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.models import Langkah
from terasa.survei.services import CannotSurvey, mark_nonresponse
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_pelaku, sebagai
from tests.module.manfaat.bahan import (
    answer,
    assign,
    list_rumah,
    make_bappeda,
    make_gelombang,
    make_surveyor,
    sama,
)
from tests.module.program.bahan import make_diserahkan, make_kegiatan, make_usulan

pytestmark = pytest.mark.django_db


def close(survei_manfaat, *, now: datetime) -> HasilManfaat:  # type: ignore[no-untyped-def]
    bappeda = make_bappeda()
    with sebagai(bappeda):
        close_gelombang(survei_manfaat=survei_manfaat, by=bappeda, now=now + timedelta(days=1))
        return publish_gelombang(survei_manfaat=survei_manfaat, by=bappeda, now=now + timedelta(days=1))


def test_24_of_30_is_published_with_its_interval_and_reaches_the_usulan(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now, n=30)
    answer(survei_manfaat, [sama("ya")] * 24 + [sama("tidak")] * 6, now=now)
    hasil = close(survei_manfaat, now=now)
    usulan = survei_manfaat.kegiatan.usulan.get()
    langkah = Langkah.objects.get(tahap=Tahap.MANFAAT, keputusan="dinilai")
    assert hasil.butir["teratasi"] == {"x": 24, "n": 30, "persen": 80.0, "lo": 62.69, "hi": 90.5}
    assert (hasil.n, hasil.n_undian, hasil.ditahan, hasil.is_awas) == (30, 30, False, False)
    assert usulan.status == StatusUsulan.DINILAI_MANFAATNYA
    assert (langkah.rincian["imd"], langkah.rincian["imd_lo"], langkah.rincian["n"]) == (80.0, 62.69, 30)


def test_nine_answers_are_withheld_and_the_usulan_is_not_assessed(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now)
    answer(survei_manfaat, [sama("ya")] * 9, now=now)
    hasil = close(survei_manfaat, now=now)
    assert (hasil.ditahan, hasil.n, hasil.imd, hasil.butir) == (True, 9, None, {})
    assert survei_manfaat.kegiatan.usulan.get().status == StatusUsulan.SELESAI_FISIK
    langkah = Langkah.objects.get(keputusan="ditahan")
    assert "imd" not in langkah.rincian


def test_ten_to_twenty_nine_answers_carry_a_warning(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now)
    answer(survei_manfaat, [sama("ya")] * 12, now=now)
    assert close(survei_manfaat, now=now).is_awas


def test_several_desa_widen_the_interval(now: datetime) -> None:
    dua = [make_usulan(now=now), make_usulan(now=now, kode_desa=DESA_LAIN)]
    rt = {f"{DESA} RT 01": 15, f"{DESA_LAIN} RT 01": 15}
    survei_manfaat = make_gelombang(now=now, n=30, rt=rt, usulan=dua)
    surveyor = make_pelaku(JenisPeran.PENDAMPING, "63.06.05.2005")
    bappeda = make_bappeda()
    from terasa.manfaat.services import assign_surveyor
    from terasa.survei.services import record_jawaban
    from tests.factories import get_pengguna

    with sebagai(bappeda):
        assign_surveyor(survei_manfaat=survei_manfaat, pengguna=get_pengguna(surveyor), by=bappeda, now=now)
    with sebagai(surveyor):
        for nomor, rumah in enumerate(list_rumah(survei_manfaat)):
            isi = sama("ya" if nomor < 24 else "tidak")
            record_jawaban(responden=rumah, by=surveyor, isi=isi, dijawab_at=now, now=now)
    butir = close(survei_manfaat, now=now).butir["teratasi"]
    assert butir["persen"] == 80.0
    assert butir["lo"] < 62.69
    assert butir["hi"] > 90.5


def test_nonresponse_is_published_by_reason(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now)
    surveyor = answer(survei_manfaat, [sama("ya")] * 10, now=now)
    with sebagai(surveyor):
        mark_nonresponse(responden=list_rumah(survei_manfaat)[11], by=surveyor, sebab="menolak", now=now)
    assert close(survei_manfaat, now=now).nonrespons == {"menolak": 1}


def test_the_draw_is_a_silent_public_station(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now)
    langkah = Langkah.objects.get(keputusan="diundi")
    assert langkah.rincian["n_undian"] == 12
    assert langkah.rincian["kerangka_sha256"] == survei_manfaat.survei.kerangka_sha256


def test_before_the_handover_there_is_nothing_to_ask(now: datetime) -> None:
    with pytest.raises(CannotMeasure) as galat:
        make_gelombang(now=now, kegiatan=make_kegiatan(now=now))
    assert galat.value.code == "belum-diserahkan"


def test_a_wave_cannot_be_drawn_again(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now)
    with pytest.raises(CannotMeasure) as galat:
        make_gelombang(now=now, kegiatan=survei_manfaat.kegiatan)
    assert galat.value.code == "sudah-diundi"


@pytest.mark.parametrize(
    ("gelombang", "hari_lalu", "boleh"),
    [
        (Gelombang.BULAN_3_6, 60, False),
        (Gelombang.BULAN_3_6, 95, True),
        (Gelombang.BULAN_12, 95, False),
        (Gelombang.BULAN_12, 365, True),
    ],
)
def test_later_waves_wait_for_their_window(
    now: datetime, gelombang: str, hari_lalu: int, boleh: bool
) -> None:
    kegiatan = make_diserahkan(now=now, hari_lalu=hari_lalu)
    if boleh:
        assert make_gelombang(now=now, kegiatan=kegiatan, gelombang=gelombang).gelombang == gelombang
        return
    with pytest.raises(CannotMeasure) as galat:
        make_gelombang(now=now, kegiatan=kegiatan, gelombang=gelombang)
    assert galat.value.code == "terlalu-awal"


def test_closing_stops_the_clock_of_its_wave_only(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now)
    close(survei_manfaat, now=now)
    berjalan = Tenggat.objects.filter(objek_id=str(survei_manfaat.kegiatan_id), selesai_at__isnull=True)
    assert sorted(t.aturan_kode[-1] for t in berjalan) == ["2", "3"]


def test_a_closed_wave_cannot_be_closed_again(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now)
    close(survei_manfaat, now=now)
    with pytest.raises(CannotSurvey):
        close(survei_manfaat, now=now)


@pytest.mark.parametrize("jenis", [JenisPeran.KADES, JenisPeran.PERANGKAT_DAERAH, JenisPeran.CAMAT])
def test_neither_builder_nor_village_opens_a_wave(now: datetime, jenis: JenisPeran) -> None:
    kode = {JenisPeran.KADES: DESA, JenisPeran.CAMAT: "63.06.04"}.get(jenis, KABUPATEN)
    kegiatan, by = make_diserahkan(now=now), make_pelaku(jenis, kode)
    with sebagai(by), pytest.raises(CannotMeasure) as galat:
        prepare_gelombang(kegiatan=kegiatan, gelombang="serah_terima", n=3, by=by, now=now)
    assert galat.value.code == "bukan-penyelenggara"


def test_the_same_surveyor_does_not_ask_two_waves_in_a_row(now: datetime) -> None:
    kegiatan, surveyor = make_diserahkan(now=now, hari_lalu=95), make_surveyor()
    assign(make_gelombang(now=now, kegiatan=kegiatan), surveyor, now=now)
    kedua = make_gelombang(now=now, kegiatan=kegiatan, gelombang=Gelombang.BULAN_3_6)
    with pytest.raises(CannotMeasure) as galat:
        assign(kedua, surveyor, now=now)
    assert galat.value.code == "giliran"
    assign(kedua, make_pelaku(JenisPeran.PENDAMPING, "63.06.05.2005"), now=now)


def test_intended_and_random_are_two_draws_that_are_published_apart(now: datetime) -> None:
    acak = make_gelombang(now=now)
    sasaran = make_gelombang(now=now, kegiatan=acak.kegiatan, kelompok="sasaran", rt={"RT 01": 30})
    assert acak.survei.komitmen_benih != sasaran.survei.komitmen_benih
    answer(acak, [sama("ya")] * 12, now=now)
    answer(sasaran, [sama("tidak")] * 12, now=now)
    assert [close(g, now=now).butir["pakai"]["x"] for g in (acak, sasaran)] == [12, 0]
