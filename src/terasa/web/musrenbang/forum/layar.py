"""Apa yang ditampilkan operator di layar proyektor forumnya."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from terasa.musrenbang.models import Forum
from terasa.musrenbang.permissions import can_work_forum
from terasa.musrenbang.queries.layar import find_dibahas
from terasa.musrenbang.services.layar import show_on_layar
from terasa.umum.errors import AturanDilanggar
from terasa.web.akses import access
from terasa.web.alamat import read_uuid
from terasa.web.musrenbang.forum.daftar import get_run


@access(can_work_forum)
@require_POST
def tampilkan(request: Any, pk: UUID) -> HttpResponse:
    """Put one usulan on the projector, or clear it, without sending the table: what was typed there stays.

    Without a script the same button sends the table too, and the table does both.
    """
    forum = get_run(request, pk)
    galat = ""
    try:
        display(request, forum)
    except AturanDilanggar as exc:
        galat = str(exc)
    if not request.htmx:
        return redirect("kerja-forum-lihat", pk=pk)
    isi = {"forum": forum, "dibahas": find_dibahas(forum), "galat_layar": galat}
    return render(request, "musrenbang/_layar_kini.html", isi)


def display(request: Any, forum: Forum) -> UUID | None:
    """What the pressed button shows or clears, if it was one of these. Raises CannotDecide."""
    if "tampilkan" not in request.POST:
        return None
    dipilih = read_uuid(request.POST["tampilkan"])
    show_on_layar(forum=forum, keputusan_id=dipilih, by=request.pelaku, now=timezone.now())
    return dipilih
