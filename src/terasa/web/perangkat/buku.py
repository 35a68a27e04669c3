"""Buku administrasi BPD: rak buku satu desa, satu buku setahun, dan menulis barisnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.akun.enums import JenisPeran
from terasa.akun.permissions import can_read, has_role
from terasa.perangkat.models import EntriBuku
from terasa.perangkat.permissions import can_read_buku, may_write_buku
from terasa.perangkat.queries.buku import Buku, find_buku, list_rak
from terasa.perangkat.services.buku import IsiEntri, write_entri
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.perangkat.forms import EntriForm
from terasa.web.perangkat.medan import read_unggahan, send_berkas
from terasa.web.publik.ekspor import write_csv
from terasa.wilayah.enums import Jenis, Tingkat
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import is_desa, nama_lengkap

KOLOM = ("urutan", "tanggal", "nomor", "uraian", "keterangan")


@access(can_read_buku)
@require_safe
def rak(request: Any) -> HttpResponse:
    """The sixteen registers of one village; offices that read several choose the village first."""
    by, hari = request.pelaku, timezone.localdate()
    kode, tahun = request.GET.get("desa", "")[:13], _year(request.GET.get("tahun", ""))
    desa = list_desa_dibaca(by)
    if not kode and len(desa) == 1:
        kode = desa[0].kode
    isi: dict[str, Any] = {
        "desa": desa,
        "kode": kode,
        "tahun": tahun,
        "tahun_lain": range(hari.year, hari.year - 6, -1),
    }
    if kode:
        _require_readable(by, kode)
        isi["buku"], isi["dasar"] = list_rak(by, kode, tahun, hari)
        isi |= {"tempat": nama_lengkap(kode), "boleh_tulis": may_write_buku(by, kode)}
    return render(request, "perangkat/rak.html", isi)


def list_desa_dibaca(by: Pelaku) -> list[Wilayah]:
    """Villages whose registers this office reads; a kelurahan has no BPD."""
    semua = Wilayah.objects.under_any(by.akar_baca).at(Tingkat.DESA).exclude(jenis=Jenis.KELURAHAN)
    return list(semua.filter(berlaku_sampai=None).select_related("induk"))


@access(can_read_buku)
@require_safe
def lihat(request: Any, kode: str, buku: str, tahun: int) -> HttpResponse:
    """One register of one year, printable."""
    satu = _get(request.pelaku, kode, buku)
    isi = {
        "buku": satu,
        "kode": kode,
        "tahun": tahun,
        "tempat": nama_lengkap(kode),
        "entri": _rows(request.pelaku, kode, buku, tahun),
        "boleh_tulis": may_write_buku(request.pelaku, kode),
    }
    return render(request, "perangkat/buku.html", isi)


@access(can_read_buku)
@require_safe
def unduh(request: Any, kode: str, buku: str, tahun: int) -> HttpResponse:
    """One register of one year as CSV."""
    _get(request.pelaku, kode, buku)
    semua = _rows(request.pelaku, kode, buku, tahun)
    baris = [tuple(getattr(e, k) for k in KOLOM) for e in semua]
    return write_csv([KOLOM, *baris], f"{buku}-{kode}-{tahun}.csv")


@access(has_role(JenisPeran.BPD))
@require_http_methods(["GET", "HEAD", "POST"])
def tulis(request: Any, kode: str, buku: str) -> HttpResponse:
    """Add a line; "simpan dan tulis lagi" stays here."""
    by = request.pelaku
    satu = _get(by, kode, buku)
    if not may_write_buku(by, kode):
        raise Http404
    form = EntriForm(request.POST or None, request.FILES or None, initial={"tanggal": timezone.localdate()})
    jadi: list[EntriBuku] = []

    def act(nilai: dict[str, Any]) -> None:
        isi = IsiEntri(**{**nilai, "berkas": read_unggahan(nilai["berkas"])})
        jadi.append(write_entri(by=by, kode_desa=kode, buku=buku, isi=isi, now=timezone.now()))

    if perform(request, form, act):
        messages.success(request, _("Baris nomor %(n)d tersimpan.") % {"n": jadi[0].urutan})
        if "lagi" in request.POST:
            return redirect("kerja-perangkat-buku-tulis", kode=kode, buku=buku)
        return redirect("kerja-perangkat-buku-lihat", kode=kode, buku=buku, tahun=jadi[0].tahun)
    isi = {"judul": satu.nama, "kirim": _("Simpan"), "lagi": True, "berkas": True}
    return render(request, "perangkat/tindakan.html", {"form": form, "rak": kode, **isi})


@access(can_read_buku)
@require_safe
def berkas(request: Any, pk: UUID) -> HttpResponse:
    """The scan of one line."""
    return send_berkas(get_object_or_404(EntriBuku.objects.visible_to(request.pelaku), pk=pk).berkas)


def _rows(by: Pelaku, kode: str, buku: str, tahun: int) -> list[EntriBuku]:
    milik = EntriBuku.objects.visible_to(by).filter(kode_desa=kode, buku=buku, tahun=min(tahun, 9999))
    return list(milik.order_by("urutan"))


def _get(by: Pelaku, kode: str, buku: str) -> Buku:
    _require_readable(by, kode)
    satu = find_buku(buku, kode, timezone.localdate())
    if satu is None:
        raise Http404
    return satu


def _require_readable(by: Pelaku, kode: str) -> None:
    if not can_read(by, kode) or not is_desa(kode):
        raise Http404


def _year(teks: str) -> int:
    return (
        int(teks)
        if teks.isascii() and teks.isdigit() and 2000 <= int(teks[:4]) <= 2150 and len(teks) == 4
        else timezone.localdate().year
    )
