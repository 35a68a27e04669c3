"""Evaluasi triwulan kegiatan: rencana, capaian, dan predikatnya, di halaman dan sebagai CSV."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from terasa.akun.models import Unit
from terasa.program.models import Kegiatan
from terasa.program.queries import BarisEvaluasi, list_evaluasi
from terasa.program.rules.evaluasi import TRIWULAN, Capaian, find_triwulan, last_day
from terasa.umum.rupiah import format_angka
from terasa.web.akses import access
from terasa.web.program.kerja import PEMBACA
from terasa.web.publik.ekspor import write_csv


class EvaluasiForm(forms.Form):
    """Year, quarter and unit; what cannot be read falls back to the quarter finished last."""

    tahun = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    triwulan = forms.IntegerField(required=False, min_value=1, max_value=4)
    unit = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)

    def nilai(self) -> tuple[int, int, int | None]:
        self.is_valid()
        isi = self.cleaned_data
        tahun, triwulan = find_triwulan(timezone.localdate())
        return isi.get("tahun") or tahun, isi.get("triwulan") or triwulan, isi.get("unit")


@access(PEMBACA)
@require_safe
def evaluasi(request: Any) -> HttpResponse:
    """Kegiatan of a quarter against their plan; `?bentuk=csv` is the same table as a file."""
    tahun, triwulan, unit = EvaluasiForm(request.GET).nilai()
    baris, pita = list_evaluasi(request.pelaku, tahun=tahun, triwulan=triwulan, unit=unit)
    if request.GET.get("bentuk") == "csv":
        return _as_csv(baris, tahun, triwulan)
    milik = Kegiatan.objects.visible_to(request.pelaku)
    hitung = Counter(b.fisik.predikat for b in baris)
    isi = {
        "baris": baris,
        "tahun": tahun,
        "triwulan": triwulan,
        "unit": unit,
        "sampai": last_day(tahun, triwulan),
        "pita": [(p.nama, p.mulai, hitung[p.nama]) for p in pita],
        "tanpa_predikat": hitung[""],
        "pilihan_triwulan": TRIWULAN,
        "pilihan_tahun": milik.order_by("-tahun").values_list("tahun", flat=True).distinct(),
        "pilihan_unit": Unit.objects.filter(pk__in=milik.order_by().values("unit")).only("pk", "nama"),
    }
    return render(request, "program/evaluasi.html", isi)


def _as_csv(baris: list[BarisEvaluasi], tahun: int, triwulan: int) -> HttpResponse:
    kepala = (
        _("unit"), _("kode"), _("kegiatan"), _("pagu"), _("laporan per"),
        _("rencana fisik (%)"), _("realisasi fisik (%)"), _("capaian fisik (%)"), _("predikat fisik"),
        _("rencana keuangan (%)"), _("realisasi keuangan (%)"), _("capaian keuangan (%)"), _("predikat keuangan"),
    )  # fmt: skip
    isi = [
        (k.unit.nama, k.kode, k.nama, k.pagu, b.per_tanggal, *_cells(b.fisik), *_cells(b.keuangan))
        for b in baris
        for k in (b.kegiatan,)
    ]
    return write_csv([kepala, *isi], f"evaluasi-{tahun}-triwulan-{triwulan}.csv")


def _cells(c: Capaian) -> tuple[str, ...]:
    return (*("" if n is None else format_angka(n) for n in (c.rencana, c.nyata, c.persen)), c.predikat)
