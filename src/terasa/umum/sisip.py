"""Menyisipkan satu baris yang mungkin sudah ada, dalam satu pernyataan yang mengatakan apa yang terjadi."""

from __future__ import annotations

from django.db import connections
from django.db.models import AutoField, Model


def insert_unless_there(objek: Model, *, using: str = "default") -> bool:
    """INSERT ... ON CONFLICT DO NOTHING; False when a row with one of its unique values was there already.

    Django's own `bulk_create(ignore_conflicts=True)` does not tell, so that a second query would have to ask.
    """
    connection = connections[using]
    meta = objek._meta
    # A key that the database counts up itself is left to it.
    kolom = [
        f
        for f in meta.concrete_fields
        if not getattr(f, "generated", False) and not (isinstance(f, AutoField) and objek.pk is None)
    ]
    nilai = [f.get_db_prep_save(f.pre_save(objek, True), connection) for f in kolom]
    nama = ", ".join(connection.ops.quote_name(str(f.column)) for f in kolom)
    tabel, tanya = connection.ops.quote_name(meta.db_table), ", ".join(["%s"] * len(kolom))
    sql = f"INSERT INTO {tabel} ({nama}) VALUES ({tanya}) ON CONFLICT DO NOTHING"  # noqa: S608  # names are the model's
    with connection.cursor() as cursor:
        cursor.execute(sql, nilai)
        ditulis = bool(cursor.rowcount)
    objek._state.adding, objek._state.db = not ditulis, using
    return ditulis
