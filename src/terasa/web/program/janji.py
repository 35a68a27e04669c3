"""Dua daftar untuk umum: dijanjikan lalu sunyi, dan dibangun lalu tidak dipakai; keduanya dengan penyebutnya."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.akun.models import Unit
from terasa.dokumen.models import Berkas
from terasa.program.models import Kegiatan, Pemanfaatan
from terasa.program.queries import janji
from terasa.program.queries.peta import list_tahun_kegiatan
from terasa.web.akses import access, publik
from terasa.web.alamat import get_kabupaten, read_wilayah
from terasa.web.program.celah import SaringCelah
from terasa.web.publik.ekspor import write_csv
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import list_kecamatan, nama_lengkap_banyak

SEHALAMAN = 25


@dataclass(frozen=True)
class Diminta:
    """The kabupaten and filters of a request, and the kegiatan they leave."""

    tempat: Wilayah
    saring: dict[str, Any]
    hari: date

    @property
    def semua(self) -> Any:
        return janji.list_kabupaten(self.tempat.kode, **self.saring)


def _read(request: HttpRequest, kabupaten: str) -> Diminta:
    tempat = get_kabupaten(kabupaten)
    saring = SaringCelah(request.GET).nilai("tahun", "unit", "wilayah")
    if not read_wilayah(saring.get("wilayah", ""), tempat.kode):
        saring.pop("wilayah", None)
    return Diminta(tempat, saring, timezone.localdate())


def _frame(d: Diminta, hitung: Sequence[janji.HitungUnit], page: Any) -> dict[str, Any]:
    """What both pages show around their rows."""
    return {
        "tempat": d.tempat,
        "saring": d.saring,
        "hari_ini": d.hari,
        "banyak": sum(h.banyak for h in hitung),
        "dari": sum(h.dari for h in hitung),
        "hitung": [h for h in hitung if h.banyak],
        "page": page,
        "nama": nama_lengkap_banyak({k.cakupan[0] for k in page if k.cakupan}),
        "pilihan_tahun": list_tahun_kegiatan(d.tempat.kode),
        "pilihan_unit": Unit.objects.filter(kabupaten=d.tempat.kode, kegiatan__isnull=False).distinct(),
        "pilihan_wilayah": list_kecamatan(d.tempat.kode),
    }


@access(publik)
@require_safe
def tanpa_kabar(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """Promised and silent: the longest first, with who answers for it and how to ask."""
    d = _read(request, kabupaten)
    batas = janji.batas_kabar(d.tempat.kode, d.hari)
    page = Paginator(janji.list_tanpa_kabar(d.semua, d.hari, batas), SEHALAMAN).get_page(
        request.GET.get("page")
    )
    isi = _frame(d, janji.count_tanpa_kabar(d.semua, d.hari, batas), page)
    isi["batas"] = batas.hari
    isi["baris"] = [(k, _place(k, isi["nama"]), (d.hari - k.kabar_on).days) for k in page]
    return render(request, "program/tanpa_kabar.html", isi)


@access(publik)
@require_safe
def tanpa_kabar_csv(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """The same list as a table."""
    d = _read(request, kabupaten)
    batas = janji.batas_kabar(d.tempat.kode, d.hari)
    kepala = (
        "kode", "tahun", "unit", "nama", "kode_desa", "pagu_rupiah", "status", "kabar_terakhir", "hari_tanpa_kabar",
        "fisik_persen", "akhir_kontrak",
    )  # fmt: skip
    baris = [
        (
            k.kode, k.tahun, k.unit.nama, k.nama, " ".join(k.cakupan), k.pagu, k.status, k.kabar_on,
            (d.hari - k.kabar_on).days, k.fisik, k.tenggat_on,
        )
        for k in janji.list_tanpa_kabar(d.semua, d.hari, batas)
    ]  # fmt: skip
    return write_csv([kepala, *baris], f"tanpa-kabar-{d.tempat.kode}.csv")


@access(publik)
@require_safe
def tidak_dipakai(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """Built and broken or unused, with what the unit says it will do; or those nobody looked at again."""
    d = _read(request, kabupaten)
    batas = janji.batas_lama(d.tempat.kode, d.hari)
    lama = janji.list_lama_diperiksa(d.semua, batas)
    is_lama = request.GET.get("daftar") == "lama"
    semua = lama if is_lama else janji.list_tidak_dipakai(d.semua)
    page = Paginator(semua, SEHALAMAN).get_page(request.GET.get("page"))
    isi = _frame(d, janji.count_tidak_dipakai(d.semua), page)
    tempat = isi["nama"]
    isi["is_lama"] = is_lama
    isi["batas"] = batas.hari
    isi["banyak_lama"] = page.paginator.count if is_lama else lama.count()
    isi["baris"] = (
        [(k, _place(k, tempat), (d.hari - k.diperiksa_on).days) for k in page]
        if is_lama
        else _unused(page, tempat, d.hari)
    )
    return render(request, "program/tidak_dipakai.html", isi)


@access(publik)
@require_safe
def tidak_dipakai_csv(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """The same list as a table, the other one with `?daftar=lama`."""
    d = _read(request, kabupaten)
    if request.GET.get("daftar") == "lama":
        return write_csv(_rows_lama(d), f"belum-diperiksa-{d.tempat.kode}.csv")
    kepala = (
        "kode", "tahun", "unit", "nama", "kode_desa", "pagu_rupiah", "keadaan", "sejak", "dicatat", "alasan",
        "pemelihara", "tindak_lanjut", "paling_lambat",
    )  # fmt: skip
    baris = []
    for k in janji.list_tidak_dipakai(d.semua):
        kini = _newest(k)
        catatan = (
            (
                kini.keadaan,
                k.sejak_on,
                kini.pada,
                kini.alasan,
                _keeper(k),
                kini.tindak_lanjut,
                kini.tindak_lanjut_on,
            )
            if kini
            else ("", None, None, "", _keeper(k), "", None)
        )
        baris.append((k.kode, k.tahun, k.unit.nama, k.nama, " ".join(k.cakupan), k.pagu, *catatan))
    return write_csv([kepala, *baris], f"tidak-dipakai-{d.tempat.kode}.csv")


def _rows_lama(d: Diminta) -> list[tuple[Any, ...]]:
    batas = janji.batas_lama(d.tempat.kode, d.hari)
    semua: Iterable[Any] = janji.list_lama_diperiksa(d.semua, batas)
    return [
        ("kode", "tahun", "unit", "nama", "kode_desa", "pagu_rupiah", "status", "diperiksa", "pemelihara"),
        *(
            (
                k.kode, k.tahun, k.unit.nama, k.nama, " ".join(k.cakupan), k.pagu, k.status, k.diperiksa_on, _keeper(k),
            )
            for k in semua
        ),
    ]  # fmt: skip


def _place(k: Kegiatan, nama: dict[str, str]) -> str:
    return nama.get(k.cakupan[0], "") if k.cakupan else ""


def _keeper(k: Any) -> str:
    """Who promised to maintain it, else who received it."""
    serah = getattr(k, "serah_terima", None)
    return (serah.pemelihara or serah.penerima) if serah else ""


def _newest(k: Kegiatan) -> Pemanfaatan | None:
    semua = list(k.pemanfaatan.all())
    return semua[-1] if semua else None


@dataclass(frozen=True)
class TidakDipakai:
    """One broken or unused work as a row shows it."""

    kegiatan: Any
    tempat: str
    kini: Pemanfaatan | None
    pemelihara: str
    lama: int | None
    is_foto: bool
    is_janji_lewat: bool


def _unused(page: Iterable[Any], nama: dict[str, str], hari: date) -> list[TidakDipakai]:
    semua = [(k, _newest(k)) for k in page]
    foto = [kini.foto_id for _k, kini in semua if kini and kini.foto_id]
    dirilis = (
        set(Berkas.objects.filter(pk__in=foto, dirilis=True).values_list("pk", flat=True)) if foto else set()
    )
    return [
        TidakDipakai(
            kegiatan=k,
            tempat=_place(k, nama),
            kini=kini,
            pemelihara=_keeper(k),
            lama=(hari - k.sejak_on).days if k.sejak_on else None,
            is_foto=kini is not None and kini.foto_id in dirilis,
            is_janji_lewat=kini is not None
            and kini.tindak_lanjut_on is not None
            and kini.tindak_lanjut_on < hari,
        )
        for k, kini in semua
    ]
