"""Kegiatan untuk umum: daftar dengan saringan, dan satu halaman yang dipahami dalam sepuluh detik."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from terasa.akun.models import Unit
from terasa.dokumen.models import Berkas
from terasa.manfaat.queries import list_gelombang, list_terjangkau
from terasa.nomenklatur.queries import list_padanan
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Kegiatan, Pemanfaatan
from terasa.program.queries import list_publik, with_kemajuan
from terasa.program.queries.halaman import has_bagian, with_bagian
from terasa.program.queries.penerima import list_penerima
from terasa.program.queries.susunan import list_penerus, list_susunan
from terasa.umum.kode import read_kode
from terasa.umum.lompat import list_berbeda
from terasa.web.akses import access, publik
from terasa.web.foto import answer_foto
from terasa.web.manfaat.sajian import present_beda, present_gelombang
from terasa.web.program.forms import SaringForm
from terasa.web.program.kepala import present_kepala
from terasa.web.program.sajian import WARNA, present
from terasa.web.program.sajian_penerima import list_baris_csv, present_penerima, present_warga
from terasa.web.publik.ekspor import write_csv
from terasa.wilayah.queries import list_kecamatan, nama_lengkap_banyak

# As `c-lencana` draws it.
LENCANA = '<span class="lencana lencana-{}">{}</span>'


@access(publik)
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Every kegiatan with its money and progress, filtered by words, year, unit, state and place."""
    saring = SaringForm(request.GET).nilai()
    page = Paginator(with_kemajuan(list_publik(**saring)), 25).get_page(request.GET.get("page"))
    nama = nama_lengkap_banyak({kode for k in page for kode in k.cakupan[:1]})
    # Labels and badges once per state, not once per row.
    lencana = {
        nilai: format_html(LENCANA, WARNA.get(nilai, "netral"), label)
        for nilai, label in StatusKegiatan.choices
    }
    baris = [(k, nama.get(k.cakupan[0], "") if k.cakupan else "", lencana[k.status]) for k in page]
    return render(
        request, "program/daftar.html", {"page": page, "baris": baris, "saring": saring, **_choices()}
    )


def _choices() -> dict[str, Any]:
    punya = Exists(Kegiatan.objects.filter(unit=OuterRef("pk")))
    unit = list(Unit.objects.filter(punya).only("pk", "nama", "kabupaten"))
    kabupaten = sorted({u.kabupaten for u in unit})
    kecamatan = [w for kode in kabupaten for w in list_kecamatan(kode)]
    return {
        "pilihan_kabupaten": {w.induk.kode: w.induk for w in kecamatan if w.induk}.values(),
        "pilihan_unit": unit,
        "pilihan_tahun": list_berbeda(Kegiatan.objects.all(), "tahun"),
        "pilihan_status": StatusKegiatan.choices,
        "pilihan_wilayah": kecamatan,
    }


@access(publik)
@require_safe
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """What, where, how much, how far, who answers for it, whom it serves, and whether it is felt."""
    bersih = read_kode(kode)
    if bersih and bersih != kode:
        return redirect("kegiatan-lihat", kode=bersih)
    semua_kegiatan = with_bagian(Kegiatan.objects.select_related("unit__kop_surat", "serah_terima"))
    kegiatan = get_object_or_404(semua_kegiatan, kode=bersih or "")
    if kegiatan.status == StatusKegiatan.DITERUSKAN:
        penerus = list_penerus(kegiatan)
        if len(penerus) == 1:
            return redirect("kegiatan-lihat", kode=penerus[0].kode)
        return render(request, "program/diteruskan.html", {"kegiatan": kegiatan, "penerus": penerus})
    isi = present(kegiatan, hari_ini=timezone.localdate())
    isi["susunan"] = list_susunan(kegiatan) if has_bagian(kegiatan, "susunan") else []
    padanan = (kegiatan.nomenklatur_versi, kegiatan.nomenklatur_kode)
    isi["padanan"] = list_padanan(*padanan) if has_bagian(kegiatan, "padanan") else []
    semua = list_gelombang(kegiatan)
    isi["gelombang"] = gelombang = [present_gelombang(g) for g in semua]
    warga = list_terjangkau(semua)
    # "Desa Bamban" of "Desa Bamban, Kec. Angkinang": the kecamatan stands above already.
    nama = {kode: w.split(",")[0] for kode, w in zip(kegiatan.cakupan, isi["wilayah"], strict=True)}
    isi["penerima"] = present_penerima(
        list_penerima(kegiatan) if has_bagian(kegiatan, "sasaran") else [], warga, nama
    )
    isi["warga"] = present_warga(warga)
    isi["beda"] = present_beda(gelombang)
    isi.update(present_kepala(isi, gelombang))
    return render(request, "program/lihat.html", isi)


@access(publik)
@require_safe
def penerima_csv(request: HttpRequest, kode: str) -> HttpResponse:
    """Whom it is meant for and who was missed, as published, place by place; residents in rows of their own."""
    kegiatan = get_object_or_404(Kegiatan, kode=read_kode(kode) or "")
    warga = list_terjangkau(list_gelombang(kegiatan))
    baris = list_baris_csv(kegiatan.kode, list_penerima(kegiatan), warga)
    return write_csv(baris, f"penerima-{kegiatan.kode}.csv")


@access(publik)
@require_safe
def foto(request: HttpRequest, kode: str, laporan: UUID) -> HttpResponse:
    """A released photo; anything else does not exist."""
    berkas = Berkas.objects.filter(dirilis=True, tipe="image/jpeg").filter(
        pk__in=Kegiatan.objects.filter(kode=kode, realisasi=laporan).values("realisasi__foto_id")
    )
    if (satu := berkas.first()) is None:
        raise Http404
    return answer_foto(satu, request)


@access(publik)
@require_safe
def foto_keadaan(request: HttpRequest, kode: str, keadaan: int) -> HttpResponse:
    """A released photo of how the finished work stands; anything else does not exist."""
    berkas = Berkas.objects.filter(dirilis=True, tipe="image/jpeg").filter(
        pk__in=Pemanfaatan.objects.filter(kegiatan__kode=kode, pk=keadaan).values("foto_id")
    )
    if (satu := berkas.first()) is None:
        raise Http404
    return answer_foto(satu, request)
