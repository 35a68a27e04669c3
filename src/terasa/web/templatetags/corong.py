"""Penyaring templat corong: pembilang dari penyebut, dan kalimat angka yang terasa."""

from __future__ import annotations

from django import template

from terasa.web.corong.sajian import dari_teks, kalimat_terasa, satu_desimal

register = template.Library()
register.filter("dari_teks", dari_teks)
register.filter("kalimat_terasa", kalimat_terasa)
register.filter("satu_desimal", satu_desimal)


@register.filter
def titik(nilai: float) -> str:
    """`80.5`, as an attribute takes it."""
    return f"{nilai:.1f}"
