"""Ruang musyawarah: melepas forum yang dibawa ke balai."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from terasa.musrenbang.permissions import can_close_some_forum
from terasa.musrenbang.queries.bawaan import find_bawaan
from terasa.musrenbang.services.bawa import release_forum
from terasa.web.akses import access
from terasa.web.musrenbang.forum.forms import AlasanForm
from terasa.web.musrenbang.forum.tutup import get_headed
from terasa.web.musrenbang.medan import perform


@access(can_close_some_forum)
@require_http_methods(["GET", "HEAD", "POST"])
def lepas(request: Any, pk: UUID) -> HttpResponse:
    """Give the package up and unlock the forum, with a reason that is logged."""
    forum = get_headed(request, pk)
    if find_bawaan(forum) is None:
        messages.info(request, _("Forum ini tidak sedang dibawa."))
        return redirect("kerja-forum-lihat", pk=pk)
    form = AlasanForm(request.POST or None)
    tindakan = partial(release_forum, forum=forum, by=request.pelaku, now=timezone.now())
    if perform(request, form, lambda isi: tindakan(alasan=isi["alasan"])):
        messages.success(request, _("Kuncinya dilepas; forum ini dikerjakan lagi di sini."))
        return redirect("kerja-forum-lihat", pk=pk)
    isi = {
        "forum": forum,
        "form": form,
        "judul": _("Lepaskan kunci forum ini"),
        "teks": _(
            "Lakukan hanya bila paketnya tidak akan kembali, misalnya laptopnya hilang. Yang dicatat di balai tidak "
            "dapat digabungkan lagi sesudah ini."
        ),
        "kirim": _("Ya, lepaskan"),
        "jenis": "bahaya",
    }
    return render(request, "musrenbang/forum_tindakan.html", isi)
