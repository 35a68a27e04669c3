"""Pemeriksaan mutu bagi Dinas PMD dan Bappeda, dan sepersepuluh rumah yang dihubungi ulang."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.survei.enums import HasilUlang, StatusSurvei
from terasa.survei.models import HubungiUlang
from terasa.survei.queries import count_ulang, list_petugas, run_checks
from terasa.survei.services import draw_ulang, record_ulang
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.manfaat.bersama import ORGANISER, PETUGAS, get_kelola
from terasa.web.manfaat.forms import UlangForm
from terasa.wilayah.queries import nama_lengkap


@access(ORGANISER)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """Each check says what it counts, its denominator and the day; no answer is shown."""
    sm = get_kelola(request, pk)
    hari = timezone.localdate()
    nama = {p.pengguna_id: p.pengguna.get_full_name() for p in list_petugas(sm.survei)}
    periksa = [
        (p, [(nama.get(orang, _("tanpa akun")), x, n) for orang, x, n in p.rinci])
        for p in run_checks(sm.survei, hari)
    ]
    ulang = count_ulang(sm.survei)
    isi = {
        "sm": sm,
        "survei": sm.survei,
        "hari": hari,
        "periksa": periksa,
        "ditandai": sum(p.ditandai for p, _rinci in periksa),
        "ulang": [(h.label, ulang.get(h.value, 0)) for h in HasilUlang],
        "jumlah_ulang": sum(ulang.values()),
        "berjalan": sm.survei.status == StatusSurvei.DIUNDI,
        "ditutup": sm.survei.status == StatusSurvei.DITUTUP,
    }
    return render(request, "manfaat/mutu.html", isi)


@access(ORGANISER)
@require_POST
def undi(request: Any, pk: UUID) -> HttpResponse:
    """Bring the call-back list up to its share of the interviews."""
    sm = get_kelola(request, pk)
    try:
        n = draw_ulang(survei=sm.survei, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        kabar = ngettext("%(n)d rumah ditambahkan.", "%(n)d rumah ditambahkan.", n) % {"n": n}
        messages.success(request, kabar if n else _("Bagiannya sudah cukup untuk wawancara sejauh ini."))
    return redirect("kerja-survei-mutu", pk=pk)


@access(PETUGAS)
@require_http_methods(["GET", "HEAD", "POST"])
def hubungi(request: Any, pk: UUID) -> HttpResponse:
    """Ask a drawn house again; the database hides one's own interviews."""
    ulang = get_object_or_404(
        HubungiUlang.objects.select_related("survei", "responden__unit").exclude(
            pencacah_id=request.pelaku.pengguna_id
        ),
        pk=pk,
    )
    form = UlangForm(request.POST or None, kuesioner=ulang.survei.kuesioner)
    if request.method == "POST" and form.is_valid():
        try:
            record_ulang(
                ulang=ulang,
                by=request.pelaku,
                ditanyai=form.ditanyai(),
                isi=form.isi(),
                now=timezone.now(),
            )
        except AturanDilanggar as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("Hasil hubungi ulang tersimpan."))
            return redirect("kerja-survei-lihat", pk=ulang.survei_id)
    isi = {
        "ulang": ulang,
        "survei": ulang.survei,
        "form": form,
        "desa": nama_lengkap(ulang.responden.kode_wilayah),
    }
    return render(request, "manfaat/ulang.html", isi)
