"""Alamat netralitas: kalender umum di `kalender-pemilihan/`, meja kantor dan kasus di `kerja/netralitas/`."""

from __future__ import annotations

from django.urls import path

from terasa.web.netralitas import kasus, papan

AWAL = "kerja/netralitas/"
KASUS = f"{AWAL}kasus/"
urlpatterns = [
    path("kalender-pemilihan/", papan.kalender, name="kalender-pemilihan"),
    path(AWAL, papan.depan, name="kerja-netralitas"),
    path(f"{AWAL}periode/baru/", papan.periode, name="kerja-netralitas-periode-baru"),
    path(f"{AWAL}periode/<int:pk>/", papan.periode, name="kerja-netralitas-periode"),
    path(f"{AWAL}pakta/berkas/<int:pk>/", papan.pakta_berkas, name="kerja-netralitas-pakta-berkas"),
    path(f"{AWAL}pakta/<str:kode>/", papan.pakta, name="kerja-netralitas-pakta"),
    path(f"{AWAL}pelatihan/<str:kode>/", papan.pelatihan, name="kerja-netralitas-pelatihan"),
    path(f"{AWAL}petugas/", papan.petugas, name="kerja-netralitas-petugas"),
    path(f"{AWAL}petugas/<int:pk>/akhiri/", papan.akhiri, name="kerja-netralitas-akhiri"),
    path(KASUS, kasus.daftar, name="kerja-netralitas-kasus-daftar"),
    path(f"{KASUS}baru/", kasus.baru, name="kerja-netralitas-kasus-baru"),
    path(f"{KASUS}<uuid:pk>/", kasus.lihat, name="kerja-netralitas-kasus"),
    path(f"{KASUS}<uuid:pk>/surat/", kasus.surat, name="kerja-netralitas-surat"),
    path(f"{KASUS}<uuid:pk>/bukti/<uuid:bukti>/", kasus.bukti, name="kerja-netralitas-bukti"),
    path(f"{KASUS}<uuid:pk>/<slug:apa>/", kasus.tindak, name="kerja-netralitas-tindak"),
]
