"""Mencari di kamus usulan dengan kata orang desa."""

from __future__ import annotations

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest

from terasa.musrenbang.models import Kamus

# Below this two texts share too few letters to be the same work.
MIRIP = 0.35


def list_kamus(kabupaten: str, tahun: int | None = None, kata: str = "", bidang: str = "") -> QuerySet[Kamus]:
    """Entries of a year that hold every word, else those that read alike, the closest first."""
    daftar = Kamus.objects.filter(kabupaten=kabupaten).select_related("unit")
    if tahun:
        daftar = daftar.filter(tahun=tahun)
    if bidang:
        daftar = daftar.filter(bidang=bidang)
    if not kata.strip():
        return daftar
    semua = Q()
    for satu in kata.split()[:6]:
        semua &= Q(pekerjaan__icontains=satu) | Q(kode__iexact=satu)
    mirip = Greatest(TrigramSimilarity("pekerjaan", kata), TrigramWordSimilarity(kata, "pekerjaan"))
    return (
        daftar.annotate(mirip=mirip).filter(semua | Q(mirip__gte=MIRIP)).order_by("-mirip", "pekerjaan", "pk")
    )


def list_tahun_kamus(kabupaten: str) -> list[int]:
    """Years that have a dictionary, newest first."""
    return list(
        Kamus.objects.filter(kabupaten=kabupaten)
        .order_by("-tahun")
        .values_list("tahun", flat=True)
        .distinct()
    )
