"""Unit mengatur katalognya: layanan baru, namanya, dan standar berikutnya."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.akun.models import Unit
from terasa.aturan.queries import get_aturan
from terasa.layanan import rules
from terasa.layanan.models import Layanan, StandarLayanan
from terasa.layanan.permissions import can_serve
from terasa.layanan.queries import find_layanan, list_berlaku, list_layanan
from terasa.layanan.services import add_layanan, edit_layanan, resume_layanan, set_standar, stop_layanan
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.layanan.forms import HentiForm, LayananForm, StandarForm
from terasa.web.musrenbang.medan import perform

# Components that have a field of their own.
SENDIRI = {"persyaratan", *rules.SELALU_TERTULIS}


@access(can_serve)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Everything this unit offers, and what it no longer does."""
    semua = list(list_layanan(request.pelaku, unit_id=request.pelaku.unit_id or 0))
    berlaku, pilihan = list_berlaku(semua, timezone.localdate()), _components(semua[0].unit) if semua else []
    isi = [(x, _count(pilihan, berlaku[x.pk]) if x.pk in berlaku else None) for x in semua]
    return render(request, "layanan/katalog.html", {"layanan": isi})


def _components(unit: Unit) -> list[dict[str, Any]]:
    """The components that the rule asks of this place today."""
    aturan = get_aturan("komponen-standar-layanan", kabupaten=unit.kabupaten, pada=timezone.localdate())
    return list(aturan.isi["pilihan"])


def _count(pilihan: list[dict[str, Any]], standar: StandarLayanan) -> dict[str, Any]:
    kurang = rules.missing_komponen([p["kode"] for p in pilihan], standar.komponen, standar.persyaratan)
    nama = [p["nama"] for p in pilihan if p["kode"] in kurang]
    return {"ada": len(pilihan) - len(nama), "dari": len(pilihan), "kurang": nama}


def _warn_incomplete(request: Any, layanan: Layanan) -> None:
    """What is public now and still says nothing about some components."""
    standar = layanan.standar.order_by("-versi").first()
    if standar is None:
        return
    isi = _count(_components(layanan.unit), standar)
    if isi["kurang"]:
        teks = _(
            "Standarnya tampil untuk umum dengan %(ada)d dari %(dari)d komponen. Belum ditulis: %(kurang)s."
        )
        messages.warning(request, teks % {**isi, "kurang": "; ".join(isi["kurang"])})


@access(can_serve)
@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: Any) -> HttpResponse:
    """A service with its first standard."""
    unit = get_object_or_404(Unit, pk=request.pelaku.unit_id)
    form = LayananForm(request.POST or None, initial={"jenis": "layanan"})
    standar = _standar_form(request, unit, "standar", None)
    if (
        request.method == "POST"
        and standar.is_valid()
        and perform(request, form, lambda isi: _add(request, unit, isi, standar))
    ):
        messages.success(request, _("Layanan ditambahkan."))
        _warn_incomplete(
            request,
            Layanan.objects.visible_to(request.pelaku).get(unit=unit, nama=form.cleaned_data["nama"].strip()),
        )
        return redirect("layanan-katalog")
    return render(request, "layanan/ubah.html", {"form": form, "standar": standar, "baru": True})


def _add(request: Any, unit: Unit, isi: dict[str, Any], standar: StandarForm) -> Layanan:
    return add_layanan(unit=unit, standar=standar.as_data(), by=request.pelaku, now=timezone.now(), **isi)


@access(can_serve)
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, kode: str) -> HttpResponse:
    """Names, the next standard, or the end of a service: each its own form."""
    layanan = find_layanan(request.pelaku, kode)
    if layanan is None or layanan.unit_id != request.pelaku.unit_id:
        raise Http404
    bagian = request.POST.get("bagian", "")
    terakhir = layanan.standar.order_by("-versi").first()
    form = LayananForm(request.POST if bagian == "nama" else None, initial=_names(layanan))
    standar = _standar_form(request, layanan.unit, "standar" if bagian == "standar" else "", terakhir)
    henti = HentiForm(request.POST if bagian == "henti" else None, prefix="henti")
    if _change(request, layanan, bagian, form, standar, henti):
        messages.success(request, _("Perubahan tersimpan."))
        if bagian == "standar":
            _warn_incomplete(request, layanan)
        return redirect("layanan-katalog")
    isi = {"layanan": layanan, "form": form, "standar": standar, "henti": henti, "terakhir": terakhir}
    return render(request, "layanan/ubah.html", isi)


def _change(
    request: Any, layanan: Layanan, bagian: str, form: LayananForm, standar: StandarForm, henti: HentiForm
) -> bool:
    by, now = request.pelaku, timezone.now()
    if bagian == "nama":
        return perform(
            request,
            form,
            lambda isi: edit_layanan(
                layanan=layanan, by=by, **{k: v for k, v in isi.items() if k != "jenis"}
            ),
        )
    if bagian == "standar":
        return perform(
            request, standar, lambda isi: set_standar(layanan=layanan, data=standar.as_data(), by=by, now=now)
        )
    return bagian == "henti" and perform(
        request,
        henti,
        lambda isi: stop_layanan(layanan=layanan, pada=timezone.localdate(now), by=by, **isi),
    )


@access(can_serve)
@require_POST
def lanjutkan(request: Any, kode: str) -> HttpResponse:
    """Offer a stopped service again."""
    layanan = find_layanan(request.pelaku, kode)
    if layanan is None or layanan.unit_id != request.pelaku.unit_id:
        raise Http404
    try:
        resume_layanan(layanan=layanan, by=request.pelaku)
        messages.success(request, _("%(nama)s ditawarkan lagi.") % {"nama": layanan.nama})
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    return redirect("layanan-katalog")


def _names(layanan: Layanan) -> dict[str, Any]:
    return {n: getattr(layanan, n) for n in ("jenis", "nama", "ringkas", "kata_kunci", "tautan")}


def _standar_form(request: Any, unit: Unit, bagian: str, terakhir: StandarLayanan | None) -> StandarForm:
    """Filled with the standard that holds now, as the next one usually differs little."""
    komponen = [(p["kode"], p["nama"]) for p in _components(unit) if p["kode"] not in SENDIRI]
    awal: dict[str, Any] = {"berlaku_dari": timezone.localdate()}
    if terakhir is not None:
        awal |= {n: getattr(terakhir, n) for n in ("hari_kerja", "biaya", "dasar", "maklumat")}
        awal |= {f"k_{kode}": isi for kode, isi in terakhir.komponen.items()}
        awal["persyaratan"] = "\n".join(terakhir.persyaratan)
    data = request.POST if bagian and request.method == "POST" else None
    return StandarForm(data, komponen=komponen, initial=awal)
