"""Dua daftar untuk umum: kegiatan tanpa usulan, dan usulan yang disepakati tanpa kegiatan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.akun.models import Unit
from terasa.aturan.queries import alasan_list
from terasa.program.enums import DasarKegiatan
from terasa.program.queries.celah import count_dasar, count_umur, list_tanpa_kegiatan, list_tanpa_usulan
from terasa.web.akses import access, publik
from terasa.web.alamat import get_kabupaten
from terasa.web.publik.ekspor import write_csv
from terasa.wilayah.queries import list_kecamatan, nama_lengkap_banyak

SEHALAMAN = 50


class SaringCelah(forms.Form):
    """What cannot be read is ignored, never an error page."""

    tahun = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    unit = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    dasar = forms.ChoiceField(required=False, choices=[("", ""), ("-", "-"), *DasarKegiatan.choices])
    wilayah = forms.RegexField(r"^\d{2}\.\d{2}\.\d{2}(\.\d{4})?$", required=False)

    def nilai(self, *nama: str) -> dict[str, Any]:
        self.is_valid()
        return {k: v for k, v in self.cleaned_data.items() if v and k in nama}


@access(publik)
@require_safe
def tanpa_usulan(request: Any, kabupaten: str) -> HttpResponse:
    """Kegiatan that no usulan asked for, with what they rest on."""
    tempat = get_kabupaten(kabupaten)
    kabupaten = tempat.kode
    saring = SaringCelah(request.GET).nilai("tahun", "unit", "dasar")
    semua = list_tanpa_usulan(kabupaten, **saring)
    tanpa_dasar = {k: v for k, v in saring.items() if k != "dasar"}
    isi = {
        "tempat": tempat,
        "saring": saring,
        "hitung": count_dasar(list_tanpa_usulan(kabupaten, **tanpa_dasar)),
        "page": Paginator(semua, SEHALAMAN).get_page(request.GET.get("page")),
        "pilihan_unit": _units(kabupaten),
        "pilihan_dasar": DasarKegiatan.choices,
    }
    return render(request, "program/tanpa_usulan.html", isi)


@access(publik)
@require_safe
def tanpa_usulan_csv(request: Any, kabupaten: str) -> HttpResponse:
    """The same list as a table."""
    kabupaten = get_kabupaten(kabupaten).kode
    semua = list_tanpa_usulan(kabupaten, **SaringCelah(request.GET).nilai("tahun", "unit", "dasar"))
    kepala = ("kode", "tahun", "unit", "nama", "kode_anggaran", "pagu", "sumber_dana", "dasar", "keterangan")
    baris = [
        (
            k.kode,
            k.tahun,
            k.unit.nama,
            k.nama,
            k.nomenklatur_kode,
            k.pagu,
            k.sumber_dana,
            k.get_dasar_display(),
            k.dasar_keterangan,
        )
        for k in semua
    ]
    return write_csv([kepala, *baris], f"kegiatan-tanpa-usulan-{kabupaten}.csv")


@access(publik)
@require_safe
def tanpa_kegiatan(request: Any, kabupaten: str) -> HttpResponse:
    """Agreed usulan that no kegiatan answers, with their age and what was said last."""
    tempat = get_kabupaten(kabupaten)
    kabupaten = tempat.kode
    hari = timezone.localdate()
    saring = SaringCelah(request.GET).nilai("tahun", "unit", "wilayah")
    semua = list_tanpa_kegiatan(kabupaten, **saring)
    page = Paginator(semua, SEHALAMAN).get_page(request.GET.get("page"))
    nama = nama_lengkap_banyak({u.kode_desa for u in page})
    isi = {
        "tempat": tempat,
        "saring": saring,
        "hitung": count_umur(semua, hari.year),
        "page": page,
        "baris": [(u, nama[u.kode_desa], max(hari.year - u.awal, 0)) for u in page],
        "alasan": {a.kode: a.nama for a in alasan_list(kabupaten, hari)},
        "pilihan_unit": _units(kabupaten),
        "pilihan_wilayah": list_kecamatan(kabupaten),
    }
    return render(request, "program/tanpa_kegiatan.html", isi)


@access(publik)
@require_safe
def tanpa_kegiatan_csv(request: Any, kabupaten: str) -> HttpResponse:
    """The same list as a table."""
    kabupaten = get_kabupaten(kabupaten).kode
    tahun = timezone.localdate().year
    saring = SaringCelah(request.GET).nilai("tahun", "unit", "wilayah")
    kepala = (
        "kode",
        "tahun",
        "kode_desa",
        "judul",
        "unit",
        "keadaan",
        "umur_tahun",
        "suara",
        "alasan_kode",
        "alasan",
    )
    baris = [
        (
            u.kode,
            u.tahun,
            u.kode_desa,
            u.judul,
            u.unit_tujuan.nama if u.unit_tujuan else "",
            u.get_status_display(),
            max(tahun - u.awal, 0),
            u.jumlah_suara,
            u.sebab_kode or "",
            u.sebab or "",
        )
        for u in list_tanpa_kegiatan(kabupaten, **saring)
    ]
    return write_csv([kepala, *baris], f"usulan-tanpa-kegiatan-{kabupaten}.csv")


def _units(kabupaten: str) -> list[Unit]:
    return list(Unit.objects.filter(kabupaten=kabupaten, kegiatan__isnull=False).distinct().order_by("nama"))
