"""Evaluasi triwulan kegiatan: rencana, capaian, dan predikatnya, di halaman dan sebagai CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.akun.permissions import has_role
from terasa.program.models import Kegiatan, KertasTriwulan
from terasa.program.queries import BarisEvaluasi, list_evaluasi
from terasa.program.rules.evaluasi import TRIWULAN, Capaian, find_triwulan, last_day, weigh
from terasa.program.services import freeze_triwulan, may_freeze
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import read_kode
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
        "jumlah": {
            "pagu": sum(b.kegiatan.pagu or 0 for b in baris),
            "fisik": weigh([(b.kegiatan.pagu, b.fisik.nyata) for b in baris]),
            "keuangan": weigh([(b.kegiatan.pagu, b.keuangan.nyata) for b in baris]),
        },
        "kertas": _papers(request, tahun, triwulan, unit),
        "boleh_bekukan": last_day(tahun, triwulan) < timezone.localdate()
        and may_freeze(request.pelaku, unit or _own_unit(request)),
        "unit_beku": unit or _own_unit(request),
        "pilihan_triwulan": TRIWULAN,
        "pilihan_tahun": milik.order_by("-tahun").values_list("tahun", flat=True).distinct(),
        "pilihan_unit": Unit.objects.filter(pk__in=milik.order_by().values("unit")).only("pk", "nama"),
    }
    return render(request, "program/evaluasi.html", isi)


@access(has_role(JenisPeran.PERANGKAT_DAERAH, JenisPeran.BAPPEDA))
@require_POST
def bekukan(request: Any) -> HttpResponse:
    """Freeze the quarter that was shown; what nothing changed in is refused."""
    tahun, triwulan, unit = EvaluasiForm(request.POST).nilai()
    try:
        dokumen = freeze_triwulan(
            kabupaten=request.pelaku.kabupaten,
            tahun=tahun,
            triwulan=triwulan,
            unit_id=unit,
            by=request.pelaku,
            now=timezone.now(),
        )
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
        kueri = {"tahun": tahun, "triwulan": triwulan, "unit": unit or ""}
        return redirect(f"{reverse('kerja-evaluasi')}?{urlencode(kueri)}")
    messages.success(
        request, _("Evaluasi triwulan ini sekarang kertas beku; angka sesudahnya menjadi versi baru.")
    )
    return redirect("dokumen", kode=dokumen.kode)


@access(PEMBACA)
@require_safe
def unduh_beku(request: Any, kode: str) -> HttpResponse:
    """The rows of a frozen evaluation as CSV: its figures, whatever they became since."""
    kertas = get_object_or_404(
        KertasTriwulan.objects.visible_to(request.pelaku).select_related("dokumen"),
        dokumen__kode=read_kode(kode) or "",
    )
    isi = kertas.dokumen.isi
    baris = [
        (b["unit"], b["kode"], b["nama"], b["pagu"], b["per"], *_frozen(b["fisik"]), *_frozen(b["keuangan"]))
        for b in isi["baris"]
    ]
    nama = f"evaluasi-{kertas.tahun}-triwulan-{kertas.triwulan}-v{kertas.versi}.csv"
    return write_csv([_header(), *baris], nama)


def _frozen(c: Mapping[str, str]) -> tuple[str, ...]:
    return (*(c[k].replace(".", ",") for k in ("rencana", "nyata", "persen")), c["predikat"])


def _own_unit(request: Any) -> int | None:
    """A perangkat daerah freezes itself; Bappeda everything that is shown."""
    by = request.pelaku
    return by.unit_id if by.jenis == JenisPeran.PERANGKAT_DAERAH else None


def _papers(request: Any, tahun: int, triwulan: int, unit: int | None) -> list[KertasTriwulan]:
    semua = KertasTriwulan.objects.visible_to(request.pelaku).filter(tahun=tahun, triwulan=triwulan)
    if unit:
        semua = semua.filter(unit=unit)
    return list(semua.select_related("dokumen", "unit").order_by("unit__nama", "-versi")[:200])


def _header() -> tuple[str, ...]:
    return (
        _("unit"), _("kode"), _("kegiatan"), _("pagu"), _("laporan per"),
        _("rencana fisik (%)"), _("realisasi fisik (%)"), _("capaian fisik (%)"), _("predikat fisik"),
        _("rencana keuangan (%)"), _("realisasi keuangan (%)"), _("capaian keuangan (%)"), _("predikat keuangan"),
    )  # fmt: skip


def _as_csv(baris: list[BarisEvaluasi], tahun: int, triwulan: int) -> HttpResponse:
    isi = [
        (k.unit.nama, k.kode, k.nama, k.pagu, b.per_tanggal, *_cells(b.fisik), *_cells(b.keuangan))
        for b in baris
        for k in (b.kegiatan,)
    ]
    return write_csv([_header(), *isi], f"evaluasi-{tahun}-triwulan-{triwulan}.csv")


def _cells(c: Capaian) -> tuple[str, ...]:
    return (*("" if n is None else format_angka(n) for n in (c.rencana, c.nyata, c.persen)), c.predikat)
