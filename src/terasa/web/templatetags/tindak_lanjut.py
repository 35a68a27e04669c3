"""Warna keadaan tindak lanjut."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from terasa.tindak_lanjut.enums import StatusTindakLanjut as S

register = template.Library()
WARNA: Mapping[str, str] = {
    S.DILAPORKAN: "awas",
    S.DIVERIFIKASI: "baik",
    S.SELESAI: "baik",
    S.DIAJUKAN_TIDAK_DAPAT: "awas",
    S.TIDAK_DAPAT: "buruk",
}


@register.filter
def warna_tugas(status: str) -> str:
    """The colour of a badge for the status of a task."""
    return WARNA.get(status, "netral")


@register.filter
def ambil_wilayah(nama: Mapping[str, str], kode: str) -> str:
    """The name of a place among those that the page read at once."""
    return nama.get(kode, kode)
