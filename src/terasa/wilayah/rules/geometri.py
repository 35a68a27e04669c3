"""Membaca GeoJSON batas wilayah: WGS84, bujur lebih dulu, disandingkan dengan kode saja.

RFC 7946 (2016) untuk bentuknya. Nama wilayah di dalam berkas tidak pernah dipakai untuk menyandingkan.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from terasa.umum.errors import AturanDilanggar, MasukanTakTerbaca

BATAS_BITA = 64 * 1024 * 1024
# Names under which published files keep the Kemendagri code, the desa's own first. BPS codes
# (`iddesa`) are another system and are left out on purpose.
PROPERTI_KODE = (
    "kode",
    "kode_wilayah",
    "kode_desa",
    "kode_kelurahan",
    "kode_desa_kelurahan",
    "kd_desa",
    "kdepum",
    "kode_kecamatan",
    "kd_kecamatan",
    "kdcpum",
    "kode_kabupaten",
    "kode_kabkota",
    "kdpkab",
    "kode_provinsi",
    "kdppum",
)
# A generous box around Indonesia: (west, south, east, north).
KOTAK_INDONESIA = (94.0, -12.0, 142.0, 7.0)
ANGKA_DESIMAL = 6


class BerkasTakTerpakai(MasukanTakTerbaca):
    """The file cannot be used at all; nothing was changed."""

    def __init__(self, pesan: object) -> None:
        super().__init__(pesan, code="berkas-batas-tak-terpakai")


class GeometriTakTerpakai(AturanDilanggar):
    """One feature cannot be used; it is reported and the others go on."""

    def __init__(self, pesan: object) -> None:
        super().__init__(pesan, code="geometri-tak-terpakai")


@dataclass(frozen=True)
class Fitur:
    """One feature as it stands in the file; `kode` is as written, empty when it has none."""

    nomor: int
    kode: str
    geometri: object


def read_fitur(isi: bytes) -> list[Fitur]:
    """Features of a GeoJSON FeatureCollection with their codes. Raises BerkasTakTerpakai."""
    mentah = _read_collection(isi)
    properti = _pick_property(mentah)
    return [
        Fitur(n, _read_kode(_properties(f), properti), f.get("geometry"))
        for n, f in enumerate(mentah, start=1)
    ]


def _read_collection(isi: bytes) -> list[dict[str, Any]]:
    if len(isi) > BATAS_BITA:
        raise BerkasTakTerpakai(_("Berkas terlalu besar (paling banyak 64 MB)."))
    try:
        data = json.loads(isi, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as salah:
        raise BerkasTakTerpakai(_("Berkas ini bukan GeoJSON yang utuh.")) from salah
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise BerkasTakTerpakai(_("Berkas ini bukan GeoJSON FeatureCollection."))
    _check_crs(data.get("crs"))
    fitur = data.get("features")
    if not isinstance(fitur, list) or not fitur:
        raise BerkasTakTerpakai(_("Berkas ini tidak berisi satu wilayah pun."))
    return [f if isinstance(f, dict) else {} for f in fitur]


def _refuse_constant(teks: str) -> NoReturn:
    raise ValueError(teks)


def _check_crs(crs: object) -> None:
    """GeoJSON is WGS84 since RFC 7946; older files may name another system."""
    if crs is None:
        return
    nama = str(crs.get("properties", {}).get("name", "")) if isinstance(crs, dict) else ""
    if not nama.upper().endswith(("CRS84", "4326")):
        raise BerkasTakTerpakai(
            _("Koordinat berkas ini bukan WGS84 (%(nama)s); simpan ulang sebagai EPSG:4326.")
            % {"nama": nama[:60]}
        )


def _properties(fitur: Mapping[str, Any]) -> dict[str, Any]:
    properti = fitur.get("properties")
    return {str(k).casefold(): v for k, v in properti.items()} if isinstance(properti, dict) else {}


def _pick_property(fitur: Iterable[Mapping[str, Any]]) -> str:
    """One property for the whole file, so that a desa never takes its kecamatan's code."""
    ada = {nama for f in fitur for nama in _properties(f)}
    for nama in PROPERTI_KODE:
        if nama in ada:
            return nama
    raise BerkasTakTerpakai(
        _(
            "Tidak ada kolom kode wilayah pada berkas ini (kode, kode_desa, KDEPUM, …); "
            "nama saja tidak dipakai untuk menyandingkan."
        )
    )


def _read_kode(properti: Mapping[str, Any], nama: str) -> str:
    nilai = properti.get(nama)
    # 63.06 as a number may have lost a zero; a whole number such as 6306042002 has lost nothing.
    return str(nilai) if isinstance(nilai, str) or (isinstance(nilai, int) and nilai is not True) else ""


def check_geometri(geometri: object) -> dict[str, Any]:
    """A clean Polygon or MultiPolygon: two coordinates a point, six decimals. Raises GeometriTakTerpakai."""
    if not isinstance(geometri, dict) or geometri.get("type") not in ("Polygon", "MultiPolygon"):
        raise GeometriTakTerpakai(_("Bentuknya bukan Polygon atau MultiPolygon."))
    koordinat = geometri.get("coordinates")
    if geometri["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": _check_polygon(koordinat)}
    return {"type": "MultiPolygon", "coordinates": [_check_polygon(p) for p in _list(koordinat)]}


def _list(nilai: object) -> list[Any]:
    if not isinstance(nilai, list) or not nilai:
        raise GeometriTakTerpakai(_("Koordinatnya kosong atau tidak utuh."))
    return nilai


def _check_polygon(cincin: object) -> list[list[list[float]]]:
    return [_check_ring(_list(ring)) for ring in _list(cincin)]


def _check_ring(ring: list[Any]) -> list[list[float]]:
    titik = [_check_point(t) for t in ring]
    if len(titik) < 4 or titik[0] != titik[-1]:
        raise GeometriTakTerpakai(_("Garis batasnya tidak tertutup."))
    return titik


def _check_point(titik: object) -> list[float]:
    if not isinstance(titik, list) or len(titik) < 2 or not all(_is_number(n) for n in titik[:2]):
        raise GeometriTakTerpakai(_("Ada titik yang bukan pasangan bujur dan lintang."))
    bujur, lintang = float(titik[0]), float(titik[1])
    if not _in_indonesia(bujur, lintang):
        raise GeometriTakTerpakai(_why_outside(bujur, lintang))
    return [round(bujur, ANGKA_DESIMAL), round(lintang, ANGKA_DESIMAL)]


def _in_indonesia(bujur: float, lintang: float) -> bool:
    barat, selatan, timur, utara = KOTAK_INDONESIA
    return barat <= bujur <= timur and selatan <= lintang <= utara


def _why_outside(bujur: float, lintang: float) -> str:
    if _in_indonesia(lintang, bujur):
        return _("Bujur dan lintang tertukar; GeoJSON menulis bujur lebih dulu.")
    if abs(bujur) > 180 or abs(lintang) > 90:
        return _("Koordinat di luar WGS84; simpan ulang berkas sebagai EPSG:4326.")
    return _("Ada titik di luar Indonesia.")


def _is_number(nilai: object) -> bool:
    return isinstance(nilai, int | float) and not isinstance(nilai, bool) and math.isfinite(nilai)
