"""Alamat yang serupa."""

from __future__ import annotations

from django.urls import path

from terasa.web.serupa import kerja, saran, umum

urlpatterns = [
    path("aspirasi/serupa/<str:kode_desa>/", umum.warga, name="serupa-warga"),
    path("kerja/serupa/", kerja.tulis, name="serupa-tulis"),
    path("kerja/serupa/catat/", kerja.catat, name="serupa-catat"),
    path("kerja/serupa/bukan/", kerja.bukan, name="serupa-bukan"),
    path("kerja/serupa/urungkan/", kerja.urungkan, name="serupa-urungkan"),
    path("kerja/serupa/gabungkan/<uuid:pk>/", kerja.gabungkan, name="serupa-gabungkan"),
    path("kerja/saran/", saran.meja, name="kerja-saran"),
    path("kerja/saran/latih/", saran.latih, name="kerja-saran-latih"),
    path("kerja/saran/<int:pk>/pakai/", saran.pakai, name="kerja-saran-pakai"),
]
