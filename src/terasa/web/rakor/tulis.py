"""Menyiapkan dan mengubah rapat: waktu, tempat, acara, pimpinan, dan kantor yang diundang."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Peran, Unit
from terasa.musrenbang.services.undangan import print_acara
from terasa.rakor.models import Rakor, SeriRakor
from terasa.rakor.permissions import can_host, may_host
from terasa.rakor.queries import list_calon_diundang
from terasa.rakor.services import (
    IsiRakor,
    cancel_rakor,
    change_rakor,
    create_seri,
    schedule_rakor,
)
from terasa.umum.pelaku import Pelaku
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.rakor.daftar import get_rakor
from terasa.web.rakor.forms import AlasanForm, RakorForm, initial_units

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
# Who may chair a meeting of another host.
KETUA = (JenisPeran.BUPATI, JenisPeran.SEKDA)


@access(can_host)
@GET_POST
def baru(request: Any) -> HttpResponse:
    """Plan a meeting of one's own office; an earlier one of the same series gives agenda and invited offices."""
    by = request.pelaku
    tuan = Unit.objects.get(pk=by.unit_id)
    return _write(request, tuan, None, _initial_from(_find_contoh(request), tuan))


@access(can_host)
@GET_POST
def ubah(request: Any, pk: UUID) -> HttpResponse:
    """Change it until the meeting is open."""
    rakor = get_hosted(request.pelaku, pk)
    if rakor.status not in {"disiapkan", "diundang"}:
        return redirect("kerja-rakor-lihat", pk=pk)
    return _write(request, rakor.tuan_rumah, rakor, _initial_of(rakor))


@access(can_host)
@GET_POST
def batal(request: Any, pk: UUID) -> HttpResponse:
    """Call it off with a reason."""
    rakor = get_hosted(request.pelaku, pk)
    form = AlasanForm(request.POST or None)
    tindakan = partial(cancel_rakor, rakor=rakor, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Rapat dibatalkan; yang sudah diundang diberi tahu."))
        return redirect("kerja-rakor-lihat", pk=pk)
    isi = {
        "rakor": rakor,
        "form": form,
        "judul": _("Batalkan rapat"),
        "kirim": _("Batalkan rapat"),
        "jenis": "bahaya",
    }
    return render(request, "rakor/tindakan.html", isi)


def get_hosted(by: Pelaku, pk: UUID) -> Rakor:
    """A meeting that this office hosts, or 404."""
    rakor = get_rakor(by, pk)
    if not may_host(by, rakor.tuan_rumah_id, rakor.kode_wilayah):
        raise Http404
    return rakor


def _write(request: Any, tuan: Unit, rakor: Rakor | None, awal: dict[str, Any]) -> HttpResponse:
    by = request.pelaku
    pimpinan = _list_pimpinan(by, tuan, rakor)
    seri = SeriRakor.objects.filter(tuan_rumah=tuan, is_aktif=True)
    if rakor and not rakor.pertemuan_id:
        raise Http404
    form = RakorForm(
        request.POST or None,
        seri=[(str(s.pk), s.nama) for s in seri],
        pimpinan=[(kode, label) for kode, (_unit, label) in pimpinan.items()],
        calon=[u for u in list_calon_diundang(tuan) if u.pk != tuan.pk],
        initial={"pimpinan": next(iter(pimpinan), ""), **awal},
    )
    jadi: list[Rakor] = []
    if perform(request, form, lambda isi: jadi.append(_store(request, tuan, rakor, form, pimpinan))):
        messages.success(
            request, _("Rapat tersimpan.") if rakor else _("Rapat disiapkan; terbitkan undangannya.")
        )
        return redirect("kerja-rakor-lihat", pk=jadi[0].pk)
    return render(request, "rakor/tulis.html", {"form": form, "rakor": rakor, "tuan": tuan})


def _store(
    request: Any, tuan: Unit, rakor: Rakor | None, form: RakorForm, pimpinan: dict[str, tuple[Unit, str]]
) -> Rakor:
    by, now, data = request.pelaku, timezone.now(), form.cleaned_data
    seri = SeriRakor.objects.filter(tuan_rumah=tuan, pk=data["seri"]).first() if data["seri"] else None
    if data["seri_baru"]:
        seri = create_seri(by=by, nama=data["seri_baru"], jenis=data["jenis"], tuan_rumah=tuan, now=now)
    unit, label = pimpinan[data["pimpinan"]]
    isi = IsiRakor(
        judul=data["judul"],
        jenis=data["jenis"],
        mulai_at=data["mulai_at"],
        tempat=data["tempat"],
        pimpinan=unit,
        pimpinan_label=label,
        agenda=data["acara"],
        seri=seri,
        unit_diundang=form.list_diundang(),
    )
    if rakor:
        return change_rakor(rakor=rakor, by=by, isi=isi)
    return schedule_rakor(by=by, tuan_rumah=tuan, isi=isi, now=now)


def _list_pimpinan(by: Pelaku, tuan: Unit, rakor: Rakor | None) -> dict[str, tuple[Unit, str]]:
    """Who may chair: the head of the host, the regent, the secretary; and who stands there already."""
    hari = timezone.localdate()
    semua = Peran.objects.berlaku(hari).filter(unit__kabupaten=tuan.kabupaten).select_related("unit")
    kepala = semua.filter(unit=tuan).exclude(jenis=JenisPeran.OPERATOR_KECAMATAN)
    ketua = semua.filter(jenis__in=KETUA).exclude(unit=tuan)
    hasil: dict[str, tuple[Unit, str]] = {}
    if rakor is not None:
        hasil[f"{rakor.pimpinan_id}:{rakor.pimpinan_label}"] = (rakor.pimpinan, rakor.pimpinan_label)
    for p in (*kepala.order_by("jenis", "pk"), *ketua.order_by("jenis", "pk")):
        hasil.setdefault(f"{p.unit_id}:{p.jabatan}", (p.unit, p.jabatan))
    return hasil or {f"{tuan.pk}:{by.label}": (tuan, by.label)}


def _find_contoh(request: Any) -> Rakor | None:
    """The earlier meeting that a new one follows, when the address names one that this office sees."""
    try:
        pk = UUID(request.GET.get("sesudah", ""))
    except ValueError:
        return None
    return Rakor.objects.visible_to(request.pelaku).select_related("pertemuan").filter(pk=pk).first()


def _initial_from(contoh: Rakor | None, tuan: Unit) -> dict[str, Any]:
    if contoh is None or contoh.tuan_rumah_id != tuan.pk:
        return {"jenis": "kecamatan" if tuan.jenis == "kecamatan" else "bupati"}
    return {k: v for k, v in _initial_of(contoh).items() if k != "mulai_at"}


def _initial_of(rakor: Rakor) -> dict[str, Any]:
    pertemuan = rakor.pertemuan
    diundang = set(rakor.diundang.values_list("unit_id", flat=True))
    calon = [u for u in list_calon_diundang(rakor.tuan_rumah) if u.pk != rakor.tuan_rumah_id]
    return {
        "judul": rakor.judul,
        "jenis": rakor.jenis,
        "seri": str(rakor.seri_id) if rakor.seri_id else "",
        "mulai_at": timezone.localtime(pertemuan.mulai_at) if pertemuan.mulai_at else None,
        "tempat": pertemuan.tempat,
        "pimpinan": f"{rakor.pimpinan_id}:{rakor.pimpinan_label}",
        "acara": print_acara(pertemuan.agenda),
        **initial_units(calon, diundang),
    }
