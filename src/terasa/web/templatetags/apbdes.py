"""Saringan halaman APBDes."""

from __future__ import annotations

from django import template

from terasa.apbdes.rules.isi import nama_sumber

register = template.Library()


@register.filter
def sumber(kode: str) -> str:
    """How people call a source of money."""
    return nama_sumber(kode)
