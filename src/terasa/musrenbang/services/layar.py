"""Layar proyektor mengikuti operator: satu usulan, atau kosong."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.musrenbang.models import Forum, LayarForum
from terasa.musrenbang.rules import CannotDecide
from terasa.musrenbang.services.keputusan import require_running
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("show_on_layar")
def show_on_layar(*, forum: Forum, keputusan_id: UUID | None, by: Pelaku, now: datetime) -> None:
    """Put one usulan of this forum on its screen, by its decision; None clears it. Raises CannotDecide."""
    require_running(forum, by)
    if keputusan_id is not None and not forum.keputusan.filter(pk=keputusan_id).exists():
        raise CannotDecide(_("Usulan ini tidak dibahas di forum ini."), code="bukan-bahasan")
    LayarForum.objects.bulk_create(
        [LayarForum(forum=forum, keputusan_id=keputusan_id, pada=now)],
        update_conflicts=True,
        unique_fields=["forum"],
        update_fields=["keputusan", "pada"],
    )
