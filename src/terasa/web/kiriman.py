"""Kiriman yang datang sesudah sesi berakhir: disimpan sebentar, dikirim lagi sesudah masuk.

Yang diketik bisa berisi nama dan nomor orang. Sesi hanya menyimpan sandinya; kuncinya tinggal di peramban
pengirim dan hilang dalam seperempat jam, sehingga tabel sesi dan cadangannya tidak dapat dibaca siapa pun.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpResponseBase
from django.urls import Resolver404, resolve

from terasa.umum.pelaku import Pelaku

KUNCI = "kiriman_tertunda"
KUKI = "kiriman"
# The only pages that read it back.
TEMPAT_KUKI = "/akun/"
ULANG = "_kirim_lagi"
# Long enough to sign in with a second factor; short, because the next person may sit at the same computer.
UMUR_DETIK = 900
TERBESAR = 200_000
BUKAN_ISI = {"csrfmiddlewaretoken", ULANG}


@dataclass(frozen=True)
class Kiriman:
    """A form that was sent when nobody was signed in: where to, and its fields in order."""

    alamat: str
    isi: list[tuple[str, str]]
    ada_berkas: bool

    @property
    def terbaca(self) -> list[str]:
        """What a person typed or chose, without empty fields."""
        return [nilai for _nama, nilai in self.isi if nilai.strip()]


def keep_kiriman(request: Any, jawaban: HttpResponseBase) -> bool:
    """Lock the form into the visitor's session and give the key to this browser alone.

    False when it holds no fields or is too large.
    """
    isi = [[k, v] for k, semua in request.POST.lists() if k not in BUKAN_ISI for v in semua]
    if not isi or sum(len(k) + len(v) for k, v in isi) > TERBESAR:
        return False
    kunci = Fernet.generate_key()
    kiriman = {"alamat": request.get_full_path(), "isi": isi, "ada_berkas": bool(request.FILES)}
    request.session[KUNCI] = Fernet(kunci).encrypt(json.dumps(kiriman).encode()).decode()
    jawaban.set_cookie(
        KUKI,
        kunci.decode(),
        max_age=UMUR_DETIK,
        path=TEMPAT_KUKI,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return True


def read_kiriman(request: Any) -> Kiriman | None:
    """The kept form if it is fresh and this office may send it; otherwise it is thrown away."""
    sandi = request.session.get(KUNCI)
    if sandi is None:
        return None
    kiriman = _unlock(sandi, request.COOKIES.get(KUKI, ""))
    if kiriman is None or not _may_send(kiriman.alamat, request.pelaku):
        drop_kiriman(request)
        return None
    return kiriman


def _unlock(sandi: str, kunci: str) -> Kiriman | None:
    """None without the key, with another key, or too late."""
    try:
        isi = json.loads(Fernet(kunci).decrypt(sandi.encode(), ttl=UMUR_DETIK))
    except (InvalidToken, ValueError):
        return None
    return Kiriman(isi["alamat"], [(k, v) for k, v in isi["isi"]], isi["ada_berkas"])


def drop_kiriman(request: Any) -> None:
    """Forget it: it was sent again, or is no longer wanted."""
    request.session.pop(KUNCI, None)


def _may_send(alamat: str, pelaku: Pelaku) -> bool:
    try:
        tujuan = resolve(alamat.partition("?")[0])
    except Resolver404:
        return False
    izin = getattr(tujuan.func, "akses", None)
    return izin is not None and bool(izin(pelaku))
