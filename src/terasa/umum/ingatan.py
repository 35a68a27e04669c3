"""Ingatan sepanjang satu pekerjaan besar: impor dan peragaan menanyakan hal yang sama ribuan kali."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

T = TypeVar("T")

_ingatan: ContextVar[dict[Hashable, Any] | None] = ContextVar("ingatan", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Inside, what is read through `remember` is read once. Not for work that changes rules, regions or posts."""
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
