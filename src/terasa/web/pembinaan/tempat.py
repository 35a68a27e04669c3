"""Satu tempat: faktornya, riwayat kunjungan, yang terbuka, indeks, laporan, dan timnya."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.pembinaan.models import IndeksDesa, LaporanMasuk
from terasa.pembinaan.permissions import DIBINA, can_coach, can_collect, can_read_pembinaan
from terasa.pembinaan.queries import (
    list_binaan,
    list_hubungan,
    list_kunjungan,
    list_prioritas,
    list_terbuka,
    list_tim,
)
from terasa.pembinaan.rules import count_keadaan, state_of
from terasa.web.akses import access
from terasa.web.pembinaan.bersama import get_tempat

LAPORAN_TERBANYAK = 24


@access(can_read_pembinaan)
@require_safe
def lihat(request: Any, kode: str) -> HttpResponse:
    """Everything that a coach needs before going there; the place itself reads its visits and papers."""
    by, now, hari = request.pelaku, timezone.now(), timezone.localdate()
    wilayah = get_tempat(request, kode)
    masuk = LaporanMasuk.objects.visible_to(by).filter(kode_wilayah=kode).select_related("laporan")
    laporan = [
        (m, state_of(m.status, m.dikirim_at, m.laporan.jatuh_tempo_at, now))
        for m in masuk.order_by("-laporan__jatuh_tempo_at")[:LAPORAN_TERBANYAK]
    ]
    dibina = by.jenis in DIBINA
    isi = {
        "wilayah": wilayah,
        "kunjungan": list_kunjungan(by, kode)[:60],
        "terbuka": list_terbuka(by, kode),
        "hubungan": list_hubungan(by, hari).filter(kode_wilayah=kode),
        "indeks": IndeksDesa.objects.filter(kode_desa=kode),
        "laporan": laporan,
        "jumlah_laporan": count_keadaan(k for _m, k in laporan),
        "boleh_rencana": can_coach(by) and kode in list_binaan(by, hari),
        "boleh_kirim": dibina and kode in by.akar_tulis,
        "boleh_periksa": can_collect(by),
    }
    if not dibina and kode.count(".") == 3:
        isi["prioritas"] = list_prioritas(by.kabupaten, [kode], now, hari)[0].prioritas
        isi["tim"] = list_tim([kode], now)[kode]
    return render(request, "pembinaan/tempat.html", isi)
