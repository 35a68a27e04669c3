"""Daftar pokir, dan usulan yang beririsan dengannya menurut tempat dan kata."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from terasa.musrenbang.models import Pokir, Usulan
from terasa.musrenbang.rules.pokir import MIRIP, measure_mirip

SEBANYAK = 3


@dataclass(frozen=True)
class Irisan:
    """An usulan in the same desa and year that reads alike; `persen` of the letters in threes are shared."""

    usulan: Usulan
    persen: int


def list_pokir(kabupaten: str, tahun: int | None = None, kata: str = "") -> QuerySet[Pokir]:
    """Pokir of a year with these words, unit joined."""
    daftar = Pokir.objects.filter(kabupaten=kabupaten).select_related("unit")
    if tahun:
        daftar = daftar.filter(tahun=tahun)
    for satu in kata.split()[:6]:
        daftar = daftar.filter(
            Q(judul__icontains=satu) | Q(lokasi__icontains=satu) | Q(masalah__icontains=satu)
        )
    return daftar


def list_tahun_pokir(kabupaten: str) -> list[int]:
    """Years that have any, newest first."""
    semua = Pokir.objects.filter(kabupaten=kabupaten).order_by("-tahun")
    return list(semua.values_list("tahun", flat=True).distinct())


def find_irisan(pokir: Iterable[Pokir]) -> dict[int, list[Irisan]]:
    """Public usulan that overlap each of them, the closest first. One query."""
    semua = [p for p in pokir if p.kode_desa]
    tempat = {p.kode_desa for p in semua}
    if not tempat:
        return {}
    calon: dict[tuple[str, int], list[Usulan]] = defaultdict(list)
    kolom = ("kode", "judul", "kode_desa", "tahun", "status", "biaya")
    for u in (
        Usulan.objects.publik().filter(kode_desa__in=tempat, tahun__in={p.tahun for p in semua}).only(*kolom)
    ):
        calon[u.kode_desa, u.tahun].append(u)
    hasil = {p.pk: _closest(p, calon[p.kode_desa, p.tahun]) for p in semua}
    return {pk: irisan for pk, irisan in hasil.items() if irisan}


def _closest(pokir: Pokir, calon: Iterable[Usulan]) -> list[Irisan]:
    nilai = [(measure_mirip(pokir.judul, u.judul), u) for u in calon]
    cocok = sorted(((n, u) for n, u in nilai if n >= MIRIP), key=lambda x: (-x[0], x[1].kode))
    return [Irisan(u, round(n * 100)) for n, u in cocok[:SEBANYAK]]


def find_pokir_of(usulan: Usulan) -> list[Pokir]:
    """Pokir in the same desa and year that read like this usulan. One query."""
    semua = Pokir.objects.filter(kabupaten=usulan.kabupaten, kode_desa=usulan.kode_desa, tahun=usulan.tahun)
    return [p for p in semua if measure_mirip(p.judul, usulan.judul) >= MIRIP]
