from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.manfaat import kerangka, kerja, kertas, mutu, publik, undian, wawancara

KERJA = "kerja/survei/<uuid:pk>/"
RUMAH = "kerja/survei/rumah/<uuid:pk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("manfaat/<uuid:pk>/", publik.lihat, name="manfaat"),
    path("manfaat/<uuid:pk>/undian.json", publik.undian, name="manfaat-undian"),
    path("manfaat/<uuid:pk>/kerangka.txt", publik.kerangka, name="manfaat-kerangka"),
    path("kegiatan/<str:kode>/pendapat/", publik.pendapat, name="manfaat-pendapat"),
    path("kerja/survei/", kerja.daftar, name="kerja-survei"),
    path("kerja/survei/baru/<uuid:kegiatan>/", kerja.baru, name="kerja-survei-baru"),
    path(KERJA, kerja.lihat, name="kerja-survei-lihat"),
    path(f"{KERJA}tugas.json", kerja.tugas, name="kerja-survei-tugas"),
    path(f"{KERJA}petugas/", kerja.petugas, name="kerja-survei-petugas"),
    path(f"{KERJA}petugas/<int:pengguna>/lepas/", kerja.lepas, name="kerja-survei-lepas"),
    path(f"{KERJA}tutup/", kerja.tutup, name="kerja-survei-tutup"),
    path(f"{KERJA}terbit/", kerja.terbit, name="kerja-survei-terbit"),
    path(f"{KERJA}kerangka/", kerangka.lihat, name="kerja-survei-kerangka"),
    path(f"{KERJA}kerangka/putus/<int:hitungan>/", kerangka.putus, name="kerja-survei-putus"),
    path(f"{KERJA}kerangka/diketahui/", kerangka.diketahui, name="kerja-survei-diketahui"),
    path(f"{KERJA}kerangka/daftar/", kerangka.daftar, name="kerja-survei-daftar"),
    path(f"{KERJA}kerangka/kunci/", kerangka.kunci, name="kerja-survei-kunci"),
    path(f"{KERJA}kerangka/ubah/", kerangka.ubah, name="kerja-survei-ubah"),
    path(f"{KERJA}kerangka/<str:desa>/", kerangka.hitung, name="kerja-survei-hitung"),
    path(f"{KERJA}undian/", undian.lihat, name="kerja-survei-undian"),
    path(f"{KERJA}mutu/", mutu.lihat, name="kerja-survei-mutu"),
    path(f"{KERJA}ulang/", mutu.undi, name="kerja-survei-ulang"),
    path("kerja/survei/ulang/<uuid:pk>/", mutu.hubungi, name="kerja-survei-hubungi"),
    path(RUMAH, wawancara.tanya, name="kerja-survei-rumah"),
    path(f"{RUMAH}tidak/", wawancara.tidak, name="kerja-survei-tidak"),
    path(f"{RUMAH}kertas/", kertas.salin, name="kerja-survei-kertas"),
]
