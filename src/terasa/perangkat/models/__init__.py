"""Tabel perangkat: orang, jabatan, masa jabatan, dan perubahan akhir masanya."""

from terasa.perangkat.models.jabatan import Jabatan, JabatanQuerySet
from terasa.perangkat.models.masa import DEFINITIF, MasaJabatan, MasaJabatanQuerySet, PerubahanMasa
from terasa.perangkat.models.orang import Biodata, Orang

__all__ = [
    "DEFINITIF",
    "Biodata",
    "Jabatan",
    "JabatanQuerySet",
    "MasaJabatan",
    "MasaJabatanQuerySet",
    "Orang",
    "PerubahanMasa",
]
