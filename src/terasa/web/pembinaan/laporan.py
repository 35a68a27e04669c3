"""Laporan berkala: per laporan, per kantor, satu kiriman; dan Indeks Desa dari berkas."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.aturan.queries import find_aturan
from terasa.pembinaan.enums import UntukLaporan
from terasa.pembinaan.models import LaporanBerkala, LaporanMasuk
from terasa.pembinaan.permissions import DIBINA, can_collect, can_read_pembinaan
from terasa.pembinaan.queries import list_kantor, list_laporan, read_kantor, read_laporan
from terasa.pembinaan.rules import KOLOM_INDEKS, count_keadaan
from terasa.pembinaan.services import ask_laporan, import_indeks, review_laporan, send_laporan
from terasa.umum.laporan import Laporan
from terasa.umum.lembar import parse_lembar
from terasa.web.akses import access
from terasa.web.musrenbang.medan import on_form
from terasa.web.pembinaan.bersama import CARA, at_once, on_page
from terasa.web.pembinaan.forms import IndeksForm, MintaForm, PeriksaForm

TERBANYAK = 200


@access(can_read_pembinaan)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Every paper with how many came in time, late, or not at all, and the same by office."""
    by, now = request.pelaku, timezone.now()
    untuk = request.GET.get("untuk", "")
    untuk = untuk if untuk in UntukLaporan.values else ""
    isi = {
        "laporan": list_laporan(by, now, untuk)[:TERBANYAK],
        "kantor": list_kantor(by, now, untuk),
        "untuk": untuk,
        "pilihan": UntukLaporan.choices,
        "mengumpulkan": can_collect(by),
    }
    return render(request, "pembinaan/laporan.html", isi)


@access(can_read_pembinaan)
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """One paper: every office with when it came and what had to be mended."""
    by, now = request.pelaku, timezone.now()
    laporan = get_object_or_404(LaporanBerkala.objects.filter(kabupaten=by.kabupaten), pk=pk)
    semua = read_laporan(by, laporan, now)
    if not semua:
        raise Http404
    isi = {
        "laporan": laporan,
        "baris": semua,
        "j": count_keadaan(s.keadaan for s in semua),
        "mengumpulkan": can_collect(by),
        "dibina": by.jenis in DIBINA,
    }
    return render(request, "pembinaan/laporan_lihat.html", isi)


@access(can_read_pembinaan)
@require_safe
def kantor(request: Any) -> HttpResponse:
    """One office, named in `?nama=`: all its papers."""
    nama = request.GET.get("nama", "")
    semua = read_kantor(request.pelaku, nama, timezone.now()) if nama else []
    if not semua:
        raise Http404
    isi = {"nama": nama, "baris": semua, "j": count_keadaan(s.keadaan for s in semua)}
    return render(request, "pembinaan/laporan_kantor.html", isi)


@access(can_collect)
@require_http_methods(CARA)
def minta(request: Any) -> HttpResponse:
    """Ask every desa for one paper."""
    by, hari = request.pelaku, timezone.localdate()
    form = MintaForm(request.POST or None, initial={"tempo_on": _due(by.kabupaten, hari)})
    return on_page(
        request,
        form,
        lambda isi: ask_laporan(
            nama=isi["nama"],
            jatuh_tempo_at=timezone.make_aware(datetime.combine(isi["tempo_on"], time(23, 59, 59))),
            by=by,
            now=timezone.now(),
        ),
        kabar=_("Laporan diminta dari setiap desa."),
        ke=reverse("kerja-pembinaan-laporan"),
        judul=_("Minta laporan dari setiap desa"),
        kirim=_("Minta laporan"),
    )


def _due(kabupaten: str, hari: Any) -> Any:
    """The day of the next month that the rule names."""
    aturan = find_aturan("laporan-bulanan-desa", kabupaten=kabupaten, pada=hari)
    tanggal = min(max(int(aturan.isi["tanggal"]) if aturan else 10, 1), 28)
    tahun, bulan = divmod(hari.year * 12 + hari.month, 12)
    return hari.replace(year=tahun, month=bulan + 1, day=tanggal)


def _get_masuk(request: Any, pk: UUID) -> LaporanMasuk:
    semua = LaporanMasuk.objects.visible_to(request.pelaku).select_related("laporan")
    return get_object_or_404(semua.filter(laporan__kabupaten=request.pelaku.kabupaten), pk=pk)


@access(can_read_pembinaan)
@require_POST
def kirim(request: Any, pk: UUID) -> HttpResponse:
    """The desa says that it sent the paper."""
    masuk = _get_masuk(request, pk)
    if request.pelaku.jenis not in DIBINA or masuk.kode_wilayah not in request.pelaku.akar_tulis:
        raise Http404
    act = partial(send_laporan, masuk=masuk, by=request.pelaku, now=timezone.now())
    return at_once(
        request,
        act,
        _("Tercatat sudah dikirim."),
        reverse("kerja-pembinaan-tempat", args=[masuk.kode_wilayah]),
    )


@access(can_collect)
@require_http_methods(CARA)
def periksa(request: Any, pk: UUID) -> HttpResponse:
    """Accept a paper or send it back."""
    masuk, now = _get_masuk(request, pk), timezone.now()
    form = PeriksaForm(request.POST or None, initial={"diterima": "ya"})
    if masuk.dikirim_at is not None:
        del form.fields["dikirim_on"]

    def act(isi: dict[str, Any]) -> None:
        hari = isi.get("dikirim_on")
        pada = timezone.make_aware(datetime.combine(hari, time(12))) if hari else None
        review_laporan(
            masuk=masuk,
            diterima=bool(isi["diterima"]),
            catatan=isi["catatan"],
            dikirim_at=min(pada, now) if pada and hari == timezone.localdate(now) else pada,
            by=request.pelaku,
            now=now,
        )

    return on_page(
        request,
        form,
        act,
        kabar=_("Hasil pemeriksaan tersimpan."),
        ke=reverse("kerja-pembinaan-laporan-lihat", args=[masuk.laporan_id]),
        judul=masuk.laporan.nama,
        teks=masuk.pelapor,
        kirim=_("Simpan"),
    )


@access(can_collect)
@require_http_methods(CARA)
def indeks(request: Any) -> HttpResponse:
    """Published status and score of every desa from a sheet, first tried when asked so."""
    by = request.pelaku
    awal = {"tahun": timezone.localdate().year - 1, "uji": True}
    form = IndeksForm(request.POST or None, request.FILES or None, initial=awal)
    laporan: Laporan | None = None
    if request.method == "POST" and form.is_valid():
        isi = {**form.cleaned_data}
        berkas = isi.pop("berkas")
        with on_form(form):
            laporan = import_indeks(
                lembar=parse_lembar(berkas.read(), KOLOM_INDEKS),
                kabupaten=by.kabupaten,
                by=by,
                now=timezone.now(),
                **isi,
            )
    return render(request, "pembinaan/indeks.html", {"form": form, "laporan": laporan})
