"""Alamat pintu lain; dipasang sebelum alamat aspirasi, karena `kerja/aspirasi/<kode>/` menangkap satu kata apa pun."""

from __future__ import annotations

from django.urls import path

from terasa.web.aspirasi.pintu import gerbang, lapor, lembar, masuk, unggah

urlpatterns = [
    path("pintu/<str:nama>/", gerbang.terima, name="pintu-gerbang"),
    path("kerja/aspirasi/masuk/", masuk.daftar, name="pintu-masuk"),
    path("kerja/aspirasi/masuk/<uuid:pk>/tempatkan/", masuk.tempatkan, name="pintu-tempatkan"),
    path("kerja/aspirasi/masuk/<uuid:pk>/buang/", masuk.buang, name="pintu-buang"),
    path("kerja/aspirasi/masuk/<uuid:pk>/foto/<uuid:foto>/", masuk.foto, name="pintu-foto"),
    path("kerja/aspirasi/lembar/", lembar.pilih, name="lembar-pilih"),
    path("kerja/aspirasi/lembar/impor/", unggah.unggah, name="lembar-impor"),
    path("kerja/aspirasi/lembar/impor/lembar.xlsx", unggah.contoh, name="lembar-impor-contoh"),
    path("kerja/aspirasi/lembar/impor/<uuid:pk>/", unggah.lihat, name="lembar-impor-lihat"),
    path("kerja/aspirasi/lembar/impor/<uuid:pk>/batal/", unggah.batal, name="lembar-impor-batal"),
    path("kerja/aspirasi/lembar/impor/<uuid:pk>/hasil.csv", unggah.unduh, name="lembar-impor-unduh"),
    path("kerja/aspirasi/lembar/<str:kode_desa>/", lembar.tulis, name="lembar-tulis"),
    path("kerja/aspirasi/<str:kode>/lapor/", lapor.lihat, name="aspirasi-lapor"),
    path("kerja/aspirasi/<str:kode>/lapor/catat/", lapor.catat, name="aspirasi-lapor-catat"),
    path("kerja/aspirasi/<str:kode>/lapor/langkah/", lapor.langkah, name="aspirasi-lapor-langkah"),
]
