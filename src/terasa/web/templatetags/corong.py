"""Penyaring templat corong: pembilang dari penyebut, dan kalimat angka yang terasa."""

from __future__ import annotations

from django import template

from terasa.umum.rupiah import format_desimal
from terasa.web.corong.sajian import dari_teks, kalimat_terasa

register = template.Library()
register.filter("dari_teks", dari_teks)
register.filter("desimal", format_desimal)
register.filter("kalimat_terasa", kalimat_terasa)
