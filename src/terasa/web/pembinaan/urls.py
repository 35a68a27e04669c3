"""Alamat pembinaan di `kerja/pembinaan/`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.pembinaan import berkas, hubungan, isi, kunjungan, laporan, rencana, tempat

AWAL = "kerja/pembinaan/"
SATU = f"{AWAL}kunjungan/<uuid:pk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(AWAL, rencana.daftar, name="kerja-pembinaan"),
    path(f"{AWAL}kalender/", rencana.kalender, name="kerja-pembinaan-kalender"),
    path(f"{AWAL}tim/", rencana.tim, name="kerja-pembinaan-tim"),
    path(f"{AWAL}rujukan/", rencana.rujukan, name="kerja-pembinaan-rujukan"),
    path(f"{AWAL}hubungan/", hubungan.daftar, name="kerja-pembinaan-hubungan"),
    path(f"{AWAL}hubungan/bawaan/", hubungan.bawaan, name="kerja-pembinaan-hubungan-bawaan"),
    path(f"{AWAL}hubungan/baru/", hubungan.baru, name="kerja-pembinaan-hubungan-baru"),
    path(f"{AWAL}hubungan/<int:pk>/akhiri/", hubungan.akhiri, name="kerja-pembinaan-hubungan-akhiri"),
    path(f"{AWAL}tempat/<str:kode>/", tempat.lihat, name="kerja-pembinaan-tempat"),
    path(f"{AWAL}tempat/<str:kode>/rencana/", kunjungan.rencana, name="kerja-pembinaan-rencana"),
    path(f"{AWAL}indeks/", laporan.indeks, name="kerja-pembinaan-indeks"),
    path(f"{AWAL}laporan/", laporan.daftar, name="kerja-pembinaan-laporan"),
    path(f"{AWAL}laporan/minta/", laporan.minta, name="kerja-pembinaan-laporan-minta"),
    path(f"{AWAL}laporan/kantor/", laporan.kantor, name="kerja-pembinaan-laporan-kantor"),
    path(f"{AWAL}laporan/<uuid:pk>/", laporan.lihat, name="kerja-pembinaan-laporan-lihat"),
    path(f"{AWAL}laporan/masuk/<uuid:pk>/kirim/", laporan.kirim, name="kerja-pembinaan-laporan-kirim"),
    path(f"{AWAL}laporan/masuk/<uuid:pk>/periksa/", laporan.periksa, name="kerja-pembinaan-laporan-periksa"),
    path(SATU, kunjungan.lihat, name="kerja-pembinaan-kunjungan"),
    path(f"{SATU}batal/", kunjungan.batal, name="kerja-pembinaan-batal"),
    path(f"{SATU}sampaikan/", kunjungan.sampaikan, name="kerja-pembinaan-sampaikan"),
    path(f"{SATU}terima/", kunjungan.terima, name="kerja-pembinaan-terima"),
    path(f"{SATU}catat/", isi.catat, name="kerja-pembinaan-catat"),
    path(f"{SATU}temuan/baru/", isi.temuan_baru, name="kerja-pembinaan-temuan-baru"),
    path(f"{SATU}temuan/<uuid:temuan>/rujuk/", isi.rujuk, name="kerja-pembinaan-rujuk"),
    path(f"{SATU}temuan/<uuid:temuan>/hapus/", isi.hapus_temuan, name="kerja-pembinaan-temuan-hapus"),
    path(f"{SATU}temuan/<uuid:temuan>/tutup/", isi.tutup, name="kerja-pembinaan-tutup"),
    path(f"{SATU}kesepakatan/baru/", isi.sepakat, name="kerja-pembinaan-sepakat"),
    path(
        f"{SATU}kesepakatan/<uuid:kesepakatan>/hapus/",
        isi.hapus_sepakat,
        name="kerja-pembinaan-sepakat-hapus",
    ),
    path(f"{SATU}lampiran/baru/", berkas.lampirkan, name="kerja-pembinaan-lampirkan"),
    path(f"{SATU}lampiran/<uuid:lampiran>/", berkas.buka, name="kerja-pembinaan-lampiran"),
    path(f"{SATU}catatan.pdf", berkas.cetak, name="kerja-pembinaan-cetak"),
    path(f"{SATU}tugas.json", berkas.tugas, name="kerja-pembinaan-tugas"),
]
