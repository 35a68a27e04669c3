"""Satu daftar untuk semua uji: setiap akun peragaan, dan setiap pola alamat yang memperlihatkan halaman."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from terasa.umum.pelaku import PUBLIK

# Every printed account of the demonstration; a test compares them.
AKUN = (
    "operator.bamban",
    "pembakal.bamban",
    "bpd.bamban",
    "lurah.kandangan.kota",
    "pendamping",
    "camat.angkinang",
    "operator.angkinang",
    "dinas.pupr",
    "bappeda",
    "dinas.pmd",
    "bagian.pemerintahan",
    "inspektorat",
    "setwan",
    "bupati",
    "sekda",
    "pemeriksa",
    "admin",
)
# What a visitor sees of things that no link on a public page leads to directly.
MULAI_UMUM = ("/", "/galeri/", "/jejak/{kode}")


def all_patterns(pola: Any = None, awalan: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the site as `resolve().route` spells it, with its pattern."""
    for p in get_resolver().url_patterns if pola is None else pola:
        if isinstance(p, URLResolver):
            yield from all_patterns(p.url_patterns, awalan + str(p.pattern))
        else:
            yield awalan + str(p.pattern), p


def is_public(p: URLPattern) -> bool:
    return bool(getattr(p.callback, "akses", lambda _: False)(PUBLIK))


def shows_page(p: URLPattern) -> bool:
    """Whether it answers a GET: views that only take forms carry Django's own marker of that inside them."""
    view: Any = p.callback
    while inspect.isfunction(view):
        metode = inspect.getclosurevars(view).nonlocals.get("request_method_list")
        if metode is not None:
            return "GET" in metode
        view = getattr(view, "__wrapped__", None)
    return True
