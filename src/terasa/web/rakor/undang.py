"""Undangan rapat: terbit sebagai surat beku, masuk kalender, dijawab kantor yang diundang; dan laporan sesudahnya."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from terasa.aturan.rules import tulis_ics
from terasa.rakor.permissions import can_attend, can_host
from terasa.rakor.queries import find_acara
from terasa.rakor.services import answer_undangan, forward_laporan, invite, send_laporan
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.musrenbang.medan import perform
from terasa.web.rakor.daftar import get_rakor, show
from terasa.web.rakor.forms import JawabForm, TerusForm, UndangForm
from terasa.web.rakor.tulis import get_hosted


@access(can_host)
@require_http_methods(["GET", "HEAD", "POST"])
def undang(request: Any, pk: UUID) -> HttpResponse:
    """Publish the numbered invitation and tell every invited office."""
    rakor = get_hosted(request.pelaku, pk)
    form = UndangForm(request.POST or None, initial={"nomor": rakor.nomor_undangan})
    tindakan = partial(invite, rakor=rakor, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Undangan terbit dan setiap kantor yang diundang diberi tahu."))
        return redirect("kerja-rakor-lihat", pk=pk)
    isi = {
        "rakor": rakor,
        "form": form,
        "judul": _("Terbitkan undangan"),
        "teks": _(
            "Memakai waktu, tempat, dan acara yang tersimpan; setelah terbit isinya beku. Diundang: %(n)d kantor."
        )
        % {"n": rakor.diundang.count()},
        "kirim": _("Terbitkan undangan"),
    }
    return render(request, "rakor/tindakan.html", isi)


@access(can_attend)
@require_POST
def jawab(request: Any, pk: UUID) -> HttpResponse:
    """The invited office says whether it comes."""
    rakor = get_rakor(request.pelaku, pk)
    undangan = rakor.diundang.filter(unit_id=request.pelaku.unit_id or -1).first()
    if undangan is None:
        raise Http404
    form = JawabForm(request.POST)
    tindakan = partial(answer_undangan, undangan=undangan, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(**isi)):
        messages.success(request, _("Jawaban kantor Anda tercatat."))
        return redirect("kerja-rakor-lihat", pk=pk)
    return show(request, rakor, form)


@access(can_attend)
@require_safe
def ics(request: Any, pk: UUID) -> HttpResponse:
    """The meeting for a phone's calendar."""
    rakor = get_rakor(request.pelaku, pk)
    acara = find_acara(rakor, request.build_absolute_uri(f"/kerja/rakor/{rakor.pk}/"))
    if acara is None:
        raise Http404
    teks = tulis_ics([acara], dibuat_at=timezone.now(), nama=rakor.judul)
    jawaban = HttpResponse(teks, content_type="text/calendar; charset=utf-8")
    jawaban["Content-Disposition"] = f'attachment; filename="rakor-{rakor.tanggal:%Y-%m-%d}.ics"'
    return jawaban


@access(can_attend)
@require_POST
def laporan(request: Any, pk: UUID) -> HttpResponse:
    """Send the minutes on their way to the regent, or pass them on with a note."""
    rakor, by, now = get_rakor(request.pelaku, pk), request.pelaku, timezone.now()
    try:
        if request.POST.get("tindakan") == "teruskan":
            form = TerusForm(request.POST)
            catatan = form.cleaned_data["catatan"] if form.is_valid() else ""
            forward_laporan(rakor=rakor, by=by, catatan=catatan, now=now)
            messages.success(request, _("Laporan diteruskan kepada bupati."))
        else:
            send_laporan(rakor=rakor, by=by, now=now)
            messages.success(request, _("Laporan terkirim kepada Bagian Pemerintahan."))
    except AturanDilanggar as exc:
        messages.error(request, str(exc))
    return redirect("kerja-rakor-lihat", pk=pk)
