"""Janji dalam angka: lama menengah, lama sembilan dari sepuluh, dan bagian yang tepat waktu dengan selangnya."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from terasa.layanan import rules
from terasa.layanan.models import Permohonan
from terasa.statistik.angka import Angka, BatasTerbit, estimate
from terasa.statistik.waktu import Lama, summarise_hari

# What the lists of many units look back on.
SETAHUN = timedelta(days=365)


@dataclass(frozen=True)
class AngkaLayanan:
    """Of requests that became ready in a period: working days, and the share that kept the promise."""

    layanan_id: object
    nama: str
    lama: Lama
    tepat: Angka
    # Open and late at the end of the period; among the n of `tepat`.
    telat: int


def late_on(hari: date) -> Q:
    """Requests that were late at the end of the day before and not ready on it, also those still open."""
    terbuka = Q(siap_on__isnull=True, status__in=rules.MENUNGGU_UNIT) | Q(siap_on__gt=hari)
    return Q(janji_on__lt=hari) & terbuka


def count_angka(unit_id: int, *, dari: date, sampai: date) -> tuple[AngkaLayanan, list[AngkaLayanan]]:
    """(the whole unit, each service by name) of requests ready from `dari` to `sampai`. Two queries.

    What was late and still open at the end counts as not on time: a promise is not kept by leaving it. How long an
    office takes is no answer of a person, so nothing is withheld; a small n shows in its interval.
    """
    semua = Permohonan.objects.filter(unit_id=unit_id).order_by()
    per: dict[tuple[str, object], list[tuple[int, bool]]] = defaultdict(list)
    siap = semua.filter(siap_on__range=(dari, sampai))
    for layanan_id, nama, hari, tepat in siap.values_list(
        "layanan_id", "layanan__nama", "hari_kerja", "tepat_waktu"
    ):
        per[nama, layanan_id].append((int(hari or 0), bool(tepat)))
    telat: Counter[tuple[str, object]] = Counter()
    for layanan_id, nama, n in (
        semua.filter(late_on(sampai)).values_list("layanan_id", "layanan__nama").annotate(n=Count("pk"))
    ):
        telat[nama, layanan_id] = n
    tiap = [
        _measure(layanan_id, nama, per.get((nama, layanan_id), []), telat[nama, layanan_id])
        for nama, layanan_id in sorted({*per, *telat}, key=str)
    ]
    return _measure(None, "", [satu for isi in per.values() for satu in isi], telat.total()), tiap


def count_setahun(unit_id: int, hari: date) -> tuple[AngkaLayanan, list[AngkaLayanan]]:
    """The same from the first of this month a year ago up to `hari`."""
    return count_angka(unit_id, dari=hari.replace(year=hari.year - 1, day=1), sampai=hari)


def _measure(layanan_id: object, nama: str, isi: Sequence[tuple[int, bool]], telat: int) -> AngkaLayanan:
    tepat = sum(t for _h, t in isi)
    return AngkaLayanan(
        layanan_id, nama, summarise_hari(h for h, _t in isi), share_tepat(tepat, len(isi) + telat), telat
    )


def share_tepat(tepat: int, n: int) -> Angka:
    """Kept promises among `n` with the Wilson interval; nothing is withheld."""
    return estimate(tepat, n, batas=BatasTerbit(tahan=1))
