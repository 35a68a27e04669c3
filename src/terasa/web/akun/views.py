"""Akun saya: jabatan yang dipegang dan pengaman masuk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from terasa.akun.queries import list_peran
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.kiriman import ULANG, drop_kiriman, read_kiriman


def punya_akun(by: Pelaku) -> bool:
    """Anyone who signed in, even without a post today."""
    return by.pengguna_id is not None


@access(punya_akun)
@require_safe
def akun(request: Any) -> HttpResponse:
    """My posts with their dates, and the ways I sign in."""
    peran = list_peran(request.user, pada=timezone.localdate())
    return render(request, "akun/akun.html", {"peran": peran})


@access(punya_akun)
@require_POST
def pilih_jabatan(request: Any) -> HttpResponse:
    """Act as another of my own posts from now on."""
    dipilih = request.POST.get("peran", "")
    for peran in list_peran(request.user, pada=timezone.localdate()):
        if str(peran.pk) == dipilih:
            request.session["peran_id"] = peran.pk
            messages.success(request, _("Sekarang Anda bekerja sebagai %(label)s.") % {"label": peran.label})
            return redirect("beranda-kerja")
    raise Http404


@access(punya_akun)
@require_safe
def kirim_lagi(request: Any) -> HttpResponse:
    """The form that was sent after the session had ended, ready to be sent again."""
    kiriman = read_kiriman(request)
    if kiriman is None:
        return redirect("beranda-kerja")
    return render(request, "akun/kirim_lagi.html", {"kiriman": kiriman, "ulang": ULANG})


@access(punya_akun)
@require_POST
def buang_kiriman(request: Any) -> HttpResponse:
    """It is not wanted any more."""
    drop_kiriman(request)
    messages.success(request, _("Kiriman itu dibuang; tidak ada yang tersimpan darinya."))
    return redirect("beranda-kerja")
