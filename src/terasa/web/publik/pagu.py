"""Pagu indikatif kewilayahan untuk umum: rumusnya, bagian tiap kecamatan dan desa, dan yang sudah terpakai."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from terasa.musrenbang.models import PaguKewilayahan
from terasa.musrenbang.queries.pagu import (
    BIDANG,
    FORMULA,
    BarisPagu,
    PapanPagu,
    find_pagu,
    list_tahun_pagu,
    read_papan,
    total_of,
)
from terasa.musrenbang.rules.pagu import UNSUR, read_kelompok
from terasa.web.akses import access, publik
from terasa.web.alamat import get_kode
from terasa.web.publik.ekspor import write_csv, write_xlsx
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import nama_lengkap_banyak

KOLOM = (
    "kode_wilayah",
    "nama",
    "kelompok_bidang",
    "pagu_rupiah",
    "disepakati_desa_rupiah",
    "disepakati_kecamatan_rupiah",
    "sisa_rupiah",
    "usulan_disepakati_kecamatan",
    "belum_dihitung_biayanya",
)


@access(publik)
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every year that has ceilings; the only one is opened at once."""
    ada = list_tahun_pagu()
    if len(ada) == 1:
        return redirect("pagu", kabupaten=ada[0][0], tahun=ada[0][1])
    nama = nama_lengkap_banyak({kabupaten for kabupaten, _tahun in ada})
    isi = {"ada": [(kabupaten, nama[kabupaten], tahun) for kabupaten, tahun in ada]}
    return render(request, "publik/pagu_daftar.html", isi)


@access(publik)
@require_safe
def lihat(request: HttpRequest, kabupaten: str, tahun: int) -> HttpResponse:
    """All kecamatan, or the desa of `?kecamatan=`; the formula with its weights beside it."""
    papan = read_papan(_get(kabupaten, tahun))
    pilih = request.GET.get("kecamatan", "")
    pilih = pilih if pilih in papan.desa else ""
    baris = papan.desa[pilih] if pilih else papan.kecamatan
    nama = _short_names({pilih, *(b.kode for b in baris)})
    wilayah = nama_lengkap_banyak([papan.pagu.kabupaten])[papan.pagu.kabupaten]
    isi = {
        "papan": papan,
        "pagu": papan.pagu,
        "wilayah": wilayah,
        "pilih": pilih,
        "nama_pilih": nama.get(pilih, ""),
        "baris": [(b, nama[b.kode]) for b in baris],
        "jumlah": total_of(pilih, baris) if pilih else papan.jumlah,
        "bidang": _groups(papan, pilih),
        "rumus": _formula(papan.pagu),
        "aturan": [(kode, papan.pagu.aturan[kode]) for kode in (FORMULA, BIDANG)],
    }
    return render(request, "publik/pagu.html", isi)


@access(publik)
@require_safe
def unduh(request: HttpRequest, kabupaten: str, tahun: int, berkas: str) -> HttpResponse:
    """`pagu.csv` or `pagu.xlsx`: every place, and every group of bidang of each kecamatan."""
    papan = read_papan(_get(kabupaten, tahun))
    nama = f"pagu-{papan.pagu.kabupaten}-{tahun}-{berkas}"
    match berkas:
        case "pagu.csv":
            return write_csv([KOLOM, *_rows(papan)], nama)
        case "pagu.xlsx":
            return write_xlsx([KOLOM, *_rows(papan)], nama)
    raise Http404


def _get(kabupaten: str, tahun: int) -> PaguKewilayahan:
    pagu = find_pagu(get_kode(kabupaten), tahun) if 1900 < tahun < 2200 else None
    if pagu is None:
        raise Http404
    return pagu


def _short_names(kode: set[str]) -> dict[str, str]:
    """Names without the regions above, which the page has said already; one query."""
    return {w.kode: str(w) for w in Wilayah.objects.filter(pk__in=kode)}


def _groups(papan: PapanPagu, kecamatan: str) -> list[tuple[str, str, BarisPagu]]:
    """Name, part and ceiling of each group of bidang, of one kecamatan or of all together."""
    kelompok = read_kelompok(papan.pagu.aturan[BIDANG]["isi"])
    return [
        (
            k.nama,
            str(k.bagian),
            total_of(k.kode, [b for b in papan.bidang[k.kode] if kecamatan in {"", b.kode}]),
        )
        for k in kelompok
    ]


def _formula(pagu: PaguKewilayahan) -> list[tuple[str, object, str]]:
    """Code, words and weight of each part that counts."""
    isi = pagu.aturan[FORMULA]["isi"]
    return [(kode, nama, str(isi[kode])) for kode, nama in UNSUR.items() if str(isi.get(kode, "0")) != "0"]


def _rows(papan: PapanPagu) -> Iterator[tuple[Any, ...]]:
    kelompok = {k.kode: k.nama for k in read_kelompok(papan.pagu.aturan[BIDANG]["isi"])}
    semua = [("", b) for b in (*papan.kecamatan, *(b for isi in papan.desa.values() for b in isi))]
    semua += [(kelompok[kode], b) for kode, isi in papan.bidang.items() for b in isi]
    nama = nama_lengkap_banyak({b.kode for _bidang, b in semua})
    for bidang, b in sorted(semua, key=lambda isi: (isi[1].kode, isi[0])):
        yield (
            b.kode,
            nama[b.kode],
            bidang,
            b.jumlah,
            b.desa.biaya,
            b.kecamatan.biaya,
            b.sisa,
            b.kecamatan.usulan,
            b.kecamatan.belum_dihitung,
        )
