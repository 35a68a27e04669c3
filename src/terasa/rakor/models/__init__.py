"""Tabel rakor: seri dan rapatnya, undangan, notulen, dan arahan dengan penerimanya."""

from terasa.rakor.models.arahan import Arahan, PenerimaArahan
from terasa.rakor.models.laporan import LaporanRakor
from terasa.rakor.models.rakor import CatatanNotulen, Rakor, RakorQuerySet, SeriRakor, UndanganRakor

__all__ = [
    "Arahan",
    "CatatanNotulen",
    "LaporanRakor",
    "PenerimaArahan",
    "Rakor",
    "RakorQuerySet",
    "SeriRakor",
    "UndanganRakor",
]
