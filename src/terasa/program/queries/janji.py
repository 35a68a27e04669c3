"""Yang dijanjikan lalu sunyi, dan yang dibangun lalu tidak dipakai: siapa yang bertanggung jawab, sejak kapan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from terasa.aturan.queries import BatasHari, count_batas
from terasa.program.enums import KeadaanHasil, StatusKegiatan
from terasa.program.models import Kegiatan, Pemanfaatan, Realisasi
from terasa.program.queries import TANPA_KABAR, list_publik, with_kabar
from terasa.program.queries.peta import with_tenggat
from terasa.program.rules import TERBANGUN

KEADAAN_LAMA = "keadaan-hasil-lama"


@dataclass(frozen=True)
class HitungUnit:
    """How many of the kegiatan of one unit are meant, of how many it has in that stage."""

    unit: int
    nama: str
    banyak: int
    dari: int


def list_kabupaten(
    kabupaten: str, *, tahun: int | None = None, unit: int | None = None, wilayah: str = ""
) -> QuerySet[Kegiatan]:
    """Kegiatan of one kabupaten, filtered as both lists are."""
    return list_publik(tahun=tahun, unit=unit, wilayah=wilayah).filter(kabupaten=kabupaten)


def batas_kabar(kabupaten: str, hari: date) -> BatasHari:
    """After how many days the public reads that there is no news."""
    return count_batas(TANPA_KABAR, kabupaten=kabupaten, pada=hari)


def list_tanpa_kabar(semua: QuerySet[Kegiatan], hari: date, batas: BatasHari) -> QuerySet[Kegiatan, Any]:
    """Those under way without a report for more than `batas` days, the longest silence first; with `kabar_on`, `fisik`,
    `tenggat_on`."""
    berjalan = with_kabar(with_tenggat(semua), hari)
    return berjalan.filter(Q(kabar_on__lt=batas.sejak_on)).order_by(F("kabar_on").asc(), "pk")


def count_tanpa_kabar(semua: QuerySet[Kegiatan], hari: date, batas: BatasHari) -> list[HitungUnit]:
    """The silent ones of each unit among those it has under way, the most first; one query."""
    berjalan = with_kabar(semua, hari).order_by()
    return _per_unit(berjalan, Q(kabar_on__lt=batas.sejak_on))


def list_tidak_dipakai(semua: QuerySet[Kegiatan]) -> QuerySet[Kegiatan, Any]:
    """Built, handed over, and broken or unused now, the longest first; with `sejak_on`, when that began."""
    catatan = Pemanfaatan.objects.filter(kegiatan=OuterRef("pk")).exclude(keadaan=KeadaanHasil.BERFUNGSI)
    pulih = Pemanfaatan.objects.filter(
        Q(pada__gt=OuterRef("pada")) | Q(pada=OuterRef("pada"), dicatat_at__gt=OuterRef("dicatat_at")),
        kegiatan=OuterRef("kegiatan"),
        keadaan=KeadaanHasil.BERFUNGSI,
    )
    sejak = catatan.exclude(Exists(pulih)).order_by("pada", "dicatat_at").values("pada")[:1]
    terbengkalai = semua.filter(status=StatusKegiatan.TIDAK_DIMANFAATKAN)
    return (
        terbengkalai.annotate(sejak_on=Subquery(sejak, output_field=DateField()))
        .select_related("unit", "serah_terima")
        .prefetch_related("pemanfaatan")
        .order_by(F("sejak_on").asc(nulls_first=True), "pk")
    )


def count_tidak_dipakai(semua: QuerySet[Kegiatan]) -> list[HitungUnit]:
    """The broken and unused ones of each unit among all that it built, the most first; one query."""
    terbangun = semua.filter(status__in=TERBANGUN).order_by()
    return _per_unit(terbangun, Q(status=StatusKegiatan.TIDAK_DIMANFAATKAN))


def batas_lama(kabupaten: str, hari: date) -> BatasHari:
    """After how many days a state counts as not checked again."""
    return count_batas(KEADAAN_LAMA, kabupaten=kabupaten, pada=hari)


def list_lama_diperiksa(semua: QuerySet[Kegiatan], batas: BatasHari) -> QuerySet[Kegiatan, Any]:
    """Built and not known to be broken, but looked at last more than `batas` days ago, the longest first.

    `diperiksa_on` is the day of its newest state, else of its handover, else of its last report.
    """
    keadaan = Pemanfaatan.objects.filter(kegiatan=OuterRef("pk")).order_by("-pada").values("pada")[:1]
    lapor = (
        Realisasi.objects.filter(kegiatan=OuterRef("pk")).order_by("-per_tanggal").values("per_tanggal")[:1]
    )
    dianggap_baik = semua.filter(status__in=TERBANGUN).exclude(status=StatusKegiatan.TIDAK_DIMANFAATKAN)
    return (
        dianggap_baik.annotate(
            keadaan_on=Subquery(keadaan, output_field=DateField()),
            diperiksa_on=Coalesce(
                "keadaan_on", "serah_terima__tanggal", Subquery(lapor, output_field=DateField())
            ),
        )
        .filter(diperiksa_on__lt=batas.sejak_on)
        .select_related("unit", "serah_terima")
        .order_by("diperiksa_on", "pk")
    )


def _per_unit(semua: QuerySet[Kegiatan], dimaksud: Q) -> list[HitungUnit]:
    hitung = semua.values_list("unit_id", "unit__nama").annotate(
        n=Count("pk", filter=dimaksud), dari=Count("pk")
    )
    baris = [HitungUnit(unit, nama, n, dari) for unit, nama, n, dari in hitung]
    return sorted(baris, key=lambda b: (-b.banyak, b.nama, b.unit))
