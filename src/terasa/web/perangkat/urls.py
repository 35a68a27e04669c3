"""Alamat perangkat: halaman umum di `perangkat/`, meja di `kerja/perangkat/`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.perangkat import akun, buku, impor, masa, orang, papan, publik

AWAL = "kerja/perangkat/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("perangkat/", publik.pilih, name="perangkat-pilih"),
    path("perangkat/<str:kode>/", publik.lihat, name="perangkat"),
    path("akun/undangan/<str:uid>/<str:kunci>/", akun.terima, name="akun-undangan"),
    path(AWAL, papan.daftar, name="kerja-perangkat"),
    path(f"{AWAL}kosong/", papan.kosong, name="kerja-perangkat-kosong"),
    path(f"{AWAL}berakhir/", papan.berakhir, name="kerja-perangkat-berakhir"),
    path(f"{AWAL}peralihan/", impor.peralihan, name="kerja-perangkat-peralihan"),
    path(f"{AWAL}impor/", impor.pamong, name="kerja-perangkat-impor"),
    path(f"{AWAL}jabatan/baru/", masa.jabatan_baru, name="kerja-perangkat-jabatan-baru"),
    path(f"{AWAL}jabatan/<uuid:pk>/", papan.jabatan, name="kerja-perangkat-jabatan"),
    path(f"{AWAL}jabatan/<uuid:pk>/mulai/", masa.mulai, name="kerja-perangkat-mulai"),
    path(f"{AWAL}jabatan/<uuid:pk>/hapus/", masa.jabatan_hapus, name="kerja-perangkat-jabatan-hapus"),
    path(f"{AWAL}masa/<uuid:pk>/akhiri/", masa.akhiri, name="kerja-perangkat-akhiri"),
    path(f"{AWAL}masa/<uuid:pk>/betulkan/", masa.betulkan, name="kerja-perangkat-betulkan"),
    path(f"{AWAL}masa/<uuid:pk>/batalkan/", masa.batalkan, name="kerja-perangkat-batalkan"),
    path(f"{AWAL}masa/<uuid:pk>/sk/", masa.sk, name="kerja-perangkat-sk"),
    path(f"{AWAL}masa/<uuid:pk>/akun/", akun.buka, name="kerja-perangkat-akun"),
    path(f"{AWAL}masa/<uuid:pk>/tautan/", akun.tautan, name="kerja-perangkat-tautan"),
    path(f"{AWAL}masa/<uuid:pk>/serahkan/", akun.serahkan, name="kerja-perangkat-serahkan"),
    path(f"{AWAL}orang/<uuid:pk>/", orang.lihat, name="kerja-perangkat-orang"),
    path(f"{AWAL}orang/<uuid:pk>/biodata/", orang.biodata, name="kerja-perangkat-biodata"),
    path(f"{AWAL}buku/", buku.rak, name="kerja-perangkat-buku"),
    path(f"{AWAL}buku/<str:kode>/<slug:buku>/<int:tahun>/", buku.lihat, name="kerja-perangkat-buku-lihat"),
    path(
        f"{AWAL}buku/<str:kode>/<slug:buku>/<int:tahun>/buku.csv", buku.unduh, name="kerja-perangkat-buku-csv"
    ),
    path(f"{AWAL}buku/<str:kode>/<slug:buku>/tulis/", buku.tulis, name="kerja-perangkat-buku-tulis"),
    path(f"{AWAL}buku/berkas/<uuid:pk>/", buku.berkas, name="kerja-perangkat-buku-berkas"),
]
