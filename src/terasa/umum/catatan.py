"""Bentuk catatan server: di mana gagalnya, tidak pernah apa yang diketik orang.

Kalimat sebuah galat sering mengutip nilainya: PostgreSQL menyebut isi baris yang ditolak, `int()` teks yang tidak
terbaca. Yang tersisa di sini jenis galat, letaknya, dan untuk basis data nomor serta nama pembatasnya.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from typing import Any

DIAGNOSA = ("sqlstate", "table_name", "constraint_name")


class TanpaIsi(logging.Formatter):
    """Tracebacks without the sentences of the exceptions."""

    def formatException(self, ei: Any) -> str:
        return "".join(_tell(ei[1])).rstrip("\n")


def _tell(galat: BaseException | None) -> Iterator[str]:
    """The chain from the first cause to the last, as Python prints it."""
    if galat is None:
        return
    sebab = galat.__cause__ or (None if galat.__suppress_context__ else galat.__context__)
    if sebab is not None:
        yield from _tell(sebab)
        yield "\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(galat.__traceback__)
    yield f"{type(galat).__module__}.{type(galat).__qualname__}{_diagnose(galat)}\n"


def _diagnose(galat: BaseException) -> str:
    diag = getattr(galat, "diag", None)
    isi = [f"{nama}={nilai}" for nama in DIAGNOSA if (nilai := getattr(diag, nama, None))]
    return f" ({', '.join(isi)})" if isi else ""
