"""Berapa pemegang jabatan yang sudah menandatangani pakta netralitas, dan siapa yang belum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from terasa.aturan.queries import find_aturan
from terasa.perangkat.models import MasaJabatan, MasaJabatanQuerySet, PaktaNetralitas, PeriodePemilihan
from terasa.perangkat.queries.netralitas import find_periode
from terasa.umum.pelaku import Pelaku

LARANGAN = "larangan-netralitas"


@dataclass(frozen=True, slots=True)
class RekapPakta:
    """Of one place: office holders in office that day, and how many of them signed."""

    kode_wilayah: str
    dari: int
    sudah: int

    @property
    def belum(self) -> int:
        return self.dari - self.sudah


def _signed(periode: PeriodePemilihan | None) -> Q:
    pakta = PaktaNetralitas.objects.filter(masa=OuterRef("pk"), periode=periode)
    return Q(Exists(pakta))


def list_rekap(by: Pelaku, periode: PeriodePemilihan | None, hari: date) -> list[RekapPakta]:
    """Per place that this office reads, by kode wilayah; without a period the general pledge. One query."""
    masa = MasaJabatan.objects.visible_to(by).pada(hari)
    hitung = (
        masa.order_by()
        .values("jabatan__kode_wilayah")
        .annotate(dari=Count("pk"), sudah=Count("pk", filter=_signed(periode)))
        .order_by("jabatan__kode_wilayah")
    )
    return [RekapPakta(h["jabatan__kode_wilayah"], h["dari"], h["sudah"]) for h in hitung]


def list_pemegang(
    by: Pelaku, kode_wilayah: str, periode: PeriodePemilihan | None, hari: date
) -> MasaJabatanQuerySet:
    """Who is in office in one place that day, with `pakta_on` and `pakta_berkas`; those missing first. One query."""
    pakta = PaktaNetralitas.objects.filter(masa=OuterRef("pk"), periode=periode)
    return (
        MasaJabatan.objects.visible_to(by)
        .pada(hari)
        .filter(jabatan__kode_wilayah=kode_wilayah)
        .annotate(
            pakta_on=Subquery(pakta.values("ditandatangani_on")[:1]),
            pakta_berkas=Subquery(pakta.values("berkas_id")[:1]),
            pakta_id=Subquery(pakta.values("pk")[:1]),
        )
        .select_related("orang", "jabatan__unit")
        .order_by("jabatan__urutan", "jabatan__nama", "kursi_ke")
    )


@dataclass(frozen=True, slots=True)
class Pengingat:
    """What the law forbids while an election period runs."""

    periode: PeriodePemilihan
    larangan: list[str]
    dasar: str


def find_pengingat(kabupaten: str, hari: date) -> Pengingat | None:
    """The reminder of the running election period, or None outside one. One or two queries."""
    periode = find_periode(kabupaten, hari)
    aturan = find_aturan(LARANGAN, kabupaten=kabupaten, pada=hari) if periode else None
    if periode is None or aturan is None:
        return None
    return Pengingat(periode, [str(p["nama"]) for p in aturan.isi["pilihan"]], aturan.dasar)
