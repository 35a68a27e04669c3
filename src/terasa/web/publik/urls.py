"""Alamat halaman publik."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.publik.bahasa import bahasa
from terasa.web.publik.galeri import galeri

urlpatterns: list[URLPattern | URLResolver] = [
    path("bahasa/", bahasa, name="bahasa"),
    path("galeri/", galeri, name="galeri"),
]
