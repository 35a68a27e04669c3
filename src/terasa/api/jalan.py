"""Bacaan publik untuk mesin: jejak, usulan, kegiatan, dan wilayah."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.errors import ValidationError

from terasa.api.bentuk import (
    CalonWilayah,
    CariWilayah,
    DaftarKegiatan,
    DaftarUsulan,
    Galat,
    GalatMasukan,
    JejakKeluar,
    KegiatanKeluar,
    PenerimaKeluar,
    UsulanKeluar,
    WilayahKeluar,
)
from terasa.api.galat import TidakDitemukan
from terasa.api.masukan import SaringKegiatan, SaringUsulan, SaringWilayah
from terasa.api.penerima import as_penerima
from terasa.dasbor.queries.usulan import Saringan, list_usulan
from terasa.jejak.queries import find_jejak
from terasa.jejak.rules import as_data
from terasa.musrenbang.models import Usulan
from terasa.program.queries import list_publik, with_kemajuan
from terasa.umum.kode import read_kode
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import find_wilayah, get_wilayah
from terasa.wilayah.rules import KodeTakTerbaca, normalkan_kode

router = Router()
TOLAK: dict[int, Any] = {404: Galat, 422: GalatMasukan}


@router.get("/jejak/{kode}", response={200: JejakKeluar, **TOLAK}, summary="Benang sebuah kode")
def jejak(request: HttpRequest, kode: str) -> dict[str, Any]:
    """Every station in time order, with the office that decided and why."""
    baku = read_kode(kode)
    benang = find_jejak(baku) if baku else None
    if benang is None:
        raise TidakDitemukan(_("Kode ini tidak dikenal."))
    return as_data(benang)


@router.get("/usulan", response={200: DaftarUsulan, 422: GalatMasukan}, summary="Daftar usulan")
def daftar_usulan(request: HttpRequest, saring: Query[SaringUsulan]) -> dict[str, Any]:
    """Public usulan with their present state, 50 rows a page unless asked otherwise."""
    cocok = list_usulan(
        Saringan(
            kabupaten=_region(saring.kabupaten),
            tahun=saring.tahun,
            wilayah=_region(saring.wilayah),
            status=saring.status,
            capai=saring.capai,
            bidang=saring.bidang,
            teks=saring.kata,
        )
    )
    baris = [_usulan(u) for u in cocok[saring.mulai : saring.mulai + saring.sebanyak]]
    return {"jumlah": cocok.count(), "halaman": saring.halaman, "sebanyak": saring.sebanyak, "baris": baris}


@router.get("/usulan/{kode}", response={200: UsulanKeluar, **TOLAK}, summary="Satu usulan")
def satu_usulan(request: HttpRequest, kode: str) -> UsulanKeluar:
    baku = read_kode(kode)
    usulan = list_usulan(Saringan()).filter(kode=baku).first() if baku else None
    if usulan is None:
        raise TidakDitemukan(_("Usulan ini tidak dikenal."))
    return _usulan(usulan)


@router.get("/kegiatan", response={200: DaftarKegiatan, 422: GalatMasukan}, summary="Daftar kegiatan")
def daftar_kegiatan(request: HttpRequest, saring: Query[SaringKegiatan]) -> dict[str, Any]:
    """Funded kegiatan with their newest progress report."""
    cocok = list_publik(
        kata=saring.kata, tahun=saring.tahun, status=saring.status, wilayah=_region(saring.wilayah)
    )
    halaman = with_kemajuan(cocok).order_by("-tahun", "nama", "pk")[
        saring.mulai : saring.mulai + saring.sebanyak
    ]
    baris = [_kegiatan(k) for k in halaman]
    return {"jumlah": cocok.count(), "halaman": saring.halaman, "sebanyak": saring.sebanyak, "baris": baris}


@router.get("/kegiatan/{kode}", response={200: KegiatanKeluar, **TOLAK}, summary="Satu kegiatan")
def satu_kegiatan(request: HttpRequest, kode: str) -> KegiatanKeluar:
    baku = read_kode(kode)
    kegiatan = with_kemajuan(list_publik()).filter(kode=baku).first() if baku else None
    if kegiatan is None:
        raise TidakDitemukan(_("Kegiatan ini tidak dikenal."))
    return _kegiatan(kegiatan)


@router.get(
    "/kegiatan/{kode}/penerima",
    response={200: PenerimaKeluar, **TOLAK},
    summary="Untuk siapa sebuah kegiatan",
)
def penerima(request: HttpRequest, kode: str) -> PenerimaKeluar:
    """Whom it is meant for, who was reached and missed, and what drawn residents say; published figures only."""
    baku = read_kode(kode)
    kegiatan = list_publik().filter(kode=baku).first() if baku else None
    if kegiatan is None:
        raise TidakDitemukan(_("Kegiatan ini tidak dikenal."))
    return as_penerima(kegiatan)


@router.get("/wilayah", response={200: CariWilayah, 422: GalatMasukan}, summary="Cari wilayah")
def cari_wilayah(request: HttpRequest, saring: Query[SaringWilayah]) -> dict[str, Any]:
    """Candidates for a code or a name, the likeliest first; a name alone never decides."""
    tingkat = None if saring.tingkat is None else Tingkat(saring.tingkat)
    calon = find_wilayah(saring.cari, _region(saring.di) or None, tingkat=tingkat, batas=saring.sebanyak)
    return {"baris": [CalonWilayah(cara=c.cara, **_wilayah(c.wilayah)) for c in calon]}


@router.get("/wilayah/{kode}", response={200: WilayahKeluar, **TOLAK}, summary="Satu wilayah")
def satu_wilayah(request: HttpRequest, kode: str) -> dict[str, Any]:
    """Dotted and undotted codes are read, the dotted one is given back."""
    try:
        return _wilayah(get_wilayah(kode))
    except (KodeTakTerbaca, Wilayah.DoesNotExist) as exc:
        raise TidakDitemukan(_("Kode wilayah ini tidak dikenal.")) from exc


def _region(teks: str) -> str:
    """A dotted code, or nothing. Raises ValidationError with the sentence of the register."""
    if not teks:
        return ""
    try:
        return normalkan_kode(teks)
    except KodeTakTerbaca as exc:
        raise ValidationError([{"loc": ("wilayah",), "msg": str(exc)}]) from exc


def _usulan(u: Usulan) -> UsulanKeluar:
    return UsulanKeluar(
        kode=u.kode,
        kabupaten=u.kabupaten,
        kode_desa=u.kode_desa,
        tahun=u.tahun,
        judul=u.judul,
        lokasi=u.lokasi,
        volume=None if u.volume is None else float(u.volume),
        satuan=u.satuan,
        biaya_usulan=u.biaya,
        biaya_kini=getattr(u, "biaya_kini", u.biaya),
        penerima_manfaat=u.penerima_manfaat,
        bidang=u.bidang,
        tujuan=u.tujuan,
        unit_tujuan=u.unit_tujuan.nama if u.unit_tujuan else None,
        status=u.status,
        suara=u.jumlah_suara,
        diajukan=u.diajukan_at,
        peragaan=u.is_peragaan,
        jejak=f"/jejak/{u.kode}.json",
    )


def _kegiatan(k: Any) -> KegiatanKeluar:
    """`k` carries the annotations of `with_kemajuan`."""
    return KegiatanKeluar(
        kode=k.kode,
        kabupaten=k.kabupaten,
        tahun=k.tahun,
        nama=k.nama,
        unit=k.unit.nama,
        lokasi=k.lokasi,
        cakupan=k.cakupan,
        nomenklatur_kode=k.nomenklatur_kode,
        nomenklatur_nama=k.nomenklatur_nama,
        pagu=k.pagu,
        sumber_dana=k.sumber_dana,
        status=k.status,
        fisik_persen=None if k.fisik is None else float(k.fisik),
        keuangan_persen=None if k.keuangan is None else float(k.keuangan),
        per_tanggal=k.per_tanggal,
        peragaan=k.is_peragaan,
        jejak=f"/jejak/{k.kode}.json",
    )


def _wilayah(w: Wilayah) -> dict[str, Any]:
    return {
        "kode": w.kode,
        "nama": w.nama,
        "nama_lengkap": w.nama_lengkap,
        "tingkat": w.tingkat,
        "jenis": w.jenis,
        "induk": w.induk_id,
    }
