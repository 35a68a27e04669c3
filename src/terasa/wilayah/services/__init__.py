"""Tindakan atas wilayah: memuat rujukan, mengimpor batas."""

from terasa.wilayah.rules.geometri import BerkasTakTerpakai
from terasa.wilayah.services.batas import import_batas
from terasa.wilayah.services.muat import HasilMuat, load_wilayah

__all__ = ["BerkasTakTerpakai", "HasilMuat", "import_batas", "load_wilayah"]
