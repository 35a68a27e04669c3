"""Skenario 8: laporan netralitas yang diketahui hari Senin disampaikan dalam 7 hari kerja, dengan dua hari libur."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Pengguna
from terasa.aturan.models import HariLibur
from terasa.perangkat.models import KasusNetralitas
from terasa.perangkat.queries.netralitas import list_jam
from terasa.perangkat.services.netralitas import (
    CannotKeepCase,
    IsiKasus,
    appoint_petugas,
    record_kasus,
    refer_kasus,
)
from terasa.umum import konteks
from tests.factories import DESA, KABUPATEN, make_peran
from tests.skenario.ukuran import measured

pytestmark = pytest.mark.django_db
# Monday 2 February 2026; the two days off below push the seventh working day from the 11th to the 13th.
SENIN = date(2026, 2, 2)


def at(hari: date) -> datetime:
    return datetime(hari.year, hari.month, hari.day, 10, tzinfo=timezone.get_default_timezone())


def test_the_clock_skips_holidays_and_only_the_appointed_see_the_case() -> None:
    HariLibur.objects.filter(tanggal__range=(SENIN, date(2026, 2, 28))).delete()
    for hari in (date(2026, 2, 5), date(2026, 2, 10)):
        HariLibur.objects.create(
            kabupaten=KABUPATEN,
            tanggal=hari,
            nama="Libur daerah",
            jenis="libur daerah",
            dasar="Keputusan Bupati",
        )
    bupati = make_peran(JenisPeran.BUPATI)
    petugas = make_peran(JenisPeran.INSPEKTORAT).as_pelaku()
    isi = IsiKasus(
        sumber="warga", rezim="pemilu", dugaan="ikut-kampanye", kejadian_on=date(2026, 2, 1), diketahui_on=SENIN,
        kode_wilayah=DESA, uraian="Hadir pada acara peserta pemilu dengan mobil dinas desa.",
    )  # fmt: skip
    with pytest.raises(CannotKeepCase):
        record_kasus(by=petugas, isi=isi, now=at(SENIN))
    with measured("skenario-8"):
        appoint_petugas(
            by=bupati.as_pelaku(),
            pengguna=Pengguna.objects.get(pk=petugas.pengguna_id),
            sk_nomor="188.45/1",
            dari_on=SENIN,
            now=at(SENIN),
        )
        with konteks.pakai(konteks.untuk(petugas)):
            kasus = record_kasus(by=petugas, isi=isi, now=at(SENIN))
            (jam,) = list_jam(kasus)
            assert jam.hasil.jatuh_tempo == date(2026, 2, 13)
            assert not jam.is_lewat(date(2026, 2, 13))
            assert jam.is_lewat(date(2026, 2, 14))
            refer_kasus(
                by=petugas,
                kasus=kasus,
                ke="bawaslu",
                nomor="700/3",
                pada=date(2026, 2, 13),
                now=at(date(2026, 2, 13)),
            )
            kasus.refresh_from_db()
            assert [j.selesai_on for j in list_jam(kasus)] == [date(2026, 2, 13), None]
    # A view that forgot its filter: the database itself shows nothing, to the regent who appointed as well.
    camat, kades = make_peran(JenisPeran.CAMAT, "63.06.04"), make_peran(JenisPeran.KADES, DESA)
    for lain in (bupati, camat, kades):
        with konteks.pakai(konteks.untuk(lain.as_pelaku())):
            assert not KasusNetralitas.objects.all().exists()
