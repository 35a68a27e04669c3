"""Di tabel dan kolom mana tanda itu tersimpan, dicari di setiap baris setiap tabel sampai ke dalam sandinya."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from terasa.umum import konteks
from tests.web.benang_bertanda import Tanda
from tests.web.rayapan import read_body

# Loaded from shipped files before any person typed anything.
BACAAN = ("wilayah_", "nomenklatur_", "aturan_aturan", "aturan_harilibur", "django_migrations")


def list_kept(tanda: Tanda) -> set[tuple[str, str]]:
    """Table and column of every value that carries a mark."""
    return {
        (tabel, kolom)
        for tabel, baris in _rows()
        for kolom, nilai in baris.items()
        if any(tanda.find(teks) for teks in _open(tabel, kolom, nilai))
    }


def _rows() -> Iterator[tuple[str, dict[str, Any]]]:
    with konteks.pakai(konteks.sistem()), connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            if not tabel.startswith(BACAAN):
                cursor.execute(f'SELECT to_jsonb(t)::text FROM "{tabel}" t')
                for (baris,) in cursor.fetchall():
                    yield tabel, json.loads(baris)


def _open(tabel: str, kolom: str, nilai: Any) -> Iterator[str]:
    """As it stands, and what files, sessions and pickled cache entries hold inside."""
    yield json.dumps(nilai, ensure_ascii=False)
    if tabel == "django_session" and kolom == "session_data":
        yield json.dumps(SessionStore().decode(nilai), ensure_ascii=False)
    if tabel == "umum_cache" and kolom == "value":
        yield base64.b64decode(nilai).decode("latin-1")
    if isinstance(nilai, str) and re.match(r"\\x[0-9a-f]", nilai):
        yield from read_body(bytes.fromhex(nilai[2:]), "")
