"""Tindakan atas nomenklatur: memuat bawaan, mengimpor berkas resmi."""

from terasa.nomenklatur.services.definisi import import_definisi
from terasa.nomenklatur.services.impor import BerkasTakTerpakai, VersiBaru, import_nomenklatur
from terasa.nomenklatur.services.muat import load_nomenklatur
from terasa.nomenklatur.services.padanan import KOLOM_PADANAN, import_padanan

__all__ = [
    "KOLOM_PADANAN",
    "BerkasTakTerpakai",
    "VersiBaru",
    "import_definisi",
    "import_nomenklatur",
    "import_padanan",
    "load_nomenklatur",
]
