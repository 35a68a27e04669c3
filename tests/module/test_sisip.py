"""Satu pernyataan menyisipkan dan mengatakan apakah barisnya baru."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from terasa.aspirasi.models import Aspirasi
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.sisip import insert_new, insert_unless_there
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
    assert [insert_unless_there(satu), insert_unless_there(dua)] == [1, 0]
    assert Aspirasi.objects.get() == satu
    satu.status = "dijawab"
    satu.save()
    assert Aspirasi.objects.get().status == "dijawab"


def test_many_rows_go_in_together(now: datetime) -> None:
    kunci = [uuid4(), uuid4(), uuid4()]

    def make(nomor: int) -> Aspirasi:
        kode = claim_kode("aspirasi")
        return Aspirasi(kode=kode, kunci_sidik="x", kunci_kirim=kunci[nomor], kode_desa=DESA, diajukan_at=now)

    insert_new(make(0))
    assert insert_unless_there(make(0), make(1), make(2)) == 2
    assert set(Aspirasi.objects.values_list("kunci_kirim", flat=True)) == set(kunci)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_new(make(1))
