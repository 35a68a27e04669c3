"""Yang dipakai semua tindakan penyelenggara: survei yang terkunci, dalam keadaan yang benar."""

from __future__ import annotations

from django.utils.translation import gettext as _

from terasa.survei.enums import StatusSurvei
from terasa.survei.models import Survei
from terasa.survei.permissions import can_run
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotSurvey(AturanDilanggar):
    """The survey cannot be moved on in this way."""


def lock_survei(survei: Survei, status: StatusSurvei) -> Survei:
    """The survey, locked, when it is in that state. Raises CannotSurvey."""
    terkunci = Survei.objects.select_for_update().get(pk=survei.pk)
    if terkunci.status != status:
        raise CannotSurvey(
            _("Survei ini sedang “%(status)s”.") % {"status": terkunci.get_status_display()}, code="status"
        )
    return terkunci


def get_open(survei: Survei, by: Pelaku, status: StatusSurvei) -> Survei:
    """The survey, locked, when the actor may run it and it is in that state. Raises CannotSurvey."""
    if not can_run(by, survei.kode_wilayah):
        raise CannotSurvey(
            _("Hanya Bappeda atau Dinas PMD yang menyelenggarakan survei."), code="bukan-penyelenggara"
        )
    return lock_survei(survei, status)
