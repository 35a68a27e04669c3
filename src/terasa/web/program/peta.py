"""Peta kegiatan: tiap kegiatan menurut keadaannya di atas batas desa, dengan tabel, CSV, dan GeoJSON di belakangnya."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.akun.models import Unit
from terasa.program.enums import KeadaanKegiatan
from terasa.program.queries.peta import Letak, list_letak, list_tahun_kegiatan
from terasa.umum.denah import Denah, draw_batas, draw_petak
from terasa.web.akses import access, publik
from terasa.web.alamat import get_kabupaten, read_wilayah
from terasa.web.program.gambar_peta import Gambar, draw_peta, draw_simbol
from terasa.web.program.gugus import gather
from terasa.web.publik.ekspor import write_csv
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import desa_per_kecamatan, list_batas

SEHALAMAN = 20
PANJANG_KECAMATAN = len("63.06.04")
# Path data of the boundaries, and the whole drawing: with its table the page stays light on 2G.
GARIS_BITA, GAMBAR_BITA = 15_000, 33_000
# Marks are gathered more widely until the drawing is light enough.
JARAK = (30, 36, 44, 60)
KOLOM = (
    "kode", "tahun", "nama", "unit", "keadaan", "status", "pagu_rupiah", "sumber_dana", "fisik_persen",
    "per_tanggal", "kode_desa", "bujur_lintang",
)  # fmt: skip


class SaringPeta(forms.Form):
    """What cannot be read is ignored, never an error page."""

    tahun = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    unit = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    keadaan = forms.ChoiceField(required=False, choices=[("", ""), *KeadaanKegiatan.choices])
    wilayah = forms.RegexField(r"^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$", required=False)
    sorot = forms.RegexField(r"^[0-9A-Z]{9}$", required=False)

    def nilai(self) -> dict[str, Any]:
        self.is_valid()
        return {k: v for k, v in self.cleaned_data.items() if v}


@dataclass(frozen=True)
class Diminta:
    """What a visitor asked for, as far as it exists here."""

    tempat: Wilayah
    saring: dict[str, Any]
    semua_tahun: list[int]

    @property
    def tahun(self) -> int | None:
        """The year asked for, else the newest with kegiatan."""
        diminta = self.saring.get("tahun")
        return diminta if diminta in self.semua_tahun else next(iter(self.semua_tahun), None)

    @property
    def wilayah(self) -> str:
        """The kecamatan or desa looked at; "" for the whole kabupaten."""
        kode = read_wilayah(self.saring.get("wilayah", ""), self.tempat.kode)
        return "" if kode == self.tempat.kode else kode

    @cached_property
    def setempat(self) -> list[Letak]:
        """Everything but the filter of state, so that the key can count all states."""
        if self.tahun is None:
            return []
        return list_letak(
            self.tempat.kode,
            tahun=self.tahun,
            hari=timezone.localdate(),
            unit=self.saring.get("unit"),
            wilayah=self.wilayah,
        )

    @cached_property
    def semua(self) -> list[Letak]:
        keadaan = self.saring.get("keadaan")
        return [h for h in self.setempat if not keadaan or h.keadaan == keadaan]

    def address(self, **ganti: Any) -> str:
        """The query of this page with some filters replaced; an empty one is left out."""
        isi = QueryDict(mutable=True)
        kini = {"tahun": self.tahun, **{k: self.saring.get(k) for k in ("unit", "keadaan")}}
        for kunci, nilai in {**kini, "wilayah": self.wilayah, **ganti}.items():
            if nilai:
                isi[kunci] = str(nilai)
        return f"?{isi.urlencode()}"


def _read(request: HttpRequest, kabupaten: str) -> Diminta:
    tempat = get_kabupaten(kabupaten)
    return Diminta(tempat, SaringPeta(request.GET).nilai(), list_tahun_kegiatan(tempat.kode))


@access(publik)
@require_safe
def lihat(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """Works of one year on the map, with a key that counts them and the table behind."""
    d = _read(request, kabupaten)
    isi = desa_per_kecamatan(d.tempat.kode)
    nama = {w.kode: w.nama for kec, desa in isi for w in (kec, *desa)}
    gambar, tanpa = _draw(d, isi, nama)
    page = Paginator(d.semua, SEHALAMAN).get_page(request.GET.get("page"))
    hitung = Counter(h.keadaan for h in d.setempat)
    kunci = [(k, hitung[k], d.address(keadaan=k.value)) for k in KeadaanKegiatan if hitung[k]]
    return render(
        request,
        "program/peta.html",
        {
            "d": d,
            "gambar": gambar,
            "simbol": draw_simbol(),
            "tanpa": tanpa,
            "kunci": kunci,
            "page": page,
            "baris": [(h, _places(h, nama)) for h in page],
            "jejak": _trail(d, nama),
            "kecamatan": [kec for kec, _desa in isi],
            "pilihan_unit": Unit.objects.filter(
                kabupaten=d.tempat.kode, kegiatan__tahun=d.tahun or 0
            ).distinct(),
            "pilihan_keadaan": KeadaanKegiatan.choices,
            "semua": d.address(wilayah="", keadaan="", unit=""),
        },
    )


def _places(h: Letak, nama: dict[str, str]) -> tuple[str, int]:
    """The first desa it serves and how many others."""
    desa = [nama.get(kode, kode) for kode in h.kegiatan.cakupan]
    return (desa[0] if desa else "", max(len(desa) - 1, 0))


def _trail(d: Diminta, nama: dict[str, str]) -> list[tuple[str, str]]:
    """From the whole kabupaten down to what is looked at: words and address."""
    turun = [d.wilayah[:n] for n in (PANJANG_KECAMATAN, len("63.06.04.2001")) if len(d.wilayah) >= n]
    return [(str(d.tempat), d.address(wilayah="")), *((nama.get(k, k), d.address(wilayah=k)) for k in turun)]


def _background(d: Diminta, isi: list[tuple[Wilayah, list[Wilayah]]]) -> Denah:
    """Boundaries of what is looked at, or squares where nobody brought them in."""
    batas = list_batas(d.wilayah or d.tempat.kode)
    if batas:
        bidang = ((b.wilayah_id, "", b.geometri) for b in batas)
        return draw_batas(bidang, kelompok=lambda kode: kode[:PANJANG_KECAMATAN], maks_bita=GARIS_BITA)
    pilih = d.wilayah[:PANJANG_KECAMATAN]
    return draw_petak(
        [
            (kec.kode, [w.kode for w in desa if len(d.wilayah) <= PANJANG_KECAMATAN or w.kode == d.wilayah])
            for kec, desa in isi
            if not pilih or kec.kode == pilih
        ]
    )


def _draw(d: Diminta, isi: list[tuple[Wilayah, list[Wilayah]]], nama: dict[str, str]) -> tuple[str, int]:
    denah = _background(d, isi)
    per_desa = bool(d.wilayah) and denah.is_batas

    def open_wilayah(kode: str) -> str:
        """One step closer: from the kabupaten to a kecamatan, from there to a desa, from there to the table."""
        lebih = kode if d.wilayah else kode[:PANJANG_KECAMATAN]
        return "#tabel" if not lebih or lebih == d.wilayah else d.address(wilayah=lebih)

    g = Gambar(
        judul=_("Kegiatan tahun %(tahun)s menurut letak dan keadaannya, %(tempat)s")
        % {"tahun": d.tahun or "–", "tempat": nama.get(d.wilayah, str(d.tempat))},
        nama=nama,
        tautan=open_wilayah,
        kegiatan=lambda kode: reverse("kegiatan-lihat", args=[kode]),
        label=denah.desa if per_desa else denah.kelompok,
        is_wajib=not per_desa,
        sorot=d.saring.get("sorot", ""),
    )
    gambar, tanpa = "", 0
    for jarak in JARAK:
        gugus, tanpa = gather(d.semua, denah, jarak)
        gambar = draw_peta(denah, gugus, g)
        if len(gambar.encode()) <= GAMBAR_BITA:
            break
    return gambar, tanpa


@access(publik)
@require_safe
def csv(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """The same kegiatan as a table."""
    d = _read(request, kabupaten)
    return write_csv(
        [KOLOM, *(_row(h) for h in d.semua)], f"kegiatan-{d.tempat.kode}-{d.tahun or 'kosong'}.csv"
    )


def _row(h: Letak) -> tuple[Any, ...]:
    k: Any = h.kegiatan
    titik = "; ".join(f"{bujur:.6f} {lintang:.6f}" for bujur, lintang in h.titik)
    return (
        k.kode, k.tahun, k.nama, k.unit.nama, h.keadaan.value, k.status, k.pagu, k.sumber_dana, k.fisik,
        k.per_tanggal, " ".join(k.cakupan), titik,
    )  # fmt: skip


@access(publik)
@require_safe
def geojson(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """The same kegiatan as GeoJSON (RFC 7946): its coordinates, or no geometry where only the desa is known."""
    d = _read(request, kabupaten)
    isi = {
        "type": "FeatureCollection",
        "features": [_feature(h, request) for h in d.semua],
    }
    jawaban = JsonResponse(
        isi, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False}
    )
    jawaban["Content-Disposition"] = (
        f'attachment; filename="kegiatan-{d.tempat.kode}-{d.tahun or "kosong"}.geojson"'
    )
    return jawaban


def _feature(h: Letak, request: HttpRequest) -> dict[str, Any]:
    geometri: dict[str, Any] | None = None
    if len(h.titik) == 1:
        geometri = {"type": "Point", "coordinates": list(h.titik[0])}
    elif h.titik:
        geometri = {"type": "MultiPoint", "coordinates": [list(t) for t in h.titik]}
    sifat = dict(zip(KOLOM[:-1], _row(h)[:-1], strict=True))
    alamat = request.build_absolute_uri(reverse("kegiatan-lihat", args=[h.kegiatan.kode]))
    return {
        "type": "Feature",
        "id": h.kegiatan.kode,
        "geometry": geometri,
        "properties": {**sifat, "kode_desa": h.kegiatan.cakupan, "alamat": alamat},
    }
