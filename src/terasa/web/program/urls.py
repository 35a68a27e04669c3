from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.musrenbang.lembar.urls import list_urls as list_lembar
from terasa.web.program import (
    anggaran,
    buat,
    celah,
    evaluasi,
    janji,
    kerja,
    laporan,
    padanan,
    pekerjaan,
    penerima,
    peta,
    publik,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *list_lembar("realisasi"),
    *list_lembar("padanan"),
    path("kerja/padanan/", padanan.daftar, name="kerja-padanan"),
    path("kegiatan/", publik.daftar, name="kegiatan"),
    path("kegiatan/<str:kode>/", publik.lihat, name="kegiatan-lihat"),
    path("kegiatan/<str:kode>/penerima.csv", publik.penerima_csv, name="kegiatan-penerima-csv"),
    path("kegiatan/<str:kode>/foto/<uuid:laporan>/", publik.foto, name="kegiatan-foto"),
    path(
        "kegiatan/<str:kode>/keadaan/<int:keadaan>/foto/", publik.foto_keadaan, name="kegiatan-foto-keadaan"
    ),
    path("peta/<str:kabupaten>/kegiatan/", peta.lihat, name="peta-kegiatan"),
    path("peta/<str:kabupaten>/kegiatan/tabel.csv", peta.csv, name="peta-kegiatan-csv"),
    path("peta/<str:kabupaten>/kegiatan/peta.geojson", peta.geojson, name="peta-kegiatan-geojson"),
    path("tanpa-kabar/<str:kabupaten>/", janji.tanpa_kabar, name="kegiatan-tanpa-kabar"),
    path("tanpa-kabar/<str:kabupaten>/tabel.csv", janji.tanpa_kabar_csv, name="kegiatan-tanpa-kabar-csv"),
    path("tidak-dipakai/<str:kabupaten>/", janji.tidak_dipakai, name="kegiatan-tidak-dipakai"),
    path(
        "tidak-dipakai/<str:kabupaten>/tabel.csv", janji.tidak_dipakai_csv, name="kegiatan-tidak-dipakai-csv"
    ),
    path("tanpa-usulan/<str:kabupaten>/", celah.tanpa_usulan, name="kegiatan-tanpa-usulan"),
    path("tanpa-usulan/<str:kabupaten>/tabel.csv", celah.tanpa_usulan_csv, name="kegiatan-tanpa-usulan-csv"),
    path("tanpa-kegiatan/<str:kabupaten>/", celah.tanpa_kegiatan, name="usulan-tanpa-kegiatan"),
    path(
        "tanpa-kegiatan/<str:kabupaten>/tabel.csv", celah.tanpa_kegiatan_csv, name="usulan-tanpa-kegiatan-csv"
    ),
    path("kerja/kegiatan/", kerja.daftar, name="kerja-kegiatan"),
    path("kerja/kegiatan/baru/", buat.baru, name="kerja-kegiatan-baru"),
    path("kerja/kegiatan/evaluasi/", evaluasi.evaluasi, name="kerja-evaluasi"),
    path("kerja/kegiatan/evaluasi/bekukan/", evaluasi.bekukan, name="kerja-evaluasi-bekukan"),
    path("kerja/kegiatan/evaluasi/<str:kode>/tabel.csv", evaluasi.unduh_beku, name="kerja-evaluasi-beku-csv"),
    path("kerja/kegiatan/pertanyaan/", pekerjaan.pertanyaan, name="kerja-pertanyaan"),
    path("kerja/kegiatan/<uuid:pk>/", kerja.lihat, name="kerja-kegiatan-lihat"),
    path("kerja/kegiatan/<uuid:pk>/laporan/", laporan.realisasi, name="kerja-realisasi"),
    path("kerja/kegiatan/<uuid:pk>/pekerjaan/", laporan.pekerjaan, name="kerja-pekerjaan"),
    path(
        "kerja/kegiatan/<uuid:pk>/pekerjaan/<int:pekerjaan>/adendum/", pekerjaan.adendum, name="kerja-adendum"
    ),
    path(
        "kerja/kegiatan/<uuid:pk>/pekerjaan/<int:pekerjaan>/tahap/", pekerjaan.tahapan, name="kerja-tahapan"
    ),
    path("kerja/kegiatan/<uuid:pk>/pekerjaan/<int:pekerjaan>/titik/", pekerjaan.titik, name="kerja-titik"),
    path("kerja/kegiatan/<uuid:pk>/rencana/", pekerjaan.rencana, name="kerja-rencana"),
    path("kerja/kegiatan/<uuid:pk>/pertanyaan/<int:pertanyaan>/", pekerjaan.jawab, name="kerja-jawab"),
    path("kerja/kegiatan/<uuid:pk>/serah-terima/", laporan.serah_terima, name="kerja-serah-terima"),
    path("kerja/kegiatan/<uuid:pk>/pemanfaatan/", laporan.pemanfaatan, name="kerja-pemanfaatan"),
    path("kerja/kegiatan/<uuid:pk>/penerima/", penerima.lihat, name="kerja-penerima"),
    path("kerja/kegiatan/<uuid:pk>/penerima/sasaran/", penerima.sasaran, name="kerja-penerima-sasaran"),
    path("kerja/kegiatan/<uuid:pk>/penerima/daftar/", penerima.daftar, name="kerja-penerima-daftar"),
    path(
        "kerja/kegiatan/<uuid:pk>/penerima/daftar/<uuid:daftar>/",
        penerima.isi_daftar,
        name="kerja-penerima-isi",
    ),
    path(
        "kerja/kegiatan/<uuid:pk>/penerima/daftar/<uuid:daftar>/hapus/",
        penerima.hapus_daftar,
        name="kerja-penerima-hapus",
    ),
    path(
        "kerja/kegiatan/<uuid:pk>/penerima/<uuid:sasaran>/terjangkau/",
        penerima.jangkauan,
        name="kerja-penerima-jangkauan",
    ),
    path("kerja/kegiatan/<uuid:pk>/anggaran/", anggaran.versi, name="kerja-anggaran"),
    path("kerja/kegiatan/<uuid:pk>/susun/", anggaran.susun, name="kerja-kegiatan-susun"),
    path("kerja/kegiatan/<uuid:pk>/dasar/", anggaran.dasar, name="kerja-kegiatan-dasar"),
    path("kerja/kegiatan/<uuid:pk>/batal/", laporan.batal, name="kerja-kegiatan-batal"),
    path(
        "kerja/kegiatan/<uuid:pk>/keadaan/<int:keadaan>/foto/", kerja.foto_keadaan, name="kerja-foto-keadaan"
    ),
    path("kerja/kegiatan/<uuid:pk>/foto/<uuid:laporan>/", kerja.foto, name="kerja-foto"),
    path("kerja/kegiatan/<uuid:pk>/foto/<uuid:laporan>/rilis/", kerja.rilis_foto, name="kerja-foto-rilis"),
]
