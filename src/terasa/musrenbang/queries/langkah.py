"""Langkah terbaru sebuah kabupaten."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Langkah

# How far back "newest" reaches: keeps the query to the tail of its index. Not a promise to anyone.
JENDELA = timedelta(days=120)


def list_langkah_terbaru(kabupaten: str, now: datetime) -> QuerySet[Langkah]:
    """Steps of the last months, the newest first. A draft is nobody's to read yet."""
    baru = Langkah.objects.filter(usulan__kabupaten=kabupaten, pada__gt=now - JENDELA, pada__lte=now)
    return baru.exclude(usulan__status=StatusUsulan.DRAF).order_by("-pada")
