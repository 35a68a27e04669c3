"""Dua daftar yang saling mencari: kegiatan tanpa usulan, dan usulan yang disepakati tanpa kegiatan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from terasa.musrenbang.enums import StatusUsulan as S
from terasa.musrenbang.models import Langkah, Usulan
from terasa.program.enums import DasarKegiatan
from terasa.program.models import Kegiatan, KegiatanUsulan
from terasa.program.rules import MATI
from terasa.wilayah.models import under

# Some forum above the desa said yes, or the plan of the kabupaten holds it, and no money came.
DISEPAKATI = (
    S.DISEPAKATI_KECAMATAN,
    S.DIVERIFIKASI_PD,
    S.DISEPAKATI_FORUM_PD,
    S.CADANGAN_FORUM_PD,
    S.DISEPAKATI_KABUPATEN,
    S.TIDAK_TERPILIH,
    S.MASUK_RKPD,
    S.MASUK_KUA_PPAS,
    S.DITUNDA,
)


@dataclass(frozen=True)
class HitungDasar:
    """How many kegiatan without usulan rest on one reason, and their rupiah."""

    dasar: str
    nama: str
    banyak: int
    pagu: int


def list_tanpa_usulan(
    kabupaten: str, *, tahun: int | None = None, unit: int | None = None, dasar: str = ""
) -> QuerySet[Kegiatan]:
    """Living kegiatan that answer no usulan, the largest first. `dasar` "-" asks for those nobody explained."""
    bertaut = KegiatanUsulan.objects.filter(kegiatan=OuterRef("pk"))
    semua = Kegiatan.objects.filter(kabupaten=kabupaten).exclude(status__in=MATI).exclude(Exists(bertaut))
    if tahun:
        semua = semua.filter(tahun=tahun)
    if unit:
        semua = semua.filter(unit_id=unit)
    if dasar:
        semua = semua.filter(dasar="" if dasar == "-" else dasar)
    return semua.select_related("unit").order_by("-tahun", "-pagu", "kode")


def count_dasar(semua: QuerySet[Kegiatan]) -> list[HitungDasar]:
    """By reason, those without one last; one query."""
    hitung: dict[str, list[int]] = {}
    for dasar, pagu in semua.order_by().values_list("dasar", "pagu"):
        n = hitung.setdefault(dasar, [0, 0])
        n[0] += 1
        n[1] += pagu or 0
    urut = [*DasarKegiatan.values, ""]
    return [HitungDasar(d, str(DasarKegiatan(d).label) if d else "", *hitung[d]) for d in urut if d in hitung]


def list_tanpa_kegiatan(
    kabupaten: str, *, tahun: int | None = None, unit: int | None = None, wilayah: str = ""
) -> QuerySet[Usulan, Any]:
    """Agreed usulan that no living kegiatan answers, the oldest wish first; with `awal` (its first year), `sebab_kode`
    and `sebab` (what the last station said)."""
    hidup = KegiatanUsulan.objects.filter(usulan=OuterRef("pk")).exclude(kegiatan__status__in=MATI)
    beralasan = Langkah.objects.filter(usulan=OuterRef("pk")).exclude(alasan="", alasan_kode="")
    terakhir = beralasan.order_by("-pada", "-id")
    # Proposed again the year after, it waits there.
    semua = Usulan.objects.filter(kabupaten=kabupaten, status__in=DISEPAKATI, lanjutan=None).exclude(
        Exists(hidup)
    )
    if tahun:
        semua = semua.filter(tahun=tahun)
    if unit:
        semua = semua.filter(unit_tujuan_id=unit)
    if wilayah:
        semua = semua.filter(under(wilayah, "kode_desa"))
    return (
        semua.annotate(
            awal=Coalesce(F("pangkal__tahun"), F("tahun"), output_field=IntegerField()),
            sebab=Subquery(terakhir.values("alasan")[:1]),
            sebab_kode=Subquery(terakhir.values("alasan_kode")[:1]),
        )
        .select_related("unit_tujuan")
        .order_by("awal", "-jumlah_suara", "kode")
    )


def count_umur(semua: QuerySet[Usulan, Any], tahun_kini: int) -> list[tuple[int, int]]:
    """Years waited and how many wait so long, the longest first; one query."""
    hitung = semua.order_by().values_list("awal").annotate(n=Count("pk"))  # type: ignore[misc]  # an annotation of `list_tanpa_kegiatan`
    umur: dict[int, int] = {}
    for awal, n in hitung:
        umur[max(tahun_kini - awal, 0)] = umur.get(max(tahun_kini - awal, 0), 0) + n
    return sorted(umur.items(), reverse=True)
