"""Alamat halaman, satu berkas per area."""

from __future__ import annotations

from django.urls import include, path

# In the order in which they are asked: what comes by the hundred first.
AREA = (
    "luring",
    "publik",
    "aspirasi.pintu",
    "aspirasi",
    "serupa",
    "musrenbang",
    "apbdes",
    "program",
    "manfaat",
    "serah_terima",
    "layanan",
    "corong",
    "tindak_lanjut",
    "rakor",
    "paw",
    "netralitas",
    "pembinaan",
    "dokumen",
    "aturan",
    "kabar",
    "akun",
    "perangkat",
    "sistem",
)

urlpatterns = [path("", include(f"terasa.web.{area}.urls")) for area in AREA]
