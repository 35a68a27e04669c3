"""Denah: garis yang dipakai bersama digambar sekali, dan setiap desa punya tempat di dalam batasnya."""

from __future__ import annotations

from typing import Any

import pytest

from terasa.umum.denah import LEBAR, draw_batas, draw_petak, titik_dalam


def persegi(x: float, y: float, sisi: float = 0.1) -> dict[str, Any]:
    cincin = [[x, y], [x + sisi, y], [x + sisi, y + sisi], [x, y + sisi], [x, y]]
    return {"type": "Polygon", "coordinates": [cincin]}


# Two desa of one kecamatan side by side, and one of another to the east.
TIGA = [
    ("63.06.01.2001", "", persegi(115.0, -2.8)),
    ("63.06.01.2002", "", persegi(115.1, -2.8)),
    ("63.06.02.2001", "", persegi(115.2, -2.8)),
]


def kecamatan(kode: str) -> str:
    return kode[:8]


def test_a_line_between_two_desa_of_one_kecamatan_is_thin_and_drawn_once() -> None:
    denah = draw_batas(TIGA, kelompok=kecamatan, maks_bita=10_000)
    assert denah.tipis.count("M") == 1
    # The outside and the line between the two kecamatan.
    assert denah.tebal.count("M") >= 1
    assert (denah.lebar, denah.tinggi) == (LEBAR, 134)


def test_every_desa_lies_inside_itself_and_coordinates_outside_have_no_place() -> None:
    denah = draw_batas(TIGA, kelompok=kecamatan, maks_bita=10_000)
    x = [denah.desa[kode][0] for kode, _n, _g in TIGA]
    assert x == sorted(x)
    assert 0 < x[0] < LEBAR / 3 < x[1] < 2 * LEBAR / 3 < x[2]
    assert denah.place(115.05, -2.75) == pytest.approx(denah.desa["63.06.01.2001"], abs=0.5)
    assert denah.place(116, -2.75) is None
    assert set(denah.kelompok) == {"63.06.01", "63.06.02"}


def test_the_grid_grows_coarser_until_the_lines_fit() -> None:
    halus = draw_batas(TIGA, kelompok=kecamatan, maks_bita=10_000)
    kasar = draw_batas(TIGA, kelompok=kecamatan, maks_bita=10)
    assert kasar.skala > halus.skala


def test_a_bent_desa_is_not_marked_outside_itself() -> None:
    """The centre of area of a U lies in its opening."""
    u = [(0, 0), (90, 0), (90, 90), (60, 90), (60, 10), (30, 10), (30, 90), (0, 90)]
    x, _y = titik_dalam([u])
    assert not 30 < x < 60


def test_without_boundaries_every_desa_is_a_square_of_its_group() -> None:
    denah = draw_petak([("a", [f"a{n}" for n in range(14)]), ("b", ["b0"])])
    assert len(set(denah.desa.values())) == 15
    assert denah.tipis.count("M") == 15
    assert max(x for x, _y in denah.desa.values()) < LEBAR
    assert denah.desa["b0"][1] > denah.desa["a13"][1] > denah.desa["a0"][1]
    assert denah.place(115.0, -2.8) is None
