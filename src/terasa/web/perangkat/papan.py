"""Papan: jabatan di tempat yang dibaca kantor ini, kursi yang kosong, masa yang segera berakhir, satu jabatan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.perangkat.models import Jabatan, MasaJabatan
from terasa.perangkat.permissions import can_read_perangkat, can_register, may_apply, may_register
from terasa.perangkat.queries import (
    count_kekosongan,
    list_akhir,
    list_kekosongan,
    list_kursi,
    list_rangkap,
)
from terasa.perangkat.queries.bpd import list_susunan
from terasa.perangkat.rules.akses import SERAH_MEJA
from terasa.perangkat.services.koreksi import is_undoable
from terasa.web.akses import access
from terasa.web.perangkat.medan import get_jabatan, read_hari
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import nama_lengkap_banyak

SEHALAMAN = 60


@access(can_read_perangkat)
@require_safe
def daftar(request: Any) -> HttpResponse:
    """Posts of my places on a day, by place; `?wilayah=` narrows, `?jenis=lembaga` shows the institutions."""
    by, pada = request.pelaku, read_hari(request.GET.get("pada", ""))
    semua = Jabatan.objects.visible_to(by).ada_pada(pada)
    wilayah = Wilayah.objects.filter(kode=request.GET.get("wilayah", "")[:13]).first()
    if wilayah is not None:
        semua = semua.filter(kode_wilayah=wilayah.kode)
    lembaga = request.GET.get("jenis") == "lembaga"
    semua = (
        semua.filter(jenis__startswith="lembaga") if lembaga else semua.exclude(jenis__startswith="lembaga")
    )
    halaman = Paginator(semua.order_by("kode_wilayah", "urutan", "nama", "id"), SEHALAMAN).get_page(
        request.GET.get("page")
    )
    kursi = list_kursi(Jabatan.objects.filter(pk__in=[j.pk for j in halaman]), pada)
    tempat = nama_lengkap_banyak({k.jabatan.kode_wilayah for k in kursi})
    per_tempat: dict[str, list[Any]] = {}
    for k in kursi:
        per_tempat.setdefault(k.jabatan.kode_wilayah, []).append(k)
    pemegang = [m.orang_id for k in kursi for m in (k.definitif, k.pengganti) if m]
    isi = {
        "halaman": halaman,
        "tempat": [(kode, tempat.get(kode, kode), k) for kode, k in per_tempat.items()],
        "pada": pada,
        "hari_ini": timezone.localdate(),
        "wilayah": wilayah,
        "lembaga": lembaga,
        "rangkap": list_rangkap(pemegang, pada),
        "susunan": list_susunan([k for k in kursi if k.jabatan.jenis.startswith("bpd")], by.kabupaten, pada),
        "kosong": count_kekosongan(by, pada),
        "boleh_catat": can_register(by),
        "boleh_alih": may_apply(by),
    }
    return render(request, "perangkat/papan.html", isi)


@access(can_read_perangkat)
@require_safe
def kosong(request: Any) -> HttpResponse:
    """Seats without a definitive holder: since when, who stands in."""
    hari = timezone.localdate()
    semua = list_kekosongan(Jabatan.objects.visible_to(request.pelaku), hari)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("page"))
    isi = {
        "halaman": halaman,
        "hari": hari,
        "tempat": nama_lengkap_banyak({k.jabatan.kode_wilayah for k in halaman}),
        "tanpa_pengganti": sum(k.pengganti is None for k in semua),
    }
    return render(request, "perangkat/kosong.html", isi)


@access(can_read_perangkat)
@require_safe
def berakhir(request: Any) -> HttpResponse:
    """Tenures that end soon, by the thresholds at which offices are reminded."""
    by, hari = request.pelaku, timezone.localdate()
    kelompok = list_akhir(MasaJabatan.objects.visible_to(by), by.kabupaten, hari)
    kode = {m.jabatan.kode_wilayah for k in kelompok for m in k.masa}
    isi = {
        "kelompok": kelompok,
        "tempat": nama_lengkap_banyak(kode),
        "jumlah": sum(len(k.masa) for k in kelompok),
    }
    return render(request, "perangkat/berakhir.html", isi)


@access(can_read_perangkat)
@require_safe
def jabatan(request: Any, pk: UUID) -> HttpResponse:
    """One post: its seats today and every tenure it ever had, with what changed in each."""
    satu, hari, kini = get_jabatan(request.pelaku, pk), timezone.localdate(), timezone.now()
    masa = list(
        satu.masa.select_related("orang__pengguna", "peran", "menggantikan__orang")
        .prefetch_related("perubahan")
        .order_by("kursi_ke", "-mulai_on")
    )
    for m in masa:
        m.boleh_batal = is_undoable(m.diakhiri_at if m.berakhir_on else m.dicatat_at, kini)  # type: ignore[attr-defined]  # for the template
        m.berjalan = m.mulai_on <= hari and (m.sampai_on is None or m.sampai_on > hari)  # type: ignore[attr-defined]  # for the template
    isi = {
        "pos": satu,
        "tempat": nama_lengkap_banyak([satu.kode_wilayah])[satu.kode_wilayah],
        "kursi": list_kursi(Jabatan.objects.filter(pk=satu.pk), hari),
        "masa": masa,
        "rangkap": list_rangkap([m.orang_id for m in masa if m.berjalan], hari),  # type: ignore[attr-defined]  # set above
        "boleh_catat": may_register(request.pelaku, satu),
        "boleh_serah": satu.jenis in SERAH_MEJA,
        "hari": hari,
    }
    return render(request, "perangkat/jabatan.html", isi)
