"""Hitungan rapat dan tindak lanjut yang menunggu sebuah jabatan; paling banyak empat kueri seluruhnya."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran as J
from terasa.dasbor.rules import Tugas
from terasa.rakor.queries import list_laporan_baru, list_laporan_menunggu, list_undangan
from terasa.tindak_lanjut import rules
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.queries import list_menunggu_saya
from terasa.umum.ingatan import remember
from terasa.umum.pelaku import Pelaku

DAFTAR = "/kerja/tindak-lanjut/"


def count_undangan_rakor(by: Pelaku, hari: date) -> Tugas:
    """Invitations that this office has not answered."""
    hitung = list_undangan(by).order_by().aggregate(n=Count("pk"), awal=Min("rakor__tanggal"))
    return Tugas(_("Undangan rapat belum dijawab"), hitung["n"], "/kerja/rakor/", tenggat_on=hitung["awal"])


def count_tugas_saya(by: Pelaku, hari: date) -> Tugas:
    """Tasks that this office must do."""
    return _task(_("Arahan dan tugas untuk kantor Anda"), "kerja", by, hari, DAFTAR)


def count_verifikasi(by: Pelaku, hari: date) -> Tugas:
    """Reports that wait for the word of this office."""
    hitung = list_menunggu_saya(by).order_by().aggregate(n=Count("pk"))
    return Tugas(_("Laporan tugas menunggu Anda periksa atau putuskan"), hitung["n"], f"{DAFTAR}#periksa")


def count_arahan_diberi(by: Pelaku, hari: date) -> Tugas:
    """Arahan that this office gave and that are still open; the overdue ones climb to it."""
    return _task(_("Arahan yang Anda berikan, masih terbuka"), "beri", by, hari, f"{DAFTAR}#diberikan")


def count_laporan_rakor(by: Pelaku, hari: date) -> Tugas:
    """Reports of meetings: to pass on for Bagian Pemerintahan, to read for the regent."""
    if by.jenis == J.BUPATI:
        return Tugas(_("Laporan rapat belum Anda buka"), list_laporan_baru(by).count(), "/kerja/rakor/")
    menunggu = list_laporan_menunggu(by).count()
    return Tugas(_("Laporan rapat menunggu diteruskan kepada bupati"), menunggu, "/kerja/rakor/")


def _read(by: Pelaku, hari: date) -> dict[str, Any]:
    """Tasks that this office must do (`kerja`) and that it gave (`beri`), in one query for both counts."""
    milik, diberi = Q(pelaksana_id=by.unit_id or -1), Q(pemberi_id=by.unit_id or -1)
    kerja, lewat = milik & Q(status__in=rules.MENUNGGU_PELAKSANA), Q(jatuh_tempo_on__lt=hari)
    hitung: dict[str, Any] = (
        TindakLanjut.objects.terbuka()
        .filter(milik | diberi)
        .order_by()
        .aggregate(
            kerja=Count("pk", filter=kerja),
            kerja_awal=Min("jatuh_tempo_on", filter=kerja),
            kerja_lewat=Count("pk", filter=kerja & lewat),
            beri=Count("pk", filter=diberi),
            beri_awal=Min("jatuh_tempo_on", filter=diberi),
            beri_lewat=Count("pk", filter=diberi & lewat),
        )
    )
    return hitung


def _task(judul: str, apa: str, by: Pelaku, hari: date, alamat: str) -> Tugas:
    hitung = remember(("tugas rakor", by.unit_id, hari), lambda: _read(by, hari))
    return Tugas(
        judul, hitung[apa], alamat, tenggat_on=hitung[f"{apa}_awal"], terlambat=hitung[f"{apa}_lewat"]
    )
