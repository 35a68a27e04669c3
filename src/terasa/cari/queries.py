"""Mencari dengan kata Indonesia, dan dengan kemiripan aksara bila kata tidak cocok."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Q, QuerySet

from terasa.cari.models import Entri


def find_entri(teks: str, *, di: str = "", jenis: str = "") -> QuerySet[Entri]:
    """Entries that match the words, best first; `di` limits to a region's subtree."""
    kueri = SearchQuery(teks, config="indonesian", search_type="websearch")
    hasil = Entri.objects.filter(Q(vektor=kueri) | Q(judul__icontains=teks))
    if di:
        hasil = hasil.filter(kode_wilayah__gte=di, kode_wilayah__lt=f"{di}/")
    if jenis:
        hasil = hasil.filter(jenis=jenis)
    return hasil.annotate(cocok=SearchRank(F("vektor"), kueri)).order_by("-cocok", "judul")
