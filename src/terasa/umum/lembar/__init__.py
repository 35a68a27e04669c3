"""Membaca lembar kerja orang kantor: CSV, XLSX, XLS, dan ODS menurut nama kolomnya.

Yang diperbaiki selalu dikatakan; yang tidak terbaca ditolak dengan satu kalimat.
"""

from terasa.umum.lembar.baca import parse_buku, parse_lembar, read_lembar, require_pemisah
from terasa.umum.lembar.bentuk import BarisLembar, Kolom, Lembar

__all__ = ["BarisLembar", "Kolom", "Lembar", "parse_buku", "parse_lembar", "read_lembar", "require_pemisah"]
