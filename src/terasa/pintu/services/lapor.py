"""Pengaduan dititipkan ke SP4N-LAPOR!: nomornya disimpan, jamnya dicerminkan; jawabannya tetap di sana."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.permissions import handles
from terasa.aspirasi.services import tell_voices
from terasa.aturan.services import finish_tenggat, start_tenggat
from terasa.pintu.enums import LangkahLapor
from terasa.pintu.models import TitipanLapor
from terasa.pintu.rules.lapor import JAM, can_follow, clean_nomor
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import kabupaten_of


class CannotLapor(AturanDilanggar):
    """The number cannot be one, the step goes back, or the office is another."""


@konteks.act("record_lapor")
def record_lapor(*, aspirasi: Aspirasi, nomor: str, pada_on: date, by: Pelaku, now: datetime) -> TitipanLapor:
    """Keep the tracking id that LAPOR! gave and start its first clock. Raises CannotLapor."""
    _require(aspirasi, by)
    if not (bersih := clean_nomor(nomor)):
        raise CannotLapor(_("Salin nomor laporan dari LAPOR!, misalnya 7654321."), code="nomor")
    _check_day(pada_on, now)
    if TitipanLapor.objects.filter(pk=aspirasi.pk).exists():
        raise CannotLapor(_("Nomor laporan aspirasi ini sudah dicatat."), code="sudah-dicatat")
    titipan = TitipanLapor(aspirasi=aspirasi, kode_desa=aspirasi.kode_desa, nomor=bersih, langkah_on=pada_on)
    titipan.save(force_insert=True)
    _start_clock(titipan, aspirasi)
    tell_voices(
        aspirasi=[aspirasi],
        kejadian=f"lapor:{aspirasi.pk}",
        subjek=_("Pengaduan Anda dititipkan ke SP4N-LAPOR! (%(kode)s)") % {"kode": print_kode(aspirasi.kode)},
        teks=_("Nomor laporannya %(nomor)s. Ikuti jawabannya di lapor.go.id.") % {"nomor": bersih},
        tautan=aspirasi.tautan,
        now=now,
    )
    return titipan


@konteks.act("move_lapor")
def move_lapor(
    *, titipan: TitipanLapor, langkah: LangkahLapor, pada_on: date, by: Pelaku, now: datetime
) -> None:
    """Follow what LAPOR! shows: the clock of the step before stops, the next begins on that day. Raises CannotLapor."""
    _require(titipan.aspirasi, by)
    titipan.refresh_from_db(from_queryset=TitipanLapor.objects.select_for_update().select_related("aspirasi"))
    if not can_follow(LangkahLapor(titipan.langkah), langkah):
        raise CannotLapor(_("Langkah itu sudah lewat."), code="langkah")
    _check_day(pada_on, now)
    if pada_on < titipan.langkah_on:
        raise CannotLapor(_("Hari ini mendahului langkah sebelumnya."), code="pada-on")
    finish_tenggat(objek_jenis="lapor", objek_id=titipan.pk, now=now)
    titipan.langkah, titipan.langkah_on = langkah, pada_on
    titipan.save(update_fields=["langkah", "langkah_on"])
    _start_clock(titipan, titipan.aspirasi)


def _start_clock(titipan: TitipanLapor, aspirasi: Aspirasi) -> None:
    aturan = JAM.get(LangkahLapor(titipan.langkah))
    if aturan is None:
        return
    start_tenggat(
        aturan_kode=aturan,
        kabupaten=kabupaten_of(titipan.kode_desa),
        kode_wilayah=titipan.kode_desa,
        objek_jenis="lapor",
        objek_id=titipan.pk,
        judul=_("LAPOR! %(nomor)s (aspirasi %(kode)s)")
        % {"nomor": titipan.nomor, "kode": print_kode(aspirasi.kode)},
        mulai_on=titipan.langkah_on,
    )


def _require(aspirasi: Aspirasi, by: Pelaku) -> None:
    if not handles(by, aspirasi):
        raise CannotLapor(_("Aspirasi ini ditangani desa lain."), code="bukan-wewenang")


def _check_day(pada_on: date, now: datetime) -> None:
    if pada_on > timezone.localdate(now):
        raise CannotLapor(_("Harinya belum tiba."), code="pada-on")
