"""Kalender untuk umum: tahap hari ini, sisa harinya, siapa yang terlambat, perpanjangan dan alasannya."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.aturan.rules import Acara, tulis_ics
from terasa.musrenbang.models import Kalender, PenutupanTahap, PerpanjanganTahap, TahapKalender
from terasa.musrenbang.queries.kalender import (
    JadwalTahun,
    find_tahap_kini,
    list_capaian,
    list_tempat_selesai,
    read_jadwal,
)
from terasa.musrenbang.rules.kalender import DESA, KABUPATEN, Tahap
from terasa.musrenbang.services.kalender import may_close_tahap, may_extend, may_set_kalender
from terasa.umum.errors import AturanDilanggar
from terasa.umum.ingatan import remembered
from terasa.web.akses import access, publik
from terasa.web.publik.kabupaten import choose_kabupaten
from terasa.wilayah.queries import desa_per_kecamatan, nama_lengkap_banyak

KODE_KABUPATEN = re.compile(r"[0-9]{2}\.[0-9]{2}")
TAHUN_TERAWAL, TAHUN_TERAKHIR = 2015, 2100


@dataclass(frozen=True)
class Baris:
    """One stage as the table shows it; counts only where somebody's finishing can be seen."""

    tahap: Tahap
    keadaan: str
    sisa: int
    selesai: int | None = None
    dari: int = 0
    terlambat: int = 0


@access(publik)
@require_safe
def kalender(request: Any) -> HttpResponse:
    """Every stage of one budget year with its days; the stages of today first."""
    kabupaten, hari = choose_kabupaten(request), timezone.localdate()
    ditetapkan = sorted(
        Kalender.objects.filter(kabupaten=kabupaten.kode).values_list("tahun", flat=True), reverse=True
    )
    tahun = read_tahun(request.GET.get("tahun", "")) or next(iter(ditetapkan), hari.year + 1)
    with remembered():
        jadwal = _read(kabupaten.kode, tahun, hari)
        baris = _rows(jadwal, hari) if jadwal else []
    kini = {t.kode for t in find_tahap_kini(jadwal.tahap, hari)} if jadwal else set()
    isi = {
        "kabupaten": kabupaten,
        "tahun": tahun,
        "pilihan": sorted({*ditetapkan, *range(hari.year, hari.year + 4), tahun}),
        "jadwal": jadwal,
        "baris": baris,
        "kini": [b for b in baris if b.tahap.kode in kini],
        "perpanjangan": _extensions(jadwal) if jadwal else [],
        "boleh_tetapkan": may_set_kalender(request.pelaku, kabupaten.kode) and request.pelaku.peran_id,
        "hari": hari,
    }
    return render(request, "musrenbang/kalender.html", isi)


@access(publik)
@require_safe
def tahap(request: Any, kabupaten: str, tahun: int, kode: str) -> HttpResponse:
    """One stage: who is done, who is late, who was given more days and why, and how its days were moved."""
    hari = timezone.localdate()
    jadwal, satu = get_tahap(kabupaten, tahun, kode, hari)
    capaian = list_capaian(jadwal, satu, hari) if satu.tingkat != KABUPATEN else []
    tutup = PenutupanTahap.objects.filter(kalender=jadwal.kalender, kode=kode) if jadwal.kalender else []
    nama = nama_lengkap_banyak(
        {kabupaten, *(p.kode_wilayah for p in tutup), *(k for p in tutup for k in p.belum)}
    )
    by = request.pelaku
    isi = {
        "jadwal": jadwal,
        "tahap": satu,
        "keadaan": satu.state(hari),
        "sisa": satu.days_left(hari),
        "capaian": capaian,
        "per_desa": satu.tingkat == DESA,
        "terlambat": sum(len(c.terlambat) for c in capaian),
        "perpanjangan": [p for p in _extensions(jadwal) if p[0].kode == kode],
        "penutupan": [(p, nama[p.kode_wilayah], [nama[k] for k in p.belum]) for p in tutup],
        "riwayat": TahapKalender.objects.filter(kalender=jadwal.kalender, kode=kode)
        if jadwal.kalender
        else [],
        "boleh": jadwal.kalender is not None
        and (
            any(may_extend(by, satu, k) or may_close_tahap(by, k) for k in by.akar_tulis)
            or may_set_kalender(by, kabupaten)
        ),
        "hari": hari,
    }
    return render(request, "musrenbang/kalender_tahap.html", isi)


