"""Satu slip satu jawaban, bagaimanapun kuncinya diketik."""

from __future__ import annotations

import pytest

from terasa.layanan.rules import digest_jawaban
from terasa.umum.kode import hash_kunci, make_kunci

KUNCI = "7K3D9QXA5M01QRSTVW0Z"


@pytest.mark.parametrize(
    "ketikan", ["7k3d9-qxa5m-01qrs-tvw0z", "7K3D9 QXA5M OIQRS TVWOZ", " 7K3D9QXA5MOLQRSTVW0Z "]
)
def test_one_slip_answers_once_however_its_key_is_typed(ketikan: str) -> None:
    assert hash_kunci(ketikan) == hash_kunci(KUNCI)
    assert digest_jawaban(ketikan) == digest_jawaban(KUNCI)


def test_other_slips_are_other_respondents() -> None:
    assert digest_jawaban(make_kunci()) != digest_jawaban(KUNCI)
