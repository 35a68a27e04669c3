"""Yang sedang tampil di layar proyektor sebuah forum."""

from __future__ import annotations

from terasa.musrenbang.models import Forum, Keputusan, LayarForum


def find_dibahas(forum: Forum) -> Keputusan | None:
    """The usulan on the screen with what was said of it so far; None while the screen is empty. One query."""
    daftar = forum.keputusan.select_related("usulan").defer("usulan__baris_asal")
    return daftar.filter(pk__in=LayarForum.objects.filter(forum=forum).values("keputusan")).first()
