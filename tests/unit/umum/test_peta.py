"""Peta SVG: kecil, dapat dibaca tanpa warna, dan tidak memercayai nama wilayah."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest

from terasa.umum.peta import CATATAN_BATAS, Desa, Skala, cetak, choropleth, skala_dari, tile_grid

SVG = "{http://www.w3.org/2000/svg}"
ANGKINANG: list[Desa] = [
    ("63.06.04.2001", "Bamban Utara", 0),
    ("63.06.04.2002", "Bamban", 12),
    ("63.06.04.2003", "<Bamban> & 'Selatan'", None),
]


def persegi(x: float, y: float, sisi: float = 0.1) -> dict[str, Any]:
    cincin = [[x, y], [x + sisi, y], [x + sisi, y + sisi], [x, y + sisi], [x, y]]
    return {"type": "Polygon", "coordinates": [cincin]}


FITUR = [("a", "Barat", persegi(115.0, -2.8)), ("b", "Timur", persegi(115.1, -2.8))]


def test_every_desa_is_a_square_with_its_number_and_words() -> None:
    svg = ET.fromstring(tile_grid([("63.06.04", "Angkinang", ANGKINANG)], judul="Usulan", satuan="usulan"))
    assert svg.get("role") == "img"
    assert [r.get("class") for r in svg.iter(f"{SVG}rect")] == ["peta-0", "peta-1", "peta-kosong"]
    assert [t.text for t in svg.iter(f"{SVG}text")] == ["Angkinang", "0", "12", "–"]
    sebutan = [t.text for t in svg.iter(f"{SVG}title")]
    assert sebutan[:3] == ["Usulan", "Bamban Utara: 0 usulan", "Bamban: 12 usulan"]
    assert sebutan[3] == "<Bamban> & 'Selatan': belum ada data"


def test_linked_squares_make_a_group_because_an_image_holds_no_links() -> None:
    svg = ET.fromstring(
        tile_grid(
            [("63.06.04", "Angkinang", ANGKINANG)], judul="Usulan", tautan=lambda k: f"/desa/{k}/?a=1&b=2"
        )
    )
    tautan = list(svg.iter(f"{SVG}a"))
    assert svg.get("role") == "group"
    assert tautan[1].get("href") == "/desa/63.06.04.2002/?a=1&b=2"
    assert tautan[1].get("aria-label") == "Bamban: 12"


def test_rows_wrap_and_the_drawing_has_room_for_them() -> None:
    desa: list[Desa] = [(f"d{n}", f"Desa {n}", n) for n in range(18)]
    svg = ET.fromstring(tile_grid([("k", "Kandangan", desa), ("l", "Loksado", [])], judul="Usulan"))
    tinggi = float((svg.get("viewBox") or "").split()[3])
    assert {r.get("x") for r in svg.iter(f"{SVG}rect")} == {str(44 * n) for n in range(8)}
    assert max(float(r.get("y") or 0) + 40 for r in svg.iter(f"{SVG}rect")) <= tinggi


def test_polygons_carry_a_hatch_per_class_and_the_caption() -> None:
    teks = choropleth(FITUR, {"a": 3, "b": None}, judul="Usulan", satuan="usulan")
    svg = ET.fromstring(teks)
    assert [p.get("id") for p in svg.iter(f"{SVG}pattern")] == ["poligon-peta-0", "poligon-peta-kosong"]
    assert str(CATATAN_BATAS) in [t.text for t in svg.iter(f"{SVG}text")]
    assert "Barat: 3 usulan" in teks
    assert "style=" not in teks


def test_neighbours_share_their_edge_after_rounding() -> None:
    svg = ET.fromstring(choropleth(FITUR, {"a": 1, "b": 2}, judul="Usulan"))
    jalan = [p.get("d") or "" for p in svg.iter(f"{SVG}path") if p.get("class") is None]
    assert jalan == ["M0 501l500 0 0-501-500 0z", "M500 501l500 0 0-501-500 0z"]


def test_the_grid_grows_coarser_to_stay_within_the_budget() -> None:
    bergerigi = [[115 + n / 1000, -2.8 + (n % 2) / 500] for n in range(900)]
    cincin = [*bergerigi, [115.9, -3.5], [115.0, -3.5], bergerigi[0]]
    fitur = [("a", "Gerigi", {"type": "MultiPolygon", "coordinates": [[cincin]]})]
    halus = choropleth(fitur, {}, judul="Batas")
    kasar = choropleth(fitur, {}, judul="Batas", maks_bita=4000)
    assert len(kasar.encode()) <= 4000 < len(halus.encode())


@pytest.mark.parametrize("fitur", [[], [("a", "Titik", {"type": "Point", "coordinates": [115, -2]})]])
def test_nothing_to_draw_is_still_a_whole_picture(fitur: list[Any]) -> None:
    assert ET.fromstring(choropleth(fitur, {}, judul="Kosong")).get("viewBox")


def test_a_ring_smaller_than_the_grid_stays_visible() -> None:
    fitur = [FITUR[0], ("c", "Pulau kecil", persegi(115.01, -2.79, 0.000001))]
    svg = ET.fromstring(choropleth(fitur, {}, judul="Pulau"))
    assert any((p.get("d") or "").endswith("h1z") for p in svg.iter(f"{SVG}path"))


def test_zero_stands_alone_and_the_rest_is_cut_evenly() -> None:
    assert skala_dari([0, None, 1, 2, 3, 4, 5, 6, 7, 8]).batas == (0, 2, 4, 6, 8)
    assert skala_dari([5, 5, None]).batas == (5,)
    assert skala_dari([None]).batas == (0,)


def test_classes_and_their_legend() -> None:
    skala = Skala((0, 2, 8))
    assert [skala.kelas(n) for n in (0, 1, 2, 3, 99, None)] == [
        "peta-0",
        "peta-1",
        "peta-1",
        "peta-2",
        "peta-2",
        "peta-kosong",
    ]
    assert skala.legenda()[:2] == [("peta-0", "0"), ("peta-1", "di atas 0 sampai 2")]
    assert cetak(3.54) == "3,5"
