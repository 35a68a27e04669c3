"""Mengusulkan lagi yang belum didanai: satu usulan oleh desanya, atau banyak sekaligus oleh Bappeda."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from terasa.akun.enums import JenisPeran as P
from terasa.akun.permissions import has_role
from terasa.musrenbang.models import Keputusan, Usulan
from terasa.musrenbang.permissions import may_carry
from terasa.musrenbang.queries.menunggu import list_dapat_dilanjutkan
from terasa.musrenbang.rules.lanjut import TIDAK_BERUBAH
from terasa.musrenbang.services import carry_usulan
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.alamat import read_tahun, read_uuids
from terasa.web.musrenbang.medan import perform
from terasa.web.musrenbang.usulan.daftar import get_usulan, is_carriable
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 100
can_carry = has_role(P.OPERATOR_DESA, P.KADES, P.LURAH, P.BAPPEDA)


class TahunForm(forms.Form):
    """The budget year in which it is proposed again."""

    tahun = forms.IntegerField(
        label=gettext_lazy("Diusulkan untuk tahun anggaran"), min_value=2000, max_value=2100
    )


@access(can_carry)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request: Any, pk: UUID) -> HttpResponse:
    """The village proposes it again; the page of the new year opens."""
    usulan = get_usulan(request, pk)
    if not may_carry(request.pelaku, usulan) or not is_carriable(usulan):
        raise Http404
    form = TahunForm(request.POST or None, initial={"tahun": usulan.tahun + 1})
    baru: list[Usulan] = []
    if perform(request, form, lambda isi: baru.extend(_carry(request, [usulan], isi["tahun"]))):
        messages.success(
            request, _("Diusulkan lagi. Suaranya ikut, dan tahun-tahun sebelumnya tetap terbaca.")
        )
        return redirect("kerja-usulan-lihat", pk=baru[0].pk)
    isi = {
        "judul": _("Usulkan lagi tahun depan"),
        "teks": _(
            "Kata, volume, dan biaya yang terakhir dipakai. Usulannya langsung menunggu musrenbang desa."
        ),
        "kirim": _("Usulkan lagi"),
    }
    return render(request, "musrenbang/usulan_tindakan.html", {"usulan": usulan, "form": form, **isi})


@access(can_carry)
@require_http_methods(["GET", "HEAD", "POST"])
def banyak(request: Any) -> HttpResponse:
    """Everything of one year that ended without money; tick many, carry them on in one act."""
    tahun = _year(request)
    daftar = list_dapat_dilanjutkan(Usulan.objects.visible_to(request.pelaku).filter(tahun=tahun))
    daftar = daftar.filter(kabupaten=request.pelaku.kabupaten).order_by("kode_desa", "judul", "pk")
    galat = ""
    if request.method == "POST":
        dipilih = list(daftar.filter(pk__in=read_uuids(request.POST.getlist("usulan")[: SEHALAMAN * 2])))
        try:
            n = len(_carry(request, dipilih, tahun + 1))
        except AturanDilanggar as exc:
            galat = str(exc)
        else:
            teks = ngettext("%(n)d usulan diusulkan lagi.", "%(n)d usulan diusulkan lagi.", n)
            messages.success(request, teks % {"n": n})
            return redirect(f"{request.path}?tahun={tahun}")
    page: Any = Paginator(daftar.with_kini(), SEHALAMAN).get_page(request.GET.get("page"))
    nama = nama_lengkap_banyak({u.kode_desa for u in page})
    alasan = _reasons(list(page))
    isi = {
        "tahun": tahun,
        "berikut": tahun + 1,
        "pilihan_tahun": _years(request),
        "page": page,
        "baris": [
            (u, nama[u.kode_desa], alasan.get(u.pk, ""), alasan.get(u.pk, "")[:3] in TIDAK_BERUBAH)
            for u in page
        ],
        "galat": galat,
    }
    return render(request, "musrenbang/lanjutkan.html", isi)


def _carry(request: Any, usulan: list[Usulan], tahun: int) -> list[Usulan]:
    return carry_usulan(usulan=usulan, tahun=tahun, by=request.pelaku, now=timezone.now())


def _reasons(usulan: list[Usulan]) -> dict[UUID, str]:
    """`R04 Uang yang tersedia …` of the last refusal; one query."""
    ditolak = Keputusan.objects.filter(usulan__in=usulan, forum__ditutup_at__isnull=False).exclude(alasan="")
    urut = ditolak.order_by("forum__ditutup_at").values_list("usulan_id", "alasan_kode", "alasan")
    return {pk: f"{kode} {teks}".strip() for pk, kode, teks in urut}


def _years(request: Any) -> list[int]:
    milik = Usulan.objects.visible_to(request.pelaku).filter(kabupaten=request.pelaku.kabupaten)
    return list(milik.order_by("-tahun").values_list("tahun", flat=True).distinct())


def _year(request: Any) -> int:
    diminta = read_tahun(request.GET.get("tahun", ""))
    return diminta or next(iter(_years(request)), timezone.localdate().year)
