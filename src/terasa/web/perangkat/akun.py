"""Akun pemegang jabatan: membuka pintu, mengundang tanpa sandi bersama, menyerahkan meja, menerima undangan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from terasa.akun.models import Pengguna
from terasa.perangkat.models import MasaJabatan
from terasa.perangkat.permissions import can_register
from terasa.perangkat.rules.akses import SERAH_MEJA
from terasa.perangkat.services import create_orang, hand_over, invite_pemegang, link_akun, open_akses
from terasa.umum import konteks
from terasa.web.akses import access, publik
from terasa.web.musrenbang.medan import perform
from terasa.web.perangkat.forms import AkunForm, SerahkanForm
from terasa.web.perangkat.medan import get_masa
from terasa.wilayah.rules import kabupaten_of

CARA = ["GET", "HEAD", "POST"]


@access(can_register)
@require_http_methods(CARA)
def buka(request: Any, pk: UUID) -> HttpResponse:
    """Open the door of a tenure for an account that is there, or invite its holder to a new one."""
    by = request.pelaku
    masa = get_masa(by, pk, tulis=True)
    form = AkunForm(request.POST or None, masa=masa, akun=_accounts_of(masa))
    jadi: list[Pengguna] = []

    def act(isi: dict[str, Any]) -> None:
        if pengguna := form.akun.get(isi.get("pengguna", "")):
            link_akun(by=by, masa=masa, pengguna=pengguna)
        if masa.orang.pengguna is not None:
            open_akses(by=by, masa=masa, jenis=isi["jenis"])
            return
        baru = invite_pemegang(
            by=by, masa=masa, username=isi["username"], jenis=isi["jenis"], now=timezone.now()
        )
        jadi.append(baru.pengguna)

    if perform(request, form, act):
        if jadi:
            return _show_link(request, masa, jadi[0])
        messages.success(request, _("Pintu akunnya terbuka selama masa jabatan ini."))
        return redirect("kerja-perangkat-jabatan", pk=masa.jabatan_id)
    isi = {
        "judul": _("Akun untuk %(orang)s") % {"orang": masa.orang.nama_lengkap},
        "teks": _("Pintunya terbuka pada hari pertama dan tertutup sesudah hari terakhir masa jabatan ini."),
        "kirim": _("Buka pintu akun"),
        "tanpa_peran": not form.fields["jenis"].choices,  # type: ignore[attr-defined]  # a choice field
    }
    return render(request, "perangkat/tindakan.html", {"form": form, "pos": masa.jabatan, **isi})


@access(can_register)
@require_http_methods(CARA)
def serahkan(request: Any, pk: UUID) -> HttpResponse:
    """Hand a desk over: the earlier tenure and its door end on the day, the next person gets an own account."""
    by = request.pelaku
    masa = get_masa(by, pk, tulis=True)
    if masa.jabatan.jenis not in SERAH_MEJA:
        raise Http404
    form = SerahkanForm(request.POST or None, masa=masa, initial={"mulai_on": timezone.localdate()})
    jadi: list[Pengguna] = []

    def act(isi: dict[str, Any]) -> None:
        now = timezone.now()
        orang = create_orang(
            by=by, kabupaten=kabupaten_of(masa.jabatan.kode_wilayah), nama=isi["nama"], now=now
        )
        baru = hand_over(
            by=by, masa=masa, orang=orang, mulai_on=isi["mulai_on"], alasan=isi["alasan"], sk_nomor=isi["sk_nomor"],
            now=now,
        )  # fmt: skip
        akun = invite_pemegang(by=by, masa=baru, username=isi["username"], jenis=isi["jenis"], now=now)
        jadi.append(akun.pengguna)

    if perform(request, form, act):
        return _show_link(request, masa, jadi[0])
    isi = {
        "judul": _("Serahkan meja %(jabatan)s") % {"pos": masa.jabatan.nama},
        "teks": _(
            "Penerus mendapat akun sendiri; kata sandi tidak dibagi. Surat dan riwayat lama tetap memakai nama lama."
        ),
        "kirim": _("Serahkan"),
        "jenis": "bahaya",
    }
    return render(request, "perangkat/tindakan.html", {"form": form, "pos": masa.jabatan, **isi})


@access(can_register)
@require_POST
def tautan(request: Any, pk: UUID) -> HttpResponse:
    """Another link for somebody who has not set a password yet; the one that was lost ends with it once used."""
    masa = get_masa(request.pelaku, pk, tulis=True)
    pengguna = masa.orang.pengguna
    if pengguna is None or masa.peran is None or pengguna.has_usable_password():
        raise Http404
    return _show_link(request, masa, pengguna)


def _accounts_of(masa: MasaJabatan) -> list[Pengguna]:
    """Accounts that hold a role in this unit today and belong to nobody in the registry yet."""
    semua = Pengguna.objects.filter(
        peran__in=masa.jabatan.unit.peran.berlaku(timezone.localdate()), orang__isnull=True, is_active=True
    )
    return list(semua.distinct().order_by("username"))


def _show_link(request: Any, masa: MasaJabatan, pengguna: Pengguna) -> HttpResponse:
    """The one-time link, shown this once; it ends with the first password or after some days."""
    uid = urlsafe_base64_encode(force_bytes(pengguna.pk))
    jalur = reverse("akun-undangan", args=[uid, default_token_generator.make_token(pengguna)])
    isi = {
        "pos": masa.jabatan,
        "pengguna": pengguna,
        "tautan": request.build_absolute_uri(jalur),
        "hari": settings.PASSWORD_RESET_TIMEOUT // 86400,
    }
    return render(request, "perangkat/undangan.html", isi)


@access(publik)
@never_cache
@require_http_methods(CARA)
def terima(request: Any, uid: str, kunci: str) -> HttpResponse:
    """The invited person sets a password; a used, late or foreign link opens nothing."""
    pengguna = _find_invited(uid, kunci)
    if pengguna is None:
        return render(request, "perangkat/undangan_terima.html", {"mati": True}, status=404)
    form: Any = SetPasswordForm(pengguna, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with konteks.sebagai_sistem():
            form.save()
        messages.success(
            request,
            _("Kata sandi tersimpan. Masuklah dengan nama pengguna %(u)s.") % {"u": pengguna.username},
        )
        return redirect("account_login")
    return render(request, "perangkat/undangan_terima.html", {"form": form, "pengguna": pengguna})


def _find_invited(uid: str, kunci: str) -> Pengguna | None:
    """An account that never had a password, when the key is its own."""
    try:
        pk = int(urlsafe_base64_decode(uid))
    except (ValueError, OverflowError):
        return None
    pengguna = Pengguna.objects.filter(pk=pk, is_active=True).first() if pk < 2**31 else None
    if pengguna is None or pengguna.has_usable_password():
        return None
    return pengguna if default_token_generator.check_token(pengguna, kunci) else None
