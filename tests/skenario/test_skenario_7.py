"""Skenario 7: 7 dari 8 jawaban ditahan; 24 dari 30 terbit sebagai 80% dengan rentang Wilson 62,7–90,5%, di samping n."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from terasa.manfaat.models import HasilManfaat
from terasa.manfaat.services import close_gelombang, publish_gelombang
from terasa.musrenbang.models import Langkah
from tests.bersama import SELASA
from tests.factories import sebagai
from tests.module.manfaat.bahan import answer, make_bappeda, make_gelombang, sama
from tests.skenario.ukuran import measured

pytestmark = pytest.mark.django_db


def survey(n: int, teratasi: int, now: datetime) -> HasilManfaat:
    """A wave of n drawn dwellings that all answer; `teratasi` of them say that the problem is solved."""
    sm, bappeda = make_gelombang(now=now, n=n), make_bappeda()
    answer(sm, [{**sama("ya"), "teratasi": "ya" if k < teratasi else "tidak"} for k in range(n)], now=now)
    with sebagai(bappeda):
        nanti = now.replace(hour=18)
        close_gelombang(survei_manfaat=sm, by=bappeda, now=nanti)
        return publish_gelombang(survei_manfaat=sm, by=bappeda, now=nanti)


def read(alamat: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", Client().get(alamat).content.decode()))


def test_few_answers_are_withheld_and_thirty_are_shown_with_interval_and_n() -> None:
    ukuran: dict[str, Any]
    with measured("7") as ukuran:
        sedikit, cukup = survey(8, 7, SELASA), survey(30, 24, SELASA)
        ukuran |= {"ditahan": sedikit.ditahan, "teratasi": cukup.butir["teratasi"]}
    assert (sedikit.ditahan, sedikit.n, sedikit.butir, sedikit.imd) == (True, 8, {}, None)
    teks = read(f"/manfaat/{sedikit.pk}/")
    assert "baru 8 rumah menjawab" in teks
    assert "87,5" not in teks
    for satu in Langkah.objects.filter(rincian__n=8):
        assert "teratasi" not in satu.rincian
    assert cukup.butir["teratasi"] == {"x": 24, "n": 30, "persen": 80.0, "lo": 62.69, "hi": 90.5}
    teks = read(f"/manfaat/{cukup.pk}/")
    assert re.search(r"Masalah teratasi 80% 62,7–90,5 24 / 30", teks), teks
    assert "24 / 30" in read(f"/kegiatan/{cukup.survei_manfaat.kegiatan.kode}/")
