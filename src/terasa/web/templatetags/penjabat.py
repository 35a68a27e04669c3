"""Tanda bahwa sebuah tindakan menyentuh batas penjabat bupati."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from terasa.perangkat.queries.penjabat import list_batas

register = template.Library()


@register.inclusion_tag("serah_terima/_penjabat.html")
def peringatan_penjabat(tindakan: str, kabupaten: str, dibuat_at: datetime | None = None) -> dict[str, Any]:
    """The flag of a form whose act touches a limit today; nothing without a penjabat. Two queries."""
    dibuat_on = timezone.localdate(dibuat_at) if dibuat_at else None
    return {"batas": list_batas(tindakan, kabupaten, timezone.localdate(), dibuat_on)}
