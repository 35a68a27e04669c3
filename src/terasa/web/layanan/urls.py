"""Alamat layanan. Kunci pribadi tidak pernah menjadi bagian alamat."""

from __future__ import annotations

from django.urls import path

from terasa.web.layanan import antrean, ikuti, katalog, kios, loket, luring, mohon, publik, skm, slip, surat

urlpatterns = [
    path("layanan/", publik.daftar, name="layanan"),
    path("layanan/simpanan/<str:di>/", luring.simpanan, name="layanan-simpanan"),
    path("layanan/<str:kode>/", publik.lihat, name="layanan-lihat"),
    path("layanan/<str:kode>/poster/", publik.poster, name="layanan-poster"),
    path("layanan/<str:kode>/mohon/", mohon.tulis, name="layanan-mohon"),
    path("permohonan/slip/", mohon.slip, name="permohonan-slip"),
    path("permohonan/slip/tutup/", mohon.tutup_slip, name="permohonan-slip-tutup"),
    path("permohonan/saya/", ikuti.saya, name="permohonan-saya"),
    path("permohonan/saya/nilai/", ikuti.nilai, name="permohonan-nilai"),
    path("permohonan/saya/<slug:tindakan>/", ikuti.tindak, name="permohonan-saya-tindak"),
    path("permohonan/<str:kode>/", ikuti.lihat, name="permohonan"),
    path("skm/", skm.daftar, name="skm-daftar"),
    path("skm/layar/", kios.layar, name="skm-layar"),
    path("skm/layar/akhiri/", kios.akhiri, name="skm-layar-akhiri"),
    path("skm/<str:kode>/", skm.lihat, name="skm"),
    path("loket/<int:unit_id>/layanan/", publik.papan, name="loket-papan"),
    path("loket/<int:unit_id>/", antrean.layar, name="loket-layar"),
    path("kerja/layanan/", loket.meja, name="layanan-meja"),
    path("kerja/layanan/katalog/", katalog.daftar, name="layanan-katalog"),
    path("kerja/layanan/katalog/baru/", katalog.tambah, name="layanan-tambah"),
    path("kerja/layanan/katalog/<str:kode>/", katalog.ubah, name="layanan-ubah"),
    path("kerja/layanan/katalog/<str:kode>/lanjutkan/", katalog.lanjutkan, name="layanan-lanjutkan"),
    path("kerja/layanan/slip/kirim/", slip.kirim, name="layanan-slip-kirim"),
    path("kerja/layanan/catat/<str:kode>/", loket.catat, name="layanan-catat"),
    path("kerja/layanan/permohonan/<str:kode>/", loket.lihat, name="permohonan-kerja"),
    path("kerja/layanan/permohonan/<str:kode>/surat/<slug:jenis>/", surat.terbitkan, name="permohonan-surat"),
    path(
        "kerja/layanan/permohonan/<str:kode>/salinan/<slug:jenis>/", surat.salinan, name="permohonan-salinan"
    ),
    path("kerja/layanan/permohonan/<str:kode>/<slug:tindakan>/", loket.tindak, name="permohonan-tindak"),
    path("kerja/layanan/antrean/", antrean.loket, name="layanan-antrean"),
    path("kerja/layanan/antrean/karcis/<str:nomor>/", antrean.karcis, name="layanan-karcis"),
    path("kerja/layanan/surat/", surat.templat, name="layanan-surat"),
    path("kerja/layanan/surat/<slug:jenis>/", surat.ubah, name="layanan-surat-ubah"),
    path("kerja/skm/", skm.kelola, name="skm-kelola"),
    path("kerja/skm/perpanjang/", skm.perpanjang, name="skm-perpanjang"),
    path("kerja/skm/ubah/", skm.ubah, name="skm-ubah"),
    path("kerja/skm/terbitkan/", skm.terbitkan, name="skm-terbitkan"),
    path("kerja/skm/kios/", kios.loket, name="skm-kios"),
    path("kerja/skm/kunci-layar/", kios.kunci_layar, name="skm-kunci-layar"),
    path("kerja/skm/kuesioner/", skm.kuesioner, name="skm-kuesioner"),
    path("kerja/skm/kertas/", skm.kertas, name="skm-kertas"),
]
