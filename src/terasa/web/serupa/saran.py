"""Bappeda melihat dari mana saran berasal, seberapa tepat, dan memilih versinya."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from terasa.cari.models import ModelRute, SasaranModel
from terasa.cari.simpanan import list_versi, use_model
from terasa.musrenbang.permissions import can_allocate
from terasa.musrenbang.tasks import wake_training
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access


@dataclass(frozen=True)
class Tepat:
    """How often right: counts, so that the denominator is always there."""

    nama: str
    dari: int
    pertama: int
    tiga: int

    @property
    def persen_pertama(self) -> float:
        return self.pertama / self.dari

    @property
    def persen_tiga(self) -> float:
        return self.tiga / self.dari


@dataclass(frozen=True)
class Bagian:
    """One kind of suggestion with its versions; `dipakai` None while none is in use."""

    sasaran: SasaranModel
    dipakai: ModelRute | None
    versi: list[ModelRute]
    tepat: list[Tepat]
    per_kelas: list[Tepat]


@access(can_allocate)
@require_safe
def meja(request: Any) -> HttpResponse:
    """Versions of this kabupaten, when, from how many rows, and how often right."""
    semua = list_versi(request.pelaku.kabupaten)
    bagian = [_read(s, [m for m in semua if m.sasaran == s]) for s in SasaranModel]
    return render(request, "serupa/saran_meja.html", {"bagian": bagian})


@access(can_allocate)
@require_POST
def latih(request: Any) -> HttpResponse:
    """Ask the worker to learn anew."""
    wake_training(request.pelaku.kabupaten, request.pelaku.label)
    messages.success(request, _("Latihan masuk antrean; hasilnya tampil di sini setelah selesai."))
    return redirect("kerja-saran")


@access(can_allocate)
@require_POST
def pakai(request: Any, pk: int) -> HttpResponse:
    """Put this version to use."""
    semua = ModelRute.objects.filter(kabupaten=request.pelaku.kabupaten).defer("larik", "nama")
    model = get_object_or_404(semua, pk=pk)
    try:
        use_model(model=model, by=request.pelaku, now=timezone.now())
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("Versi %(n)d sekarang dipakai.") % {"n": model.versi})
    return redirect("kerja-saran")


def _read(sasaran: SasaranModel, versi: list[ModelRute]) -> Bagian:
    dipakai = next((m for m in versi if m.dipakai), None)
    ukuran = (dipakai or versi[0]).ukuran if versi else {}
    sebutan = {"dengan": _("Bidang sudah dipilih"), "tanpa": _("Bidang belum dipilih")}
    cara = [(nama, ukuran[kunci]) for kunci, nama in sebutan.items() if kunci in ukuran]
    tepat = [_tell(nama, isi["baris"], isi) for nama, isi in cara]
    return Bagian(sasaran, dipakai, versi, tepat, _per_class(cara[-1][1]["unit"]) if cara else [])


def _per_class(semua: Iterable[dict[str, Any]]) -> list[Tepat]:
    return sorted((_tell(u["opd"], u["jumlah"], u) for u in semua), key=lambda t: (-t.dari, t.nama))


def _tell(nama: str, dari: int, isi: dict[str, Any]) -> Tepat:
    return Tepat(nama, dari, round(isi["pertama"] * dari), round(isi["tiga"] * dari))
