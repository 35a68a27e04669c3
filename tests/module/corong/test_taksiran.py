"""Taksiran model: dari sel yang terbit saja, dengan kerangka yang disebut sumbernya, dan hanya bila pemeriksaannya lulus."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest
from scipy.special import expit

from terasa.corong.banding import refresh_banding
from terasa.corong.models import Sel, Taksiran
from terasa.musrenbang.models import DataTempat
from terasa.umum.pelaku import SISTEM
from terasa.wilayah.queries import list_desa
from tests.factories import KABUPATEN, make_unit
from tests.module.corong.test_corong import TAHUN

pytestmark = pytest.mark.usefixtures("sistem")
DESA, N = 40, 40


def fill(now: datetime, jauh: float = 1.5, desa: int = DESA, n: int = N) -> list[str]:
    """Two units in each desa; people of hard places say yes less often, by `jauh`. The last desa was not asked.

    Every tenth kegiatan has nine answers that are all no: no published figure holds them.
    """
    kode = [d.kode for d in list_desa(KABUPATEN)][:desa]
    unit = [make_unit(f"dinas-{u}", nama=f"Dinas {u}").pk for u in "ab"]
    acak = np.random.default_rng(7)
    sulit = acak.standard_normal(desa)
    for nomor, satu in enumerate(kode):
        DataTempat.objects.create(
            kabupaten=KABUPATEN, tahun=TAHUN - 1, kode_wilayah=satu, penduduk=500 + 10 * nomor, luas=100,
            kesulitan=round(float(50 + 10 * sulit[nomor]), 3), sumber="Prodeskel", diubah_at=now,
        )  # fmt: skip
        for urut, u in enumerate(unit):
            dijawab = 0 if nomor == desa - 1 else 9 if (2 * nomor + urut) % 10 == 9 else n
            p = expit(0.4 + 0.8 * (urut - 0.5) - jauh * sulit[nomor])
            x = int(acak.binomial(dijawab, p)) if dijawab == n else 0
            Sel.objects.create(
                kabupaten=KABUPATEN, tahun=TAHUN, kode=satu, unit_id=u, kegiatan=1, selesai=1, jawaban=dijawab,
                teratasi=x, jawaban_kuadrat=dijawab * dijawab, dihitung_at=now,
            )  # fmt: skip
    return kode


def test_a_model_that_foretells_speaks_for_desa_that_nobody_asked(now: datetime) -> None:
    kode = fill(now)
    assert refresh_banding(by=SISTEM, now=now) == 1
    t = Taksiran.objects.get()
    assert (t.sebab, t.diperiksa) == ("", DESA - 1)
    assert (t.hemat or 0) > 0.1
    assert kode[-1] in t.isi
    nilai, bawah, atas, setara = t.isi[kode[-1]]
    assert 0 < bawah < nilai < atas < 1
    assert setara >= 10
    assert {k[:8] for k in kode} <= set(t.isi)
    k = t.kerangka
    assert (k["kegiatan"], k["desa"], k["sumber"], k["sumber_tahun"]) == (
        2 * DESA,
        DESA,
        ["Prodeskel"],
        TAHUN - 1,
    )
    assert k["ciri"] == ["penduduk", "kepadatan", "kesulitan geografis"]
    assert k["tanpa_penduduk"] == 0
    # What is withheld moves nothing, whatever it says.
    lama = t.isi
    Sel.objects.filter(jawaban=9).update(teratasi=9, dihitung_at=now + timedelta(hours=1))
    refresh_banding(by=SISTEM, now=now + timedelta(hours=2))
    assert Taksiran.objects.get().isi == lama


def test_a_model_that_does_not_foretell_says_why_and_nothing_else(now: datetime) -> None:
    fill(now, jauh=0.0)
    refresh_banding(by=SISTEM, now=now)
    t = Taksiran.objects.get()
    assert (t.sebab, t.isi, t.batas) == ("ramalan", {}, 0.1)
    assert t.hemat == t.angka < 0.1


def test_few_answers_are_no_model_and_it_is_not_tried_again_until_something_changes(now: datetime) -> None:
    fill(now, desa=2)
    assert refresh_banding(by=SISTEM, now=now) == 1
    assert Taksiran.objects.get().sebab == "jawaban"
    assert refresh_banding(by=SISTEM, now=now + timedelta(hours=1)) == 0
    DataTempat.objects.update(diubah_at=now + timedelta(hours=2))
    assert refresh_banding(by=SISTEM, now=now + timedelta(hours=3)) == 1


def test_without_the_people_of_a_desa_no_kecamatan_is_weighed(now: datetime) -> None:
    kode = fill(now)
    DataTempat.objects.filter(kode_wilayah=kode[0]).update(penduduk=None)
    refresh_banding(by=SISTEM, now=now)
    t = Taksiran.objects.get()
    assert t.kerangka["tanpa_penduduk"] == 1
    assert t.kerangka["ciri"] == ["kesulitan geografis"]
    assert t.isi
    assert not {k[:8] for k in kode} & set(t.isi)
