"""Papan tindak lanjut: per status, per kantor, per desa; yang lewat tenggat di atas, dapat dicetak dan diunduh."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from terasa.tindak_lanjut.enums import StatusTindakLanjut
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.permissions import can_follow
from terasa.tindak_lanjut.queries import list_papan, list_pelaksana, measure
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.publik.ekspor import write_csv
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 50
# More than a kabupaten gives in years; beyond it the filter narrows.
TERBANYAK = 5000
KOLOM = (
    "arahan", "pemberi", "pelaksana", "kode_wilayah", "wilayah", "status", "ditetapkan", "tenggat",
    "tenggat_semula", "perpanjangan", "dibuka_lagi", "selesai", "hari_terlambat",
)  # fmt: skip


class PapanForm(forms.Form):
    status = forms.ChoiceField(label=gettext_lazy("Keadaan"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Kantor"), required=False)
    desa = forms.ChoiceField(label=gettext_lazy("Wilayah"), required=False)
    terlambat = forms.BooleanField(label=gettext_lazy("Hanya yang lewat tenggat"), required=False)

    def __init__(self, data: Any, by: Pelaku) -> None:
        super().__init__(data)
        kode = (
            TindakLanjut.objects.visible_to(by).order_by().values_list("kode_wilayah", flat=True).distinct()
        )
        nama = nama_lengkap_banyak(set(kode))
        pilihan = {
            "status": [("", _("Semua")), ("terbuka", _("Masih terbuka")), *StatusTindakLanjut.choices],
            "unit": [("", _("Semua")), *((str(u.pk), u.nama) for u in list_pelaksana(by))],
            "desa": [("", _("Semua")), *sorted(nama.items(), key=lambda satu: satu[1])],
        }
        for medan, semua in pilihan.items():
            self.fields[medan].choices = semua  # type: ignore[attr-defined]  # a ChoiceField of ours


@access(can_follow)
@require_safe
def papan(request: Any) -> HttpResponse:
    """Overdue first, with measures that say of how many; offices are never ranked by speed."""
    form, semua = _filter(request)
    hari = timezone.localdate()
    terbaca = list(semua[:TERBANYAK])
    halaman = Paginator(terbaca, SEHALAMAN).get_page(request.GET.get("page"))
    isi = {
        "form": form,
        "page": halaman,
        "ukuran": measure(terbaca, hari),
        "hari": hari,
        "wilayah": nama_lengkap_banyak({t.kode_wilayah for t in halaman}),
        "saring": request.GET.urlencode(),
    }
    return render(request, "tindak_lanjut/papan.html", isi)


@access(can_follow)
@require_safe
def unduh(request: Any) -> HttpResponse:
    """The same rows as CSV."""
    _form, semua = _filter(request)
    hari = timezone.localdate()
    terbaca = list(semua[:TERBANYAK])
    nama = nama_lengkap_banyak({t.kode_wilayah for t in terbaca})
    baris: list[tuple[Any, ...]] = [KOLOM]
    for t in terbaca:
        selesai = timezone.localdate(t.selesai_at).isoformat() if t.selesai_at else None
        lewat = (hari - t.jatuh_tempo_on).days if t.is_terlambat(hari) else None
        baris.append(
            (
                t.teks,
                t.pemberi.nama,
                t.pelaksana.nama,
                t.kode_wilayah,
                nama[t.kode_wilayah],
                t.get_status_display(),
                t.ditetapkan_on.isoformat(),
                t.jatuh_tempo_on.isoformat(),
                t.semula_jatuh_tempo_on.isoformat(),
                t.perpanjangan_kali,
                t.dibuka_lagi_kali,
                selesai,
                lewat,
            )
        )
    return write_csv(baris, "tindak-lanjut.csv")


def _filter(request: Any) -> tuple[PapanForm, QuerySet[TindakLanjut]]:
    """The form and the rows that it leaves; what is not understood filters nothing."""
    form = PapanForm(request.GET, request.pelaku)
    form.is_valid()
    isi = form.cleaned_data
    saring = {
        "status": isi.get("status", ""),
        "unit": int(isi.get("unit") or 0),
        "desa": isi.get("desa", ""),
        "terlambat": bool(isi.get("terlambat")),
    }
    return form, list_papan(request.pelaku, timezone.localdate(), **saring)
