"""Alamat basis data menjadi pengaturan Django."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def django_database(url: str) -> dict[str, Any]:
    """NAME, USER, PASSWORD, HOST, PORT, OPTIONS of `postgresql://user:pw@/db?host=/socket&options=...`."""
    bagian = urlsplit(url)
    tanya = {k: v[-1] for k, v in parse_qs(bagian.query).items()}
    return {
        "NAME": unquote(bagian.path.lstrip("/")),
        "USER": unquote(bagian.username or ""),
        "PASSWORD": unquote(bagian.password or ""),
        "HOST": tanya.pop("host", "") or unquote(bagian.hostname or ""),
        "PORT": tanya.pop("port", "") or str(bagian.port or ""),
        "OPTIONS": tanya,
    }
