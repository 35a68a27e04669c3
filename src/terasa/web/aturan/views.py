"""Aturan untuk umum, pengubahannya oleh Bappeda, dan tenggat yang berjalan."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.akun.models import Unit
from terasa.akun.permissions import can_write
from terasa.aturan import rules
from terasa.aturan.enums import Jenis
from terasa.aturan.models import HariLibur, Tenggat
from terasa.aturan.permissions import can_edit_aturan
from terasa.aturan.queries import find_aturan, list_aturan, list_riwayat, list_tenggat
from terasa.aturan.services import change_aturan, extend_tenggat
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access, masuk, publik
from terasa.web.aturan.alamat import list_alamat
from terasa.web.aturan.forms import PerpanjangForm, UbahAturanForm


def _kabupaten(request: Any) -> str:
    """The kabupaten asked for, else the actor's own, else the only one that works here."""
    diminta = request.GET.get("kabupaten", "") or request.pelaku.kabupaten
    if diminta:
        return str(diminta)[:5]
    pertama = Unit.objects.order_by("kabupaten").values_list("kabupaten", flat=True).first()
    return pertama or ""


@access(publik)
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every rule in force with its source, grouped by kind; anyone may read them."""
    kabupaten, hari = _kabupaten(request), timezone.localdate()
    kata = request.GET.get("q", "").strip().lower()
    semua = list_aturan(kabupaten=kabupaten, pada=hari)
    cocok = [a for a in semua if not kata or kata in f"{a.nama} {a.kode} {a.dasar}".lower()]
    urut = sorted(cocok, key=lambda a: (Jenis.values.index(a.jenis), a.kode))
    grup = [(Jenis(j).label, list(baris)) for j, baris in groupby(urut, key=lambda a: a.jenis)]
    return render(
        request,
        "aturan/daftar.html",
        {
            "grup": grup,
            "kabupaten": kabupaten,
            "hari": hari,
            "q": kata,
            "jumlah": len(cocok),
            "terverifikasi": sum(a.terverifikasi for a in cocok),
        },
    )


@access(publik)
@require_safe
def lihat(request: Any, kode: str) -> HttpResponse:
    """One rule: value, source, verified or not, and its history."""
    kabupaten, hari = _kabupaten(request), timezone.localdate()
    aturan = find_aturan(kode, kabupaten=kabupaten, pada=hari)
    if aturan is None:
        raise Http404
    return render(
        request,
        "aturan/lihat.html",
        {
            "aturan": aturan,
            "isi": json.dumps(aturan.isi, ensure_ascii=False, indent=2),
            "riwayat": list_riwayat(kode, kabupaten=kabupaten),
            "kabupaten": kabupaten,
            "boleh_ubah": can_edit_aturan(request.pelaku),
        },
    )


@access(publik)
@require_safe
def libur(request: HttpRequest) -> HttpResponse:
    """Holidays and cuti bersama that the clocks skip, per year."""
    baris = HariLibur.objects.filter(kabupaten__in=["", _kabupaten(request)]).order_by("-tanggal")
    tahun = [(t, list(b)) for t, b in groupby(baris, key=lambda h: h.tanggal.year)]
    return render(request, "aturan/libur.html", {"tahun": tahun})


@access(can_edit_aturan)
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, kode: str) -> HttpResponse:
    """Bappeda opens a new period; the old one stays in the history."""
    hari = timezone.localdate()
    aturan = find_aturan(kode, kabupaten=request.pelaku.kabupaten, pada=hari)
    if aturan is None:
        raise Http404
    awal = {"isi": aturan.isi, "berlaku_dari": hari, "dasar": aturan.dasar, "catatan": aturan.catatan}
    form = UbahAturanForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            change_aturan(by=request.pelaku, kode=kode, **form.cleaned_data)
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("Aturan diperbarui. Periode lama tetap tersimpan di riwayat."))
            return redirect("aturan-lihat", kode=kode)
    return render(request, "aturan/ubah.html", {"form": form, "aturan": aturan})


@access(masuk)
@require_safe
def tenggat(request: Any) -> HttpResponse:
    """Running clocks in my territory, the most urgent first, each with the page where its work is done."""
    page = Paginator(list_tenggat(request.pelaku), 25).get_page(request.GET.get("page"))
    alamat = list_alamat(page, by=request.pelaku)
    isi = {
        "page": page,
        "baris": [(t, alamat.get(t.pk, ""), can_write(request.pelaku, t.kode_wilayah)) for t in page],
        "hari": timezone.localdate(),
        "satuan": PerpanjangForm().fields["satuan"],
    }
    return render(request, "aturan/tenggat.html", isi)


def _visible_tenggat(request: Any, pk: int) -> Tenggat:
    return get_object_or_404(list_tenggat(request.pelaku), pk=pk)


@access(masuk)
@require_safe
def tenggat_ics(request: Any, pk: int) -> HttpResponse:
    """The due day for a phone's calendar."""
    t = _visible_tenggat(request, pk)
    acara = rules.Acara(
        uid=f"tenggat-{t.pk}@terasa",
        judul=t.judul,
        tanggal=t.jatuh_tempo_on,
        keterangan=f"{t.rincian.get('nama', t.aturan_kode)}. {t.rincian.get('dasar', '')}",
    )
    teks = rules.tulis_ics([acara], dibuat_at=timezone.now())
    jawaban = HttpResponse(teks, content_type="text/calendar; charset=utf-8")
    jawaban["Content-Disposition"] = f'attachment; filename="tenggat-{t.pk}.ics"'
    return jawaban


@access(masuk)
@require_POST
def tenggat_perpanjang(request: Any, pk: int) -> HttpResponse:
    """More time with a reason, by an office that may write there."""
    t = _visible_tenggat(request, pk)
    if not can_write(request.pelaku, t.kode_wilayah):
        raise Http404
    form = PerpanjangForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Isi tambahan waktu dan alasannya."))
        return redirect("tenggat")
    try:
        extend_tenggat(tenggat=t, by=request.pelaku, now=timezone.now(), **form.cleaned_data)
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("Tenggat diperpanjang dan alasannya dicatat."))
    return redirect("tenggat")
