"""Dari yang disuarakan sampai yang terasa: satu tabel per tempat, unit, atau tahun, dengan pembilang dan penyebut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.corong.queries import (
    DESA,
    KECAMATAN,
    KELOMPOK,
    TAHUN,
    UNIT,
    Baris,
    Corong,
    find_taksiran,
    has_peragaan,
    list_banding,
    list_tahun,
    read_corong,
)
from terasa.web.akses import access, publik
from terasa.web.alamat import get_kabupaten, read_tahun, read_wilayah
from terasa.web.corong.sajian import draw_banding, draw_baris, list_kepala, list_kepala_banding
from terasa.web.corong.taksiran import Tersaji, present_taksiran
from terasa.web.grafik import Rentang, draw_rentang
from terasa.web.publik.ekspor import write_csv, write_xlsx
from terasa.web.publik.kabupaten import choose_kabupaten
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import list_kecamatan

# A drawing with more rows is no picture any more; the table below has them all.
GAMBAR_TERBANYAK = 30
KOLOM = (
    "kunci",
    "nama",
    "usulan_diajukan",
    "suara_warga",
    "usulan_disepakati",
    "usulan_dianggarkan",
    "usulan_dibangun",
    "kegiatan",
    "pagu_rupiah",
    "kegiatan_selesai",
    "pagu_selesai_rupiah",
    "kegiatan_diukur",
    "pagu_diukur_rupiah",
    "jawaban",
    "jawaban_teratasi",
    "jawaban_ditahan",
    "teratasi_persen",
    "selang_bawah",
    "selang_atas",
    "model_persen",
    "model_bawah",
    "model_atas",
    "dihitung",
)


@dataclass(frozen=True)
class Diminta:
    """What the address asks for."""

    wilayah: Wilayah
    kelompok: str
    tahun: int | None
    kecamatan: str
    ada_tahun: dict[int, bool]

    def read(self) -> Corong:
        return read_corong(
            self.wilayah.kode,
            kelompok=self.kelompok,
            tahun=None if self.kelompok == TAHUN else self.tahun,
            wilayah=self.kecamatan,
            hari_ini=timezone.localdate(),
        )


@access(publik)
@require_safe
def pilih(request: HttpRequest) -> HttpResponse:
    """To the kabupaten being read; an installation without one has nothing to count."""
    kabupaten = choose_kabupaten(request)
    if kabupaten.kini is None:
        return render(request, "corong/kosong.html")
    return redirect("corong", kabupaten.kode)


@access(publik)
@require_safe
def lihat(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """The funnel with what each number counts; rows stand by name, not by rank."""
    d = _read(request, kabupaten)
    c = d.read()
    sebutan = {
        DESA: _("Desa atau kelurahan"),
        KECAMATAN: _("Kecamatan"),
        UNIT: _("Unit pelaksana"),
        TAHUN: _("Tahun anggaran"),
    }
    isi = {
        "d": d,
        "c": c,
        "pilihan": sebutan.items(),
        "sebutan": sebutan[d.kelompok],
        "semua_kecamatan": list_kecamatan(d.wilayah.kode),
        "gambar": _draw(c),
        "kepala": (kepala := list_kepala()),
        "baris": draw_baris(c, kepala, _link_of(d)),
        "kueri": request.GET.urlencode(),
        "banding": _compare(d, c),
        "taksiran": _estimate(d, c),
        "peragaan": has_peragaan(d.wilayah.kode),
    }
    return render(request, "corong/lihat.html", isi)


@access(publik)
@require_safe
def csv(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """The same table as CSV (UTF-8)."""
    return write_csv(_rows(_read(request, kabupaten)), "corong.csv")


@access(publik)
@require_safe
def xlsx(request: HttpRequest, kabupaten: str) -> HttpResponse:
    """The same table as an Excel workbook."""
    return write_xlsx(_rows(_read(request, kabupaten)), "corong.xlsx")


def _read(request: HttpRequest, kabupaten: str) -> Diminta:
    wilayah = get_kabupaten(kabupaten)
    ada = list_tahun(wilayah.kode)
    kelompok = request.GET.get("per", "")
    tahun = read_tahun(request.GET.get("tahun", ""))
    return Diminta(
        wilayah=wilayah,
        kelompok=kelompok if kelompok in KELOMPOK else KECAMATAN,
        tahun=tahun
        if tahun in ada
        else next((t for t, didanai in ada.items() if didanai), next(iter(ada), None)),
        kecamatan=read_wilayah(request.GET.get("wilayah", ""), wilayah.kode),
        ada_tahun=ada,
    )


def _compare(d: Diminta, c: Corong) -> dict[str, Any] | None:
    """Rows beside the others of the year, by name; one kecamatan alone or all years are not compared."""
    if d.kelompok == TAHUN or d.tahun is None or d.kecamatan:
        return None
    per_kunci = {b.kunci: b for b in list_banding(d.wilayah.kode, kelompok=d.kelompok, tahun=d.tahun)}
    pasangan = [(b, per_kunci[b.kunci]) for b in c.baris if b.kunci in per_kunci]
    if not pasangan:
        return None
    satu = pasangan[0][1]
    kepala = list_kepala_banding(satu.puncak)
    return {
        "tempat": satu.tempat,
        "pada": satu.dihitung_at,
        "kepala": kepala,
        "baris": draw_banding(pasangan, kepala),
    }


def _estimate(d: Diminta, c: Corong) -> Tersaji | None:
    """What a checked model says of these places; units and years are no places."""
    if d.kelompok not in (DESA, KECAMATAN) or d.tahun is None or not c.semua.terasa.n:
        return None
    taksiran = find_taksiran(d.wilayah.kode, d.tahun)
    return present_taksiran(taksiran, c.baris, d.kelompok) if taksiran else None


def _draw(c: Corong) -> Any:
    terbit = [b for b in c.baris if b.terasa.persen is not None]
    if not 0 < len(terbit) <= GAMBAR_TERBANYAK:
        return ""
    return draw_rentang(
        [Rentang(b.nama, b.terasa.persen, b.terasa.lo, b.terasa.hi) for b in terbit],  # type: ignore[arg-type]  # published
        judul=_("Masalahnya teratasi menurut warga yang diundi, dengan selang 95 persen"),
    )


def _link_of(d: Diminta) -> Callable[[str], str]:
    """Where a row leads: one step closer, or to its usulan."""
    if d.kelompok == TAHUN:
        return lambda kunci: f"?per={KECAMATAN}&tahun={kunci}"
    umum = f"tahun={d.tahun or ''}&wilayah="
    awal = {
        KECAMATAN: f"?per={DESA}&{umum}",
        DESA: f"{reverse('usulan')}?kabupaten={d.wilayah.kode}&{umum}",
    }.get(d.kelompok, "")
    return lambda kunci: f"{awal}{kunci}" if awal and kunci != d.wilayah.kode else ""


def _rows(d: Diminta) -> list[tuple[Any, ...]]:
    c = d.read()
    taksiran = find_taksiran(d.wilayah.kode, d.tahun) if d.tahun and d.kelompok in (DESA, KECAMATAN) else None
    model = taksiran.isi if taksiran else {}
    return [KOLOM, *(_row(b, c, model.get(b.kunci, [])) for b in (*c.baris, c.semua))]


def _row(b: Baris, c: Corong, model: Sequence[float]) -> tuple[Any, ...]:
    h, t = b.hitungan, b.terasa
    persen = [None if nilai is None else round(nilai, 2) for nilai in (t.persen, t.lo, t.hi)]
    persen += [round(100 * bagian, 2) for bagian in model[:3]] or [None] * 3
    return (
        b.kunci,
        b.nama,
        h.usulan,
        h.suara,
        h.disepakati,
        h.dianggarkan,
        h.dibangun,
        h.kegiatan,
        h.pagu,
        h.selesai,
        h.pagu_selesai,
        h.diukur,
        h.pagu_diukur,
        h.jawaban,
        t.x,
        h.jawaban_ditahan,
        *persen,
        timezone.localtime(c.dihitung_at).isoformat(timespec="minutes") if c.dihitung_at else "",
    )
