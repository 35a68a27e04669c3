"""Suara di balik usulan, juga yang datang lewat pemecahan dan penggabungan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from terasa.aspirasi.models import Aspirasi
from terasa.musrenbang.models import Suara, Usulan


def find_suara(usulan: Iterable[UUID]) -> dict[UUID, list[Aspirasi]]:
    """Everyone who should hear of each usulan: its own voices, and those of what it is a part of.

    Voices stay where they were joined. A part is followed by the voices of its origin, and what a part was joined
    into is followed by them too. Two queries when nothing was ever split.
    """
    tujuan = list(usulan)
    sumber = _sources(tujuan)
    suara: dict[UUID, list[Aspirasi]] = defaultdict(list)
    semua = {s for satu in sumber.values() for s in satu}
    for satu in Suara.objects.filter(usulan__in=semua).select_related("aspirasi"):
        suara[satu.usulan_id].append(satu.aspirasi)
    hasil = {pk: list({a.pk: a for s in sumber[pk] for a in suara.get(s, ())}.values()) for pk in tujuan}
    return {pk: daftar for pk, daftar in hasil.items() if daftar}


def _sources(tujuan: list[UUID]) -> dict[UUID, set[UUID]]:
    sumber = {pk: {pk} for pk in tujuan}
    tepi = set(tujuan)
    while tepi:
        pecahan = Usulan.objects.filter(Q(pk__in=tepi) | Q(digabung_ke__in=tepi), pecahan_dari__isnull=False)
        naik = list(pecahan.order_by().values_list("pk", "pecahan_dari_id", "digabung_ke_id"))
        baru: set[UUID] = set()
        for pk, asal, gabung in naik:
            for satu in sumber.values():
                if (pk in satu or gabung in satu) and asal is not None and asal not in satu:
                    satu.add(asal)
                    baru.add(asal)
        tepi = baru
    return sumber
