"""Membaca alokasi: yang terakhir, yang ditetapkan, dan hasil tiap usulan."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from terasa.musrenbang.enums import HasilAlokasi
from terasa.musrenbang.models import Alokasi, PosAlokasi, Usulan


@dataclass(frozen=True)
class RingkasanAlokasi:
    """Totals of one run: how many in each result, the rupiah of the winners, and what is left."""

    terpilih: int
    tidak_terpilih: int
    belum_dihitung: int
    biaya: int
    sisa: int


def summarise_alokasi(alokasi: Alokasi) -> RingkasanAlokasi:
    """One query."""
    baris = alokasi.pos.order_by().values_list("hasil").annotate(n=Count("pk"), jumlah=Sum("biaya"))
    jumlah = {hasil: (n, int(biaya or 0)) for hasil, n, biaya in baris}
    terpilih, biaya = jumlah.get(HasilAlokasi.TERPILIH, (0, 0))
    return RingkasanAlokasi(
        terpilih=terpilih,
        tidak_terpilih=jumlah.get(HasilAlokasi.TIDAK_TERPILIH, (0, 0))[0],
        belum_dihitung=jumlah.get(HasilAlokasi.BELUM_DIHITUNG, (0, 0))[0],
        biaya=biaya,
        sisa=alokasi.pagu - biaya,
    )


def list_alokasi(kabupaten: str, tahun: int | None = None) -> QuerySet[Alokasi]:
    """Every run, newest first, without its long account."""
    daftar = Alokasi.objects.filter(kabupaten=kabupaten)
    if tahun:
        daftar = daftar.filter(tahun=tahun)
    return daftar.defer("masukan", "hasil")


def find_alokasi(kabupaten: str, tahun: int) -> Alokasi | None:
    """The confirmed run; before one is confirmed, the newest; None when nothing was run. Without its long account."""
    return list_alokasi(kabupaten, tahun).order_by("-is_ditetapkan", "-dijalankan_at").first()


def list_pos(alokasi: Alokasi, *, hasil: str = "") -> QuerySet[PosAlokasi]:
    """Its results with their usulan: winners in order of selection, then by what they lacked."""
    daftar = alokasi.pos.select_related("usulan", "usulan__unit_tujuan").defer(
        "usulan__baris_asal", "usulan__masalah"
    )
    if hasil:
        daftar = daftar.filter(hasil=hasil)
    return daftar.order_by("urutan", "kekurangan", "usulan__kode_desa", "pk")


def find_pos_publik(usulan: Usulan) -> PosAlokasi | None:
    """Its result in the confirmed run; before one is confirmed, in the newest; with that run."""
    semua = usulan.pos_alokasi.select_related("alokasi").defer("alokasi__masukan", "alokasi__hasil")
    return semua.order_by("-alokasi__is_ditetapkan", "-alokasi__dijalankan_at").first()
