"""Pembagian anggaran kabupaten untuk umum: pagu, aturan, yang terpilih, yang belum, dan putarannya."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.alokasi import find_pos, list_bayangan, list_putaran, list_tahun_alokasi
from terasa.dasbor.queries.kekokohan import Kokoh, find_kokoh, find_ringkas
from terasa.musrenbang.enums import HasilAlokasi
from terasa.musrenbang.models import Alokasi
from terasa.musrenbang.queries import RingkasanAlokasi, find_alokasi, list_pos, summarise_alokasi
from terasa.umum.kode import read_kode
from terasa.web.akses import access, publik
from terasa.web.alamat import get_kode
from terasa.web.grafik import draw_bagian, draw_hitung
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 50
PUTARAN = "putaran"
BAGIAN = (HasilAlokasi.TERPILIH, HasilAlokasi.TIDAK_TERPILIH, HasilAlokasi.BELUM_DIHITUNG)


@access(publik)
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every year that was shared out; the only one is opened at once."""
    ada = list_tahun_alokasi()
    if len(ada) == 1:
        return redirect("alokasi", kabupaten=ada[0].kabupaten, tahun=ada[0].tahun)
    return render(request, "publik/alokasi_daftar.html", {"ada": ada})


@access(publik)
@require_safe
def lihat(request: Any, kabupaten: str, tahun: int) -> HttpResponse:
    """One allocation with its reasons; `?q=` asks about one usulan."""
    alokasi = get_alokasi(kabupaten, tahun)
    bagian = request.GET.get("bagian", "")
    bagian = bagian if bagian in {*BAGIAN, PUTARAN} else HasilAlokasi.TERPILIH.value
    ringkas = summarise_alokasi(alokasi)
    isi = {
        "alokasi": alokasi,
        "r": ringkas,
        "tab": _tabs(ringkas),
        "bagian": bagian,
        "wilayah": _name(alokasi),
        "pemilih": (alokasi.catatan or {}).get("pemilih"),
        "kokoh": find_ringkas(alokasi),
        **_asked(request, alokasi),
    }
    if bagian == PUTARAN:
        isi["bayangan"] = list_bayangan(alokasi)
        isi["page"] = Paginator(list_putaran(alokasi), SEHALAMAN).get_page(request.GET.get("page"))
    else:
        isi["page"] = _pos_page(request, alokasi, bagian)
    return render(request, "publik/alokasi.html", isi)


@access(publik)
@require_safe
def kokoh(request: Any, kabupaten: str, tahun: int) -> HttpResponse:
    """How firm the published result is."""
    alokasi = get_alokasi(kabupaten, tahun)
    return render(request, "publik/kokoh.html", show_kokoh(alokasi))


def show_kokoh(alokasi: Alokasi, kerja: str = "") -> dict[str, Any]:
    """What the page of the firmness needs; `kerja` is the desk's address of this run."""
    umum = reverse("alokasi", args=[alokasi.kabupaten, alokasi.tahun])
    ada = find_kokoh(alokasi)
    return {
        "alokasi": alokasi,
        "wilayah": _name(alokasi),
        "ringkas": find_ringkas(alokasi),
        "k": ada,
        "belum_terpilih": summarise_alokasi(alokasi).tidak_terpilih if ada else 0,
        "gambar": _draw(ada) if ada else "",
        "kerja": kerja,
        "dasar": kerja or umum,
    }


def _draw(kokoh: Kokoh) -> SafeString:
    """One row per forum while they are few, else how many forums got how much."""
    judul = _("Bagian uang tiap forum di samping bagian orangnya")
    if kokoh.is_banyak:
        return draw_hitung(kokoh.count_kali(), judul=judul)
    # The kind of forum is the same in every row; the place is what tells them apart.
    baris = [(b.nama.removeprefix("Musrenbang "), b.orang / 10_000, b.uang / 10_000) for b in kokoh.bagian]
    return draw_bagian(baris, judul=judul)


def get_alokasi(kabupaten: str, tahun: int) -> Alokasi:
    """The published run of one year, or 404."""
    alokasi = find_alokasi(get_kode(kabupaten), tahun) if 1900 < tahun < 2200 else None
    if alokasi is None:
        raise Http404
    return alokasi


def _name(alokasi: Alokasi) -> str:
    return nama_lengkap_banyak([alokasi.kabupaten])[alokasi.kabupaten]


def _tabs(r: RingkasanAlokasi) -> list[tuple[str, object, int | None]]:
    """Value, words and number of each part of the result."""
    jumlah = dict(zip(BAGIAN, (r.terpilih, r.tidak_terpilih, r.belum_dihitung), strict=True))
    return [*((b.value, b.label, jumlah[b]) for b in BAGIAN), (PUTARAN, _("Putaran demi putaran"), None)]


def _asked(request: HttpRequest, alokasi: Alokasi) -> dict[str, Any]:
    """The one usulan that a visitor asks about, by its code."""
    ketikan = request.GET.get("q", "").strip()[:40]
    kode = read_kode(ketikan) if ketikan else None
    return {"q": ketikan, "dicari": find_pos(alokasi, kode) if kode else None}


def _pos_page(request: HttpRequest, alokasi: Alokasi, bagian: str) -> Any:
    page = Paginator(list_pos(alokasi, hasil=bagian), SEHALAMAN).get_page(request.GET.get("page"))
    nama = nama_lengkap_banyak({p.usulan.kode_desa for p in page})
    for pos in page:
        pos.tempat = nama[pos.usulan.kode_desa]  # type: ignore[attr-defined]  # for the template
    return page
