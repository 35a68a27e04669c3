"""Saran unit, bidang, dan sub kegiatan di halaman: orang memilih, Bappeda melihat seberapa tepat dan memilih versinya."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.cari.models import ModelRute
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.services.latih import train_kabupaten
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_unit
from tests.module.musrenbang.bahan import make_usulan
from tests.module.musrenbang.test_latih import PU, TANI, decide, make_sub, set_rule
from tests.web.musrenbang.bahan import BAPPEDA, CAMAT, OPERATOR, ORANG_LAIN, masuk
from tests.web.musrenbang.test_usulan import isian

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


@pytest.fixture
def pu(now: datetime) -> Unit:
    """A trained installation with a unit for roads and one for farming, and a sub kegiatan for bridges."""
    pu, tani = make_unit("pupr", nama="Dinas Pekerjaan Umum"), make_unit("tani", nama="Dinas Pertanian")
    for desa in (DESA, DESA_LAIN):
        for jalan, bibit in zip(PU, TANI, strict=True):
            decide(jalan, pu, "pekerjaan-umum-dan-penataan-ruang", desa, now)
            decide(bibit, tani, "pertanian", desa, now)
    set_rule(20)
    make_sub("1.03.99.2.01.9907", "Pembangunan Jembatan Gantung Pejalan Kaki")
    train_kabupaten(kabupaten=KABUPATEN, by=SISTEM, now=now)
    return pu


def test_while_writing_suggestions_come_with_why_and_one_press_takes_them(pu: Unit) -> None:
    klien = masuk(OPERATOR)
    isi = isian(judul="Pengaspalan jalan rusak", masalah="Jalan berlubang", bidang="")
    halaman = klien.post("/kerja/serupa/", isi).content.decode()
    assert f'value="unit:{pu.pk}"' in halaman
    assert 'value="bidang:pekerjaan-umum-dan-penataan-ruang"' in halaman
    assert "karena: " in halaman

    formulir = klien.post("/kerja/usulan/baru/", {**isi, "pakai": f"unit:{pu.pk}"}).context["form"]

    assert formulir["unit"].value() == str(pu.pk)
    assert formulir["judul"].value() == "Pengaspalan jalan rusak"
    assert Usulan.objects.filter(judul="Pengaspalan jalan rusak").count() == 0


def test_without_script_a_button_shows_the_same_for_what_is_typed(pu: Unit) -> None:
    isi = isian(judul="Pengaspalan jalan rusak", bidang="", cari="serupa")
    halaman = masuk(OPERATOR).post("/kerja/usulan/baru/", isi).content.decode()
    assert f'value="unit:{pu.pk}"' in halaman
    assert 'name="cari" value="serupa"' in halaman


def test_a_village_budget_gets_no_unit_of_the_kabupaten(pu: Unit) -> None:
    isi = isian(judul="Pengaspalan jalan rusak", tujuan="desa")
    assert 'value="unit:' not in masuk(OPERATOR).post("/kerja/serupa/", isi).content.decode()


def test_who_routes_an_usulan_sees_three_units_and_picks_one(pu: Unit, now: datetime) -> None:
    usulan = make_usulan(now, judul="Perbaikan jalan rusak")
    klien = masuk(CAMAT)
    alamat = f"/kerja/usulan/{usulan.pk}/arahkan/"
    assert f"?unit={pu.pk}#id_unit" in klien.get(alamat).content.decode()
    assert klien.get(alamat, {"unit": pu.pk}).context["form"]["unit"].value() == str(pu.pk)


def test_bappeda_finds_sub_kegiatan_ready_to_pick(pu: Unit, now: datetime) -> None:
    usulan = make_usulan(now, judul="Jembatan gantung")
    Usulan.objects.filter(pk=usulan.pk).update(status=StatusUsulan.DISEPAKATI_KABUPATEN)
    halaman = masuk(BAPPEDA).get(f"/kerja/usulan/{usulan.pk}/rencana/").content.decode()
    assert re.search(r'type="radio" name="sub_kegiatan" value="1.03.99.2.01.9907"', halaman)
    assert "(saran, karena: " in halaman


def test_bappeda_reads_how_often_the_suggestions_were_right(pu: Unit) -> None:
    halaman = masuk(BAPPEDA).get("/kerja/saran/").content.decode()
    assert "Yang dipakai: versi 1" in halaman
    assert "dari 20" in halaman
    assert "Dinas Pertanian" in halaman
    assert "Belum cukup keputusan untuk mengukur" in halaman


def test_bappeda_reads_that_too_few_were_decided(pu: Unit, now: datetime) -> None:
    set_rule(50)
    ModelRute.objects.all().delete()
    train_kabupaten(kabupaten=KABUPATEN, by=SISTEM, now=now)
    halaman = masuk(BAPPEDA).get("/kerja/saran/").content.decode()
    assert "Belum dipakai: baru 20 dari 50 keputusan" in halaman


def test_before_anything_was_learnt_the_page_says_so() -> None:
    assert "Belum dilatih" in masuk(BAPPEDA).get("/kerja/saran/").content.decode()


def test_bappeda_goes_back_to_a_version(pu: Unit, now: datetime) -> None:
    decide("Rehab jembatan", pu, "pekerjaan-umum-dan-penataan-ruang", DESA, now)
    train_kabupaten(kabupaten=KABUPATEN, by=SISTEM, now=now)
    lama = ModelRute.objects.get(sasaran="unit", versi=1)
    klien = masuk(BAPPEDA)
    klien.post(f"/kerja/saran/{lama.pk}/pakai/")
    lama.refresh_from_db()
    assert lama.dipakai
    assert "latihan berikutnya menunggu" in klien.get("/kerja/saran/").content.decode()


@pytest.mark.parametrize("siapa", [OPERATOR, CAMAT, ORANG_LAIN[2]])
def test_only_bappeda_opens_the_page(siapa: tuple[str, str]) -> None:
    klien = masuk(siapa)
    assert klien.get("/kerja/saran/").status_code == 404
    assert klien.post("/kerja/saran/latih/").status_code == 404


def test_bappeda_of_another_kabupaten_cannot_choose_here(pu: Unit) -> None:
    satu = ModelRute.objects.get(sasaran="unit")
    lain = masuk((JenisPeran.BAPPEDA, "34.01"))
    assert lain.post(f"/kerja/saran/{satu.pk}/pakai/").status_code == 404


def test_asking_to_learn_puts_one_job_in_the_queue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    diminta: list[tuple[str, str]] = []
    monkeypatch.setattr("terasa.web.serupa.saran.wake_training", lambda *isi: diminta.append(isi))
    jawaban = masuk(BAPPEDA).post("/kerja/saran/latih/", follow=True)
    assert "masuk antrean" in jawaban.content.decode()
    assert [kabupaten for kabupaten, _oleh in diminta] == [KABUPATEN]