@access(publik)
@require_safe
def ics(request: Any, kabupaten: str, tahun: int) -> HttpResponse:
    """First and last days of every stage, for a phone's calendar."""
    hari = timezone.localdate()
    jadwal = _read(kabupaten, tahun, hari)
    if jadwal is None or not jadwal.tahap:
        raise Http404
    acara = [a for t in jadwal.tahap for a in _events(jadwal, t, request.build_absolute_uri("/kalender/"))]
    nama = _("Kalender musrenbang %(kabupaten)s %(tahun)d") % {"kabupaten": kabupaten, "tahun": tahun}
    jawaban = HttpResponse(
        tulis_ics(acara, dibuat_at=timezone.now(), nama=nama), content_type="text/calendar; charset=utf-8"
    )
    jawaban["Content-Disposition"] = f'attachment; filename="kalender-{kabupaten}-{tahun}.ics"'
    return jawaban


def get_tahap(kabupaten: str, tahun: int, kode: str, hari: date) -> tuple[JadwalTahun, Tahap]:
    """The calendar and one of its stages, or 404."""
    jadwal = _read(kabupaten, tahun, hari)
    satu = jadwal.find(kode) if jadwal else None
    if jadwal is None or satu is None:
        raise Http404
    return jadwal, satu


def read_tahun(teks: str) -> int | None:
    """A budget year that a calendar can be about, or None."""
    angka = int(teks) if teks.isascii() and teks.isdigit() and len(teks) == len("2027") else 0
    return angka if TAHUN_TERAWAL <= angka <= TAHUN_TERAKHIR else None


def _read(kabupaten: str, tahun: int, hari: date) -> JadwalTahun | None:
    if not KODE_KABUPATEN.fullmatch(kabupaten) or not TAHUN_TERAWAL <= tahun <= TAHUN_TERAKHIR:
        return None
    try:
        return read_jadwal(kabupaten, tahun, hari)
    except AturanDilanggar:
        return None


def _rows(jadwal: JadwalTahun, hari: date) -> list[Baris]:
    """Counts of who is done and who is late only once the calendar binds."""
    selesai = list_tempat_selesai(jadwal.kabupaten, jadwal.tahun) if jadwal.kalender else {}
    daerah = desa_per_kecamatan(jadwal.kabupaten) if jadwal.kalender else []
    hasil = []
    for t in jadwal.tahap:
        keadaan, sisa = t.state(hari), t.days_left(hari)
        if not daerah or t.tingkat == KABUPATEN or keadaan == "nanti":
            hasil.append(Baris(t, keadaan, sisa))
            continue
        capaian = list_capaian(jadwal, t, hari, selesai, daerah)
        dari = sum(len(c.desa) if t.tingkat == DESA else 1 for c in capaian)
        beres = sum(c.selesai for c in capaian if c.desa or t.tingkat != DESA)
        telat = sum(len(c.terlambat) for c in capaian if c.desa or t.tingkat != DESA)
        hasil.append(Baris(t, keadaan, sisa, beres, dari, telat))
    return hasil


def _extensions(jadwal: JadwalTahun) -> list[tuple[PerpanjanganTahap, str]]:
    """Newest first, with the name of the place."""
    if jadwal.kalender is None:
        return []
    semua = list(PerpanjanganTahap.objects.filter(kalender=jadwal.kalender).order_by("-pada"))
    nama = nama_lengkap_banyak({p.kode_wilayah for p in semua}) if semua else {}
    return [(p, nama[p.kode_wilayah]) for p in semua]


def _events(jadwal: JadwalTahun, t: Tahap, alamat: str) -> list[Acara]:
    tautan = f"{alamat}{jadwal.kabupaten}/{jadwal.tahun}/{t.kode}/"
    uid = f"{t.kode}-{jadwal.kabupaten}-{jadwal.tahun}@terasa"
    keterangan = _("Penyelenggara: %(oleh)s.") % {"oleh": t.penyelenggara}
    akhir = Acara(
        uid=f"akhir-{uid}",
        tanggal=t.selesai_on,
        judul=_("Hari terakhir: %(tahap)s") % {"tahap": t.nama},
        keterangan=keterangan,
        alamat=tautan,
    )
    if t.mulai_on is None:
        return [akhir]
    awal = Acara(
        uid=f"awal-{uid}",
        tanggal=t.mulai_on,
        judul=_("Dimulai: %(tahap)s") % {"tahap": t.nama},
        keterangan=keterangan,
        alamat=tautan,
    )
    return [awal, akhir]
