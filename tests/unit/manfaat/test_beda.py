"""Selisih antar gelombang dengan rentangnya: hanya dalam satu kelompok, dan hanya yang terbit."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from terasa import statistik
from terasa.manfaat.enums import Butir, Gelombang, Kelompok
from terasa.manfaat.models import HasilManfaat, SurveiManfaat
from terasa.web.manfaat.sajian import GelombangTersaji, present_beda
from terasa.web.manfaat.sajian import _row as make_row


def make(gelombang: str, x: int, n: int, kelompok: str = Kelompok.ACAK) -> GelombangTersaji:
    selang = statistik.wilson(x, n)
    isi: dict[str, Any] = {
        "x": x,
        "n": n,
        "persen": 100 * x / n,
        "lo": 100 * selang.lo,
        "hi": 100 * selang.hi,
    }
    sm = SurveiManfaat(gelombang=gelombang, kelompok=kelompok)
    hasil = HasilManfaat(
        n=n, n_undian=n, ditahan=False, butir={Butir.TERATASI.value: isi}, per_tanggal=date(2026, 5, 1),
        diterbitkan_at=datetime(2026, 5, 1),
    )  # fmt: skip
    return GelombangTersaji(sm, "", "", hasil, teratasi=make_row("Masalah teratasi", isi))


def test_a_change_stands_with_its_interval() -> None:
    (beda,) = present_beda([make(Gelombang.SERAH_TERIMA, 12, 40), make(Gelombang.BULAN_3_6, 30, 40)])
    assert beda.arah == 1
    assert "30%" in beda.kalimat
    assert "75%" in beda.kalimat
    assert "+45 poin" in beda.kalimat
    # Newcombe's method 10 from the Wilson ends of both waves.
    lama, baru = statistik.wilson(12, 40), statistik.wilson(30, 40)
    bawah = 0.45 - ((0.75 - baru.lo) ** 2 + (lama.hi - 0.3) ** 2) ** 0.5
    assert f"+{100 * bawah:.1f}".replace(".", ",") in beda.kalimat


def test_a_small_change_is_not_called_one() -> None:
    (beda,) = present_beda([make(Gelombang.SERAH_TERIMA, 20, 40), make(Gelombang.BULAN_3_6, 22, 40)])
    assert beda.arah == 0
    assert "memuat nol" in beda.arti


@pytest.mark.parametrize("kelompok", [Kelompok.SASARAN])
def test_two_groups_are_not_set_against_each_other(kelompok: str) -> None:
    assert (
        present_beda([make(Gelombang.SERAH_TERIMA, 12, 40), make(Gelombang.BULAN_3_6, 30, 40, kelompok)])
        == []
    )
