"""Daftar usulan meja kerja, dan satu usulan dengan suara, angka tiap tahap, dan yang dapat dilakukan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from terasa.aspirasi.models import Aspirasi
from terasa.jejak.rules import say
from terasa.musrenbang.enums import StatusUsulan, Tujuan
from terasa.musrenbang.models import Forum, Keputusan, Usulan
from terasa.musrenbang.permissions import (
    can_allocate,
    can_propose,
    can_read_plan,
    can_work_forum,
    may_carry,
    may_merge,
    may_propose,
    may_route,
)
from terasa.musrenbang.queries import (
    count_status,
    find_pos_publik,
    list_triple,
    search_usulan,
    without_biaya,
)
from terasa.musrenbang.queries.menunggu import list_dapat_dilanjutkan, list_sebenang
from terasa.musrenbang.queries.pokir import find_pokir_of
from terasa.musrenbang.queries.suara import find_suara
from terasa.musrenbang.rules import find_transisi
from terasa.musrenbang.rules.transisi import SEBELUM_DESA, SEBELUM_KECAMATAN, SEBELUM_PD
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.musrenbang.usulan.forms import SaringForm
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import nama_lengkap, nama_lengkap_banyak

SEHALAMAN = 25


def get_usulan(request: Any, pk: UUID) -> Usulan:
    """Inside the office's scope, or it does not exist."""
    daftar = (
        Usulan.objects.visible_to(request.pelaku)
        .with_kini()
        .select_related(
            "unit_tujuan", "digabung_ke", "kamus", "pecahan_dari", "rencana_desa", "rpjm__kegiatan"
        )
    )
    return get_object_or_404(daftar, pk=pk)


def get_own(request: Any, pk: UUID) -> Usulan:
    """One that this office may write."""
    usulan = get_usulan(request, pk)
    if not may_propose(request.pelaku, usulan.kode_desa):
        raise Http404
    return usulan


@access(can_work_forum)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """The usulan of my territory or my unit, filtered, with a count per state."""
    saring = SaringForm(request.GET).nilai()
    terlihat = _narrow(Usulan.objects.visible_to(request.pelaku), saring)
    pilihan = _choose(terlihat, saring.get("status", ""))
    page = Paginator(pilihan, SEHALAMAN).get_page(request.GET.get("page"))
    nama = nama_lengkap_banyak({u.kode_desa for u in page})
    isi = {
        "page": page,
        "baris": [(u, nama[u.kode_desa]) for u in page],
        "saring": saring,
        "hitung": _counts(count_status(terlihat)),
        "tahun": list(_years(request.pelaku)),
        "tempat": _places(request.pelaku),
        "boleh_buat": can_propose(request.pelaku),
        "boleh_rpjm": can_read_plan(request.pelaku),
        "boleh_saran": can_allocate(request.pelaku),
        "boleh_lanjut": can_propose(request.pelaku) or can_allocate(request.pelaku),
    }
    bagian = "#hasil" if request.htmx and not request.htmx.boosted else ""
    return render(request, f"musrenbang/usulan_daftar.html{bagian}", isi)


