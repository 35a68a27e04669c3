"""Semua alamat. Setiap alamat membawa penanda akses; sapuan menolak yang tidak."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("terasa.web.urls")),
    path("api/", include("terasa.api.urls")),
]
