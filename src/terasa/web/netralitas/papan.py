"""Kalender pemilihan, rekap pakta, pelatihan, dan penunjukan petugas."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Peran
from terasa.perangkat.models import (
    MasaJabatan,
    PaktaNetralitas,
    PelatihanNetralitas,
    PeriodePemilihan,
    PetugasNetralitas,
)
from terasa.perangkat.permissions import (
    can_appoint_petugas,
    can_keep_periode,
    can_read_netralitas,
    can_record_pakta,
    may_register,
)
from terasa.perangkat.queries.netralitas import find_periode, is_ditunjuk
from terasa.perangkat.queries.pakta import find_pengingat, list_pemegang, list_rekap
from terasa.perangkat.services.netralitas import (
    appoint_petugas,
    end_petugas,
    record_pakta_many,
    record_pelatihan,
)
from terasa.perangkat.services.periode import save_periode
from terasa.perangkat.services.pindaian import store_pindaian
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access, publik
from terasa.web.foto import answer_foto
from terasa.web.musrenbang.medan import perform
from terasa.web.netralitas.forms import AkhiriForm, PaktaForm, PelatihanForm, PeriodeForm, TunjukForm
from terasa.wilayah.queries import nama_lengkap, nama_lengkap_banyak

CARA = ["GET", "HEAD", "POST"]
HALAMAN = "netralitas/tindakan.html"


@access(publik)
@require_safe
def kalender(request: Any) -> HttpResponse:
    """Election periods with their stages, for everyone."""
    semua = PeriodePemilihan.objects.all()
    if request.pelaku.kabupaten:
        semua = semua.filter(kabupaten__in=["", request.pelaku.kabupaten])
    return render(
        request, "netralitas/kalender.html", {"periode": _show(semua), "hari": timezone.localdate()}
    )


def _show(semua: Any) -> list[tuple[PeriodePemilihan, list[dict[str, Any]]]]:
    return [
        (
            p,
            [
                {
                    "nama": t["nama"],
                    "mulai": date.fromisoformat(t["mulai"]),
                    "selesai": date.fromisoformat(t["selesai"]),
                }
                for t in p.tahapan
            ],
        )
        for p in semua
    ]


@access(can_read_netralitas)
@require_safe
def depan(request: Any) -> HttpResponse:
    """The running period, who signed, and the ways on."""
    by, hari = request.pelaku, timezone.localdate()
    periode = find_periode(by.kabupaten, hari)
    rekap = list_rekap(by, periode, hari)
    isi = {
        "periode": periode,
        "semua": _show(PeriodePemilihan.objects.filter(kabupaten__in=["", by.kabupaten])),
        "pengingat": find_pengingat(by.kabupaten, hari),
        "rekap": rekap,
        "nama": nama_lengkap_banyak({r.kode_wilayah for r in rekap}),
        "sudah": sum(r.sudah for r in rekap),
        "dari": sum(r.dari for r in rekap),
        "pelatihan": list(PelatihanNetralitas.objects.visible_to(by).prefetch_related("peserta")[:20]),
        "ditunjuk": is_ditunjuk(by, hari),
        "boleh_periode": can_keep_periode(by),
        "boleh_tunjuk": can_appoint_petugas(by),
        "boleh_catat": can_record_pakta(by),
        "hari": hari,
    }
    return render(request, "netralitas/depan.html", isi)


@access(can_keep_periode)
@require_http_methods(CARA)
def periode(request: Any, pk: int | None = None) -> HttpResponse:
    """A new period, or one of this kabupaten changed."""
    satu = get_object_or_404(PeriodePemilihan, pk=pk, kabupaten=request.pelaku.kabupaten) if pk else None
    form = PeriodeForm(request.POST or None, initial=PeriodeForm.awal(satu) if satu else None)
    if perform(request, form, lambda _d: save_periode(by=request.pelaku, isi=form.as_isi(), periode=satu)):
        messages.success(request, _("Kalender pemilihan tersimpan."))
        return redirect("kerja-netralitas")
    isi = {"judul": _("Ubah masa pemilihan") if satu else _("Masa pemilihan baru"), "kirim": _("Simpan")}
    return render(request, HALAMAN, {"form": form, **isi})


@access(can_read_netralitas)
@require_http_methods(CARA)
def pakta(request: Any, kode: str) -> HttpResponse:
    """Office holders of one place, who signed, and those who signed one paper recorded at once."""
    by, now = request.pelaku, timezone.now()
    hari = timezone.localdate(now)
    periode = find_periode(by.kabupaten, hari)
    semua = list(list_pemegang(by, kode, periode, hari))
    if not semua:
        raise Http404
    belum = [m for m in semua if m.pakta_on is None and may_register(by, m.jabatan)]  # type: ignore[attr-defined]  # annotated by the query
    form = PaktaForm(
        request.POST or None, request.FILES or None, masa=belum, initial={"ditandatangani_on": hari}
    )

    def record(d: dict[str, Any]) -> None:
        berkas = d["pindaian"]
        record_pakta_many(
            by=by,
            masa=[m for m in belum if str(m.pk) in d["masa"]],
            ditandatangani_on=d["ditandatangani_on"],
            periode=periode,
            berkas=store_pindaian(data=berkas.read(), nama=berkas.name, kode_wilayah=kode, now=now)
            if berkas
            else None,
            now=now,
        )

    if can_record_pakta(by) and belum and perform(request, form, record):
        messages.success(request, _("Pakta tercatat."))
        return redirect("kerja-netralitas-pakta", kode=kode)
    isi = {
        "form": form if belum else None,
        "semua": semua,
        "periode": periode,
        "tempat": nama_lengkap(kode),
        "kode": kode,
    }
    return render(request, "netralitas/pakta.html", isi)


@access(can_read_netralitas)
@require_safe
def pakta_berkas(request: Any, pk: int) -> HttpResponse:
    """The scan of a pledge, for the offices of that place."""
    milik = MasaJabatan.objects.visible_to(request.pelaku)
    satu = get_object_or_404(
        PaktaNetralitas.objects.select_related("berkas"), pk=pk, masa__in=milik, berkas__isnull=False
    )
    assert satu.berkas is not None
    return answer_foto(satu.berkas)


@access(can_record_pakta)
@require_http_methods(CARA)
def pelatihan(request: Any, kode: str) -> HttpResponse:
    """A training of one place and who took part."""
    by, now = request.pelaku, timezone.now()
    masa = [m for m in list_pemegang(by, kode, None, timezone.localdate(now)) if may_register(by, m.jabatan)]
    if not masa:
        raise Http404
    form = PelatihanForm(request.POST or None, masa=masa, initial={"tanggal": timezone.localdate(now)})

    def record(d: dict[str, Any]) -> None:
        peserta = [m for m in masa if str(m.pk) in d.pop("peserta")] if "peserta" in d else []
        record_pelatihan(by=by, kode_wilayah=kode, peserta=peserta, now=now, **d)

    if perform(request, form, lambda d: record(dict(d))):
        messages.success(request, _("Pelatihan tercatat."))
        return redirect("kerja-netralitas")
    isi = {"judul": _("Pelatihan netralitas"), "teks": nama_lengkap(kode), "kirim": _("Catat pelatihan")}
    return render(request, HALAMAN, {"form": form, **isi})


@access(can_appoint_petugas)
@require_http_methods(CARA)
def petugas(request: Any) -> HttpResponse:
    """Who keeps the cases now and before, and a new appointment."""
    by, now = request.pelaku, timezone.now()
    peran = _list_akun(by, timezone.localdate(now))
    form = TunjukForm(
        request.POST or None,
        peran=[(str(p.pk), p.jabatan) for p in peran],
        initial={"dari_on": timezone.localdate(now)},
    )

    def appoint(d: dict[str, Any]) -> None:
        satu = next(p for p in peran if str(p.pk) == d["peran"])
        appoint_petugas(
            by=by,
            pengguna=satu.pengguna,
            sk_nomor=d["sk_nomor"],
            dari_on=d["dari_on"],
            sampai_on=d["sampai_on"],
            now=now,
        )

    if perform(request, form, appoint):
        messages.success(request, _("Penunjukan tercatat."))
        return redirect("kerja-netralitas-petugas")
    ada = (
        PetugasNetralitas.objects.filter(kabupaten=by.kabupaten)
        .select_related("pengguna")
        .order_by("-dari_on")
    )
    return render(
        request, "netralitas/petugas.html", {"form": form, "ada": ada, "hari": timezone.localdate(now)}
    )


def _list_akun(by: Pelaku, hari: date) -> list[Peran]:
    """Accounts with a post in this kabupaten today; not those who run the machines, nor who appoints."""
    bukan = (JenisPeran.ADMIN_TEKNIS, JenisPeran.WARGA, JenisPeran.BUPATI)
    semua = Peran.objects.filter(unit__kabupaten=by.kabupaten, berlaku_dari__lte=hari).exclude(
        jenis__in=bukan
    )
    return [
        p
        for p in semua.select_related("pengguna").order_by("jabatan")
        if p.berlaku_sampai is None or p.berlaku_sampai >= hari
    ]


@access(can_appoint_petugas)
@require_http_methods(CARA)
def akhiri(request: Any, pk: int) -> HttpResponse:
    """The last day of an appointment."""
    satu = get_object_or_404(PetugasNetralitas, pk=pk, kabupaten=request.pelaku.kabupaten)
    form = AkhiriForm(request.POST or None, initial={"sampai_on": satu.sampai_on or timezone.localdate()})
    if perform(
        request, form, lambda d: end_petugas(by=request.pelaku, petugas=satu, sampai_on=d["sampai_on"])
    ):
        messages.success(request, _("Penunjukan diakhiri."))
        return redirect("kerja-netralitas-petugas")
    isi = {"judul": _("Akhiri penunjukan"), "teks": satu.pengguna.nama, "kirim": _("Simpan")}
    return render(request, HALAMAN, {"form": form, **isi})
