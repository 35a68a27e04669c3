"""Layanan di sebuah tempat bagi yang membina dan bagi umum: lama, janji, yang terbuka, dan SKM berdampingan. Tanpa orangnya."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from terasa.akun.models import Unit
from terasa.layanan import rules
from terasa.layanan.models import HasilSkm, Layanan, Permohonan
from terasa.layanan.queries.angka import SETAHUN, late_on, share_tepat
from terasa.layanan.queries.skm import newest_hasil
from terasa.statistik.angka import Angka
from terasa.statistik.waktu import Lama, summarise_hari
from terasa.wilayah.models import Wilayah, under_any


@dataclass(frozen=True)
class BarisAngka:
    """Of the past year: how long, how many on time; and of today: how many open, and how many of them late."""

    nama: str
    lama: Lama
    tepat: Angka
    terbuka: int
    telat: int


@dataclass(frozen=True)
class UnitDiawasi:
    """One unit as a whole, its services by name, and its newest SKM result."""

    unit: Unit
    tempat: str
    semua: BarisAngka
    layanan: list[BarisAngka]
    skm: HasilSkm | None


@dataclass
class _Hitung:
    """What is counted of one service."""

    hari: list[int]
    tepat: int = 0
    terbuka: int = 0
    telat: int = 0


def list_pengawasan(akar: Iterable[str], *, hari: date, jenis: str = "", di: str = "") -> list[UnitDiawasi]:
    """Units under the roots that offer services, by name, never by index. Five queries however many there are.

    `jenis` keeps one kind of unit, `di` what lies under one place.
    """
    pilih = under_any(akar, "kode_wilayah")
    if di:
        pilih &= under_any((di,), "kode_wilayah")
    layanan = Layanan.objects.offered().filter(pilih)
    if jenis:
        layanan = layanan.filter(unit__jenis=jenis)
    per: dict[int, dict[str, str]] = defaultdict(dict)
    for pk, nama, unit_id in layanan.values_list("pk", "nama", "unit_id"):
        per[unit_id][str(pk)] = nama
    unit = list(Unit.objects.filter(pk__in=per).order_by("nama", "pk"))
    tempat = dict(Wilayah.objects.filter(pk__in={u.kode_wilayah for u in unit}).values_list("pk", "nama"))
    hitung, skm = _count(list(per), hari), _newest(list(per))
    return [
        UnitDiawasi(
            u,
            tempat.get(u.kode_wilayah, ""),
            _row("", hitung[u.pk].values()),
            [_row(nama, [hitung[u.pk][pk]]) for pk, nama in sorted(per[u.pk].items(), key=lambda s: s[1])],
            skm.get(u.pk),
        )
        for u in unit
    ]


def _count(unit: Sequence[int], hari: date) -> dict[int, dict[str, _Hitung]]:
    """Counts by unit and service: one query over the groups, not over the requests."""
    terbuka = Q(status__in=rules.BERJALAN, siap_on__isnull=True)
    diukur = Permohonan.objects.filter(Q(siap_on__range=(hari - SETAHUN, hari)) | terbuka, unit_id__in=unit)
    per: dict[int, dict[str, _Hitung]] = defaultdict(lambda: defaultdict(lambda: _Hitung([])))
    for unit_id, layanan_id, lama, n, tepat, buka, telat in (
        diukur.order_by()
        .values_list("unit_id", "layanan_id", "hari_kerja")
        .annotate(
            n=Count("pk", filter=Q(siap_on__isnull=False)),
            tepat=Count("pk", filter=Q(tepat_waktu=True)),
            buka=Count("pk", filter=terbuka),
            telat=Count("pk", filter=late_on(hari)),
        )
    ):
        satu = per[unit_id][str(layanan_id)]
        satu.hari.extend([int(lama or 0)] * n)
        satu.tepat, satu.terbuka, satu.telat = satu.tepat + tepat, satu.terbuka + buka, satu.telat + telat
    return per


def _row(nama: str, bagian: Iterable[_Hitung]) -> BarisAngka:
    semua = list(bagian)
    hari = [h for satu in semua for h in satu.hari]
    telat = sum(s.telat for s in semua)
    return BarisAngka(
        nama,
        summarise_hari(hari),
        share_tepat(sum(s.tepat for s in semua), len(hari) + telat),
        sum(s.terbuka for s in semua),
        telat,
    )


def _newest(unit: Sequence[int]) -> dict[int, HasilSkm]:
    hasil = newest_hasil().filter(survei__unit_id__in=unit).select_related("survei")
    return {h.survei.unit_id: h for h in hasil}
