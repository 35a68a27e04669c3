"""Alokasi sebagaimana dibaca umum: tahun yang ada, satu usulan, dan putaran dalam rupiah."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet, Sum, Window

from terasa.musrenbang.models import Alokasi, PosAlokasi
from terasa.wilayah.queries import nama_lengkap_banyak

# The reserve is counted with what the main list left over.
DAFTAR = ("utama", "cadangan")


@dataclass(frozen=True)
class TahunAlokasi:
    """One kabupaten and budget year that has an allocation."""

    kabupaten: str
    nama: str
    tahun: int
    ditetapkan: bool


@dataclass(frozen=True)
class Bayangan:
    """The raised ceiling with which one list was counted."""

    daftar: str
    pagu: int
    bayangan: int
    kenaikan: int


def list_tahun_alokasi() -> list[TahunAlokasi]:
    """Newest year first; two queries."""
    baris = Alokasi.objects.order_by("-tahun", "kabupaten").values_list("kabupaten", "tahun", "is_ditetapkan")
    ditetapkan: dict[tuple[str, int], bool] = {}
    for kabupaten, tahun, sah in baris:
        ditetapkan[kabupaten, tahun] = ditetapkan.get((kabupaten, tahun), False) or sah
    nama = nama_lengkap_banyak({k for k, _t in ditetapkan})
    return [TahunAlokasi(k, nama[k], t, sah) for (k, t), sah in ditetapkan.items()]


def find_pos(alokasi: Alokasi, kode: str) -> PosAlokasi | None:
    """The result of one usulan by its code."""
    return alokasi.pos.select_related("usulan").filter(usulan__kode=kode).first()


def list_bayangan(alokasi: Alokasi) -> list[Bayangan]:
    """Lists that were counted with a raised ceiling, if any."""
    daftar = (alokasi.catatan or {}).get("daftar", {})
    return [
        Bayangan(nama, r["pagu"], r["pagu_bayangan"], r["kenaikan"])
        for nama in DAFTAR
        if (r := daftar.get(nama)) and r["kenaikan"]
    ]


def list_putaran(alokasi: Alokasi) -> QuerySet[PosAlokasi]:
    """Every purchase in order, of the main list and then of the reserve, each with `terpakai`."""
    terpilih = alokasi.pos.filter(urutan__isnull=False).select_related("usulan")
    return (
        terpilih.defer("penjelasan", "usulan__baris_asal", "usulan__masalah")
        .annotate(terpakai=Window(Sum("biaya"), order_by="urutan"))
        .order_by("urutan")
    )
