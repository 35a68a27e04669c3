"""RPJM Desa untuk umum: rencana yang berlaku, versi sebelumnya, dan apa yang terlaksana tiap tahun."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from terasa.musrenbang.enums import StatusRpjm
from terasa.musrenbang.models import RpjmDesa
from terasa.musrenbang.queries.rpjmdes import MatriksRpjm, list_versi, read_matriks_rpjm
from terasa.musrenbang.rules.lanjutan import is_kelurahan
from terasa.web.akses import access, publik
from terasa.web.publik.ekspor import write_csv, write_xlsx
from terasa.wilayah.queries import is_desa, nama_lengkap

BERKAS = {"rpjmdes.csv": write_csv, "rpjmdes.xlsx": write_xlsx}
KOLOM = (
    "kode",
    "bidang",
    "sub_bidang",
    "jenis_kegiatan",
    "lokasi",
    "volume",
    "satuan",
    "sasaran_manfaat",
    "biaya_rupiah",
    "sumber_dana",
    "pola_pelaksanaan",
)


@access(publik)
@require_safe
def pilih(request: Any, kode: str) -> HttpResponse:
    """The plan in force, else the newest that was; a desa without one says so."""
    if not is_desa(kode):
        raise Http404
    semua = list_versi(kode)
    berlaku = next((r for r in semua if r.status == StatusRpjm.BERLAKU), semua[0] if semua else None)
    return _page(request, kode, berlaku, semua)


@access(publik)
@require_safe
def lihat(request: Any, kode: str, tahun: int, versi: int) -> HttpResponse:
    """One adopted version, as it was."""
    if not is_desa(kode):
        raise Http404
    semua = list_versi(kode)
    rencana = next((r for r in semua if (r.tahun_awal, r.versi) == (tahun, versi)), None)
    if rencana is None:
        raise Http404
    return _page(request, kode, rencana, semua)


@access(publik)
@require_safe
def unduh(request: Any, kode: str, tahun: int, versi: int, berkas: str) -> HttpResponse:
    """One version as CSV or XLSX, with a column of ticks for each year; the headings can be imported again."""
    if berkas not in BERKAS or not is_desa(kode) or not 2000 <= tahun <= 2100 or not 1 <= versi <= 1000:
        raise Http404
    rencana = get_object_or_404(RpjmDesa.objects.publik(), kode_desa=kode, tahun_awal=tahun, versi=versi)
    nama = f"rpjmdes-{kode}-{tahun}-v{versi}.{berkas.rpartition('.')[2]}"
    return BERKAS[berkas](list_baris(read_matriks_rpjm(rencana)), nama)


def list_baris(m: MatriksRpjm) -> list[tuple[Any, ...]]:
    """Header and rows; an unknown cost is an empty cell, what became of each year stands behind the plan."""
    tahun = list(m.rencana.semua_tahun)
    kepala = (*KOLOM, *(f"tahun {t}" for t in tahun), *(f"keadaan_{t}" for t in tahun))
    return [
        kepala,
        *(
            (
                k.kode,
                k.get_bidang_display(),
                k.sub_bidang,
                k.jenis,
                k.lokasi,
                k.volume,
                k.satuan,
                k.sasaran,
                k.biaya,
                k.sumber_dana,
                k.get_pola_display(),
                *("v" if s.direncanakan else "" for s in b.sel),
                *(s.keadaan for s in b.sel),
            )
            for _nama, semua in m.per_bidang
            for b in semua
            for k in (b.kegiatan,)
        ),
    ]


def _page(request: Any, kode: str, rencana: RpjmDesa | None, semua: list[RpjmDesa]) -> HttpResponse:
    isi = {
        "kode_desa": kode,
        "tempat": nama_lengkap(kode),
        "kelurahan": is_kelurahan(kode),
        "rencana": rencana,
        "m": read_matriks_rpjm(rencana) if rencana else None,
        "versi_lain": [r for r in semua if r != rencana],
        "ada_berlaku": any(r.status == StatusRpjm.BERLAKU for r in semua),
    }
    return render(request, "publik/rpjmdes.html", isi)
