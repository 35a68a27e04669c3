"""Alamat rakor di `kerja/rakor/`."""

from __future__ import annotations

from django.urls import path

from terasa.web.rakor import daftar, hadir, jalan, terbuka, tulis, undang

AWAL = "kerja/rakor/"
SATU = f"{AWAL}<uuid:pk>/"
urlpatterns = [
    path(AWAL, daftar.daftar, name="kerja-rakor"),
    path(f"{AWAL}baru/", tulis.baru, name="kerja-rakor-baru"),
    path(SATU, daftar.lihat, name="kerja-rakor-lihat"),
    path(f"{SATU}ubah/", tulis.ubah, name="kerja-rakor-ubah"),
    path(f"{SATU}batal/", tulis.batal, name="kerja-rakor-batal"),
    path(f"{SATU}undang/", undang.undang, name="kerja-rakor-undang"),
    path(f"{SATU}jawab/", undang.jawab, name="kerja-rakor-jawab"),
    path(f"{SATU}rapat.ics", undang.ics, name="kerja-rakor-ics"),
    path(f"{SATU}hadir/", hadir.hadir, name="kerja-rakor-hadir"),
    path(f"{SATU}hadir/<uuid:kehadiran>/hapus/", hadir.hapus, name="kerja-rakor-hadir-hapus"),
    path(f"{SATU}buka/", jalan.buka, name="kerja-rakor-buka"),
    path(f"{SATU}jalan/", jalan.jalan, name="kerja-rakor-jalan"),
    path(f"{SATU}arahan/", jalan.arahan, name="kerja-rakor-arahan"),
    path(f"{SATU}arahan/<uuid:arahan>/ubah/", jalan.ubah, name="kerja-rakor-arahan-ubah"),
    path(f"{SATU}arahan/<uuid:arahan>/hapus/", jalan.hapus, name="kerja-rakor-arahan-hapus"),
    path(f"{SATU}notulen/", jalan.notulen, name="kerja-rakor-notulen"),
    path(f"{SATU}terbuka/<int:penerima>/<slug:tindakan>/", terbuka.putuskan, name="kerja-rakor-terbuka"),
    path(f"{SATU}tutup/", jalan.tutup, name="kerja-rakor-tutup"),
    path(f"{SATU}laporan/", undang.laporan, name="kerja-rakor-laporan"),
]
