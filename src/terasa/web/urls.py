"""Alamat halaman, satu berkas per area."""

from __future__ import annotations

from django.urls import include, path

AREA = (
    "publik",
    "aspirasi.pintu",
    "aspirasi",
    "serupa",
    "luring",
    "musrenbang",
    "program",
    "manfaat",
    "dokumen",
    "aturan",
    "kabar",
    "akun",
    "sistem",
)

urlpatterns = [path("", include(f"terasa.web.{area}.urls")) for area in AREA]
