"""Alamat serah terima jabatan: pemeriksaan umum, dan meja di `kerja/serah-terima/`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.serah_terima import kerja, laporan, publik, terima

AWAL = "kerja/serah-terima/"
SATU = f"{AWAL}<uuid:pk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("serah-terima/periksa/", publik.periksa, name="serah-terima-periksa"),
    path("serah-terima/periksa/<slug:kode>/", publik.lihat, name="serah-terima-asli"),
    path("kerja/laporan-jabatan/", laporan.daftar, name="kerja-laporan-jabatan"),
    path(AWAL, kerja.daftar, name="kerja-serah-terima"),
    path(f"{AWAL}baru/", kerja.baru, name="kerja-serah-terima-baru"),
    path(SATU, kerja.lihat, name="kerja-serah-terima-lihat"),
    path(f"{SATU}pratinjau/", kerja.pratinjau, name="kerja-serah-terima-pratinjau"),
    path(f"{SATU}bekukan/", kerja.bekukan, name="kerja-serah-terima-bekukan"),
    path(f"{SATU}tulis/<slug:kode>/", kerja.tulis, name="kerja-serah-terima-tulis"),
    path(f"{SATU}terima/<slug:kode>/", terima.terima, name="kerja-serah-terima-terima"),
    path(f"{SATU}unduh/<str:berkas>", terima.unduh, name="kerja-serah-terima-unduh"),
]
