"""Membaca rakor dan arahannya."""

from terasa.rakor.queries.arahan import list_penerima, list_terbuka_sebelum, match_unit

__all__ = ["list_penerima", "list_terbuka_sebelum", "match_unit"]
