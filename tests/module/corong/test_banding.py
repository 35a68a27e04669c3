"""Perbandingan tempat: hanya yang terbit, sama dengan hitungan langsung, dan hanya bila ada yang berubah."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest

from terasa.corong.banding import refresh_banding
from terasa.corong.models import Banding
from terasa.corong.services import refresh_all
from terasa.program.models import Kegiatan
from terasa.statistik.eb import borrow
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, make_unit
from tests.module.corong.test_corong import TAHUN, make_kegiatan, make_usulan, publish

pytestmark = pytest.mark.usefixtures("sistem")
HASIL = ((24, 30), (12, 30), (9, 40), (5, 8))


def fill(now: datetime) -> list[Kegiatan]:
    """Four units with one measured kegiatan each; the last has too few answers."""
    kegiatan = []
    for nomor, (x, n) in enumerate(HASIL):
        unit = make_unit(f"dinas-{nomor}", nama=f"Dinas {nomor}")
        kegiatan.append(make_kegiatan(now, [make_usulan(now, DESA, unit)], unit, "dimanfaatkan"))
        publish(kegiatan[-1], x, n, now)
    refresh_all(by=SISTEM, now=now)
    return kegiatan


def test_only_published_units_are_compared_and_as_the_estimate_says(now: datetime) -> None:
    kegiatan = fill(now)
    assert refresh_banding(by=SISTEM, now=now) == 1
    semua = {b.kunci: b for b in Banding.objects.filter(kelompok="unit")}
    assert set(semua) == {str(k.unit_id) for k in kegiatan[:3]}
    n = np.array([n / (1 + (n - 1) * 0.05) for _x, n in HASIL[:3]])
    pinjam = borrow(np.array([x / n for x, n in HASIL[:3]]) * n, n)
    for nomor, satu in enumerate(kegiatan[:3]):
        baris = semua[str(satu.unit_id)]
        assert (baris.nilai, baris.bobot) == pytest.approx((pinjam.nilai[nomor], pinjam.bobot[nomor]))
        assert baris.bawah < baris.nilai < baris.atas
        assert (baris.tempat, baris.puncak) == (3, 1)
    # One desa alone is compared with nobody.
    assert not Banding.objects.exclude(kelompok="unit").exists()
    # All of them are somewhere.
    assert sum(b.teratas or 0 for b in semua.values()) == pytest.approx(1, abs=0.01)


def test_nothing_is_compared_again_until_an_answer_changes(now: datetime) -> None:
    kegiatan = fill(now)
    refresh_banding(by=SISTEM, now=now)
    assert refresh_banding(by=SISTEM, now=now) == 0
    nanti = now + timedelta(hours=1)
    publish(kegiatan[0], 3, 30, nanti, "bulan_12", hari=1)
    refresh_all(by=SISTEM, now=nanti)
    assert refresh_banding(by=SISTEM, now=nanti + timedelta(minutes=5)) == 1
    baris = Banding.objects.get(kunci=str(kegiatan[0].unit_id), tahun=TAHUN)
    assert baris.nilai < 0.4
