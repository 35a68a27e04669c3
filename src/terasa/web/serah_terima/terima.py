"""Penerus menerima bagian demi bagian; paket yang beku diunduh sebagai PDF, data, dan sidik."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from terasa.dokumen.rules import canonical
from terasa.serah_terima.permissions import can_hand_over
from terasa.serah_terima.queries.paket import find_penerus_paket, is_penerus, list_bagian
from terasa.serah_terima.services import acknowledge_bagian
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.serah_terima.forms import TerimaForm
from terasa.web.serah_terima.kerja import CARA, TINDAKAN, get_paket


@access(can_hand_over)
@require_http_methods(CARA)
def terima(request: Any, pk: UUID, kode: str) -> HttpResponse:
    """One section is read and acknowledged, with a note or an objection."""
    paket = get_paket(request, pk)
    penerus = find_penerus_paket(paket, timezone.localdate())
    if paket.isi is None or not is_penerus(request.pelaku, penerus):
        raise Http404
    bagian = next((b for b in list_bagian(paket.isi, paket) if b.isi["kode"] == kode), None)
    if bagian is None:
        raise Http404
    form = TerimaForm(request.POST if request.method == "POST" else None)
    tindakan = partial(acknowledge_bagian, paket=paket, kode=kode, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("“%(bagian)s” diterima.") % {"bagian": bagian.isi["judul"]})
        return redirect(f"/kerja/serah-terima/{pk}/#bagian-{kode}")
    isi = {
        "judul": _("Terima: %(bagian)s") % {"bagian": bagian.isi["judul"]},
        "teks": _("Menerima berarti sudah membaca, bukan menyetujui isinya. Keberatan tercatat di samping."),
        "kirim": _("Nyatakan sudah diterima"),
    }
    return render(request, TINDAKAN, {"form": form, "paket": paket, **isi})


@access(can_hand_over)
@require_safe
def unduh(request: Any, pk: UUID, berkas: str) -> HttpResponse:
    """`paket.pdf`, `paket.json`, or `paket.sha256` of a frozen pack."""
    paket = get_paket(request, pk)
    if not paket.is_beku or paket.isi is None or paket.pdf is None:
        raise Http404
    nama = f"serah-terima-{paket.jabatan}-{paket.kode_wilayah}-{paket.tanggal.isoformat()}"
    isi = {
        "paket.pdf": ("application/pdf", "pdf", bytes(paket.pdf)),
        "paket.json": ("application/json", "json", canonical(paket.isi)),
        "paket.sha256": ("text/plain; charset=utf-8", "sha256", f"{paket.sidik}  {nama}.json\n".encode()),
    }.get(berkas)
    if isi is None:
        raise Http404
    tipe, akhiran, data = isi
    return HttpResponse(
        data,
        content_type=tipe,
        headers={"Content-Disposition": f'attachment; filename="{nama}.{akhiran}"'},
    )
