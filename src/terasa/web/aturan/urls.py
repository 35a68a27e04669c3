from __future__ import annotations

from django.urls import path

from terasa.web.aturan import views

urlpatterns = [
    path("aturan/", views.daftar, name="aturan"),
    path("aturan/libur/", views.libur, name="aturan-libur"),
    path("aturan/<slug:kode>/", views.lihat, name="aturan-lihat"),
    path("kerja/aturan/<slug:kode>/", views.ubah, name="aturan-ubah"),
    path("kerja/tenggat/", views.tenggat, name="tenggat"),
    path("kerja/tenggat/<int:pk>.ics", views.tenggat_ics, name="tenggat-ics"),
    path("kerja/tenggat/<int:pk>/perpanjang/", views.tenggat_perpanjang, name="tenggat-perpanjang"),
]
