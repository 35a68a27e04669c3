from __future__ import annotations

from django.urls import path

from terasa.web.luring import halaman, pintu

urlpatterns = [
    path("luring/", halaman.kotak, name="luring"),
    path("luring/laporan/", halaman.laporan, name="luring-laporan"),
    path("luring/survei/", halaman.survei, name="luring-survei"),
    path("luring/kunjungan/", halaman.kunjungan, name="luring-kunjungan"),
    path("luring/layanan/", halaman.layanan, name="luring-layanan"),
    path("luring/kirim/", pintu.kirim, name="luring-kirim"),
    path("luring/berkas/<uuid:unggahan>/", pintu.berkas, name="luring-berkas"),
    path("sw.js", halaman.pekerja, name="sw"),
]
