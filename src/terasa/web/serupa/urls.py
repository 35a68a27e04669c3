"""Alamat yang serupa."""

from __future__ import annotations

from django.urls import path

from terasa.web.serupa import umum

urlpatterns = [
    path("aspirasi/serupa/<str:kode_desa>/", umum.warga, name="serupa-warga"),
]
