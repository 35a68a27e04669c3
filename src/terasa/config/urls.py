"""Semua alamat. Setiap alamat membawa penanda akses; sapuan menolak yang tidak."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("terasa.web.urls")),
    path("api/", include("terasa.api.urls")),
]

handler403 = "terasa.web.publik.galat.ditolak"
handler404 = "terasa.web.publik.galat.tidak_ditemukan"
handler500 = "terasa.web.publik.galat.gagal"
