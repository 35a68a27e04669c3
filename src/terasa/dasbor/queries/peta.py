"""Angka per desa untuk peta publik."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from terasa.dasbor.queries.usulan import q_capai
from terasa.musrenbang.models import Usulan
from terasa.program.models import Kegiatan
from terasa.program.rules import MATI
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import desa_per_kecamatan, list_batas

UKURAN = ("usulan", "dianggarkan", "pagu")


@dataclass(frozen=True)
class PetaData:
    """Figures per desa of one kabupaten and budget year; `pagu` whole rupiah of kegiatan that serve it."""

    kabupaten: str
    tahun: int | None
    semua_tahun: list[int]
    kelompok: list[tuple[Wilayah, list[Wilayah]]]
    usulan: Mapping[str, int]
    dianggarkan: Mapping[str, int]
    pagu: Mapping[str, int]
    batas: list[tuple[str, str, Mapping[str, Any]]]

    def values_of(self, ukuran: str) -> dict[str, float]:
        """One number per desa; a desa without a row has 0, because we did count it."""
        if ukuran == "pagu":
            sumber: Mapping[str, float] = {k: round(v / 1_000_000, 1) for k, v in self.pagu.items()}
        else:
            sumber = self.dianggarkan if ukuran == "dianggarkan" else self.usulan
        return {d.kode: float(sumber.get(d.kode, 0)) for _kec, desa in self.kelompok for d in desa}

    def petak(self, nilai: Mapping[str, float]) -> list[tuple[str, str, list[tuple[str, str, float | None]]]]:
        """The shape that the tile map draws."""
        return [
            (kec.kode, str(kec), [(d.kode, str(d), nilai[d.kode]) for d in desa])
            for kec, desa in self.kelompok
        ]

    def baris(self, nilai: Mapping[str, float]) -> list[tuple[Wilayah, list[tuple[Wilayah, int, int, int]]]]:
        """The table behind: per desa its usulan, funded usulan, and rupiah."""
        return [
            (
                kec,
                [
                    (d, self.usulan.get(d.kode, 0), self.dianggarkan.get(d.kode, 0), self.pagu.get(d.kode, 0))
                    for d in desa
                ],
            )
            for kec, desa in self.kelompok
        ]


def read_peta(kabupaten: str, tahun: int | None) -> PetaData:
    """Five queries whatever the number of desa; the year asked for, else the latest with kegiatan."""
    publik = Usulan.objects.publik().filter(kabupaten=kabupaten).order_by()
    berkegiatan = Exists(Kegiatan.objects.filter(tautan__usulan=OuterRef("pk")))
    ada = dict(publik.values_list("tahun").annotate(n=Count("pk", filter=Q(berkegiatan))))
    dipilih = tahun if tahun in ada else max([t for t, n in ada.items() if n] or ada, default=None)
    setahun = publik.filter(tahun=dipilih or 0)
    hitung = setahun.values_list("kode_desa").annotate(
        n=Count("pk"), d=Count("pk", filter=q_capai("dianggarkan"))
    )
    baris = list(hitung)
    batas = [(b.wilayah_id, str(b.wilayah), b.geometri) for b in list_batas(kabupaten)]
    return PetaData(
        kabupaten=kabupaten,
        tahun=dipilih,
        semua_tahun=sorted(ada, reverse=True),
        kelompok=desa_per_kecamatan(kabupaten),
        usulan={k: n for k, n, _d in baris},
        dianggarkan={k: d for k, _n, d in baris},
        pagu=_sum_pagu(kabupaten, dipilih or 0),
        batas=batas,
    )


def _sum_pagu(kabupaten: str, tahun: int) -> Mapping[str, int]:
    """Rupiah per desa; what serves several desa is split evenly, the odd rupiah going to the first."""
    hidup = Kegiatan.objects.filter(kabupaten=kabupaten, tahun=tahun).exclude(status__in=MATI)
    jumlah: Counter[str] = Counter()
    for pagu, cakupan in hidup.order_by().values_list("pagu", "cakupan"):
        bagi, lebih = divmod(pagu or 0, len(cakupan) or 1)
        for n, kode in enumerate(sorted(cakupan)):
            jumlah[kode] += bagi + (1 if n < lebih else 0)
    return jumlah
