"""Janji dalam angka: lama menengah, lama sembilan dari sepuluh, dan bagian yang tepat waktu dengan selangnya."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from terasa.layanan.models import Permohonan
from terasa.statistik.angka import Angka, BatasTerbit, estimate
from terasa.statistik.waktu import Lama, summarise_hari


@dataclass(frozen=True)
class AngkaLayanan:
    """Of requests that became ready in a period: working days, and the share that kept the promise."""

    layanan_id: object
    nama: str
    lama: Lama
    tepat: Angka


def count_angka(unit_id: int, *, dari: date, sampai: date) -> tuple[AngkaLayanan, list[AngkaLayanan]]:
    """(the whole unit, each service by name) of requests ready from `dari` to `sampai`. One query.

    How long an office takes is no answer of a person, so nothing is withheld; a small n shows in its interval.
    """
    baris = Permohonan.objects.filter(unit_id=unit_id, siap_on__range=(dari, sampai)).order_by()
    per: dict[tuple[str, object], list[tuple[int, bool]]] = defaultdict(list)
    for layanan_id, nama, hari, tepat in baris.values_list(
        "layanan_id", "layanan__nama", "hari_kerja", "tepat_waktu"
    ):
        per[nama, layanan_id].append((int(hari or 0), bool(tepat)))
    tiap = [_measure(layanan_id, nama, per[nama, layanan_id]) for nama, layanan_id in sorted(per, key=str)]
    return _measure(None, "", [satu for isi in per.values() for satu in isi]), tiap


def _measure(layanan_id: object, nama: str, isi: Sequence[tuple[int, bool]]) -> AngkaLayanan:
    tepat = sum(t for _h, t in isi)
    return AngkaLayanan(layanan_id, nama, summarise_hari(h for h, _t in isi), _share(tepat, len(isi)))


def _share(tepat: int, n: int) -> Angka:
    return estimate(tepat, n, batas=BatasTerbit(tahan=1))
