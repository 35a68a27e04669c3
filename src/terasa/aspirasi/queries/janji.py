"""Janji jawaban dalam angka: berapa masuk, berapa dijawab tepat waktu dari berapa, dan siapa yang menunggu terlama."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Keputusan, Status
from terasa.aspirasi.models import Aspirasi, Peristiwa
from terasa.aturan.enums import Keadaan
from terasa.aturan.models import Tenggat
from terasa.wilayah.models import under_any

# Not yet taken in, so nothing was promised.
BELUM_DIJANJIKAN = (Status.DRAF, Status.DITAHAN)


@dataclass(frozen=True)
class HitungJanji:
    """One desa in one month. `tepat` of `jatuh` promises that were kept or fell due; the rest is about today."""

    kode_desa: str
    masuk: int = 0
    tepat: int = 0
    jatuh: int = 0
    tak_membantu: int = 0
    menunggu: int = 0
    tertua_on: date | None = None

    @property
    def kosong(self) -> bool:
        """Nothing came and nobody waits."""
        return not (self.masuk or self.jatuh or self.tak_membantu or self.menunggu)


def month_of(hari: date) -> tuple[date, date]:
    """First and last day of that month."""
    awal = hari.replace(day=1)
    return awal, (awal + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def month_before(hari: date) -> date:
    """First day of the month before."""
    return (hari.replace(day=1) - timedelta(days=1)).replace(day=1)


def month_after(hari: date) -> date:
    """First day of the month after."""
    return month_of(hari)[1] + timedelta(days=1)


def count_janji(akar: Sequence[str], *, dari: date, sampai: date, hari_ini: date) -> list[HitungJanji]:
    """Every desa below these roots that has something to tell, by code. Four queries."""
    bagian = (
        _by_desa(_count_masuk(akar, dari, sampai)),
        _by_desa(_count_jam(akar, dari, sampai, hari_ini)),
        _by_desa(_count_tak_membantu(akar, dari, sampai)),
        _by_desa(_count_menunggu(akar)),
    )
    hasil = [
        HitungJanji(kode, **{nama: nilai for satu in bagian for nama, nilai in satu.get(kode, {}).items()})
        for kode in sorted(set().union(*bagian))
    ]
    return [h for h in hasil if not h.kosong]


def _count_masuk(akar: Sequence[str], dari: date, sampai: date) -> QuerySet[Any]:
    semua = Aspirasi.objects.filter(under_any(akar, "kode_desa"), diajukan_at__range=_span(dari, sampai))
    semua = semua.exclude(status__in=BELUM_DIJANJIKAN).order_by()
    return semua.values_list("kode_desa").annotate(masuk=Count("pk"))


def _count_jam(akar: Sequence[str], dari: date, sampai: date, hari_ini: date) -> QuerySet[Any]:
    jam = Tenggat.objects.filter(
        under_any(akar, "kode_wilayah"),
        aturan_kode__in=rules.JAM,
        objek_jenis="aspirasi",
        mulai_on__range=(dari, sampai),
    )
    selesai = Q(selesai_at__isnull=False)
    return (
        jam.order_by()
        .values_list("kode_wilayah")
        .annotate(
            tepat=Count("pk", filter=selesai & Q(keadaan=Keadaan.SELESAI)),
            jatuh=Count("pk", filter=selesai | Q(jatuh_tempo_on__lt=hari_ini)),
        )
    )


def _count_tak_membantu(akar: Sequence[str], dari: date, sampai: date) -> QuerySet[Any]:
    semua = Peristiwa.objects.filter(
        under_any(akar, "aspirasi__kode_desa"),
        keputusan=Keputusan.TIDAK_MEMBANTU,
        pada__range=_span(dari, sampai),
    )
    return semua.order_by().values_list("aspirasi__kode_desa").annotate(tak_membantu=Count("pk"))


def _count_menunggu(akar: Sequence[str]) -> QuerySet[Any]:
    semua = Aspirasi.objects.filter(
        under_any(akar, "kode_desa"), status__in=sorted(rules.MENUNGGU_DESA)
    ).order_by()
    return semua.values_list("kode_desa").annotate(menunggu=Count("pk"), tertua_on=Min("diajukan_at"))


def _span(dari: date, sampai: date) -> tuple[datetime, datetime]:
    zona = timezone.get_current_timezone()
    return (
        datetime(dari.year, dari.month, dari.day, tzinfo=zona),
        datetime(sampai.year, sampai.month, sampai.day, 23, 59, 59, 999999, tzinfo=zona),
    )


def _by_desa(baris: QuerySet[Any]) -> dict[str, dict[str, Any]]:
    nama = list(baris.query.annotation_select)
    return {kode: dict(zip(nama, map(_day, nilai), strict=True)) for kode, *nilai in baris}


def _day(nilai: Any) -> Any:
    return timezone.localdate(nilai) if isinstance(nilai, datetime) else nilai


def sum_janji(semua: Iterable[HitungJanji]) -> HitungJanji:
    """All of them together, for the last row of a table."""
    semua = list(semua)
    tertua = [h.tertua_on for h in semua if h.tertua_on]
    jumlah = {
        n: sum(getattr(h, n) for h in semua) for n in ("masuk", "tepat", "jatuh", "tak_membantu", "menunggu")
    }
    return HitungJanji("", **jumlah, tertua_on=min(tertua, default=None))
