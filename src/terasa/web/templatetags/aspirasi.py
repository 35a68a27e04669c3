"""Kata warga sebagaimana terbaca petugas: yang hanya bersuara dan yang sudah dihapus pun punya sebutan."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from terasa.aspirasi.models import Aspirasi

register = template.Library()


@register.filter
def kata_warga(aspirasi: Aspirasi) -> str:
    """The words of one voice, or what stands in their place; read with its `isi`."""
    if aspirasi.dihapus_at is not None:
        return _("(dihapus)")
    isi = getattr(aspirasi, "isi", None)
    return (isi.masalah if isi else "") or _("(rekaman suara tanpa tulisan)")
