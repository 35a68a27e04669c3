"""Aturan rakor tanpa basis data."""

from terasa.rakor.rules.cepat import ArahanTakTerbaca, ArahanTerketik, parse_arahan

__all__ = ["ArahanTakTerbaca", "ArahanTerketik", "parse_arahan"]
