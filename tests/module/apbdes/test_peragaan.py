"""APBDes peragaan: seimbang, mengaku peragaan, satu perubahan beralasan, satu rancangan menunggu camat."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from terasa.apbdes.enums import StatusApbdes
from terasa.apbdes.models import Apbdes
from terasa.apbdes.queries.apbdes import read_lembaran
from terasa.apbdes.queries.transfer import list_transfer
from terasa.config.peragaan import kantor
from terasa.config.peragaan.apbdes import budget_village
from terasa.config.peragaan.usul import Tahun
from terasa.config.peragaan.waktu import Kalender

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def test_the_demonstration_has_balanced_budgets_and_one_with_the_camat(now: datetime) -> None:
    t = Tahun(Kalender(2028), random.Random(1), kantor.make_units(), [])
    assert budget_village(t, now) == 4
    semua = list(Apbdes.objects.order_by("tahun", "versi"))
    assert all(a.is_peragaan for a in semua)
    assert {read_lembaran(a).neraca.sisa for a in semua} == {0}
    assert [(a.tahun, a.versi, a.status) for a in semua] == [
        (2025, 1, StatusApbdes.BERLAKU),
        (2026, 1, StatusApbdes.DIGANTIKAN),
        (2026, 2, StatusApbdes.BERLAKU),
        (2027, 1, StatusApbdes.DIEVALUASI),
    ]
    assert (len(list_transfer("63.06", 2026, now.date()).desa), bool(semua[2].alasan)) == (2, True)
