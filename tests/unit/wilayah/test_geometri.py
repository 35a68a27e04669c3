"""GeoJSON batas: ditolak dengan satu kalimat, tidak pernah disandingkan dengan nama."""

import json
from typing import Any

import pytest

from terasa.wilayah.rules.geometri import (
    BerkasTakTerpakai,
    GeometriTakTerpakai,
    check_geometri,
    read_fitur,
)

CINCIN = [[115.0, -2.8], [115.1, -2.8], [115.1, -2.7], [115.0, -2.8]]
POLIGON = {"type": "Polygon", "coordinates": [CINCIN]}


def berkas(*properti: dict[str, Any], **lain: Any) -> bytes:
    fitur = [{"type": "Feature", "properties": p, "geometry": POLIGON} for p in properti]
    return json.dumps({"type": "FeatureCollection", "features": fitur, **lain}).encode()


def test_codes_are_read_from_the_desa_column_before_its_kecamatan() -> None:
    fitur = read_fitur(berkas({"KODE_KECAMATAN": "63.06.04", "Kode": "63.06.04.2002"}))
    assert [f.kode for f in fitur] == ["63.06.04.2002"]


def test_one_column_serves_the_whole_file() -> None:
    fitur = read_fitur(berkas({"kode_desa": "6306042002"}, {"kode_kecamatan": "63.06.04"}))
    assert [f.kode for f in fitur] == ["6306042002", ""]


def test_whole_numbers_are_codes_but_decimal_numbers_are_not() -> None:
    assert [f.kode for f in read_fitur(berkas({"kode": 6306042002}, {"kode": 63.06}))] == ["6306042002", ""]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"%PDF-1.7", "bukan GeoJSON yang utuh"),
        (b"\xff\xfe", "bukan GeoJSON yang utuh"),
        (b"[" * 100_000, "bukan GeoJSON yang utuh"),
        (b'{"type":"FeatureCollection","features":[NaN]}', "bukan GeoJSON yang utuh"),
        (b"[]", "FeatureCollection"),
        (b'{"type":"Topology"}', "FeatureCollection"),
        (b'{"type":"FeatureCollection","features":[]}', "tidak berisi"),
        (berkas({"nama": "Bamban"}), "nama saja tidak dipakai"),
        (berkas({"iddesa": "6306040002"}), "Tidak ada kolom kode"),
        (berkas({"kode": "63"}, crs={"properties": {"name": "EPSG:32750"}}), "EPSG:4326"),
    ],
)
def test_unusable_file_is_refused_in_one_sentence(isi: bytes, kata: str) -> None:
    with pytest.raises(BerkasTakTerpakai, match=kata):
        read_fitur(isi)


def test_wgs84_named_in_the_old_way_is_accepted() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert len(read_fitur(berkas({"kode": "63"}, crs=crs))) == 1


def test_heights_are_dropped_and_decimals_rounded() -> None:
    tinggi = [[x + 0.00000049, y, 12.5] for x, y in CINCIN]
    assert check_geometri({"type": "Polygon", "coordinates": [tinggi]}) == POLIGON


@pytest.mark.parametrize(
    ("koordinat", "kata"),
    [
        ([[[320000.0, 9690000.0]] * 4], "di luar WGS84"),
        ([[[y, x] for x, y in CINCIN]], "tertukar"),
        ([[[2.35, 48.85]] * 4], "di luar Indonesia"),
        ([CINCIN[:3]], "tidak tertutup"),
        ([], "kosong"),
        (None, "kosong"),
        ([[["115", "-2.8"]] * 4], "bukan pasangan"),
        ([[[True, False]] * 4], "bukan pasangan"),
    ],
)
def test_unusable_ring_says_why(koordinat: Any, kata: str) -> None:
    with pytest.raises(GeometriTakTerpakai, match=kata):
        check_geometri({"type": "Polygon", "coordinates": koordinat})


def test_points_and_missing_geometry_are_no_boundary() -> None:
    for geometri in (None, "POLYGON", {"type": "Point", "coordinates": [115, -2]}):
        with pytest.raises(GeometriTakTerpakai, match="bukan Polygon"):
            check_geometri(geometri)
