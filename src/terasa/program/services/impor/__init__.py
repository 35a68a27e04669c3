"""Memasukkan folder realisasi: dibaca seluruhnya dahulu, lalu ditulis sekaligus atau tidak sama sekali."""

from terasa.program.services.impor.tindakan import import_realisasi

__all__ = ["import_realisasi"]
