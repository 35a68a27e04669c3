"""Memohon dari ponsel sendiri, juga lewat kotak kirim, dan slipnya."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.aspirasi.rules import print_kunci
from terasa.layanan.enums import Saluran
from terasa.layanan.models import Layanan
from terasa.layanan.queries import find_layanan, find_standar
from terasa.layanan.services import KunciTerpakai, Terkirim, submit_permohonan
from terasa.umum.pelaku import PUBLIK, WARGA
from terasa.umum.tanggal import format_tanggal
from terasa.web.akses import access, publik
from terasa.web.aspirasi.forms import on_form
from terasa.web.layanan.forms import MohonForm
from terasa.web.layanan.pemegang import drop_slip, find_slip, give_slip
from terasa.web.layanan.publik import get_layanan
from terasa.web.layanan.slip import slip_content
from terasa.web.luring.kiriman import DITERIMA, DITOLAK, SAMA, Hasil, Kiriman


@access(publik)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tulis(request: HttpRequest, kode: str) -> HttpResponse:
    """One page, without an account."""
    layanan = get_layanan(kode)
    form = MohonForm(request.POST or None, layanan=layanan)
    if request.method == "POST" and (terkirim := _send(form, layanan)):
        jawaban = redirect("permohonan-slip")
        give_slip(jawaban, terkirim.permohonan.kode, terkirim.kunci)
        return jawaban
    standar = find_standar(layanan, timezone.localdate())
    return render(request, "layanan/mohon.html", {"layanan": layanan, "form": form, "standar": standar})


def _send(form: MohonForm, layanan: Layanan) -> Terkirim | None:
    """Submit; None with the sentence on the form when something must be mended."""
    if not form.is_valid():
        return None
    with on_form(form):
        try:
            return submit_permohonan(
                layanan=layanan,
                data=form.as_data(Saluran.PONSEL),
                by=WARGA,
                now=timezone.now(),
                kunci_kirim=form.cleaned_data["kunci_kirim"],
            )
        except KunciTerpakai:
            form.renew()
            raise
    return None


def take_permohonan(request: Any, kiriman: Kiriman) -> Hasil:
    """One request from the outbox of a phone, once."""
    layanan = find_layanan(PUBLIK, kiriman.isi.get("layanan", ""))
    if layanan is None:
        return Hasil(DITOLAK, galat={"layanan": [_("Layanan ini sudah tidak ditawarkan.")]})
    form = MohonForm({**kiriman.isi, "kunci_kirim": str(kiriman.id)}, layanan=layanan)
    terkirim = _send(form, layanan)
    if terkirim is None:
        return Hasil(DITOLAK, galat={str(k): [str(x) for x in v] for k, v in form.errors.items()})
    permohonan = terkirim.permohonan
    slip = {
        "kode": permohonan.kode,
        "kunci": print_kunci(terkirim.kunci),
        "tautan": permohonan.tautan,
        "janji": format_tanggal(permohonan.janji_on, hari=True) if permohonan.janji_on else "",
    }
    return Hasil(SAMA if terkirim.ulang else DITERIMA, kode=permohonan.kode, slip=slip)


@access(publik)
@never_cache
@require_safe
def slip(request: HttpRequest) -> HttpResponse:
    """Code, QR and private key; only in the browser that just sent."""
    terbuka = find_slip(request)
    if terbuka is None:
        return render(request, "layanan/slip_habis.html")
    permohonan, kunci = terbuka
    return render(request, "layanan/slip.html", slip_content(permohonan, kunci))


@access(publik)
@require_POST
def tutup_slip(request: HttpRequest) -> HttpResponse:
    """On a shared phone: forget the slip here."""
    return drop_slip(redirect("layanan"))
