"""Berkas sebuah kunjungan: melampirkan, membuka, mencetak, dan tugas untuk telepon."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from terasa.dokumen.cetak import print_pdf
from terasa.dokumen.kop import read_kop
from terasa.dokumen.rules import canonical, sidik
from terasa.pembinaan.models import Kunjungan, LampiranKunjungan
from terasa.pembinaan.permissions import can_coach, can_read_pembinaan
from terasa.pembinaan.queries import Lembar, list_terbuka, read_lembar
from terasa.pembinaan.services import attach_lampiran
from terasa.umum.tanggal import format_tanggal
from terasa.web.akses import access
from terasa.web.pembinaan.bersama import CARA, get_kunjungan, get_open, get_own, on_page
from terasa.web.pembinaan.forms import LampiranForm
from terasa.wilayah.queries import nama_lengkap


@access(can_coach)
@require_http_methods(CARA)
def lampirkan(request: Any, pk: UUID) -> HttpResponse:
    """A photo or evidence while it is written, the signed scan once it was shared."""
    satu = get_own(request, pk)
    form = LampiranForm(request.POST or None, request.FILES or None, kunjungan=satu)

    def act(isi: dict[str, Any]) -> None:
        berkas = isi.pop("berkas")
        attach_lampiran(
            kunjungan=satu, data=berkas.read(), nama=berkas.name, by=request.pelaku, now=timezone.now(), **isi
        )

    return on_page(
        request,
        form,
        act,
        kabar=_("Berkas tersimpan."),
        ke=reverse("kerja-pembinaan-kunjungan", args=[pk]),
        judul=_("Lampirkan berkas"),
        kirim=_("Simpan berkas"),
        berkas=True,
    )


@access(can_read_pembinaan)
@require_safe
@never_cache
def buka(request: Any, pk: UUID, lampiran: UUID) -> HttpResponse:
    """The bytes, if the database shows that row to this reader."""
    satu = get_object_or_404(LampiranKunjungan.objects.filter(kunjungan_id=pk), pk=lampiran)
    jawaban = HttpResponse(bytes(satu.isi), content_type=satu.tipe)
    jawaban["Content-Disposition"] = f'inline; filename="{satu.jenis}-{str(satu.pk)[:8]}"'
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban


@access(can_read_pembinaan)
@require_safe
@never_cache
def cetak(request: Any, pk: UUID) -> HttpResponse:
    """The record of the visit for two signatures; nothing without the contents that this reader may see."""
    satu = get_kunjungan(request, pk)
    lembar = read_lembar(satu)
    if lembar.isi is None:
        raise Http404
    kop, isi = read_kop(satu.pembina), _paper(satu, lembar)
    # Not among the frozen papers, which everybody may open: its own hash tells whether two prints are the same.
    tanda = {"kode": satu.pk.hex[:9].upper(), "sidik": sidik(canonical(isi)), "kop": kop.isi}
    pdf = print_pdf(
        "catatan_kunjungan",
        {**isi, **tanda},
        pada=satu.disampaikan_at or satu.dibuat_at,
        kertas=kop.kertas,
        lampiran={"logo": kop.logo},
    )
    jawaban = HttpResponse(pdf, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="catatan-kunjungan-{satu.kode_wilayah}.pdf"'
    return jawaban


def _paper(satu: Kunjungan, lembar: Lembar) -> dict[str, Any]:
    assert lembar.isi is not None
    tempat = nama_lengkap(satu.kode_wilayah)
    return {
        "judul": _("Catatan kunjungan pembinaan %(tempat)s") % {"tempat": tempat},
        "tempat": tempat,
        "pembina": satu.pembina.nama,
        "tanggal": format_tanggal(satu.dilaksanakan_on or satu.rencana_on),
        "tujuan": str(satu.get_tujuan_display()) + (f": {satu.tema}" if satu.tema else ""),
        "pengunjung": [p.jabatan for p in satu.daftar_pengunjung.all()],
        "ditemui": list(lembar.isi.ditemui),
        "ringkasan": lembar.isi.ringkasan,
        "berikutnya": format_tanggal(satu.berikutnya_on) if satu.berikutnya_on else "",
        "periksa": [
            {
                "bagian": b.bagian,
                "teks": b.teks,
                "jawab": str(b.jawaban.get_jawab_display()) if b.jawaban else "",
                "catatan": b.jawaban.catatan if b.jawaban else "",
            }
            for b in lembar.butir
        ],
        "temuan": [
            {
                "jenis": f"{t.get_jenis_display()}, {t.get_tingkat_display()}",
                "uraian": t.uraian,
                "dasar": t.dasar,
            }
            for t in lembar.temuan
        ],
        "kesepakatan": [
            {"teks": k.teks, "tempo": format_tanggal(k.jatuh_tempo_on), "bukti": k.bukti_diminta}
            for k in lembar.kesepakatan
        ],
        "terima": satu.diterima_oleh,
        "sampai": satu.disampaikan_oleh,
    }


@access(can_coach)
@require_safe
@never_cache
def tugas(request: Any, pk: UUID) -> JsonResponse:
    """What the phone keeps when its button is pressed: the questions and what is open, no finding of a draft."""
    satu = get_open(request, pk)
    terbuka = list_terbuka(request.pelaku, satu.kode_wilayah)
    return JsonResponse(
        {
            "id": str(satu.pk),
            "judul": nama_lengkap(satu.kode_wilayah),
            "hari": satu.rencana_on.isoformat(),
            "butir": satu.butir,
            "terbuka": [*(t.uraian for t in terbuka.temuan), *(t.teks for t in terbuka.tugas)],
        }
    )
