"""Angka tiap desa dan pembagian pagu indikatif kewilayahan, dengan rumus yang berlaku pada hari itu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.models import Aturan
from terasa.aturan.queries import get_aturan
from terasa.musrenbang.models import DataTempat, PaguKewilayahan, PosPagu
from terasa.musrenbang.permissions import may_allocate
from terasa.musrenbang.queries.pagu import BIDANG, FORMULA, find_pagu, list_angka
from terasa.musrenbang.rules import check_tahun
from terasa.musrenbang.rules.pagu import (
    AngkaTempat,
    CannotDivide,
    KelompokBidang,
    Pembagian,
    divide_pagu,
    read_bobot,
    read_kelompok,
)
from terasa.umum import konteks
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import BarisLembar, Kolom, Lembar
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import parse_angka
from terasa.wilayah.rules import KodeTakTerbaca, normalkan_kode

HEKTARE = 100
TERBANYAK = 2**31 - 1
KESULITAN_TERBESAR = Decimal(10**5)
KOLOM_DATA = (
    Kolom(
        "kode",
        ("kode desa", "kode wilayah", "kode_desa", "kode kemendagri", "kode_wilayah"),
        wajib=True,
        is_kode=True,
    ),
    Kolom("penduduk", ("jumlah penduduk", "jiwa", "penduduk (jiwa)")),
    Kolom("penduduk_miskin", ("miskin", "jumlah penduduk miskin", "penduduk miskin (jiwa)")),
    Kolom("luas_ha", ("luas (ha)", "luas ha", "luas hektare")),
    Kolom("luas_km2", ("luas (km2)", "luas km2", "luas wilayah (km2)", "luas (km²)")),
    Kolom("kesulitan", ("indeks kesulitan geografis", "ikg", "kesulitan geografis")),
)
ANGKA = ("penduduk", "penduduk_miskin", "luas", "kesulitan")


class BarisSalah(ValueError):
    """One row cannot be used; the text says why."""


@konteks.act("import_data_tempat")
def import_data_tempat(
    *, lembar: Lembar, kabupaten: str, tahun: int, sumber: str, by: Pelaku, now: datetime, uji: bool = False
) -> Laporan:
    """Figures of desa and kelurahan from a sheet; an empty cell leaves what is there. Raises CannotDivide."""
    _require_office(by, kabupaten)
    check_tahun(tahun, timezone.localdate(now))
    if not sumber.strip():
        raise CannotDivide(_("Tulis dari mana angkanya, misalnya “BPS 2026”."), code="sumber")
    nama = {t.kode: t.nama for t in list_angka(kabupaten, tahun)}
    ada = {d.kode_wilayah: d for d in DataTempat.objects.filter(kabupaten=kabupaten, tahun=tahun)}
    hasil: list[Baris] = []
    tulis: dict[str, DataTempat] = {}
    for baris in lembar.baris:
        try:
            kode, angka = _read_row(baris, nama, tulis)
        except BarisSalah as salah:
            hasil.append(Baris(baris.nomor, baris.nilai.get("kode", ""), DILEWATI, "", str(salah)))
            continue
        lama = ada.get(kode)
        if lama is not None and all(getattr(lama, k) == v for k, v in angka.items()):
            hasil.append(Baris(baris.nomor, kode, DILEWATI, kode, SAMA))
            continue
        satu = lama or DataTempat(kabupaten=kabupaten, tahun=tahun, kode_wilayah=kode)
        for medan, nilai in angka.items():
            setattr(satu, medan, nilai)
        satu.sumber, satu.diubah_at = sumber.strip()[:200], now
        tulis[kode] = satu
        hasil.append(Baris(baris.nomor, kode, DIUBAH if lama else DITERIMA, kode, "", baris.perbaikan))
    if not uji:
        _write(tulis.values())
    return Laporan.dari(hasil, uji=uji)


@konteks.act("set_pagu")
def set_pagu(
    *, kabupaten: str, tahun: int, total: int, by: Pelaku, now: datetime, alasan: str = ""
) -> PaguKewilayahan:
    """Divide `total` rupiah and publish it; another division of the same year says why. Raises CannotDivide."""
    _require_office(by, kabupaten)
    check_tahun(tahun, timezone.localdate(now))
    if find_pagu(kabupaten, tahun) is not None and not alasan.strip():
        raise CannotDivide(_("Pagu tahun ini sudah ditetapkan; tulis mengapa dibagi ulang."), code="alasan")
    aturan = _rules(kabupaten, timezone.localdate(now))
    angka = list_angka(kabupaten, tahun)
    hasil = divide_pagu(total, angka, read_bobot(aturan[FORMULA].isi), read_kelompok(aturan[BIDANG].isi))
    pagu = PaguKewilayahan.objects.create(
        kabupaten=kabupaten,
        tahun=tahun,
        total=total,
        aturan={kode: _frozen(satu) for kode, satu in aturan.items()},
        data=[
            [a.kode, a.penduduk, a.penduduk_miskin, a.luas, None if a.kesulitan is None else str(a.kesulitan)]
            for a in angka
        ],
        alasan=alasan.strip(),
        oleh=by.label,
        ditetapkan_at=now,
    )
    PosPagu.objects.bulk_create(_positions(pagu, hasil))
    return pagu


def preview_pagu(
    kabupaten: str, tahun: int, total: int, pada: date
) -> tuple[Pembagian, list[AngkaTempat], tuple[KelompokBidang, ...]]:
    """What `set_pagu` would publish today, without writing it. Raises CannotDivide."""
    aturan = _rules(kabupaten, pada)
    angka, kelompok = list_angka(kabupaten, tahun), read_kelompok(aturan[BIDANG].isi)
    return divide_pagu(total, angka, read_bobot(aturan[FORMULA].isi), kelompok), angka, kelompok


def _require_office(by: Pelaku, kabupaten: str) -> None:
    if not may_allocate(by, kabupaten):
        raise CannotDivide(_("Pagu kewilayahan ditetapkan Bappeda kabupaten ini."), code="bukan-wewenang")


def _rules(kabupaten: str, pada: date) -> dict[str, Aturan]:
    return {kode: get_aturan(kode, kabupaten=kabupaten, pada=pada) for kode in (FORMULA, BIDANG)}


def _frozen(aturan: Aturan) -> dict[str, Any]:
    return {
        "nama": aturan.nama,
        "isi": aturan.isi,
        "dasar": aturan.dasar,
        "terverifikasi": aturan.terverifikasi,
        "berlaku_dari": aturan.berlaku_dari.isoformat(),
    }


def _positions(pagu: PaguKewilayahan, hasil: Pembagian) -> Iterator[PosPagu]:
    for bagian in (*hasil.kecamatan.values(), *hasil.desa.values()):
        yield PosPagu(
            pagu=pagu,
            kode_wilayah=bagian.kode,
            jumlah=bagian.jumlah,
            rincian={kode: _hundredths(isi) for kode, isi in bagian.rincian.items()},
        )
    for (kode, bidang), jumlah in hasil.bidang.items():
        yield PosPagu(pagu=pagu, kode_wilayah=kode, bidang=bidang, jumlah=jumlah)


def _hundredths(rupiah: Fraction) -> str:
    return str(Decimal(round(rupiah * 100)).scaleb(-2))


def _write(tulis: Iterable[DataTempat]) -> None:
    DataTempat.objects.bulk_create(
        tulis,
        update_conflicts=True,
        unique_fields=["tahun", "kode_wilayah"],
        update_fields=[*ANGKA, "sumber", "diubah_at"],
    )


def _read_row(
    baris: BarisLembar, nama: Mapping[str, str], tulis: Mapping[str, DataTempat]
) -> tuple[str, dict[str, Any]]:
    """Code and the figures that the row states. Raises BarisSalah."""
    if baris.galat:
        raise BarisSalah(baris.galat)
    teks = baris.nilai.get("kode", "")
    try:
        kode = normalkan_kode(teks)
    except KodeTakTerbaca as salah:
        raise BarisSalah(_("kode “%(kode)s” tidak terbaca") % {"kode": teks}) from salah
    if kode not in nama:
        raise BarisSalah(_("“%(kode)s” bukan desa atau kelurahan kabupaten ini") % {"kode": teks})
    if kode in tulis:
        raise BarisSalah(_("%(nama)s sudah disebut di baris lain") % {"nama": nama[kode]})
    angka: dict[str, Any] = {
        "penduduk": _whole(baris, "penduduk"),
        "penduduk_miskin": _whole(baris, "penduduk_miskin"),
        "luas": _hectares(baris),
        "kesulitan": _number(baris, "kesulitan"),
    }
    ada = {medan: nilai for medan, nilai in angka.items() if nilai is not None}
    if not ada:
        raise BarisSalah(_("tidak ada angka di baris ini"))
    if ada.get("penduduk_miskin", 0) > ada.get("penduduk", TERBANYAK):
        raise BarisSalah(_("penduduk miskin lebih banyak daripada penduduknya"))
    if ada.get("kesulitan", Decimal(0)) >= KESULITAN_TERBESAR:
        raise BarisSalah(_("indeks kesulitan terlalu besar"))
    return kode, ada


def _number(baris: BarisLembar, kolom: str) -> Decimal | None:
    teks = baris.nilai.get(kolom, "")
    if not teks.strip(" -–"):
        return None
    try:
        angka = parse_angka(teks)
    except ValueError as salah:
        raise BarisSalah(
            _("“%(isi)s” di kolom %(kolom)s bukan angka") % {"isi": teks, "kolom": kolom}
        ) from salah
    if angka < 0:
        raise BarisSalah(_("angka di kolom %(kolom)s kurang dari nol") % {"kolom": kolom})
    return angka.quantize(Decimal("0.001")) if kolom == "kesulitan" else angka


def _whole(baris: BarisLembar, kolom: str) -> int | None:
    angka = _number(baris, kolom)
    if angka is None:
        return None
    if angka != int(angka) or angka > TERBANYAK:
        raise BarisSalah(
            _("“%(isi)s” di kolom %(kolom)s bukan bilangan bulat")
            % {"isi": baris.nilai[kolom], "kolom": kolom}
        )
    return int(angka)


def _hectares(baris: BarisLembar) -> int | None:
    """Whole hectares, from hectares or square kilometres."""
    hektare, kilometer = _number(baris, "luas_ha"), _number(baris, "luas_km2")
    if hektare is None:
        hektare = None if kilometer is None else kilometer * HEKTARE
    if hektare is None:
        return None
    if hektare > TERBANYAK:
        raise BarisSalah(_("luasnya terlalu besar"))
    return round(hektare)
