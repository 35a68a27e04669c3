"""Alamat antarmuka mesin, daftarnya, dan uraian OpenAPI 3.1-nya."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, path

from terasa.api.akses import open_to_all
from terasa.api.halaman import api, daftar, openapi


def _mark_all(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Every operation with its access marker; ninja's own root page is not ours."""
    for satu in patterns:
        if isinstance(satu, URLPattern) and satu.name != "api-root":
            yield path(str(satu.pattern), open_to_all(satu.callback), name=f"api-{satu.name}")


urlpatterns: list[URLPattern | URLResolver] = [
    path("", daftar, name="api"),
    path("openapi.json", openapi, name="openapi"),
    *_mark_all(api.urls[0]),
]
