"""Satu ruang kode: kode yang sudah dipakai diganti undian berikutnya."""

from __future__ import annotations

import pytest

from terasa.umum import kode_lacak
from terasa.umum.kode_lacak import claim_kode, claim_kode_many
from terasa.umum.models import KodeLacak

pytestmark = pytest.mark.django_db


def test_a_code_that_was_taken_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    terpakai = claim_kode("usulan")
    undian = iter([terpakai, terpakai, "7K3D9QXA5"])
    monkeypatch.setattr(kode_lacak, "make_kode", lambda: next(undian))
    assert claim_kode("aspirasi") == "7K3D9QXA5"
    assert KodeLacak.objects.get(pk=terpakai).jenis == "usulan"


def test_many_codes_come_in_order_and_each_once() -> None:
    kode = claim_kode_many("usulan", 300)
    assert kode == sorted(set(kode))
    assert KodeLacak.objects.filter(jenis="usulan").count() == 300
