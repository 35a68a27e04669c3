"""Ingatan sepanjang satu pekerjaan besar: impor dan peragaan menanyakan hal yang sama ribuan kali."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from django.conf import settings

T = TypeVar("T")
TERBANYAK = 2000

_ingatan: ContextVar[dict[Hashable, Any] | None] = ContextVar("ingatan", default=None)


class _Sebentar:
    """What this process read within the last seconds."""

    def __init__(self) -> None:
        self._isi: dict[Hashable, Any] = {}
        self._sampai = 0.0

    def fresh(self) -> dict[Hashable, Any]:
        """The memory, begun anew when its time is over or it grew too large.

        Never emptied: another thread may stand in the middle of reading from the old one.
        """
        kini = time.monotonic()
        if kini > self._sampai or len(self._isi) > TERBANYAK:
            self._isi, self._sampai = {}, kini + float(settings.INGATAN_DETIK)
        return self._isi


_sebentar = _Sebentar()


def remembered() -> AbstractContextManager[None]:
    """Inside, what is read through `remember` is read once. Not for work that changes rules, regions or posts.

    Within a larger work the larger memory goes on.
    """
    return _with_memory(dict)


def remembered_briefly() -> AbstractContextManager[None]:
    """Like `remembered`, for small acts that come by the hundred: rules, regions and posts are read again only
    after `INGATAN_DETIK` seconds, so that a change counts that much later there."""
    return _with_memory(_sebentar.fresh if settings.INGATAN_DETIK else dict)


@contextmanager
def _with_memory(buka: Callable[[], dict[Hashable, Any]]) -> Iterator[None]:
    if _ingatan.get() is not None:
        yield
        return
    token = _ingatan.set(buka())
    try:
        yield
    finally:
        _ingatan.reset(token)


def is_remembered(kunci: Hashable) -> bool:
    """Whether `remember` would ask nothing for `kunci`."""
    return kunci in (_ingatan.get() or {})


def remember(kunci: Hashable, baca: Callable[[], T]) -> T:
    """What was read before under `kunci`, or `baca()`; outside `remembered` always `baca()`."""
    ingatan = _ingatan.get()
    if ingatan is None:
        return baca()
    if kunci not in ingatan:
        ingatan[kunci] = baca()
    return cast(T, ingatan[kunci])
