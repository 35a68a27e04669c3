"""Alamat aspirasi. Kunci pribadi tidak pernah menjadi bagian alamat."""

from __future__ import annotations

from django.urls import path

from terasa.web.aspirasi.views import antrean, baru, data, dukung, foto, janji, kerja, saya, tindakan, triase

urlpatterns = [
    path("aspirasi/baru/", baru.pilih_desa, name="aspirasi-baru"),
    path("aspirasi/baru/<str:kode_desa>/", baru.tulis, name="aspirasi-tulis"),
    path("aspirasi/terkirim/", baru.slip, name="aspirasi-slip"),
    path("aspirasi/terkirim/tutup/", baru.tutup_slip, name="aspirasi-slip-tutup"),
    path("aspirasi/dukung/<str:kode>/", dukung.lihat, name="aspirasi-dukung"),
    path("aspirasi/dukung/<str:kode>/tanpa-slip/", dukung.tanpa_slip, name="aspirasi-dukung-tanpa"),
    path("aspirasi/foto/<uuid:id>/", foto.lihat, name="aspirasi-foto"),
    path("aspirasi/rekaman/<uuid:id>/", foto.dengar, name="aspirasi-rekaman"),
    path("saya/", saya.buka, name="saya"),
    path("saya/balas/", saya.balas, name="saya-balas"),
    path("saya/belum-membantu/", saya.belum, name="saya-belum"),
    path("saya/kontak/", saya.kontak, name="saya-kontak"),
    path("saya/data/", data.lihat, name="saya-data"),
    path("saya/data/unduh/", data.unduh, name="saya-data-unduh"),
    path("saya/betulkan/", data.betulkan, name="saya-betulkan"),
    path("saya/hapus/", data.hapus, name="saya-hapus"),
    path("saya/hapus-kontak/", saya.hapus_kontak, name="saya-hapus-kontak"),
    path("saya/tarik/", saya.tarik, name="saya-tarik"),
    path("saya/tutup/", saya.tutup, name="saya-tutup"),
    path("kerja/aspirasi/", kerja.meja, name="meja-aspirasi"),
    path("kerja/aspirasi/catat/", kerja.catat, name="aspirasi-catat"),
    path("kerja/aspirasi/triase/", triase.lihat, name="aspirasi-triase"),
    path("kerja/aspirasi/triase/urungkan/", triase.urungkan, name="aspirasi-triase-urungkan"),
    path("kerja/aspirasi/triase/banyak/", triase.rilis_banyak, name="aspirasi-triase-banyak"),
    path("kerja/aspirasi/triase/<str:kode>/rilis/", triase.rilis, name="aspirasi-triase-rilis"),
    path("kerja/aspirasi/triase/<str:kode>/samarkan/", triase.samarkan, name="aspirasi-triase-samarkan"),
    path("kerja/aspirasi/triase/<str:kode>/alihkan/", triase.alihkan, name="aspirasi-triase-alihkan"),
    path(
        "kerja/aspirasi/triase/<str:kode>/sembunyikan/",
        triase.sembunyikan,
        name="aspirasi-triase-sembunyikan",
    ),
    path("kerja/aspirasi/janji/", janji.lihat, name="aspirasi-janji"),
    path("kerja/aspirasi/antrean/", antrean.lihat, name="aspirasi-antrean"),
    path("kerja/aspirasi/antrean/terima/", antrean.terima, name="aspirasi-antrean-terima"),
    path("kerja/aspirasi/antrean/kesampingkan/", antrean.kesampingkan, name="aspirasi-antrean-kesampingkan"),
    path("kerja/aspirasi/<str:kode>/", kerja.lihat, name="aspirasi-kerja"),
    path("kerja/aspirasi/<str:kode>/tanya/", tindakan.tanya, name="aspirasi-tanya"),
    path("kerja/aspirasi/<str:kode>/jawab/", tindakan.jawab, name="aspirasi-jawab"),
    path("kerja/aspirasi/<str:kode>/rilis/", tindakan.rilis, name="aspirasi-rilis"),
    path("kerja/aspirasi/<str:kode>/batal-rilis/", tindakan.batal_rilis, name="aspirasi-batal-rilis"),
    path("kerja/aspirasi/<str:kode>/sembunyikan/", tindakan.sembunyikan, name="aspirasi-sembunyikan"),
    path("kerja/aspirasi/<str:kode>/tampilkan/", tindakan.tampilkan, name="aspirasi-tampilkan"),
    path("kerja/aspirasi/<str:kode>/alihkan/", tindakan.alihkan, name="aspirasi-alihkan"),
    path("kerja/aspirasi/<str:kode>/ambil-kembali/", tindakan.ambil_kembali, name="aspirasi-ambil-kembali"),
    path("kerja/aspirasi/<str:kode>/hapus-kontak/", tindakan.hapus_kontak, name="aspirasi-hapus-kontak"),
    path("kerja/aspirasi/<str:kode>/dukungan/", tindakan.dukungan, name="aspirasi-dukungan"),
    path("kerja/aspirasi/<str:kode>/hapus-data/", tindakan.hapus_data, name="aspirasi-hapus-data"),
]
