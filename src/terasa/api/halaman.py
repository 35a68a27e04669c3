"""Uraian antarmuka mesin: sebagai OpenAPI, dan sebagai halaman tanpa permintaan ke luar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from terasa.api.akses import open_to_all
from terasa.api.galat import attach
from terasa.api.jalan import router

AWALAN = "/api/"


class Perender(JSONRenderer):
    """Letters as they are, not as escapes."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Terasa",
    version="1",
    description="Data publik: benang aspirasi sampai manfaat. Tanpa nama, telepon, atau surel warga.",
    docs_url=None,
    openapi_url=None,
    renderer=Perender(),
)
api.add_router("", router)
attach(api)


@dataclass(frozen=True)
class MasukanJalan:
    """One parameter: where it stands, whether it must, and between which bounds."""

    nama: str
    letak: str
    wajib: bool
    uraian: str
    batas: str

    @classmethod
    def from_schema(cls, isi: dict[str, Any]) -> MasukanJalan:
        bentuk = next((b for b in isi["schema"].get("anyOf", []) if b.get("type") != "null"), isi["schema"])
        batas = f"{bentuk['minimum']}–{bentuk['maximum']}" if "maximum" in bentuk else ""
        uraian = isi.get("description") or isi["schema"].get("description", "")
        return cls(isi["name"], isi["in"], bool(isi.get("required")), uraian, batas)


@dataclass(frozen=True)
class Jalan:
    """One operation as the page tells it."""

    metode: str
    alamat: str
    judul: str
    uraian: str
    masukan: list[MasukanJalan]


@lru_cache
def read_schema() -> dict[str, Any]:
    """The OpenAPI document; it depends on the code only."""
    return dict(api.get_openapi_schema(path_prefix=AWALAN))


@open_to_all
@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """OpenAPI 3.1."""
    return JsonResponse(read_schema(), json_dumps_params={"ensure_ascii": False})


@open_to_all
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The same in words: addresses, inputs with their bounds, and examples to click."""
    jalan = [
        Jalan(
            metode.upper(),
            alamat,
            satu.get("summary", ""),
            satu.get("description", ""),
            [MasukanJalan.from_schema(m) for m in satu.get("parameters", [])],
        )
        for alamat, semua in read_schema()["paths"].items()
        for metode, satu in semua.items()
    ]
    return render(request, "api/daftar.html", {"jalan": jalan})
