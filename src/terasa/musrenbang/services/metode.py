"""Memilih metode forum sebelum penilaian, dan membekukannya bersama nilai atau surat suara pertama;
membandingkan kriteria AHP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import get_aturan
from terasa.musrenbang import rules
from terasa.musrenbang.enums import METODE_BERNILAI, Metode
from terasa.musrenbang.models import BandingKriteria, Forum, MetodeBeku
from terasa.musrenbang.queries import list_kriteria
from terasa.musrenbang.queries.metode import find_banding
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


@konteks.act("set_banding")
def set_banding(
    *, forum: Forum, banding: Sequence[Sequence[str]], versi: int, by: Pelaku, now: datetime
) -> None:
    """The forum compares its criteria itself; `versi` is what the page showed (0: none yet).

    `banding` empty goes back to the rule's comparisons. Raises CannotChoose, CannotDecide, CannotWeigh.
    """
    require_running(forum, by)
    _require_comparing(forum)
    lama = find_banding(forum)
    if (lama.versi if lama else 0) != versi:
        raise CannotChoose(
            _("Sementara itu perbandingannya diubah %(siapa)s. Muat ulang halaman ini, lalu bandingkan lagi.")
            % {"siapa": lama.oleh if lama else _("orang lain")},
            code="versi",
        )
    if not banding:
        BandingKriteria.objects.filter(pk=forum.pk).delete()
        return
    baru = BandingKriteria(
        forum=forum, banding=[list(b) for b in banding], versi=versi + 1, pada=now, oleh=by.label
    )
    baru.save(force_insert=lama is None)
    # Read as scoring would read it: what is not consistent is refused here, not when the hall is full.
    list_kriteria(forum, timezone.localdate(now))


def _require_comparing(forum: Forum) -> None:
    if forum.metode != Metode.AHP:
        raise CannotChoose(_("Forum ini tidak memakai AHP."), code="metode")
    if MetodeBeku.objects.filter(pk=forum.pk).exists():
        raise CannotChoose(
            _("Bobot forum ini sudah dibekukan bersama nilai pertama; tidak diubah lagi."), code="metode"
        )


def freeze_metode(forum: Forum, kriteria: rules.Kriteria | None, *, by: Pelaku, now: datetime) -> None:
    """Keep the method as it stands at the first score or ballot; later ones find it frozen."""
    if MetodeBeku.objects.filter(pk=forum.pk).exists():
        return
    isi: dict[str, Any] = {}
    if kriteria is not None:
        sendiri = find_banding(forum)
        isi = rules.freeze_kriteria(kriteria) | _source(forum, now)
        isi |= {"dibanding_oleh": sendiri.oleh} if sendiri else {}
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
