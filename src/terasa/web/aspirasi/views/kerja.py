"""Meja kerja desa: daftar, satu aspirasi, dan mencatat yang datang lewat loket atau kertas."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Keputusan, Status, Sumber
from terasa.aspirasi.models import Aspirasi, Rekaman
from terasa.aspirasi.permissions import can_answer, can_read_desk, handles
from terasa.aspirasi.queries import (
    count_dukungan,
    count_status,
    due_days,
    list_alasan_sembunyi,
    list_meja,
    list_percakapan,
    list_peristiwa,
    list_tujuan_alih,
)
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.aspirasi.forms import CatatForm, LoketForm, PilihanForm, RilisForm, SaringForm, TeksForm
from terasa.web.aspirasi.pemegang import hand_over
from terasa.web.aspirasi.views.baru import bind, send
from terasa.web.serupa.blok import build_ucapan
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import nama_lengkap, nama_lengkap_banyak


@access(can_read_desk)
@require_safe
def meja(request: Any) -> HttpResponse:
    """The voices of this desk; those still open can be picked and joined into one usulan."""
    jumlah = count_status(request.pelaku)
    antrean = jumlah.pop(Status.DITAHAN, 0)
    saring = SaringForm(request.GET, jumlah=jumlah, status=Status)
    status = saring.cleaned_data["status"] if saring.is_valid() else ""
    page = Paginator(list_meja(request.pelaku, status=status), 25).get_page(request.GET.get("page"))
    isi = {
        "saring": saring,
        "antrean": antrean,
        "page": page,
        "baris": _rows(request.pelaku, list(page)),
        "boleh_menjawab": can_answer(request.pelaku),
    }
    bagian = "#hasil" if request.htmx and not request.htmx.boosted else ""
    return render(request, f"aspirasi/meja.html{bagian}", isi)


@access(can_read_desk)
@never_cache
@require_safe
def lihat(request: Any, kode: str) -> HttpResponse:
    """One voice with its words, its conversation, and what can be done next."""
    return show(request, get_one(Aspirasi.objects.visible_to(request.pelaku), kode))


@access(can_answer)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def catat(request: Any) -> HttpResponse:
    """Type in what someone said or wrote; the slip is printed and handed to them."""
    form = bind(CatatForm, request, desa=_desa_of(request.pelaku))
    if (
        "cari" not in request.POST
        and form.is_valid()
        and (
            terkirim := send(form, form.cleaned_data["kode_desa"], by=request.pelaku, sumber=Sumber.OPERATOR)
        )
    ):
        return hand_over(terkirim)
    isi = {"form": form, **(build_ucapan(request.pelaku, request.POST.dict()) or {})}
    return render(request, "aspirasi/catat.html", isi)


def get_one(semua: Any, kode: str) -> Aspirasi:
    """The voice of that code among these; whatever lies outside does not exist."""
    aspirasi: Aspirasi = get_object_or_404(semua, kode=read_kode(kode) or "")
    return aspirasi


def show(request: Any, aspirasi: Aspirasi, ditolak: forms.Form | None = None) -> HttpResponse:
    """The working page of one voice, with the refused form where there is one."""
    berwenang = handles(request.pelaku, aspirasi)
    foto = list(aspirasi.foto.all())
    isi = {
        "aspirasi": aspirasi,
        "nama_desa": nama_lengkap(aspirasi.kode_desa),
        "temuan": rules.find_pribadi(aspirasi.isi.masalah),
        "foto": foto,
        "rekaman": Rekaman.objects.filter(pk=aspirasi.pk).first(),
        "percakapan": list(list_percakapan(aspirasi)),
        "peristiwa": list(list_peristiwa([aspirasi])),
        "janji": due_days([aspirasi]).get(str(aspirasi.pk)),
        "boleh": _list_boleh(aspirasi) if berwenang else frozenset[Keputusan](),
        "dukungan": count_dukungan(aspirasi),
        "ditolak": ditolak,
        **(_forms(aspirasi, foto) if berwenang else {}),
    }
    if ditolak is not None and ditolak.prefix:
        isi[ditolak.prefix] = ditolak
    return render(request, "aspirasi/kerja.html", isi)


def _list_boleh(aspirasi: Aspirasi) -> frozenset[Keputusan]:
    boleh = rules.list_boleh(aspirasi.status)
    return boleh if aspirasi.dihapus_at is None else boleh - {Keputusan.DIRILIS, Keputusan.DATA_DIHAPUS}


def _forms(aspirasi: Aspirasi, foto: list[Any]) -> dict[str, forms.Form]:
    """One empty form per act, under the prefix that its view reads."""
    hari_ini = timezone.localdate()
    isi = aspirasi.isi
    dibuka = {"teks_publik": isi.masalah_publik or rules.mask_pribadi(isi.masalah)}
    dibuka_foto = [str(f.pk) for f in foto if f.dirilis]
    return {
        "dukung": LoketForm(prefix="dukung"),
        "tanya": TeksForm(prefix="tanya"),
        "jawab": TeksForm(prefix="jawab"),
        "rilis": RilisForm(prefix="rilis", foto=foto, initial={**dibuka, "foto": dibuka_foto}),
        "sembunyi": PilihanForm(
            prefix="sembunyi", pilihan=list_alasan_sembunyi(aspirasi.kode_desa, hari_ini)
        ),
        "alih": PilihanForm(prefix="alih", pilihan=list_tujuan_alih(aspirasi.kode_desa, hari_ini)),
    }


def _rows(by: Pelaku, semua: list[Aspirasi]) -> list[dict[str, Any]]:
    janji, nama = due_days(semua), nama_lengkap_banyak({a.kode_desa for a in semua})
    return [
        {
            "aspirasi": a,
            "desa": nama[a.kode_desa],
            "janji": janji.get(str(a.pk)),
            "dapat_digabung": handles(by, a) and Keputusan.DIGABUNG in rules.list_boleh(a.status),
        }
        for a in semua
    ]


def _desa_of(by: Pelaku) -> list[tuple[str, str]]:
    desa = Wilayah.objects.under_any(by.akar_tulis).at(Tingkat.DESA).select_related("induk")
    return [(w.kode, w.nama_lengkap) for w in desa]
