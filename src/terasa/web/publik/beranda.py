"""Halaman depan: apa ini, bagaimana ikut, dan sampai mana kabupaten ini."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.ringkasan import read_ringkasan
from terasa.musrenbang.models import Kalender
from terasa.musrenbang.queries.kalender import find_tahap_kini, read_jadwal
from terasa.web.akses import access, publik
from terasa.web.alamat import read_tahun
from terasa.web.publik.kabupaten import choose_kabupaten


@access(publik)
@require_safe
def depan(request: Any) -> HttpResponse:
    """The front page with honest figures of one kabupaten and one budget year."""
    kabupaten = choose_kabupaten(request)
    diminta = read_tahun(request.GET.get("tahun", ""))
    ringkasan = read_ringkasan(kabupaten.kode, tahun=diminta, now=timezone.now()) if kabupaten.kode else None
    isi = {"kabupaten": kabupaten, "r": ringkasan, "tahap": _stages(kabupaten.kode)}
    return render(request, "publik/depan.html", isi)


def _stages(kabupaten: str) -> dict[str, Any] | None:
    """What the calendar that was set says of today; one query where none was."""
    kalender = Kalender.objects.filter(kabupaten=kabupaten).order_by("-tahun").first()
    if kalender is None:
        return None
    hari = timezone.localdate()
    jadwal = read_jadwal(kabupaten, kalender.tahun, hari)
    kini = [(t, t.days_left(hari)) for t in find_tahap_kini(jadwal.tahap, hari)]
    return {"tahun": kalender.tahun, "kini": kini}
