"""Alamat meja RPJM Desa, di bawah `kerja/rpjmdes/`."""

from __future__ import annotations

from django.urls import URLPattern, path

from terasa.web.musrenbang.rpjmdes import daftar, kegiatan, tulis

AWAL = "kerja/rpjmdes/"
urlpatterns: list[URLPattern] = [
    path(AWAL, daftar.daftar, name="kerja-rpjmdes"),
    path(f"{AWAL}baru/", tulis.baru, name="kerja-rpjmdes-baru"),
    path(f"{AWAL}selesai/<uuid:usulan>/", kegiatan.selesai, name="kerja-rpjmdes-selesai"),
    path(f"{AWAL}<uuid:pk>/", daftar.lihat, name="kerja-rpjmdes-lihat"),
    path(f"{AWAL}<uuid:pk>/ubah/", tulis.ubah, name="kerja-rpjmdes-ubah"),
    path(f"{AWAL}<uuid:pk>/tetapkan/", tulis.tetapkan, name="kerja-rpjmdes-tetapkan"),
    path(f"{AWAL}<uuid:pk>/perubahan/", tulis.perubahan, name="kerja-rpjmdes-perubahan"),
    path(f"{AWAL}<uuid:pk>/hapus/", tulis.hapus, name="kerja-rpjmdes-hapus"),
    path(f"{AWAL}<uuid:pk>/kegiatan/baru/", kegiatan.baru, name="kerja-rpjmdes-kegiatan-baru"),
    path(f"{AWAL}<uuid:pk>/kegiatan/<uuid:kegiatan>/", kegiatan.lihat, name="kerja-rpjmdes-kegiatan"),
    path(
        f"{AWAL}<uuid:pk>/kegiatan/<uuid:kegiatan>/usulan/<int:tahun>/",
        kegiatan.usulkan,
        name="kerja-rpjmdes-usulkan",
    ),
]
