"""Ingatan sepanjang satu pekerjaan besar: impor dan peragaan menanyakan hal yang sama ribuan kali."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from django.conf import settings

T = TypeVar("T")
TERBANYAK = 2000

_ingatan: ContextVar[MutableMapping[Hashable, Any] | None] = ContextVar("ingatan", default=None)


class _Sebentar(dict[Hashable, Any]):
    """What this process read within the last seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._sampai = 0.0

    def fresh(self) -> _Sebentar:
        """Itself, emptied when its time is over or it grew too large."""
        kini = time.monotonic()
        if kini > self._sampai or len(self) > TERBANYAK:
            self.clear()
            self._sampai = kini + float(settings.INGATAN_DETIK)
        return self


_sebentar = _Sebentar()


@contextmanager
def remembered_briefly() -> Iterator[None]:
    """Like `remembered`, for small acts that come by the hundred: rules, regions and posts are read again only
    after `INGATAN_DETIK` seconds, so that a change counts that much later there."""
    if _ingatan.get() is not None:
        yield
        return
    token = _ingatan.set(_sebentar.fresh() if settings.INGATAN_DETIK else {})
    try:
        yield
    finally:
        _ingatan.reset(token)


@contextmanager
def remembered() -> Iterator[None]:
    """Inside, what is read through `remember` is read once. Not for work that changes rules, regions or posts.

    Within a larger work the larger memory goes on.
    """
    if _ingatan.get() is not None:
        yield
        return
    token = _ingatan.set({})
    try:
        yield
    finally:
        _ingatan.reset(token)


def remember(kunci: Hashable, baca: Callable[[], T]) -> T:
    """What was read before under `kunci`, or `baca()`; outside `remembered` always `baca()`."""
    ingatan = _ingatan.get()
    if ingatan is None:
        return baca()
    if kunci not in ingatan:
        ingatan[kunci] = baca()
    return cast(T, ingatan[kunci])
