"""Janji jawaban per desa dalam satu bulan, bagi desa sendiri dan bagi camat."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.aspirasi.permissions import can_read_desk
from terasa.aspirasi.queries.janji import count_janji, month_after, month_before, month_of, sum_janji
from terasa.web.akses import access
from terasa.web.alamat import read_tahun
from terasa.wilayah.queries import nama_lengkap_banyak


@access(can_read_desk)
@require_safe
def lihat(request: Any) -> HttpResponse:
    """How the promises of this desk were kept; `?bulan=2026-03`, this month without it."""
    hari_ini = timezone.localdate()
    dari, sampai = month_of(_read_bulan(request.GET.get("bulan", "")) or hari_ini)
    akar = sorted({*request.pelaku.akar_baca, *request.pelaku.akar_tulis})
    baris = count_janji(akar, dari=dari, sampai=sampai, hari_ini=hari_ini)
    isi = {
        "baris": baris,
        "jumlah": sum_janji(baris),
        "nama": nama_lengkap_banyak({h.kode_desa for h in baris}),
        "bulan": dari,
        "sebelumnya": month_before(dari),
        "berikutnya": month_after(dari) if sampai < hari_ini else None,
    }
    return render(request, "aspirasi/janji.html", isi)


def _read_bulan(teks: str) -> date | None:
    tahun, _strip, bulan = teks.partition("-")
    angka = int(bulan) if bulan.isascii() and bulan.isdigit() and len(bulan) == len("03") else 0
    if (t := read_tahun(tahun)) is None or not 1 <= angka <= date.max.month:
        return None
    return date(t, angka, 1)
