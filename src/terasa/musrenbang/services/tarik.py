"""Menarik usulan yang menunggu ke dalam forum yang terbuka."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from terasa.musrenbang.enums import StatusForum
from terasa.musrenbang.models import Forum, Keputusan, Usulan
from terasa.musrenbang.queries import eligible_usulan


def pull_eligible(forum: Forum) -> int:
    """Put everything that may be discussed here on its list. Returns how many were added."""
    return _add(forum, _eligible(forum))


def pull_into_open(*, usulan: Sequence[Usulan], jenis: str) -> int:
    """Put usulan that were just submitted on the list of the open forum that discusses them, if any."""
    if not usulan:
        return 0
    satu = usulan[0]
    terbuka = Forum.objects.filter(
        kabupaten=satu.kabupaten, tahun=satu.tahun, jenis=jenis, status=StatusForum.DIBUKA
    ).select_related("unit")
    pk = [u.pk for u in usulan]
    return sum(_add(forum, _eligible(forum).filter(pk__in=pk)) for forum in terbuka)


def write_keputusan(keputusan: Sequence[Keputusan], kolom: Sequence[str]) -> None:
    """Save these columns of many rows. One upsert: Django's bulk_update takes a second per thousand here."""
    Keputusan.objects.bulk_create(
        keputusan, batch_size=1000, update_conflicts=True, unique_fields=["id"], update_fields=kolom
    )


def _eligible(forum: Forum) -> QuerySet[Usulan]:
    return eligible_usulan(
        forum.jenis, kabupaten=forum.kabupaten, tahun=forum.tahun, cakupan=forum.cakupan, unit=forum.unit
    )


def _add(forum: Forum, usulan: QuerySet[Usulan]) -> int:
    pk = list(usulan.order_by().values_list("pk", flat=True))
    baru = [Keputusan(forum=forum, usulan_id=satu) for satu in pk]
    # Two officers may pull the same usulan at once; the second meets the row and leaves it as it is.
    Keputusan.objects.bulk_create(
        baru,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["forum", "usulan"],
        update_fields=["usulan"],
    )
    return len(pk)
