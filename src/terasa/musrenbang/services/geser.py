"""Alasan usulan yang digeser musyawarah dari peringkat hitungannya, dan yang harus ada sebelum forum ditutup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import StatusKotak
from terasa.musrenbang.models import Forum, Keputusan, KotakSuara
from terasa.musrenbang.queries.geser import list_geser
from terasa.musrenbang.services.keputusan import require_running
from terasa.musrenbang.services.tarik import write_keputusan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

ALASAN_TERPENDEK = 10
SEBUT = 3


class CannotMoveRank(AturanDilanggar):
    """A move by consensus needs its reason. `usulan`: whose reason, where it is about some."""

    usulan: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Dibaca:
    """What the writer of a reason had read: the version of the decision, and the reason that stood there."""

    versi: int
    alasan: str


class CannotClose(AturanDilanggar):
    """The forum cannot be closed yet."""


@konteks.act("explain_geser")
def explain_geser(
    *,
    forum: Forum,
    alasan_geser: Mapping[UUID, str],
    by: Pelaku,
    now: datetime,
    dibaca: Mapping[UUID, Dibaca] | None = None,
) -> int:
    """Write why usulan (by id) were moved; an empty sentence takes the reason back. Returns how many changed.

    With `dibaca` nothing is saved when one of them was changed since: code "basi". Raises CannotMoveRank,
    CannotDecide.
    """
    kini = list(
        forum.keputusan.select_for_update(of=("self",)).filter(usulan__in=list(alasan_geser)).order_by("pk")
    )
    require_running(forum, by)
    pendek = [a for a in alasan_geser.values() if a.strip() and len(a.strip()) < ALASAN_TERPENDEK]
    if pendek:
        raise CannotMoveRank(
            _("Tulis alasan geser dalam satu kalimat yang dipahami pengusulnya."), code="alasan-geser"
        )
    diubah = [k for k in kini if alasan_geser[k.usulan_id].strip() != k.alasan_geser]
    if basi := frozenset(k.usulan_id for k in diubah if _is_stale(k, (dibaca or {}).get(k.usulan_id))):
        galat = CannotMoveRank(
            _("Sementara Anda menulis, %(n)d usulan diubah operator lain.") % {"n": len(basi)}, code="basi"
        )
        galat.usulan = basi
        raise galat
    for k in diubah:
        k.alasan_geser = alasan_geser[k.usulan_id].strip()
    write_keputusan(diubah, ["alasan_geser"])
    return len(diubah)


def _is_stale(kini: Keputusan, dibaca: Dibaca | None) -> bool:
    """Another reason stands there, or the decision that the reason explains is another."""
    if dibaca is None:
        return False
    return kini.versi != dibaca.versi or kini.alasan_geser.split() != dibaca.alasan.split()


def require_ready(forum: Forum, keputusan: Sequence[Keputusan]) -> None:
    """The ballot box is closed and every move has its reason. Raises CannotClose."""
    if KotakSuara.objects.filter(forum=forum, status=StatusKotak.DIBUKA).exists():
        raise CannotClose(
            _("Kotak suara forum ini masih terbuka; tutup dan hitung dulu."), code="kotak-terbuka"
        )
    tanpa = [k.usulan.judul for k in list_geser(keputusan) if not k.alasan_geser]
    if tanpa:
        raise CannotClose(
            _("Masih ada %(n)d usulan yang digeser dari hitungannya tanpa alasan, antara lain: %(judul)s.")
            % {"n": len(tanpa), "judul": "; ".join(tanpa[:SEBUT])},
            code="geser-tanpa-alasan",
        )
