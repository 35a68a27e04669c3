"""Kontrak dan adendumnya tanpa basis data: yang berlaku sekarang, tepat sampai rupiah."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from terasa.program.rules.kontrak import (
    MELEBIHI_PAGU,
    TANGGAL_TERBALIK,
    Perjanjian,
    count_hari,
    list_tanda,
    read_keadaan,
)

HARI = date(2026, 1, 5)
# Drawing examples is slow on a busy machine; that is no fault of the rule.
LAMBAT = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RUPIAH = st.integers(min_value=1, max_value=10**13)


@LAMBAT
@given(st.lists(st.integers(min_value=-(10**9), max_value=10**9), max_size=12), RUPIAH)
def test_the_value_after_all_addenda_is_the_contract_and_their_sum(ubah: list[int], awal: int) -> None:
    """Signed one after another, read in any order: not one rupiah is lost."""
    nilai = [awal]
    for satu in ubah:
        nilai.append(max(1, nilai[-1] + satu))
    riwayat = [Perjanjian(n, nilai=v) for n, v in enumerate(nilai)]
    kini = read_keadaan(reversed(riwayat)).nilai
    assert kini == awal + sum(b - a for a, b in pairwise(nilai))


@LAMBAT
@given(RUPIAH, st.lists(st.none() | RUPIAH, max_size=8))
def test_an_addendum_that_says_nothing_about_money_leaves_it(awal: int, lanjut: list[int | None]) -> None:
    riwayat = [Perjanjian(0, nilai=awal), *(Perjanjian(n, nilai=v) for n, v in enumerate(lanjut, start=1))]
    assert read_keadaan(riwayat).nilai == next((v for v in reversed(lanjut) if v is not None), awal)


def test_a_doubtful_value_or_period_does_not_become_the_state() -> None:
    riwayat = [
        Perjanjian(0, "SPK/1", 100, HARI, HARI + timedelta(days=9)),
        Perjanjian(1, "", 900, HARI, HARI - timedelta(days=1), (MELEBIHI_PAGU, TANGGAL_TERBALIK)),
    ]
    kini = read_keadaan(riwayat)
    assert (kini.nomor, kini.nilai, kini.selesai_on) == ("SPK/1", 100, HARI + timedelta(days=9))


def test_what_is_doubtful_is_named() -> None:
    isi = {"tanggal": HARI, "mulai_on": HARI, "selesai_on": HARI}
    assert list_tanda(nilai=100, pagu=100, **isi) == ()
    assert list_tanda(nilai=101, pagu=100, **isi) == (MELEBIHI_PAGU,)
    terbalik = isi | {"tanggal": HARI + timedelta(days=1)}
    assert list_tanda(nilai=None, pagu=100, **terbalik) == (TANGGAL_TERBALIK,)


def test_both_ends_of_a_contract_count_as_days() -> None:
    assert count_hari(date(2026, 3, 14), date(2026, 4, 27)) == 45
    assert count_hari(HARI, None) is None
    assert count_hari(HARI, HARI - timedelta(days=1)) is None
