from __future__ import annotations

from django.urls import path

from terasa.web.kabar import views

urlpatterns = [
    path("kerja/kabar/", views.daftar, name="kabar"),
    path("kerja/kabar/terbaca/", views.tandai_terbaca, name="kabar-terbaca"),
    path("kerja/kabar/gagal/", views.gagal, name="kabar-gagal"),
    path("kerja/kabar/gagal/<uuid:pk>/", views.ulangi, name="kabar-ulangi"),
]
