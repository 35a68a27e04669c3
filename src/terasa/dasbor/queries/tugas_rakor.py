"""Hitungan rapat dan tindak lanjut yang menunggu sebuah jabatan; satu kueri masing-masing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran as J
from terasa.dasbor.rules import Tugas
from terasa.rakor.queries import list_laporan_baru, list_laporan_menunggu, list_undangan
from terasa.tindak_lanjut import rules
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.queries import list_diberikan, list_menunggu_saya, list_tugas_saya
from terasa.umum.pelaku import Pelaku

DAFTAR = "/kerja/tindak-lanjut/"


def count_undangan_rakor(by: Pelaku, hari: date) -> Tugas:
    """Invitations that this office has not answered."""
    hitung = list_undangan(by).order_by().aggregate(n=Count("pk"), awal=Min("rakor__tanggal"))
    return Tugas(_("Undangan rapat belum dijawab"), hitung["n"], "/kerja/rakor/", tenggat_on=hitung["awal"])


def count_tugas_saya(by: Pelaku, hari: date) -> Tugas:
    """Tasks that this office must do."""
    milik = list_tugas_saya(by).filter(status__in=rules.MENUNGGU_PELAKSANA)
    return _task(_("Arahan dan tugas untuk kantor Anda"), milik, hari, DAFTAR)


def count_verifikasi(by: Pelaku, hari: date) -> Tugas:
    """Reports that wait for the word of this office."""
    hitung = list_menunggu_saya(by).order_by().aggregate(n=Count("pk"))
    return Tugas(_("Laporan tugas menunggu Anda periksa atau putuskan"), hitung["n"], f"{DAFTAR}#periksa")


def count_arahan_diberi(by: Pelaku, hari: date) -> Tugas:
    """Arahan that this office gave and that are still open; the overdue ones climb to it."""
    judul = _("Arahan yang Anda berikan, masih terbuka")
    return _task(judul, list_diberikan(by), hari, f"{DAFTAR}#diberikan")


def count_laporan_rakor(by: Pelaku, hari: date) -> Tugas:
    """Reports of meetings: to pass on for Bagian Pemerintahan, to read for the regent."""
    if by.jenis == J.BUPATI:
        return Tugas(_("Laporan rapat belum Anda buka"), list_laporan_baru(by).count(), "/kerja/rakor/")
    menunggu = list_laporan_menunggu(by).count()
    return Tugas(_("Laporan rapat menunggu diteruskan kepada bupati"), menunggu, "/kerja/rakor/")


def _task(judul: str, semua: QuerySet[TindakLanjut], hari: date, alamat: str) -> Tugas:
    hitung: dict[str, Any] = semua.order_by().aggregate(
        n=Count("pk"), awal=Min("jatuh_tempo_on"), lewat=Count("pk", filter=Q(jatuh_tempo_on__lt=hari))
    )
    return Tugas(judul, hitung["n"], alamat, tenggat_on=hitung["awal"], terlambat=hitung["lewat"])
