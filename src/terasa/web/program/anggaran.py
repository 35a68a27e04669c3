"""Meja anggaran kegiatan: versi baru dengan sumbernya, ganti nama, pecah, gabung, dan dasar tanpa usulan."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from terasa.nomenklatur.queries import list_versi
from terasa.program.enums import DasarKegiatan, TahapAnggaran
from terasa.program.models import Kegiatan
from terasa.program.permissions import can_create
from terasa.program.queries.anggaran import find_versi_kini, isi_of, list_versi_anggaran
from terasa.program.queries.susunan import list_dapat_digabung, list_susunan
from terasa.program.rules.anggaran import SUMBER_TERBANYAK, IsiVersi, split_persen
from terasa.program.services import (
    Bagian,
    explain_kegiatan,
    merge_kegiatan,
    rename_kegiatan,
    revise_anggaran,
    split_kegiatan,
)
from terasa.web.akses import access
from terasa.web.musrenbang.medan import BiayaField, VolumeField, perform, set_choices
from terasa.web.program.forms import AngkaField, date_field, text_field
from terasa.web.program.kerja import PEMBUAT, get_kegiatan
from terasa.web.program.sajian import draw_anggaran

CARA = ["GET", "HEAD", "POST"]
BARIS_SUMBER, BARIS_BAGIAN = 4, 5


class VersiForm(forms.Form):
    """A version as its document has it; empty rows of sources do not count."""

    tahap = forms.ChoiceField(label=gettext_lazy("Tahap"), choices=TahapAnggaran.choices)
    jumlah = BiayaField(label=gettext_lazy("Jumlah (rupiah)"), max_length=40)
    volume = VolumeField(label=gettext_lazy("Volume"), max_length=20, required=False)
    satuan = forms.CharField(label=gettext_lazy("Satuan"), max_length=40, required=False)
    lokasi = forms.CharField(label=gettext_lazy("Lokasi"), max_length=250, required=False)
    nomenklatur_versi = forms.ChoiceField(label=gettext_lazy("Daftar kode (nomenklatur)"))
    nomenklatur_kode = forms.CharField(label=gettext_lazy("Kode anggaran"), max_length=24)
    nomor_dokumen = forms.CharField(
        label=gettext_lazy("Nomor dokumen"),
        help_text=gettext_lazy("Misalnya Perda 7 Tahun 2026."),
        max_length=120,
        required=False,
    )
    dokumen_on = date_field(label=gettext_lazy("Tanggal dokumen"), required=False)
    alasan = text_field(
        label=gettext_lazy("Mengapa berubah"),
        help_text=gettext_lazy(
            "Terbaca umum, dan dikabarkan bila uangnya turun atau tempat dan ukurannya berubah."
        ),
        max_length=1000,
    )

    def __init__(self, *args: Any, baris: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.baris = baris
        for n in range(baris):
            self.fields[f"sumber_{n}"] = forms.CharField(
                label=_("Sumber dana %(n)d") % {"n": n + 1}, max_length=80, required=not n
            )
            self.fields[f"rupiah_{n}"] = BiayaField(
                label=_("Rupiah dari sumber %(n)d") % {"n": n + 1}, max_length=40, required=not n
            )
        set_choices(self, "nomenklatur_versi", [(v.pk, v.nama) for v in list_versi()])

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Name and money of each source, for the table."""
        return [(self[f"sumber_{n}"], self[f"rupiah_{n}"]) for n in range(self.baris)]

    def plain(self) -> list[forms.BoundField]:
        return [self[nama] for nama in type(self).base_fields]

    def as_isi(self) -> IsiVersi:
        isi = self.cleaned_data
        pasang = [(isi[f"sumber_{n}"], isi[f"rupiah_{n}"]) for n in range(self.baris)]
        sumber = tuple((nama, rupiah or 0) for nama, rupiah in pasang if nama or rupiah)
        return IsiVersi(sumber=sumber, **{k: isi[k] for k in type(self).base_fields})

    @staticmethod
    def from_isi(isi: IsiVersi) -> dict[str, Any]:
        awal = {k: getattr(isi, k) for k in VersiForm.base_fields}
        for n, (nama, rupiah) in enumerate(isi.sumber):
            awal |= {f"sumber_{n}": nama, f"rupiah_{n}": rupiah}
        return {**awal, "alasan": "", "nomor_dokumen": "", "dokumen_on": None}


