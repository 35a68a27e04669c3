"""Daftar kamus usulan satu tahun untuk semua kantor, dan penyuntingannya oleh Bappeda."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.musrenbang.models import Kamus
from terasa.musrenbang.permissions import can_allocate, can_work_forum
from terasa.musrenbang.queries import list_bidang, list_kamus, list_tahun_kamus, list_unit_tujuan
from terasa.musrenbang.rules.kamus import IsiKamus
from terasa.musrenbang.services import retire_kamus, save_kamus
from terasa.web.akses import access
from terasa.web.alamat import read_tahun
from terasa.web.musrenbang.medan import BiayaField, perform, set_choices

SEHALAMAN = 50


@access(can_work_forum)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Entries of one year, searched by words; every office that writes usulan reads them."""
    kabupaten = request.pelaku.kabupaten
    tahun = list_tahun_kamus(kabupaten)
    pilih = read_tahun(request.GET.get("tahun", "")) or (tahun[0] if tahun else None)
    kata = request.GET.get("kata", "").replace("\x00", "").strip()[:80]
    bidang = request.GET.get("bidang", "")
    bidang = bidang if bidang in dict(list_bidang()) else ""
    page = Paginator(list_kamus(kabupaten, pilih, kata, bidang), SEHALAMAN).get_page(request.GET.get("page"))
    isi = {
        "page": page,
        "tahun": tahun,
        "pilih": pilih,
        "kata": kata,
        "bidang": bidang,
        "semua_bidang": list_bidang(),
        "boleh_ubah": can_allocate(request.pelaku),
    }
    return render(request, "musrenbang/kamus_daftar.html", isi)


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def baru(request: Any) -> HttpResponse:
    """A new entry."""
    kabupaten = request.pelaku.kabupaten
    form = KamusForm(
        request.POST or None, kabupaten=kabupaten, initial={"tahun": timezone.localdate().year + 1}
    )
    simpan = partial(save_kamus, by=request.pelaku, kabupaten=kabupaten, now=timezone.now())
    if perform(request, form, lambda isi: simpan(tahun=isi["tahun"], isi=form.as_isi())):
        messages.success(request, _now("Entri kamus tersimpan."))
        return redirect("kerja-kamus")
    return render(request, "musrenbang/kamus_tulis.html", {"form": form})


@access(can_allocate)
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Any, pk: int) -> HttpResponse:
    """Change an entry, or take it out of the search."""
    kabupaten = request.pelaku.kabupaten
    kamus = get_object_or_404(Kamus.objects.select_related("unit"), pk=pk, kabupaten=kabupaten)
    if request.method == "POST" and "berlaku" in request.POST:
        retire_kamus(kamus=kamus, by=request.pelaku, berlaku=request.POST["berlaku"] == "ya")
        messages.success(request, _now("Entri kamus tersimpan."))
        return redirect("kerja-kamus")
    form = KamusForm(request.POST or None, kabupaten=kabupaten, initial=KamusForm.from_kamus(kamus))
    simpan = partial(save_kamus, by=request.pelaku, kabupaten=kabupaten, now=timezone.now(), kamus=kamus)
    if perform(request, form, lambda isi: simpan(tahun=kamus.tahun, isi=form.as_isi())):
        messages.success(request, _now("Entri kamus tersimpan."))
        return redirect("kerja-kamus")
    return render(request, "musrenbang/kamus_tulis.html", {"form": form, "kamus": kamus})


class KamusForm(forms.Form):
    """One entry of the dictionary."""

    tahun = forms.IntegerField(label=_("Tahun anggaran"), min_value=2000, max_value=2100)
    kode = forms.CharField(
        label=_("Kode"), help_text=_("Kosongkan bila sumbernya tidak berkode."), max_length=60, required=False
    )
    pekerjaan = forms.CharField(label=_("Pekerjaan"), max_length=250)
    satuan = forms.CharField(label=_("Satuan"), max_length=40)
    harga = BiayaField(label=_("Harga satuan (rupiah)"), max_length=40)
    bidang = forms.ChoiceField(label=_("Bidang"), required=False)
    unit = forms.ChoiceField(label=_("Perangkat daerah"), required=False)
    program = forms.CharField(label=_("Program"), max_length=300, required=False)
    output = forms.CharField(label=_("Keluaran"), max_length=300, required=False)
    outcome = forms.CharField(label=_("Hasil"), max_length=300, required=False)
    prioritas = forms.CharField(label=_("Prioritas"), max_length=300, required=False)
    jenis_usul = forms.CharField(label=_("Jenis usul"), max_length=60, required=False)

    def __init__(self, *args: Any, kabupaten: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "bidang", [("", _("Belum ditentukan")), *list_bidang()])
        unit = [(u.nama, u.nama) for u in list_unit_tujuan(kabupaten)]
        set_choices(self, "unit", [("", _("Belum ditentukan")), *unit])

    def as_isi(self) -> IsiKamus:
        return IsiKamus(**{k: v for k, v in self.cleaned_data.items() if k != "tahun"})

    @staticmethod
    def from_kamus(kamus: Kamus) -> dict[str, Any]:
        isi = {n: getattr(kamus, n) for n in KamusForm.base_fields}
        return {**isi, "unit": kamus.unit.nama if kamus.unit else ""}
