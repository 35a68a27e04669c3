"""Usulan yang bergeser dari peringkat hitungannya."""

from __future__ import annotations

from collections.abc import Iterable

from terasa.musrenbang.models import Keputusan
from terasa.musrenbang.rules.geser import Letak, find_geser


def list_geser(keputusan: Iterable[Keputusan]) -> list[Keputusan]:
    """Decisions whose final rank is a move by consensus, in the order of their final ranks."""
    letak = [Letak(k, k.hasil, k.peringkat, k.peringkat_hitung, k.alasan_geser) for k in keputusan]
    geser: list[Keputusan] = [s.kunci for s in find_geser(letak)]
    return sorted(geser, key=lambda k: (k.hasil, k.peringkat or 0))
