"""Pemeriksaan mutu: penyebutnya disebut, dan yang wajar tidak ditandai."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from terasa.survei.rules import AmbangMutu, AturanKunjungan, Periksa, Wawancara, check_all, is_tuntas
from terasa.survei.rules.mutu import upper_tail
from tests.bersama import SELASA

BUTIR = ("tahu", "pakai", "adil")


def interview(n: int, pencacah: int = 1, **isi: Any) -> Wawancara:
    """One of many that differ: answers, minute and place change with n."""
    jawab = {b: ("ya", "tidak", "ragu")[(n + k * (n % 4)) % 3] for k, b in enumerate(BUTIR)}
    selesai = SELASA + timedelta(minutes=n * 7 + 1)
    bawaan = {
        "isi": jawab,
        "saluran": "datang",
        "mulai_at": selesai - timedelta(minutes=5),
        "dijawab_at": selesai,
        "titik": (-2.7 - n / 1000, 115.2),
    }
    return Wawancara(pencacah, **{**bawaan, **isi})


def run(semua: list[Wawancara], **isi: Any) -> dict[str, Periksa]:
    bawaan: dict[str, Any] = {"ulang": {"cocok": 3}, "hitungan_rt": [18, 23, 31], "petugas": 2, "konflik": 0}
    return {p.kode: p for p in check_all(semua, **{**bawaan, **isi}, ambang=AmbangMutu())}


def test_ordinary_work_is_not_marked() -> None:
    hasil = run([interview(n, n % 2) for n in range(30)])
    assert [p.kode for p in hasil.values() if p.ditandai] == []
    assert hasil["cepat"].penyebut == 30


@pytest.mark.parametrize(
    ("kode", "isi"),
    [
        ("cepat", {"mulai_at": SELASA, "dijawab_at": SELASA + timedelta(seconds=20)}),
        ("waktu", {"mulai_at": None}),
        ("titik", {"titik": None}),
        ("titik_sama", {"titik": (-2.7, 115.2)}),
        ("lurus", {"isi": dict.fromkeys(BUTIR, "ya")}),
        ("seragam", {"isi": {"tahu": "ya", "pakai": "tidak", "adil": "ya"}}),
        ("menit", {"dijawab_at": SELASA}),
    ],
)
def test_each_kind_of_polishing_is_marked(kode: str, isi: dict[str, Any]) -> None:
    assert run([interview(n, **isi) for n in range(12)])[kode].ditandai


def test_call_backs_conflicts_and_round_counts_are_marked() -> None:
    hasil = run(
        [interview(n) for n in range(30)],
        ulang={"tidak_pernah": 1, "cocok": 1},
        hitungan_rt=[20, 25, 30, 35, 40, 50],
        konflik=1,
    )
    assert {"ulang", "tidak_pernah", "bulat", "konflik"} <= {k for k, p in hasil.items() if p.ditandai}
    assert (hasil["ulang"].jumlah, hasil["ulang"].penyebut) == (2, 30)


def test_only_the_surveyor_whose_share_is_high_is_named() -> None:
    semua = [interview(n, 1) for n in range(10)]
    semua += [interview(n, 2, isi=dict.fromkeys(BUTIR, "ya")) for n in range(10, 16)]
    semua += [interview(n, 3, isi=dict.fromkeys(BUTIR, "ya")) for n in range(16, 18)]
    assert run(semua)["lurus"].rinci == ((2, 6, 6),)


def test_nothing_asked_yet_marks_nothing() -> None:
    hasil = run([], ulang={}, hitungan_rt=[])
    assert not any(p.ditandai for p in hasil.values())


def test_binomial_tail_is_exact() -> None:
    assert upper_tail(0, 5, 1, 5) == 1
    assert upper_tail(5, 5, 1, 5) == pytest.approx(1 / 3125)


@pytest.mark.parametrize(
    ("hasil", "jam", "tuntas"),
    [
        ("menolak", [], True),
        ("pindah", [], True),
        ("tak_ditemui", [9, 9, 9, 9], False),
        ("tak_ditemui", [9, 10, 11], False),
        ("tak_ditemui", [9, 11, 16], True),
        ("tak_ditemui", [16, 9, 11], True),
    ],
)
def test_when_a_house_is_given_up(hasil: str, jam: list[int], tuntas: bool) -> None:
    pada: list[datetime] = [SELASA.replace(hour=j) + timedelta(days=n) for n, j in enumerate(jam)]
    assert is_tuntas(hasil, pada, AturanKunjungan()) is tuntas
