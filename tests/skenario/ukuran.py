"""Detik CPU sebuah skenario: proses ini dan sambungan PostgreSQL-nya, dicetak sebagai satu baris JSON."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection


@contextmanager
def measured(nama: str) -> Iterator[dict[str, Any]]:
    """Whatever is put into the dictionary is printed with the CPU seconds."""
    isi: dict[str, Any] = {}
    python, server = time.process_time(), _server_seconds()
    yield isi
    sesudah = _server_seconds()
    isi |= {
        "cpu_python_detik": round(time.process_time() - python, 2),
        "cpu_postgresql_detik": None if sesudah is None or server is None else round(sesudah - server, 2),
    }
    print(json.dumps({"skenario": nama, **isi}))


def _server_seconds() -> float | None:
    """User and system seconds of the backend that serves us; None when the server runs elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists() or "postgres" not in Path(f"/proc/{pid}/comm").read_text():
        return None
    kolom = stat.read_text().rpartition(")")[2].split()
    return (int(kolom[11]) + int(kolom[12])) / os.sysconf("SC_CLK_TCK")
