"""Pendapat yang datang sendiri: tampil per pertanyaan, dalam langkah yang cukup besar."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from uuid import uuid4

import pytest

from terasa.manfaat.enums import Gelombang
from terasa.manfaat.models import HasilManfaat, JawabanSukarela, SurveiManfaat
from terasa.manfaat.queries import count_sukarela
from terasa.survei.models import Survei
from tests.module.program.bahan import make_diserahkan

pytestmark = pytest.mark.usefixtures("sistem")


def test_two_days_never_tell_what_the_few_between_them_said(now: datetime) -> None:
    kegiatan, menit = make_diserahkan(now=now, hari_lalu=7), count(1)

    def come(banyak: int, **isi: str) -> None:
        for _n in range(banyak):
            pada = now + timedelta(minutes=next(menit))
            JawabanSukarela.objects.create(pk=uuid4(), kegiatan=kegiatan, isi=isi, diterima_at=pada)

    def publish(gelombang: str) -> dict[str, dict[str, int]]:
        survei = Survei.objects.create(judul="Survei", kode_wilayah=kegiatan.kode_wilayah)
        satu = SurveiManfaat.objects.create(survei=survei, kegiatan=kegiatan, gelombang=gelombang)
        pada = now + timedelta(minutes=next(menit))
        HasilManfaat.objects.create(
            survei_manfaat=satu, n=0, n_undian=0, ditahan=True, per_tanggal=pada.date(), diterbitkan_at=pada
        )
        return count_sukarela(kegiatan)

    come(11, pakai="ya")
    assert count_sukarela(kegiatan) == {}
    come(9, adil="tidak")
    assert publish(Gelombang.SERAH_TERIMA) == {"pakai": {"ya": 11}}
    come(2, pakai="tidak", adil="ya")
    assert publish(Gelombang.BULAN_3_6) == {"pakai": {"ya": 11}, "adil": {"tidak": 9, "ya": 2}}
    come(8, pakai="tidak")
    assert publish(Gelombang.BULAN_12)["pakai"] == {"ya": 11, "tidak": 10}
