"""Tindakan atas nomenklatur: memuat bawaan, mengimpor berkas resmi."""

from terasa.nomenklatur.services.definisi import import_definisi
from terasa.nomenklatur.services.impor import BerkasTakTerpakai, VersiBaru, import_nomenklatur
from terasa.nomenklatur.services.muat import load_nomenklatur

__all__ = ["BerkasTakTerpakai", "VersiBaru", "import_definisi", "import_nomenklatur", "load_nomenklatur"]
