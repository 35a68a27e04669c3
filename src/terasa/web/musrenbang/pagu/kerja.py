"""Meja pagu kewilayahan: melengkapi angka, melihat pembagiannya, lalu menetapkan."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.aturan.queries import get_aturan
from terasa.musrenbang.permissions import can_allocate
from terasa.musrenbang.queries.pagu import BIDANG, FORMULA, list_angka, list_riwayat_pagu
from terasa.musrenbang.rules.pagu import UNSUR, find_gaps, read_bobot
from terasa.musrenbang.services.pagu import KOLOM_DATA, import_data_tempat, preview_pagu, set_pagu
from terasa.umum.laporan import Laporan
from terasa.umum.lembar import parse_lembar
from terasa.web.akses import access
from terasa.web.alamat import read_tahun
from terasa.web.musrenbang.medan import on_form, perform
from terasa.web.musrenbang.pagu.forms import AngkaForm, TotalForm
from terasa.wilayah.queries import nama_lengkap_banyak

TETAPKAN = "tetapkan"
SEBUT_BELUM = 5


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def meja(request: Any) -> HttpResponse:
    """The total, what it would give every kecamatan, and one button that publishes it."""
    hari, kabupaten = timezone.localdate(), request.pelaku.kabupaten
    tahun = read_tahun(request.GET.get("tahun", "")) or hari.year + 1
    form = TotalForm(request.POST or None)
    tindakan = partial(set_pagu, kabupaten=kabupaten, tahun=tahun, by=request.pelaku, now=timezone.now())
    if request.POST.get("apa") == TETAPKAN and perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Pagu kewilayahan ditetapkan dan diumumkan."))
        return redirect("pagu", kabupaten=kabupaten, tahun=tahun)
    isi = {
        "form": form,
        "tahun": tahun,
        "tahun_lain": sorted({tahun, *range(hari.year, hari.year + 4)}),
        "lihat": _preview(form, kabupaten, tahun, hari),
        "riwayat": list_riwayat_pagu(kabupaten, tahun),
        **_state(kabupaten, tahun, hari),
    }
    return render(request, "musrenbang/pagu_meja.html", isi)


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def angka(request: Any) -> HttpResponse:
    """Bring in the figures of every desa; the report says what became of each row."""
    kabupaten = request.pelaku.kabupaten
    tahun = read_tahun(request.GET.get("tahun", "")) or timezone.localdate().year + 1
    form = AngkaForm(request.POST or None, request.FILES or None)
    laporan: list[Laporan] = []

    def bring_in(isi: dict[str, Any]) -> None:
        lembar = parse_lembar(isi["berkas"].read(), KOLOM_DATA)
        laporan.append(
            import_data_tempat(
                lembar=lembar,
                kabupaten=kabupaten,
                tahun=tahun,
                sumber=isi["sumber"],
                by=request.pelaku,
                now=timezone.now(),
            )
        )

    perform(request, form, bring_in)
    isi = {
        "form": form,
        "tahun": tahun,
        "laporan": laporan[0].as_json() if laporan and not form.errors else None,
        "masalah": laporan[0].bermasalah if laporan and not form.errors else (),
        "angka": list_angka(kabupaten, tahun),
    }
    return render(request, "musrenbang/pagu_angka.html", isi)


def _preview(form: TotalForm, kabupaten: str, tahun: int, hari: date) -> dict[str, Any] | None:
    """Rupiah of every kecamatan with the parts of the formula; None until a total is typed that can be divided."""
    if not form.is_bound or not form.is_valid():
        return None
    with on_form(form):
        hasil, tempat, kelompok = preview_pagu(kabupaten, tahun, form.cleaned_data["total"], hari)
        nama = nama_lengkap_banyak(hasil.kecamatan)
        return {
            "total": form.cleaned_data["total"],
            "kecamatan": [(b, nama[kode], _count(tempat, kode)) for kode, b in hasil.kecamatan.items()],
            "kelompok": kelompok,
            "desa": len(tempat),
        }
    return None


def _count(tempat: Any, kecamatan: str) -> int:
    return sum(t.kode.startswith(f"{kecamatan}.") for t in tempat)


def _state(kabupaten: str, tahun: int, hari: date) -> dict[str, Any]:
    """The formula, and which figures it still lacks."""
    aturan = [get_aturan(kode, kabupaten=kabupaten, pada=hari) for kode in (FORMULA, BIDANG)]
    bobot = read_bobot(aturan[0].isi)
    tempat = list_angka(kabupaten, tahun)
    return {
        "aturan": aturan,
        "rumus": [(UNSUR[kode], str(b)) for kode, b in bobot.items() if b],
        "kurang": [
            (UNSUR[kode], len(nama), ", ".join(nama[:SEBUT_BELUM]))
            for kode, nama in find_gaps(tempat, bobot).items()
        ],
        "tempat": len(tempat),
        "alamat_angka": f"{reverse('kerja-pagu-angka')}?tahun={tahun}",
    }
