from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.manfaat import kerja, publik, wawancara

urlpatterns: list[URLPattern | URLResolver] = [
    path("manfaat/<uuid:pk>/", publik.lihat, name="manfaat"),
    path("manfaat/<uuid:pk>/undian.json", publik.undian, name="manfaat-undian"),
    path("manfaat/<uuid:pk>/kerangka.txt", publik.kerangka, name="manfaat-kerangka"),
    path("kerja/survei/", kerja.daftar, name="kerja-survei"),
    path("kerja/survei/baru/<uuid:kegiatan>/", kerja.baru, name="kerja-survei-baru"),
    path("kerja/survei/<uuid:pk>/", kerja.lihat, name="kerja-survei-lihat"),
    path("kerja/survei/<uuid:pk>/petugas/", kerja.petugas, name="kerja-survei-petugas"),
    path("kerja/survei/<uuid:pk>/petugas/<int:pengguna>/lepas/", kerja.lepas, name="kerja-survei-lepas"),
    path("kerja/survei/<uuid:pk>/tutup/", kerja.tutup, name="kerja-survei-tutup"),
    path("kerja/survei/rumah/<uuid:pk>/", wawancara.tanya, name="kerja-survei-rumah"),
    path("kerja/survei/rumah/<uuid:pk>/tidak/", wawancara.tidak, name="kerja-survei-tidak"),
]
