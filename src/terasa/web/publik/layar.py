"""Layar proyektor sebuah forum: mengikuti operator, terbaca dari belakang, tanpa akun dan tanpa JavaScript.

Yang tampak di sini hanya yang umum: jumlah orang, bukan namanya; suara baru sesudah kotaknya ditutup.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from terasa.dasbor.queries.forum import get_forum, list_keputusan
from terasa.musrenbang.enums import StatusForum, StatusKotak
from terasa.musrenbang.models import Forum, Keputusan, KotakSuara
from terasa.musrenbang.queries.bawaan import find_bawaan
from terasa.musrenbang.queries.kotak import find_kotak
from terasa.musrenbang.queries.layar import find_dibahas
from terasa.web.akses import access, publik
from terasa.web.aspirasi.qr import make_qr
from terasa.wilayah.queries import nama_lengkap_banyak

# More lines than this cannot be read from the back row; longer lists turn a page by the clock, also without a script.
SELAYAR = 8
DETIK_SEHALAMAN = 10
DETIK_LAYAR, DETIK_PONSEL = 3, 5
PONSEL = "kini"

T = TypeVar("T")


@access(publik)
@never_cache
@require_safe
def lihat(request: Any, pk: UUID) -> HttpResponse:
    """The screen. For htmx its changing part or the card on a phone; 204 when that is what stands there already."""
    forum = get_object_or_404(get_forum(), pk=pk)
    if not request.htmx:
        alamat = f"{settings.ALAMAT_PUBLIK.rstrip('/')}{reverse('forum', args=[pk])}"
        isi = describe_layar(forum) | {"qr": make_qr(alamat), "alamat": urlsplit(alamat).netloc}
        return render(request, "publik/layar.html", isi)
    ponsel = request.htmx.target == PONSEL
    isi = describe_ponsel(forum) if ponsel else describe_layar(forum)
    if request.GET.get("sidik") == isi["sidik"]:
        return HttpResponse(status=204)
    return render(request, "publik/_kini.html" if ponsel else "publik/layar.html#ganti", isi)


def describe_layar(forum: Forum) -> dict[str, Any]:
    """The screen as it stands now, drawn, and a hash of it."""
    return _draw("publik/layar.html#isi", forum, DETIK_LAYAR)


def describe_ponsel(forum: Forum) -> dict[str, Any]:
    """The card of the phones that joined by the QR, drawn, and a hash of it."""
    return _draw("publik/_kini_isi.html", forum, DETIK_PONSEL)


def _draw(templat: str, forum: Forum, detik: int) -> dict[str, Any]:
    isi = {"forum": forum, "hadir": getattr(forum.pertemuan, "ringkasan", None)}
    isi |= _content(forum, timezone.now())
    tampak = render_to_string(templat, isi)
    sidik = hashlib.sha256(tampak.encode()).hexdigest()[:12]
    return isi | {"tampak": tampak, "sidik": sidik, "detik": detik}


def _content(forum: Forum, now: datetime) -> dict[str, Any]:
    """The result once it is closed, else what is being discussed or voted; constant queries."""
    if forum.status != StatusForum.DIBUKA:
        return _result(forum, now)
    if bawaan := find_bawaan(forum):
        return {"keadaan": "dibawa", "bawaan": bawaan}
    kotak, dibahas = find_kotak(forum), find_dibahas(forum)
    memilih = kotak if kotak and kotak.status == StatusKotak.DIBUKA else None
    if dibahas is not None:
        return {"keadaan": "bahas", "k": dibahas, "tempat": _place(dibahas), "memilih": memilih}
    if memilih:
        return {"keadaan": "memilih", "memilih": memilih}
    if kotak:
        return _ballots(kotak, now)
    hitung = forum.keputusan.aggregate(jumlah=Count("pk"), belum=Count("pk", filter=Q(hasil="")))
    mulai = forum.pertemuan.mulai_at if forum.pertemuan else None
    return {"keadaan": "sambut", "mulai": mulai if mulai and mulai > now else None, **hitung}


def _result(forum: Forum, now: datetime) -> dict[str, Any]:
    semua = list(list_keputusan(forum))
    sepakat = [k for k in semua if k.peringkat is not None]
    return {"keadaan": "hasil", "lain": len(semua) - len(sepakat), **_turn(sepakat, now)}


def _ballots(kotak: KotakSuara, now: datetime) -> dict[str, Any]:
    """The order of a closed box, as its public page shows it."""
    judul = {c["kode"]: c["judul"] for c in kotak.calon}
    urut = sorted(kotak.ringkasan.get("peringkat", {}).items(), key=lambda baris: baris[1])
    return {"keadaan": "suara", **_turn([(n, judul[kode]) for kode, n in urut], now)}


def _turn(semua: Sequence[T], now: datetime) -> dict[str, Any]:
    """The page of a long list whose turn it is."""
    halaman = max(1, -(-len(semua) // SELAYAR))
    awal = int(now.timestamp()) // DETIK_SEHALAMAN % halaman * SELAYAR
    baris = semua[awal : awal + SELAYAR]
    return {
        "baris": baris,
        "dari": len(semua),
        "awal": awal + 1,
        "akhir": awal + len(baris),
        "banyak": halaman > 1,
    }


def _place(k: Keputusan) -> str:
    return nama_lengkap_banyak([k.usulan.kode_desa])[k.usulan.kode_desa]
