"""Alamat tindak lanjut di `kerja/tindak-lanjut/`."""

from __future__ import annotations

from django.urls import path

from terasa.web.tindak_lanjut import papan, tugas

AWAL = "kerja/tindak-lanjut/"
urlpatterns = [
    path(AWAL, tugas.daftar, name="kerja-tindak-lanjut"),
    path(f"{AWAL}papan/", papan.papan, name="kerja-tindak-lanjut-papan"),
    path(f"{AWAL}papan/tindak-lanjut.csv", papan.unduh, name="kerja-tindak-lanjut-csv"),
    path(f"{AWAL}<uuid:pk>/", tugas.lihat, name="kerja-tindak-lanjut-lihat"),
    path(f"{AWAL}<uuid:pk>/laporan/", tugas.laporan, name="kerja-tindak-lanjut-lapor"),
    path(f"{AWAL}<uuid:pk>/<slug:langkah>/", tugas.langkah, name="kerja-tindak-lanjut-langkah"),
    path(f"{AWAL}<uuid:pk>/bukti/<uuid:berkas>/", tugas.bukti, name="kerja-tindak-lanjut-bukti"),
]
