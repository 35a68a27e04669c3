"""Tindakan atas wilayah: memuat rujukan, mengimpor batas."""

from terasa.wilayah.services.muat import HasilMuat, load_wilayah

__all__ = ["HasilMuat", "load_wilayah"]
