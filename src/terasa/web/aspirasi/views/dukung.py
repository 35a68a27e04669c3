"""“Saya juga”: mendukung aspirasi orang lain dengan slip sendiri, di loket, atau tanpa bukti (dihitung terpisah)."""

from __future__ import annotations

from typing import TypeAlias
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.queries import count_dukungan, find_by_kunci, public_words
from terasa.aspirasi.services import support_unverified, support_with_slip
from terasa.kabar.gerbang import has_gerbang
from terasa.kabar.models import JenisAlamat
from terasa.umum import konteks
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import WARGA
from terasa.web.akses import access, publik
from terasa.web.aspirasi import batas
from terasa.web.aspirasi.forms import DukungForm, KonfirmasiForm, TeleponForm, on_form
from terasa.web.aspirasi.pemegang import find_opened

Formulir: TypeAlias = DukungForm | KonfirmasiForm | TeleponForm
KUKI = "saya_juga"
SETAHUN = 365 * 24 * 3600


@access(publik)
@never_cache
@sensitive_post_parameters("kunci")
@require_http_methods(["GET", "HEAD", "POST"])
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """With a slip of one's own: this browser's opened one, or code and key typed here."""
    aspirasi = get_terbuka(kode)
    if request.method != "POST":
        return show(request, aspirasi, DukungForm())
    terbuka = find_opened(request) if "terbuka" in request.POST else None
    form: Formulir = DukungForm(request.POST) if terbuka is None else KonfirmasiForm(request.POST)
    slip = terbuka or _find_slip(request, form)
    if slip is not None:
        with on_form(form), konteks.dengan_kunci(slip.pk):
            baru = support_with_slip(aspirasi=aspirasi, slip=slip, by=WARGA, now=timezone.now())
            return _thank(request, aspirasi, baru)
    return show(request, aspirasi, form)


@access(publik)
@require_POST
def tanpa_slip(request: HttpRequest, kode: str) -> HttpResponse:
    """Without a slip, once per browser; counted apart."""
    aspirasi, form = get_terbuka(kode), KonfirmasiForm(request.POST)
    if batas.is_dukungan_penuh(request, aspirasi.kode):
        form.add_error(None, _("Banyak dukungan baru dari jaringan internet ini. Coba lagi satu jam lagi."))
        return show(request, aspirasi, form, status=429)
    peramban = read_peramban(request)
    with on_form(form):
        baru = support_unverified(aspirasi=aspirasi, peramban=peramban, by=WARGA, now=timezone.now())
        jawaban = _thank(request, aspirasi, baru)
        jawaban.set_cookie(
            KUKI,
            str(peramban),
            max_age=SETAHUN,
            path=reverse("aspirasi-dukung", args=["x"]).removesuffix("x/"),
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return jawaban
    return show(request, aspirasi, form)


def _find_slip(request: HttpRequest, form: Formulir) -> Aspirasi | None:
    if not form.is_valid() or not isinstance(form, DukungForm):
        return None
    kode = read_kode(form.cleaned_data["kode"]) or form.cleaned_data["kode"]
    if batas.must_wait(request, kode):
        form.add_error(None, _("Sudah terlalu sering salah. Tunggu seperempat jam, lalu coba lagi."))
        return None
    slip = find_by_kunci(kode, form.cleaned_data["kunci"])
    if slip is None:
        batas.count_wrong_kunci(request, kode)
        form.add_error(None, _("Kode dan kunci ini tidak cocok. Periksa lagi tulisan pada slip Anda."))
    return slip


def read_peramban(request: HttpRequest) -> UUID:
    """The random number by which this browser counts once; a new one when it has none."""
    try:
        return UUID(request.COOKIES.get(KUKI, ""))
    except ValueError:
        return uuid4()


def get_terbuka(kode: str) -> Aspirasi:
    """Only what everyone can read can be supported."""
    return get_object_or_404(Aspirasi, kode=read_kode(kode) or "", dirilis_at__isnull=False)


def _thank(request: HttpRequest, aspirasi: Aspirasi, baru: bool) -> HttpResponse:
    kabar = (
        _("Terima kasih. Dukungan Anda tercatat.") if baru else _("Dukungan Anda sudah tercatat sebelumnya.")
    )
    messages.success(request, kabar)
    return redirect("aspirasi-dukung", aspirasi.kode)


def has_telepon() -> bool:
    """Whether a code can be sent to a phone from here."""
    return has_gerbang(JenisAlamat.TELEPON)


def show(request: HttpRequest, aspirasi: Aspirasi, form: Formulir, status: int = 200) -> HttpResponse:
    """Every way to say it, with what must be mended."""
    terbuka = find_opened(request)
    isi = {
        "aspirasi": aspirasi,
        "isi": public_words([aspirasi]).get(aspirasi.pk),
        "dukungan": count_dukungan(aspirasi),
        "terbuka": terbuka if terbuka and terbuka.pk != aspirasi.pk else None,
        "form": form if isinstance(form, DukungForm) else DukungForm(),
        "telepon": (form if isinstance(form, TeleponForm) else TeleponForm()) if has_telepon() else None,
        "ditolak": form if form.errors else None,
    }
    return render(request, "aspirasi/dukung.html", isi, status=status)
