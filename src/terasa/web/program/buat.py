"""Dari usulan terpilih menjadi kegiatan: pilih usulan, pilih kode anggaran dengan kata, isi pagunya."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.akun.models import Unit
from terasa.aturan.queries import find_aturan
from terasa.musrenbang.models import Usulan
from terasa.nomenklatur.enums import Rumpun, Tingkat
from terasa.nomenklatur.models import Nomenklatur, VersiNomenklatur
from terasa.nomenklatur.queries import find_versi, jalur, search_nomenklatur
from terasa.program.queries import chosen_usulan
from terasa.program.services import create_kegiatan
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.program.forms import KegiatanForm
from terasa.web.program.kerja import PEMBUAT
from terasa.wilayah.queries import nama_lengkap_banyak

BUKAN_APBD = {"desa", "masyarakat"}


@access(PEMBUAT)
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Any) -> HttpResponse:
    """Without a code: search by words. With a code: the form."""
    usulan = _get_usulan(request)
    versi = _versi(usulan[0].tahun)
    kode = request.GET.get("kode", "")
    rantai = jalur(versi.pk, kode) if versi and kode else []
    isi = {"usulan": usulan, "nama_desa": _desa(usulan), "nomenklatur": versi, "rantai": rantai, "kode": kode}
    if versi is None or not rantai:
        kata = request.GET.get("kata", "").strip()[:120]
        return render(
            request, "program/pilih_kode.html", {**isi, "kata": kata, "temuan": _search(versi, kata, usulan)}
        )
    form = KegiatanForm(request.POST or None, initial=_initial(usulan), sumber_dana=_sources(usulan[0]))
    if request.method == "POST" and form.is_valid() and (jadi := _create(request, form, usulan, versi, kode)):
        return jadi
    return render(request, "program/buat.html", {**isi, "form": form})


def _get_usulan(request: Any) -> list[Usulan]:
    """The ticked usulan, all of them waiting for this office and for one unit."""
    try:
        pks = {UUID(nilai) for nilai in request.GET.getlist("usulan")[:50]}
    except ValueError:
        raise Http404 from None
    terpilih = chosen_usulan(request.pelaku).filter(pk__in=pks).with_kini()
    usulan = list(terpilih.select_related("unit_tujuan"))
    if not usulan or len(usulan) != len(pks) or len({u.unit_tujuan_id for u in usulan}) > 1:
        raise Http404
    return usulan


def _versi(tahun: int) -> VersiNomenklatur | None:
    return find_versi(Rumpun.URUSAN, date(tahun, 1, 1)) or find_versi(Rumpun.URUSAN, timezone.localdate())


def _desa(usulan: list[Usulan]) -> list[str]:
    return list(nama_lengkap_banyak({u.kode_desa for u in usulan}).values())


def _search(versi: VersiNomenklatur | None, kata: str, usulan: list[Usulan]) -> list[Nomenklatur]:
    """What the words find; before any word, what the title of the usulan suggests."""
    if versi is None:
        return []
    cari = kata or usulan[0].judul
    return search_nomenklatur(cari, versi.pk, tingkat=Tingkat.SUB_KEGIATAN, batas=15) or search_nomenklatur(
        cari, versi.pk, tingkat=Tingkat.KEGIATAN, batas=15
    )


def _initial(usulan: list[Usulan]) -> dict[str, Any]:
    biaya = [getattr(u, "biaya_kini", u.biaya) for u in usulan]
    awal: dict[str, Any] = {"nama": usulan[0].judul, "pagu": sum(b for b in biaya if b) or None}
    if len(usulan) == 1:
        awal |= {
            "lokasi": usulan[0].lokasi,
            "volume": getattr(usulan[0], "volume_kini", None),
            "satuan": usulan[0].satuan,
        }
    return awal


def _sources(usulan: Usulan) -> list[str]:
    """Names of the sources that an APBD may use, from the dated list."""
    aturan = find_aturan("sumber-dana", kabupaten=usulan.kabupaten, pada=date(usulan.tahun, 1, 1))
    pilihan: list[dict[str, str]] = aturan.isi.get("pilihan", []) if aturan else []
    return [p["nama"] for p in pilihan if p.get("anggaran") not in BUKAN_APBD]


def _create(
    request: Any, form: KegiatanForm, usulan: list[Usulan], versi: VersiNomenklatur, kode: str
) -> HttpResponse | None:
    try:
        kegiatan = create_kegiatan(
            by=request.pelaku,
            usulan=usulan,
            unit=usulan[0].unit_tujuan or Unit.objects.get(pk=request.pelaku.unit_id),
            tahun=usulan[0].tahun,
            nomenklatur_versi=versi.pk,
            nomenklatur_kode=kode,
            now=timezone.now(),
            **form.cleaned_data,
        )
    except AturanDilanggar as exc:
        form.add_error(None, str(exc))
        return None
    messages.success(request, _("Kegiatan tercatat. Semua yang mengusulkan diberi tahu."))
    return redirect("kerja-kegiatan-lihat", pk=kegiatan.pk)
