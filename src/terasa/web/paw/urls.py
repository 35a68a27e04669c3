"""Alamat PAW: papan dan langkahnya di `kerja/perangkat/paw/`, keadaan umumnya di `kekosongan-kades/`."""

from __future__ import annotations

from django.urls import path

from terasa.web.paw import papan, publik, tulis

AWAL = "kerja/perangkat/paw/"
urlpatterns = [
    path("kekosongan-kades/", publik.daftar, name="kekosongan-kades"),
    path(AWAL, papan.daftar, name="kerja-paw"),
    path(f"{AWAL}mulai/", tulis.pilih, name="kerja-paw-pilih"),
    path(f"{AWAL}mulai/<uuid:masa>/", tulis.mulai, name="kerja-paw-mulai"),
    path(f"{AWAL}<uuid:pk>/", papan.lihat, name="kerja-paw-lihat"),
    path(f"{AWAL}<uuid:pk>/riwayat/", papan.riwayat, name="kerja-paw-riwayat"),
    path(f"{AWAL}<uuid:pk>/langkah/<slug:kode>/", tulis.langkah, name="kerja-paw-langkah"),
    path(f"{AWAL}<uuid:pk>/koreksi/<int:langkah>/", tulis.koreksi, name="kerja-paw-koreksi"),
    path(f"{AWAL}<uuid:pk>/berkas/<int:langkah>/", papan.berkas, name="kerja-paw-berkas"),
    path(f"{AWAL}<uuid:pk>/calon/", tulis.calon, name="kerja-paw-calon"),
    path(f"{AWAL}<uuid:pk>/penjabat/", tulis.penjabat, name="kerja-paw-penjabat"),
    path(f"{AWAL}<uuid:pk>/pelantikan/", tulis.lantik, name="kerja-paw-lantik"),
    path(f"{AWAL}<uuid:pk>/batal/", tulis.batal, name="kerja-paw-batal"),
]
