"""Alamat halaman publik dan beranda kerja."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.publik import (
    alokasi,
    alokasi_unduh,
    beranda,
    forum,
    jejak,
    kerja,
    kotak,
    lainnya,
    layar,
    mengapa,
    menunggu,
    pagu,
    peta,
    pokir,
    rkpdes,
    rpjmdes,
    suara,
    usulan,
)
from terasa.web.publik.bahasa import bahasa
from terasa.web.publik.galeri import galeri

urlpatterns: list[URLPattern | URLResolver] = [
    path("", beranda.depan, name="depan"),
    path("forum/<uuid:pk>/", forum.lihat, name="forum"),
    path("forum/<uuid:pk>/kotak/", kotak.kotak, name="forum-kotak"),
    path("forum/<uuid:pk>/hitungan/", kotak.hitungan, name="forum-hitungan"),
    path("forum/<uuid:pk>/hasil.pb", kotak.unduh, name="forum-pb"),
    path("suara/<slug:kode>/", suara.suara, name="suara"),
    path("forum/<uuid:pk>/layar/", layar.lihat, name="forum-layar"),
    path("jejak/", jejak.masukkan, name="jejak-cari"),
    path("jejak/<str:kode>.json", jejak.data, name="jejak-data"),
    path("jejak/<str:kode>", jejak.baca, name="jejak"),
    path("usulan/", usulan.daftar, name="usulan"),
    path("usulan.csv", usulan.csv, name="usulan-csv"),
    path("usulan.xlsx", usulan.xlsx, name="usulan-xlsx"),
    path("pokir/", pokir.daftar, name="pokir"),
    path("rkpdes/<str:kode>/", rkpdes.pilih, name="rkpdes-pilih"),
    path("rkpdes/<str:kode>/<int:tahun>/", rkpdes.lihat, name="rkpdes"),
    path("rkpdes/<str:kode>/<int:tahun>/<str:berkas>", rkpdes.unduh, name="rkpdes-unduh"),
    path("rpjmdes/<str:kode>/", rpjmdes.pilih, name="rpjmdes"),
    path("rpjmdes/<str:kode>/<int:tahun>/<int:versi>/", rpjmdes.lihat, name="rpjmdes-lihat"),
    path("rpjmdes/<str:kode>/<int:tahun>/<int:versi>/<str:berkas>", rpjmdes.unduh, name="rpjmdes-unduh"),
    path("alokasi/", alokasi.daftar, name="alokasi-daftar"),
    path("alokasi/<str:kabupaten>/<int:tahun>/", alokasi.lihat, name="alokasi"),
    path("alokasi/<str:kabupaten>/<int:tahun>/kokoh/", alokasi.kokoh, name="alokasi-kokoh"),
    path("alokasi/<str:kabupaten>/<int:tahun>/<str:kode>/", mengapa.mengapa, name="alokasi-mengapa"),
    path("alokasi/<str:kabupaten>/<int:tahun>/<str:berkas>", alokasi_unduh.unduh, name="alokasi-unduh"),
    path("pagu/", pagu.daftar, name="pagu-daftar"),
    path("pagu/<str:kabupaten>/<int:tahun>/", pagu.lihat, name="pagu"),
    path("pagu/<str:kabupaten>/<int:tahun>/<str:berkas>", pagu.unduh, name="pagu-unduh"),
    path("menunggu/<str:kabupaten>/", menunggu.daftar, name="menunggu"),
    path("menunggu/<str:kabupaten>/menunggu.csv", menunggu.csv, name="menunggu-csv"),
    path("menunggu/<str:kabupaten>/menunggu.xlsx", menunggu.xlsx, name="menunggu-xlsx"),
    path("peta/", peta.pilih, name="peta-pilih"),
    path("peta/<str:kabupaten>/", peta.lihat, name="peta"),
    path("cari/", lainnya.cari, name="cari"),
    path("privasi/", lainnya.privasi, name="privasi"),
    path("beranda/", kerja.beranda, name="beranda-kerja"),
    path("bahasa/", bahasa, name="bahasa"),
    path("galeri/", galeri, name="galeri"),
]
