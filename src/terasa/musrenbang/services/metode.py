"""Memilih metode forum sebelum penilaian, dan membekukannya bersama nilai atau surat suara pertama."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import get_aturan
from terasa.musrenbang import rules
from terasa.musrenbang.enums import METODE_BERNILAI, Metode
from terasa.musrenbang.models import Forum, MetodeBeku
from terasa.musrenbang.queries import list_kriteria
from terasa.musrenbang.services.keputusan import require_running
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotChoose(AturanDilanggar):
    """The method of this forum stays as it is."""


@konteks.act("choose_metode")
def choose_metode(*, forum: Forum, metode: str, by: Pelaku, now: datetime) -> None:
    """Another method, as long as nobody has scored or voted. Raises CannotChoose, CannotDecide, CannotWeigh."""
    require_running(forum, by)
    if metode not in Metode.values:
        raise CannotChoose(_("Pilih salah satu metode dari daftar."), code="metode")
    if MetodeBeku.objects.filter(pk=forum.pk).exists():
        raise CannotChoose(
            _("Metode forum ini sudah dibekukan dan diumumkan; tidak diganti lagi."), code="metode"
        )
    forum.metode = metode
    if metode in METODE_BERNILAI:
        # Criteria that cannot be used are found now, not when the hall is full.
        list_kriteria(forum, timezone.localdate(now))
    forum.save(update_fields=["metode"])


def freeze_metode(forum: Forum, kriteria: rules.Kriteria | None, *, by: Pelaku, now: datetime) -> None:
    """Keep the method as it stands at the first score or ballot; later ones find it frozen."""
    if MetodeBeku.objects.filter(pk=forum.pk).exists():
        return
    isi = {} if kriteria is None else rules.freeze_kriteria(kriteria) | _source(forum, now)
    # Two assessors may press at once; the second meets the row of the first.
    MetodeBeku.objects.bulk_create(
        [MetodeBeku(forum=forum, metode=forum.metode, isi=isi, dibekukan_at=now, oleh=by.label)],
        ignore_conflicts=True,
    )


def _source(forum: Forum, now: datetime) -> dict[str, object]:
    kode = rules.rule_of_metode(forum.metode, forum.jenis)
    aturan = get_aturan(kode, kabupaten=forum.kabupaten, pada=timezone.localdate(now))
    return {
        "aturan": kode,
        "nama": aturan.nama,
        "dasar": aturan.dasar,
        "terverifikasi": aturan.terverifikasi,
        "berlaku_dari": aturan.berlaku_dari.isoformat(),
    }
