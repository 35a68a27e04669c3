"""Alamat APBDes: halaman umum di `apbdes/`, meja di `kerja/apbdes/`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.apbdes import evaluasi, papan, publik, tautan, transfer, tulis
from terasa.web.musrenbang.lembar.urls import list_urls as list_lembar

AWAL = "kerja/apbdes/"
urlpatterns: list[URLPattern | URLResolver] = [
    *list_lembar("transfer"),
    path("apbdes/<str:kode>/", publik.pilih, name="apbdes-pilih"),
    path("apbdes/<str:kode>/<int:tahun>/", publik.kini, name="apbdes"),
    path("apbdes/<str:kode>/<int:tahun>/<int:versi>/", publik.lihat, name="apbdes-lihat"),
    path("apbdes/<str:kode>/<int:tahun>/<int:versi>/<str:berkas>", publik.unduh, name="apbdes-unduh"),
    path("transfer/", transfer.pilih, name="transfer-pilih"),
    path("transfer/<str:kode>/", transfer.terbaru, name="transfer"),
    path("transfer/<str:kode>/<int:tahun>/", transfer.lihat, name="transfer-tahun"),
    path("transfer/<str:kode>/<int:tahun>/<str:berkas>", transfer.unduh, name="transfer-unduh"),
    path(AWAL, papan.daftar, name="kerja-apbdes"),
    path(f"{AWAL}baru/", tulis.baru, name="kerja-apbdes-baru"),
    path(f"{AWAL}impor/", tulis.impor, name="kerja-apbdes-impor"),
    path(f"{AWAL}<uuid:pk>/", papan.lihat, name="kerja-apbdes-lihat"),
    path(f"{AWAL}<uuid:pk>/pos/baru/", tulis.pos_baru, name="kerja-apbdes-pos-baru"),
    path(f"{AWAL}<uuid:pk>/pos/<uuid:pos>/", tulis.pos, name="kerja-apbdes-pos"),
    path(f"{AWAL}<uuid:pk>/pos/<uuid:pos>/usulan/", tautan.taut, name="kerja-apbdes-taut"),
    path(f"{AWAL}<uuid:pk>/tautan/<int:tautan>/lepas/", tautan.lepas, name="kerja-apbdes-lepas"),
    path(f"{AWAL}<uuid:pk>/sampaikan/", tulis.sampaikan, name="kerja-apbdes-sampaikan"),
    path(f"{AWAL}<uuid:pk>/tetapkan/", tulis.tetapkan, name="kerja-apbdes-tetapkan"),
    path(f"{AWAL}<uuid:pk>/perubahan/", tulis.perubahan, name="kerja-apbdes-perubahan"),
    path(f"{AWAL}<uuid:pk>/sempurnakan/", tulis.sempurnakan, name="kerja-apbdes-sempurnakan"),
    path(f"{AWAL}<uuid:pk>/hapus/", tulis.hapus, name="kerja-apbdes-hapus"),
    path(f"{AWAL}<uuid:pk>/evaluasi/", evaluasi.nilai, name="kerja-apbdes-evaluasi"),
    path(f"{AWAL}<uuid:pk>/hasil/", evaluasi.simpulkan, name="kerja-apbdes-hasil"),
    path(f"{AWAL}<uuid:pk>/hasil/kertas/", evaluasi.kertas, name="kerja-apbdes-kertas"),
    path(f"{AWAL}<uuid:pk>/hasil/pindaian/", evaluasi.pindaian, name="kerja-apbdes-pindaian"),
    path(f"{AWAL}<uuid:pk>/catatan/<int:catatan>/", evaluasi.jawab, name="kerja-apbdes-jawab"),
]
