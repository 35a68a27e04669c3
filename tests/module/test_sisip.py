"""Satu pernyataan menyisipkan dan mengatakan apakah barisnya baru."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest

from terasa.aspirasi.models import Aspirasi
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.sisip import insert_unless_there
from tests.factories import DESA

pytestmark = pytest.mark.usefixtures("sistem")


def test_a_row_is_new_once(now: datetime) -> None:
    kunci = uuid4()
    satu, dua = (
        Aspirasi(
            kode=claim_kode("aspirasi"), kunci_sidik="x", kunci_kirim=kunci, kode_desa=DESA, diajukan_at=now
        )
        for _ in range(2)
    )
    assert [insert_unless_there(satu), insert_unless_there(dua)] == [True, False]
    assert Aspirasi.objects.get() == satu
    satu.status = "dijawab"
    satu.save()
    assert Aspirasi.objects.get().status == "dijawab"
