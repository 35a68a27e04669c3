"""Masuk dan faktor kedua (allauth), dan memilih jabatan.

Hanya alamat yang dipakai yang dibuka: tidak ada pendaftaran, tidak ada pengelolaan surel.
"""

from __future__ import annotations

from collections.abc import Iterator

from allauth.account import urls as account_urls
from allauth.mfa import urls as mfa_urls
from django.urls import URLPattern, URLResolver, path

from terasa.web.akses import mark, publik
from terasa.web.akun import views

DIPAKAI = {
    "account_login",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
}


def _flatten(patterns: list[URLPattern | URLResolver], awalan: str) -> Iterator[URLPattern]:
    for p in patterns:
        alamat = f"{awalan}{p.pattern}"
        if isinstance(p, URLResolver):
            yield from _flatten(p.url_patterns, alamat)
        elif p.name in DIPAKAI or str(p.name).startswith("mfa_"):
            yield path(alamat, mark(p.callback, publik), name=p.name)


urlpatterns: list[URLPattern] = [
    *_flatten(account_urls.urlpatterns, "akun/"),
    *_flatten(mfa_urls.urlpatterns, "akun/2fa/"),
    path("akun/", views.akun, name="akun"),
    path("akun/kirim-lagi/", views.kirim_lagi, name="kirim-lagi"),
    path("akun/kirim-lagi/buang/", views.buang_kiriman, name="buang-kiriman"),
    path("akun/jabatan/", views.pilih_jabatan, name="pilih-jabatan"),
]
