"""Menyisipkan baris baru dalam satu pernyataan, tanpa ongkos penyusunan pernyataan yang selalu sama."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connections
from django.db.models import AutoField, Model

SUDAH_ADA = " ON CONFLICT DO NOTHING"


def insert_unless_there(*objek: Model, using: str = "default") -> int:
    """INSERT ... ON CONFLICT DO NOTHING of rows of one table; how many of them were not there already.

    Django's own `bulk_create(ignore_conflicts=True)` does not tell, so that a second query would have to ask.
    """
    return _insert(objek, SUDAH_ADA, using)


def insert_new(*objek: Model, using: str = "default") -> None:
    """New rows of one table, as `save(force_insert=True)` without signals; for what comes by the hundred.

    Does not read back a key that the database counts up. Raises IntegrityError.
    """
    _insert(objek, "", using)


def _insert(objek: Sequence[Model], akhir: str, using: str) -> int:
    connection = connections[using]
    # A key that the database counts up itself is left to it.
    awal, tanya, kolom = _statement(type(objek[0]), objek[0].pk is None)
    nilai = [f.get_db_prep_save(f.pre_save(satu, True), connection) for satu in objek for f in kolom]
    with connection.cursor() as cursor:
        cursor.execute(awal + ", ".join([tanya] * len(objek)) + akhir, nilai)
        ditulis = int(cursor.rowcount)
    for satu in objek:
        satu._state.adding, satu._state.db = ditulis < len(objek), using
    return ditulis


@cache
def _statement(model: type[Model], tanpa_kunci: bool) -> tuple[str, str, list[Any]]:
    """INSERT of every column of this model, the places of one row, and the fields that fill them."""
    meta = model._meta
    kolom = [
        f
        for f in meta.concrete_fields
        if not getattr(f, "generated", False) and not (tanpa_kunci and isinstance(f, AutoField))
    ]
    nama, tanya = ", ".join(f'"{f.column}"' for f in kolom), ", ".join(["%s"] * len(kolom))
    return f'INSERT INTO "{meta.db_table}" ({nama}) VALUES ', f"({tanya})", kolom  # noqa: S608  # names are the model's
