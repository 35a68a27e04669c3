"""Di loket: yang datang dengan kertas ditanyai hal yang sama, dan petugas melihat aspirasi dan saran yang mirip."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from terasa.aspirasi.models import Aspirasi
from terasa.musrenbang.models import DukunganUsulan, Usulan
from terasa.musrenbang.queries import saran
from terasa.musrenbang.queries.saran import SaranSatu
from tests.factories import DESA, DESA_LAIN, make_aspirasi, make_pelaku
from tests.module.musrenbang.bahan import make_usulan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
SERUPA, CATAT = "/kerja/serupa/catat/", "/kerja/aspirasi/catat/"
DUSUN = "Dusun Wonolelo RT 3"
UCAPAN = {
    "kode_desa": DESA,
    "masalah": "Jembatan gantung lapuk, anak sekolah takut lewat.",
    "dusun": DUSUN,
    "kelompok": "sendiri",
}


@pytest.fixture
def jembatan(now: datetime) -> Usulan:
    make_aspirasi(now=now, masalah="Jembatan gantung di Wonolelo sudah lapuk.", dusun=DUSUN)
    return make_usulan(now, judul="Perbaikan jembatan gantung", lokasi=DUSUN)


@pytest.fixture
def petugas(klien: Callable[..., Client]) -> Client:
    return klien(make_pelaku("operator_desa", DESA))


@pytest.mark.usefixtures("jembatan")
def test_the_counter_is_asked_shown_voices_of_this_desk_and_where_it_may_go(
    petugas: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    pu = SaranSatu("unit-1", "Dinas PU", 0.8, ["jembatan"])
    monkeypatch.setattr(saran, "suggest_unit", lambda *_: [pu])
    halaman = petugas.post(SERUPA, UCAPAN).content.decode()
    assert "Apakah ini yang sama?" in halaman
    assert "sudah lapuk." in halaman
    assert "Dinas PU" in halaman
    # Looking at one does not lose what was typed.
    assert halaman.count('target="_blank"') == 2
    # Nothing to press here: there is no voice yet that could be joined, and no box for a unit.
    assert "unit-1" not in halaman
    assert "<form" not in halaman


@pytest.mark.usefixtures("jembatan")
def test_only_an_officer_of_this_village_is_answered(client: Client, klien: Callable[..., Client]) -> None:
    assert client.post(SERUPA, UCAPAN)["Location"].startswith("/akun/login/")
    assert klien(make_pelaku("operator_desa", DESA_LAIN)).post(SERUPA, UCAPAN).content == b""
    assert klien(make_pelaku("bappeda", "63.06")).post(SERUPA, UCAPAN).status_code == 404


@pytest.mark.parametrize("isi", [{"masalah": "jembatan"}, {"kode_desa": ""}, {"kode_desa": "99.99.99.9999"}])
def test_too_little_to_compare_is_answered_with_nothing(
    petugas: Client, jembatan: Usulan, isi: dict[str, str]
) -> None:
    assert petugas.post(SERUPA, {**UCAPAN, **isi}).content == b""


def test_without_script_a_button_looks_first_and_the_answer_goes_along(
    petugas: Client, jembatan: Usulan
) -> None:
    isi: dict[str, Any] = {**UCAPAN, "kunci_kirim": str(uuid4())}
    sebelum = Aspirasi.objects.count()
    halaman = petugas.post(CATAT, {**isi, "cari": "serupa"}).content.decode()
    assert "Apakah ini yang sama?" in halaman
    assert UCAPAN["masalah"] in halaman
    assert Aspirasi.objects.count() == sebelum
    jawaban = petugas.post(CATAT, {**isi, "dukung": jembatan.kode, "ditanya": "1"})
    assert jawaban["Location"] == "/aspirasi/terkirim/"
    assert DukunganUsulan.objects.get().usulan == jembatan
