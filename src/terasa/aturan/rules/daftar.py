"""Baris daftar tenggat yang dapat dibaca mesin dan orang."""

from __future__ import annotations

from collections.abc import Iterable

from terasa.aturan.enums import Jenis
from terasa.aturan.rules.bentuk import Aturan, IsiJendela, parse_jendela, parse_tenggat
from terasa.aturan.rules.kalimat import say_hari


def summarise_tenggat(aturan: Aturan) -> dict[str, object]:
    """One row of `terasa tenggat daftar`; a yearly window also carries its day. Raises IsiSalah."""
    isi = parse_jendela(aturan) if aturan.jenis == Jenis.JENDELA else parse_tenggat(aturan)
    baris: dict[str, object] = {
        "kode": aturan.kode,
        "jumlah": isi.selang.jumlah,
        "satuan": isi.selang.satuan.value,
        "dasar": aturan.dasar,
        "terverifikasi": aturan.terverifikasi,
        "nama": aturan.nama,
        "jenis": str(aturan.jenis),
        "arah": isi.arah.value,
        "mulai_dari": isi.mulai_dari,
        "kabupaten": aturan.kabupaten,
    }
    if isinstance(isi, IsiJendela):
        baris["dibuka"] = say_hari(isi.awal) if isi.awal else None
        baris["ditutup"] = say_hari(isi.akhir)
    return baris


def pick_tenggat(baris: Iterable[Aturan]) -> list[Aturan]:
    """Rules that have a due day: those started by an event first, then the yearly windows."""
    semua = [b for b in baris if b.jenis in (Jenis.TENGGAT, Jenis.JENDELA)]
    return sorted(semua, key=lambda b: b.jenis == Jenis.JENDELA)
