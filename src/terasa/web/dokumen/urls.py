from __future__ import annotations

from django.urls import path

from terasa.web.dokumen import kop, views

urlpatterns = [
    path("kerja/kop-surat/", kop.ubah, name="kop-surat"),
    path("dokumen/periksa/", views.periksa, name="dokumen-periksa"),
    path("dokumen/<str:kode>/", views.lihat, name="dokumen"),
    path("dokumen/<str:kode>.json", views.isi_json, name="dokumen-json"),
    path("dokumen/<str:kode>.pdf", views.pdf, name="dokumen-pdf"),
]
