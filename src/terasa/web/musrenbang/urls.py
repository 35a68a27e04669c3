"""Alamat kerja musrenbang; halaman publik forum dan alokasi ada pada area publik."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from terasa.web.musrenbang.alokasi import kerja as alokasi
from terasa.web.musrenbang.forum import (
    alasan,
    geser,
    hadir,
    kerja,
    kertas,
    kotak,
    mandiri,
    metode,
    nilai,
    siapkan,
    tutup,
)
from terasa.web.musrenbang.forum import daftar as forum
from terasa.web.musrenbang.kalender import kerja as kalender_kerja
from terasa.web.musrenbang.kalender import umum as kalender
from terasa.web.musrenbang.kamus import kerja as kamus
from terasa.web.musrenbang.pagu import kerja as pagu
from terasa.web.musrenbang.sipd import keluar as sipd
from terasa.web.musrenbang.sipd import masuk as sipd_masuk
from terasa.web.musrenbang.sipd import surat
from terasa.web.musrenbang.usulan import daftar as usulan
from terasa.web.musrenbang.usulan import gabung, lanjut, periksa, tulis

urlpatterns: list[URLPattern | URLResolver] = [
    path("kalender/", kalender.kalender, name="kalender"),
    path("kalender/<str:kabupaten>/<int:tahun>.ics", kalender.ics, name="kalender-ics"),
    path("kalender/<str:kabupaten>/<int:tahun>/<str:kode>/", kalender.tahap, name="kalender-tahap"),
    path("kerja/kalender/", kalender_kerja.tetapkan, name="kerja-kalender"),
    path("kerja/kalender/<int:tahun>/<str:kode>/", kalender_kerja.tahap, name="kerja-kalender-tahap"),
    path("kerja/usulan/", usulan.daftar, name="kerja-usulan"),
    path("kerja/usulan/baru/", tulis.baru, name="kerja-usulan-baru"),
    path("kerja/usulan/<uuid:pk>/", usulan.lihat, name="kerja-usulan-lihat"),
    path("kerja/usulan/<uuid:pk>/ubah/", tulis.ubah, name="kerja-usulan-ubah"),
    path("kerja/usulan/<uuid:pk>/ajukan/", tulis.ajukan, name="kerja-usulan-ajukan"),
    path("kerja/usulan/<uuid:pk>/lengkapi/", tulis.lengkapi, name="kerja-usulan-lengkapi"),
    path("kerja/usulan/<uuid:pk>/suara/", gabung.suara, name="kerja-usulan-suara"),
    path("kerja/usulan/<uuid:pk>/gabung/", gabung.gabung, name="kerja-usulan-gabung"),
    path("kerja/usulan/<uuid:pk>/batal/", gabung.batal, name="kerja-usulan-batal"),
    path("kerja/usulan/<uuid:pk>/arahkan/", gabung.arahkan, name="kerja-usulan-arahkan"),
    path("kerja/usulan/<uuid:pk>/rkpdes/", gabung.rkpdes, name="kerja-usulan-rkpdes"),
    path("kerja/usulan/<uuid:pk>/du-rkpdes/", gabung.du_rkpdes, name="kerja-usulan-du-rkpdes"),
    path("kerja/usulan/<uuid:pk>/periksa/<str:tingkat>/", periksa.verifikasi, name="kerja-usulan-periksa"),
    path("kerja/usulan/<uuid:pk>/cabut/", periksa.cabut, name="kerja-usulan-cabut"),
    path("kerja/usulan/<uuid:pk>/tunda/", periksa.tunda, name="kerja-usulan-tunda"),
    path("kerja/usulan/<uuid:pk>/rencana/", periksa.rencana, name="kerja-usulan-rencana"),
    path("kerja/usulan/<uuid:pk>/pecah/", periksa.pecah, name="kerja-usulan-pecah"),
    path("kerja/usulan/<uuid:pk>/lampiran/", periksa.lampiran, name="kerja-usulan-lampiran"),
    path("usulan/lampiran/<uuid:pk>/", periksa.berkas, name="usulan-lampiran"),
    path("kerja/kamus/", kamus.daftar, name="kerja-kamus"),
    path("kerja/kamus/baru/", kamus.baru, name="kerja-kamus-baru"),
    path("kerja/kamus/<int:pk>/", kamus.ubah, name="kerja-kamus-ubah"),
    path("kerja/usulan/<uuid:pk>/lanjutkan/", lanjut.satu, name="kerja-usulan-lanjutkan"),
    path("kerja/lanjutkan/", lanjut.banyak, name="kerja-lanjutkan"),
    path("kerja/sipd/", sipd.daftar, name="kerja-sipd"),
    path("kerja/sipd/ketik.xlsx", sipd.lembar, name="kerja-sipd-lembar"),
    path("kerja/sipd/ketik/<uuid:pk>/", sipd.ketik, name="kerja-sipd-ketik"),
    path("kerja/sipd/impor/", sipd_masuk.unggah, name="kerja-sipd-unggah"),
    path("kerja/sipd/impor/<uuid:pk>/", sipd_masuk.impor, name="kerja-sipd-impor"),
    path("kerja/sipd/impor/<uuid:pk>/batal/", sipd_masuk.batal, name="kerja-sipd-batal"),
    path("kerja/sipd/impor/<uuid:pk>/hasil.csv", sipd_masuk.unduh, name="kerja-sipd-unduh"),
    path("kerja/surat/", surat.daftar, name="kerja-surat"),
    path("kerja/surat/<uuid:pk>/", surat.lihat, name="kerja-surat-lihat"),
    path("kerja/surat/<uuid:pk>/surat.pdf", surat.unduh, name="kerja-surat-unduh"),
    path("kerja/forum/", forum.daftar, name="kerja-forum"),
    path("kerja/forum/buka/", forum.buka, name="kerja-forum-buka"),
    path("kerja/forum/<uuid:pk>/", kerja.lihat, name="kerja-forum-lihat"),
    path("kerja/forum/<uuid:pk>/sepakati/", kerja.sepakati, name="kerja-forum-sepakati"),
    path("kerja/forum/<uuid:pk>/alasan/", alasan.alasan, name="kerja-forum-alasan"),
    path("kerja/forum/<uuid:pk>/hadir/", hadir.hadir, name="kerja-forum-hadir"),
    path("kerja/forum/<uuid:pk>/hadir/<uuid:kehadiran>/hapus/", hadir.hapus, name="kerja-forum-hadir-hapus"),
    path("kerja/forum/<uuid:pk>/nilai/", nilai.nilai, name="kerja-forum-nilai"),
    path("kerja/forum/<uuid:pk>/susun/", nilai.susun, name="kerja-forum-susun"),
    path("kerja/forum/<uuid:pk>/metode/", metode.metode, name="kerja-forum-metode"),
    path("kerja/forum/<uuid:pk>/hitungan/", metode.hitungan, name="kerja-forum-hitungan"),
    path("kerja/forum/<uuid:pk>/geser/", geser.geser, name="kerja-forum-geser"),
    path("kerja/forum/<uuid:pk>/kotak/", kotak.kotak, name="kerja-forum-kotak"),
    path("kerja/forum/<uuid:pk>/kotak/cetak/", kotak.cetak, name="kerja-forum-kotak-cetak"),
    path("kerja/forum/<uuid:pk>/kotak/ambil/<uuid:kehadiran>/", kotak.ambil, name="kerja-forum-kotak-ambil"),
    path("kerja/forum/<uuid:pk>/kotak/batal/", kotak.batal, name="kerja-forum-kotak-batal"),
    path("kerja/forum/<uuid:pk>/kotak/tutup/", kotak.tutup, name="kerja-forum-kotak-tutup"),
    path("kerja/forum/<uuid:pk>/kertas/", kertas.kertas, name="kerja-forum-kertas"),
    path("kerja/forum/<uuid:pk>/kertas/<int:nomor>/", kertas.beda, name="kerja-forum-beda"),
    path("kerja/forum/<uuid:pk>/kertas/<int:nomor>/hapus/", kertas.hapus, name="kerja-forum-kertas-hapus"),
    path("kerja/forum/<uuid:pk>/tutup/", tutup.tutup, name="kerja-forum-tutup"),
    path("kerja/forum/<uuid:pk>/buka-lagi/", tutup.buka_lagi, name="kerja-forum-buka-lagi"),
    path("kerja/forum/<uuid:pk>/tanda-tangan/", tutup.tanda_tangan, name="kerja-forum-tanda-tangan"),
    path("kerja/pagu/", pagu.meja, name="kerja-pagu"),
    path("kerja/pagu/angka/", pagu.angka, name="kerja-pagu-angka"),
    path("kerja/forum/<uuid:pk>/elektronik/", tutup.elektronik, name="kerja-forum-elektronik"),
    path("kerja/forum/<uuid:pk>/siapkan/", siapkan.siapkan, name="kerja-forum-siapkan"),
    path("kerja/forum/<uuid:pk>/gagasan/", siapkan.gagasan, name="kerja-forum-gagasan"),
    path("kerja/forum/<uuid:pk>/jawab/", siapkan.jawab, name="kerja-forum-jawab"),
    path("kerja/forum/<uuid:pk>/adendum/", siapkan.adendum, name="kerja-forum-adendum"),
    path(
        "kerja/forum/<uuid:pk>/adendum/<str:kode>/",
        siapkan.tanda_tangan_adendum,
        name="kerja-forum-adendum-ttd",
    ),
    path("kerja/forum/<uuid:pk>/qr/", mandiri.qr, name="kerja-forum-qr"),
    path("kerja/forum/<uuid:pk>/hadir/kertas/", mandiri.kertas, name="kerja-forum-hadir-kertas"),
    path("kerja/forum/<uuid:pk>/utusan/", mandiri.utusan, name="kerja-forum-utusan"),
    path("hadir/<str:kunci>/", mandiri.masuk, name="hadir-mandiri"),
    path("forum/<uuid:pk>.ics", siapkan.ics, name="forum-ics"),
    path("kerja/alokasi/", alokasi.meja, name="kerja-alokasi"),
    path("kerja/alokasi/banding/", alokasi.banding, name="kerja-alokasi-banding"),
    path("kerja/alokasi/<uuid:pk>/", alokasi.lihat, name="kerja-alokasi-lihat"),
    path("kerja/alokasi/<uuid:pk>/tetapkan/", alokasi.tetapkan, name="kerja-alokasi-tetapkan"),
    path("kerja/alokasi/<uuid:pk>/kokoh/", alokasi.kokoh, name="kerja-alokasi-kokoh"),
    path("kerja/alokasi/<uuid:pk>/<str:kode>/", alokasi.mengapa, name="kerja-alokasi-mengapa"),
    path("kerja/alokasi/<uuid:pk>/<str:berkas>", alokasi.unduh, name="kerja-alokasi-unduh"),
]
