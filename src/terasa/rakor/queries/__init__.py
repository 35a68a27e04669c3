"""Membaca rakor dan arahannya."""

from terasa.rakor.queries.arahan import (
    Sasaran,
    list_penerima,
    list_terbuka_sebelum,
    match_unit,
    resolve_kepada,
)
from terasa.rakor.queries.rakor import (
    find_acara,
    list_calon_diundang,
    list_hadir,
    list_lampau,
    list_laporan_baru,
    list_laporan_menunggu,
    list_mendatang,
    list_rakor,
    list_undangan,
)

__all__ = [
    "Sasaran",
    "find_acara",
    "list_calon_diundang",
    "list_hadir",
    "list_lampau",
    "list_laporan_baru",
    "list_laporan_menunggu",
    "list_mendatang",
    "list_penerima",
    "list_rakor",
    "list_terbuka_sebelum",
    "list_undangan",
    "match_unit",
    "resolve_kepada",
]
