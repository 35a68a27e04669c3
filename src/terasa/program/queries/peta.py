"""Kegiatan satu tahun menurut letaknya: titik pekerjaannya, atau desa yang dilayaninya."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import BooleanField, DateField, Max, OuterRef, QuerySet, Subquery

from terasa.program.enums import KeadaanKegiatan, StatusKegiatan
from terasa.program.models import Kegiatan, Pekerjaan, TitikPekerjaan
from terasa.program.queries import list_publik, reports_of_row, with_kemajuan
from terasa.program.rules.keadaan import find_keadaan
from terasa.umum.lompat import list_berbeda

URUTAN = {satu: nomor for nomor, satu in enumerate(KeadaanKegiatan)}


@dataclass(frozen=True)
class Letak:
    """One kegiatan with its state and the coordinates (bujur, lintang) of its pekerjaan, if any are known."""

    kegiatan: Kegiatan
    keadaan: KeadaanKegiatan
    titik: tuple[tuple[float, float], ...]


def list_tahun_kegiatan(kabupaten: str) -> list[int]:
    """Budget years with kegiatan here, the newest first."""
    return list_berbeda(Kegiatan.objects.filter(kabupaten=kabupaten), "tahun")


def list_letak(
    kabupaten: str, *, tahun: int, hari: date, unit: int | None = None, wilayah: str = ""
) -> list[Letak]:
    """Kegiatan of one year, those that need attention first, then by name. At most three queries."""
    semua = list_publik(tahun=tahun, unit=unit, wilayah=wilayah).filter(kabupaten=kabupaten)
    daftar = list(with_tenggat(with_kemajuan(semua)).exclude(status=StatusKegiatan.DITERUSKAN))
    titik = _points([k.pk for k in daftar])
    hasil = [
        Letak(k, keadaan, tuple(titik.get(k.pk, ())))
        for k in daftar
        if (keadaan := keadaan_of(k, hari)) is not None
    ]
    return sorted(hasil, key=lambda h: (URUTAN[h.keadaan], h.kegiatan.nama, str(h.kegiatan.pk)))


def with_tenggat(daftar: QuerySet[Kegiatan]) -> QuerySet[Kegiatan]:
    """Annotate `tenggat_on`, the last day of its contracts, and `tertinggal`, as its newest report was judged."""
    akhir = Pekerjaan.objects.filter(kegiatan=OuterRef("pk")).order_by().values("kegiatan")
    return daftar.annotate(
        tenggat_on=Subquery(akhir.annotate(m=Max("selesai_on")).values("m"), output_field=DateField()),
        tertinggal=Subquery(reports_of_row().values("is_tertinggal")[:1], output_field=BooleanField()),
    )


def keadaan_of(kegiatan: Kegiatan, hari: date) -> KeadaanKegiatan | None:
    """The state of a kegiatan read through `with_tenggat`."""
    baris = cast(Any, kegiatan)
    return find_keadaan(
        kegiatan.status,
        tahun=kegiatan.tahun,
        tenggat_on=baris.tenggat_on,
        is_tertinggal=bool(baris.tertinggal),
        hari=hari,
    )


def _points(kunci: Iterable[Any]) -> dict[Any, list[tuple[float, float]]]:
    hasil: dict[Any, list[tuple[float, float]]] = defaultdict(list)
    ada = TitikPekerjaan.objects.filter(pekerjaan__kegiatan__in=list(kunci), lat__isnull=False)
    for kegiatan, bujur, lintang in ada.values_list("pekerjaan__kegiatan_id", "lng", "lat"):
        if bujur is not None and lintang is not None:
            hasil[kegiatan].append((float(bujur), float(lintang)))
    return hasil
