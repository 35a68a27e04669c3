from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.corong import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("corong/", views.pilih, name="corong-pilih"),
    path("corong/<str:kabupaten>/", views.lihat, name="corong"),
    path("corong/<str:kabupaten>/corong.csv", views.csv, name="corong-csv"),
    path("corong/<str:kabupaten>/corong.xlsx", views.xlsx, name="corong-xlsx"),
]
