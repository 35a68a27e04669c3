"""APBDes untuk umum: dari mana uangnya, untuk apa menurut bidang, dibandingkan dengan tahun dan versi sebelumnya."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.apbdes.enums import StatusApbdes
from terasa.apbdes.models import Apbdes
from terasa.apbdes.queries.apbdes import Lembaran, compare, find_berlaku, list_versi, read_lembaran
from terasa.apbdes.queries.kertas import list_kertas_versi
from terasa.apbdes.queries.tautan import list_tautan
from terasa.apbdes.rules.isi import nama_sumber
from terasa.musrenbang.rules.lanjutan import is_kelurahan
from terasa.web.akses import access, publik
from terasa.web.grafik import Uang, draw_uang
from terasa.web.publik.ekspor import write_csv, write_xlsx
from terasa.wilayah.queries import is_desa, nama_lengkap

BERKAS = {"apbdes.csv": write_csv, "apbdes.xlsx": write_xlsx}
KOLOM = (
    "kelompok",
    "bidang",
    "sub_bidang",
    "kode",
    "uraian",
    "lokasi",
    "volume",
    "satuan",
    "sumber_dana",
    "jumlah",
)


@access(publik)
@require_safe
def pilih(request: Any, kode: str) -> HttpResponse:
    """The newest year of a desa; one without a budget says so."""
    if not is_desa(kode):
        raise Http404
    semua = list_versi(kode)
    if semua:
        return redirect("apbdes", kode=kode, tahun=semua[0].tahun)
    isi = {"kode_desa": kode, "tempat": nama_lengkap(kode), "kelurahan": is_kelurahan(kode)}
    return render(request, "apbdes/publik.html", isi)


@access(publik)
@require_safe
def kini(request: Any, kode: str, tahun: int) -> HttpResponse:
    """What holds in one year, else the newest that did."""
    return _page(request, kode, tahun, None)


@access(publik)
@require_safe
def lihat(request: Any, kode: str, tahun: int, versi: int) -> HttpResponse:
    """One version, as the regulation set it."""
    return _page(request, kode, tahun, versi)


@access(publik)
@require_safe
def unduh(request: Any, kode: str, tahun: int, versi: int, berkas: str) -> HttpResponse:
    """One version as CSV or XLSX; the headings can be imported again."""
    if berkas not in BERKAS or not is_desa(kode) or not 2000 <= tahun <= 2150 or not 1 <= versi <= 1000:
        raise Http404
    apbdes = get_object_or_404(Apbdes.objects.publik(), kode_desa=kode, tahun=tahun, versi=versi)
    nama = f"apbdes-{kode}-{tahun}-v{versi}.{berkas.rpartition('.')[2]}"
    return BERKAS[berkas](list_baris(read_lembaran(apbdes)), nama)


def list_baris(lembaran: Lembaran) -> list[tuple[Any, ...]]:
    """Header and rows, whole rupiah."""
    return [
        KOLOM,
        *(
            (
                p.get_kelompok_display(),
                p.get_bidang_display() if p.bidang else "",
                p.sub_bidang,
                p.kode,
                p.uraian,
                p.lokasi,
                p.volume,
                p.satuan,
                nama_sumber(p.sumber_dana),
                p.jumlah,
            )
            for p in lembaran.pos
        ),
    ]


def _page(request: Any, kode: str, tahun: int, versi: int | None) -> HttpResponse:
    if not is_desa(kode):
        raise Http404
    semua = list_versi(kode)
    setahun = [a for a in semua if a.tahun == tahun]
    berlaku = next((a for a in setahun if a.status == StatusApbdes.BERLAKU), None)
    apbdes = (
        next((a for a in setahun if a.versi == versi), None)
        if versi
        else berlaku or next(iter(setahun), None)
    )
    if apbdes is None:
        raise Http404
    lembaran = read_lembaran(apbdes)
    lalu = _read_other(find_berlaku(kode, tahun - 1))
    sebelum = _read_other(next((a for a in setahun if a.versi == apbdes.versi - 1), None))
    banding = compare(lembaran.neraca, lalu.neraca if lalu else None)
    isi = {
        "kode_desa": kode,
        "tempat": nama_lengkap(kode),
        "apbdes": apbdes,
        "l": lembaran,
        "lalu": lalu,
        "sebelum": sebelum,
        "banding": banding,
        "banding_versi": compare(lembaran.neraca, sebelum.neraca) if sebelum else [],
        "gambar": draw_uang(
            [Uang(b.nama, b.kini, b.dulu) for b in banding], judul=_("Belanja menurut bidang"), id_="bidang"
        ),
        "sumber": [(nama_sumber(k), n) for k, n in lembaran.neraca.per_sumber.items()],
        "tautan": list_tautan(apbdes),
        "kertas": list_kertas_versi(apbdes),
        "versi_lain": [a for a in semua if a != apbdes],
    }
    return render(request, "apbdes/publik.html", isi)


def _read_other(apbdes: Apbdes | None) -> Lembaran | None:
    return read_lembaran(apbdes) if apbdes else None