class NamaForm(forms.Form):
    nama = forms.CharField(label=gettext_lazy("Nama baru"), max_length=250)
    alasan = text_field(label=gettext_lazy("Alasan"), max_length=1000)


class PecahForm(forms.Form):
    """Parts by rupiah, or by per cent when no rupiah is written."""

    alasan = text_field(label=gettext_lazy("Alasan"), max_length=1000)

    def __init__(self, *args: Any, kegiatan: Kegiatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kegiatan = kegiatan
        usulan = [(str(u.pk), u.judul) for u in kegiatan.usulan.order_by("judul")]
        for n in range(BARIS_BAGIAN):
            nomor = {"n": n + 1}
            self.fields[f"nama_{n}"] = forms.CharField(
                label=_("Nama bagian %(n)d") % nomor, max_length=250, required=False
            )
            self.fields[f"rupiah_{n}"] = BiayaField(label=_("Rupiah"), max_length=40, required=False)
            self.fields[f"persen_{n}"] = AngkaField(
                label=_("atau persen"), tertinggi=100, max_length=10, required=False
            )
            self.fields[f"usulan_{n}"] = forms.MultipleChoiceField(
                label=_("Usulan yang dijawab bagian ini"),
                choices=usulan,
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
            if not usulan:
                del self.fields[f"usulan_{n}"]

    def rows(self) -> list[list[forms.BoundField]]:
        awalan = ("nama", "rupiah", "persen", "usulan")
        return [[self[f"{a}_{n}"] for a in awalan if f"{a}_{n}" in self.fields] for n in range(BARIS_BAGIAN)]

    def as_bagian(self) -> list[Bagian]:
        """The named parts. Raises CannotRevise for per cents that do not make a hundred."""
        isi = self.cleaned_data
        pakai = [n for n in range(BARIS_BAGIAN) if isi[f"nama_{n}"]]
        if pakai and all(isi[f"rupiah_{n}"] is None for n in pakai):
            jumlah = split_persen(self.kegiatan.pagu or 0, [isi[f"persen_{n}"] or Decimal(0) for n in pakai])
        else:
            jumlah = [isi[f"rupiah_{n}"] or 0 for n in pakai]
        return [
            Bagian(isi[f"nama_{n}"], rupiah, tuple(UUID(u) for u in isi.get(f"usulan_{n}", [])))
            for n, rupiah in zip(pakai, jumlah, strict=True)
        ]


class GabungForm(forms.Form):
    lain = forms.MultipleChoiceField(
        label=gettext_lazy("Digabung dengan"),
        help_text=gettext_lazy("Kegiatan unit, tahun, dan kode anggaran yang sama, yang belum berjalan."),
        widget=forms.CheckboxSelectMultiple,
    )
    nama = forms.CharField(label=gettext_lazy("Nama kegiatan gabungan"), max_length=250)
    alasan = text_field(label=gettext_lazy("Alasan"), max_length=1000)


class DasarForm(forms.Form):
    dasar = forms.ChoiceField(label=gettext_lazy("Dasarnya"), choices=[("", "–"), *DasarKegiatan.choices])
    keterangan = forms.CharField(label=gettext_lazy("Peraturan, sasaran, atau dokumennya"), max_length=250)


def get_editable(request: Any, pk: UUID) -> Kegiatan:
    """One whose budget this office writes, or it does not exist."""
    kegiatan = get_kegiatan(request, pk)
    if not can_create(request.pelaku, kegiatan.unit):
        raise Http404
    return kegiatan


@access(PEMBUAT)
@require_http_methods(CARA)
def versi(request: Any, pk: UUID) -> HttpResponse:
    """Record a further version of the budget line."""
    kegiatan = get_editable(request, pk)
    kini = find_versi_kini(kegiatan)
    awal = VersiForm.from_isi(isi_of(kini)) if kini else {}
    ada = len(isi_of(kini).sumber) if kini else 0
    form = VersiForm(
        request.POST or None, initial=awal, baris=min(max(BARIS_SUMBER, ada + 2), SUMBER_TERBANYAK)
    )
    tindakan = partial(revise_anggaran, kegiatan=kegiatan, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(isi=form.as_isi())):
        messages.success(request, _("Versi anggaran tersimpan; yang lama tetap terbaca."))
        return redirect("kerja-kegiatan-lihat", pk=pk)
    anggaran = list_versi_anggaran(kegiatan)
    isi = {
        "form": form,
        "kegiatan": kegiatan,
        "anggaran": anggaran,
        "gambar_anggaran": draw_anggaran(anggaran),
    }
    return render(request, "program/versi.html", isi)


@access(PEMBUAT)
@require_http_methods(CARA)
def susun(request: Any, pk: UUID) -> HttpResponse:
    """Rename, split or merge; three forms on one page, each with its own button."""
    kegiatan = get_editable(request, pk)
    apa = request.POST.get("apa", "")
    lain = list_dapat_digabung(kegiatan)
    nama = NamaForm(request.POST if apa == "nama" else None, initial={"nama": kegiatan.nama}, prefix="n")
    pecah = PecahForm(request.POST if apa == "pecah" else None, kegiatan=kegiatan, prefix="p")
    gabung = GabungForm(
        request.POST if apa == "gabung" else None, initial={"nama": kegiatan.nama}, prefix="g"
    )
    set_choices(gabung, "lain", [(str(k.pk), f"{k.nama} ({k.kode})") for k in lain])
    umum = {"by": request.pelaku, "now": timezone.now()}
    tuju: list[Kegiatan] = [kegiatan]
    selesai = False
    if apa == "nama":
        selesai = perform(request, nama, lambda isi: rename_kegiatan(kegiatan=kegiatan, **isi, **umum))
    elif apa == "pecah":
        selesai = perform(
            request,
            pecah,
            lambda isi: tuju.extend(
                split_kegiatan(kegiatan=kegiatan, bagian=pecah.as_bagian(), alasan=isi["alasan"], **umum)
            ),
        )
    elif apa == "gabung":
        menurut = {str(k.pk): k for k in lain}
        selesai = perform(
            request,
            gabung,
            lambda isi: tuju.append(
                merge_kegiatan(
                    kegiatan=[kegiatan, *(menurut[pk] for pk in isi["lain"])],
                    nama=isi["nama"],
                    alasan=isi["alasan"],
                    **umum,
                )
            ),
        )
    if selesai:
        messages.success(request, _("Tersimpan. Kode lamanya tetap menunjuk ke sini."))
        return redirect("kerja-kegiatan-lihat", pk=tuju[-1].pk)
    isi = {"kegiatan": kegiatan, "nama": nama, "pecah": pecah, "gabung": gabung, "lain": lain}
    return render(request, "program/susun.html", {**isi, "susunan": list_susunan(kegiatan)})


@access(PEMBUAT)
@require_http_methods(CARA)
def dasar(request: Any, pk: UUID) -> HttpResponse:
    """Say on what a kegiatan without usulan rests."""
    kegiatan = get_editable(request, pk)
    awal = {"dasar": kegiatan.dasar, "keterangan": kegiatan.dasar_keterangan}
    form = DasarForm(request.POST or None, initial=awal)
    tindakan = partial(explain_kegiatan, kegiatan=kegiatan, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Dasarnya tersimpan dan terbaca umum."))
        return redirect("kerja-kegiatan-lihat", pk=pk)
    return render(request, "program/dasar.html", {"form": form, "kegiatan": kegiatan})
