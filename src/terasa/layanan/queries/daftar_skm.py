"""Hasil SKM yang terbit di sebuah tempat: yang terbaru tiap unit menurut nama, dan rekapnya tiap kecamatan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from terasa.layanan.models import HasilSkm, Permohonan
from terasa.layanan.queries.angka import SETAHUN, late_on, share_tepat
from terasa.layanan.queries.skm import newest_hasil
from terasa.statistik.angka import Angka
from terasa.statistik.skm import Mutu
from terasa.wilayah.models import Wilayah, under

KECAMATAN = 8


@dataclass(frozen=True)
class BarisSkm:
    """The newest result of a unit beside the share of promises that it kept in the past year."""

    hasil: HasilSkm
    tepat: Angka


@dataclass(frozen=True)
class RekapSkm:
    """Units that published, how many people they asked, and how many have each quality; never one index of all."""

    nama: str
    unit: int
    responden: int
    mutu: list[tuple[str, int]]
    tanpa_ikm: int
    tepat: Angka


def list_terbit(di: str = "", *, hari: date) -> list[BarisSkm]:
    """By name of the unit, never by index. Two queries."""
    terbaru = newest_hasil()
    if di:
        terbaru = terbaru.filter(under(di, "survei__kode_wilayah"))
    hasil = HasilSkm.objects.filter(pk__in=terbaru.values("pk"))
    semua = list(hasil.select_related("survei__unit").order_by("survei__unit__nama", "pk"))
    tepat = _count_tepat([h.survei.unit_id for h in semua], hari)
    return [BarisSkm(h, share_tepat(*tepat[h.survei.unit_id])) for h in semua]


def recap_kecamatan(baris: Iterable[BarisSkm]) -> list[RekapSkm]:
    """The same by kecamatan, by name; offices of the whole kabupaten stand under its name. One query."""
    per: dict[str, list[BarisSkm]] = defaultdict(list)
    for satu in baris:
        per[satu.hasil.survei.kode_wilayah[:KECAMATAN]].append(satu)
    nama = dict(Wilayah.objects.filter(pk__in=per).values_list("pk", "nama"))
    return sorted((_recap(nama.get(kode, kode), isi) for kode, isi in per.items()), key=lambda r: r.nama)


def _recap(nama: str, isi: Sequence[BarisSkm]) -> RekapSkm:
    banyak = Counter(b.hasil.mutu for b in isi)
    return RekapSkm(
        nama,
        len(isi),
        sum(b.hasil.n for b in isi),
        [(m.value, banyak[m.value]) for m in Mutu if banyak[m.value]],
        banyak[""],
        share_tepat(sum(b.tepat.x or 0 for b in isi), sum(b.tepat.n for b in isi)),
    )


def _count_tepat(unit: Sequence[int], hari: date) -> dict[int, tuple[int, int]]:
    di = Permohonan.objects.filter(unit_id__in=unit)
    diukur = di.filter(Q(siap_on__range=(hari - SETAHUN, hari)) | late_on(hari)).order_by()
    per = diukur.values_list("unit_id").annotate(
        tepat=Count("pk", filter=Q(tepat_waktu=True, siap_on__lte=hari)), n=Count("pk")
    )
    return defaultdict(lambda: (0, 0), {pk: (tepat, n) for pk, tepat, n in per})