@access(can_work_forum)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One usulan: the original, what each stage said beside it, its voices, its stations."""
    usulan = get_usulan(request, pk)
    milik = may_propose(request.pelaku, usulan.kode_desa)
    langkah = list(usulan.langkah.select_related("dokumen").order_by("pada", "pk"))
    isi = {
        "usulan": usulan,
        "berikut": langkah[-1] if langkah else None,
        "tempat": nama_lengkap(usulan.kode_desa),
        "angka_tahap": list_triple(usulan),
        "suara": list_suara(usulan) if milik else [],
        "lampiran": list(usulan.lampiran.all()),
        "langkah": [(s, say(s.tahap, s.keputusan, s.rincian)) for s in langkah],
        "pos": find_pos_publik(usulan),
        "tahun_lain": [u for u in list_sebenang(usulan) if u.pk != usulan.pk],
        "gabungan": Usulan.objects.filter(digabung_ke=usulan),
        "pecahan": list(usulan.pecahan.order_by("kode")) if usulan.status == StatusUsulan.DIPECAH else [],
        "pokir": find_pokir_of(usulan),
        "forum": _forum_of(usulan, request.pelaku),
        "milik": milik,
        "draf": usulan.status == StatusUsulan.DRAF,
        "langkah_kerja": _further(request.pelaku, usulan),
        **_allowed(request.pelaku, usulan, milik),
    }
    return render(request, "musrenbang/usulan_lihat.html", isi)


def _further(by: Pelaku, usulan: Usulan) -> list[tuple[str, str]]:
    # Those pages start from this one's `get_usulan`.
    from terasa.web.musrenbang.usulan.periksa import list_langkah_kerja

    return list_langkah_kerja(by, usulan)


def _allowed(by: Pelaku, usulan: Usulan, milik: bool) -> dict[str, bool]:
    """Which further acts the page offers; the services ask again."""
    bisa_pindah = find_transisi(usulan.status, StatusUsulan.DIGABUNG) is not None
    return {
        "boleh_gabung": may_merge(by, usulan) and bisa_pindah,
        "boleh_arah": may_route(by, usulan) and usulan.status in DAPAT_DIARAHKAN,
        "boleh_lanjut": may_carry(by, usulan) and is_carriable(usulan),
        "bisa_batal": milik and find_transisi(usulan.status, StatusUsulan.DIBATALKAN) is not None,
        "bisa_rkpdes": milik
        and usulan.tujuan == Tujuan.DESA
        and usulan.status == StatusUsulan.DISEPAKATI_DESA,
    }


def is_carriable(usulan: Usulan) -> bool:
    """Whether its year ended without money and nobody carried it on yet."""
    return list_dapat_dilanjutkan(Usulan.objects.filter(pk=usulan.pk)).exists()


# Before a unit's forum has taken it up.
DAPAT_DIARAHKAN = frozenset({*SEBELUM_DESA, *SEBELUM_KECAMATAN, *SEBELUM_PD, StatusUsulan.DIKEMBALIKAN})


def list_suara(usulan: Usulan) -> QuerySet[Aspirasi]:
    """The voices behind it, with their words as far as this office may read them."""
    pk = [a.pk for a in find_suara([usulan.pk]).get(usulan.pk, [])]
    return Aspirasi.objects.filter(pk__in=pk).select_related("isi").order_by("diajukan_at")


def _narrow(daftar: Any, saring: dict[str, Any]) -> Any:
    if tahun := saring.get("tahun"):
        daftar = daftar.filter(tahun=tahun)
    if desa := saring.get("desa"):
        daftar = daftar.under(desa)
    if kata := saring.get("kata"):
        daftar = search_usulan(daftar, kata)
    if saring.get("biaya"):
        daftar = without_biaya(daftar)
    return daftar


def _choose(daftar: Any, status: str) -> Any:
    if status:
        daftar = daftar.filter(status=status)
    return daftar.with_kini().select_related("unit_tujuan").defer("baris_asal")


def _counts(jumlah: dict[str, int]) -> list[tuple[str, str, int]]:
    """(status, words, how many), in the order of the thread; states without any are left out."""
    return [(s.value, str(s.label), jumlah[s.value]) for s in StatusUsulan if jumlah.get(s.value)]


def _years(by: Pelaku) -> Iterable[int]:
    terlihat = Usulan.objects.visible_to(by).order_by("-tahun")
    return terlihat.values_list("tahun", flat=True).distinct()


def _places(by: Pelaku) -> list[Wilayah]:
    """Kecamatan and desa to filter by; an office of one desa is not asked."""
    daftar = Wilayah.objects.under_any(by.akar_baca).filter(tingkat__gte=3).select_related("induk")
    return list(daftar) if len(by.akar_baca) != 1 or by.akar_baca[0].count(".") < 3 else []


def _forum_of(usulan: Usulan, by: Pelaku) -> Forum | None:
    """The open forum that is discussing it now, when this office may see that forum."""
    dibahas = Keputusan.objects.filter(usulan=usulan, forum__status="dibuka").values("forum")
    return Forum.objects.visible_to(by).filter(pk__in=dibahas).first()
