"""Aturan perangkat tanpa basis data; tiap berkas satu pokok."""

from terasa.perangkat.rules.masa import HasilMasa, MasaTidakDikenal, compute_masa

__all__ = ["HasilMasa", "MasaTidakDikenal", "compute_masa"]
