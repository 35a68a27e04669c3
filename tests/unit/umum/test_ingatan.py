"""Yang dibaca berulang dalam satu pekerjaan dibaca sekali; yang sebentar dibaca lagi sesudah waktunya lewat."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from terasa.umum import ingatan
from terasa.umum.ingatan import remember, remembered, remembered_briefly


@pytest.fixture
def jam(settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock to be set, and a memory of ten seconds that nothing else used."""
    settings.INGATAN_DETIK = 10
    kini = [1000.0]
    monkeypatch.setattr(ingatan.time, "monotonic", lambda: kini[0])
    monkeypatch.setattr(ingatan, "_sebentar", ingatan._Sebentar())
    return kini


def test_without_a_memory_everything_is_read_anew() -> None:
    nomor = count()
    assert [remember("apa", lambda: next(nomor)) for _ in range(2)] == [0, 1]


def test_a_larger_work_keeps_its_memory_through_smaller_ones(jam: list[float]) -> None:
    nomor = count()
    with remembered():
        awal = remember("apa", lambda: next(nomor))
        for kecil in (remembered, remembered_briefly):
            with kecil():
                assert remember("apa", lambda: next(nomor)) == awal
    with remembered():
        assert remember("apa", lambda: next(nomor)) == awal + 1


def test_what_was_read_a_moment_ago_is_read_again_when_its_time_is_over(jam: list[float]) -> None:
    nomor, terbaca = count(), []
    for detik in (0, 9, 11):
        jam[0] = 1000.0 + detik
        with remembered_briefly():
            terbaca.append(remember("apa", lambda: next(nomor)))
    assert terbaca == [0, 0, 1]


def test_whoever_is_reading_keeps_what_others_let_go(jam: list[float]) -> None:
    lama = ingatan._sebentar.fresh()
    lama["apa"] = 1
    jam[0] += 60
    assert ingatan._sebentar.fresh() == {}
    assert lama == {"apa": 1}
