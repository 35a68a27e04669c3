"""Permintaan dan jawaban WSGI sekecil mungkin: formulir biasa di jaringan balai."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

ISIAN_TERBESAR = 64 * 1024
TEKS = {200: "OK", 303: "See Other", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 500: "Error"}


@dataclass(frozen=True)
class Permintaan:
    """What a browser asked."""

    metode: str
    jalur: str
    isian: dict[str, str]
    kuki: dict[str, str]
    host: str
    asal: str

    @classmethod
    def read(cls, environ: dict[str, Any]) -> Permintaan:
        """From the WSGI environment; a body that is too long counts as empty."""
        panjang = int(environ.get("CONTENT_LENGTH") or 0)
        badan = environ["wsgi.input"].read(panjang) if 0 < panjang <= ISIAN_TERBESAR else b""
        isian = parse_qs(badan.decode("utf-8", "replace"), keep_blank_values=True)
        return cls(
            metode=str(environ["REQUEST_METHOD"]),
            jalur=str(environ.get("PATH_INFO", "/")),
            isian={k: v[-1] for k, v in isian.items()},
            kuki=_read_kuki(environ.get("HTTP_COOKIE", "")),
            host=str(environ.get("HTTP_HOST", "")),
            asal=str(environ.get("HTTP_ORIGIN", "")),
        )

    @property
    def dari_luar(self) -> bool:
        """A form that another site sends in the operator's name."""
        return bool(self.asal) and self.asal != f"http://{self.host}"


@dataclass(frozen=True)
class Jawaban:
    """What goes back."""

    badan: bytes
    kode: int = 200
    tipe: str = "text/html; charset=utf-8"
    kepala: list[tuple[str, str]] = field(default_factory=list)

    def send(self, start_response: Any) -> Iterable[bytes]:
        kepala = [
            ("Content-Type", self.tipe),
            ("Content-Length", str(len(self.badan))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "same-origin"),
            *self.kepala,
        ]
        start_response(f"{self.kode} {TEKS[self.kode]}", kepala)
        return [self.badan]


def redirect(ke: str, *kepala: tuple[str, str]) -> Jawaban:
    """After a form: the next page is read, not sent again."""
    return Jawaban(b"", 303, kepala=[("Location", ke), *kepala])


def _read_kuki(teks: str) -> dict[str, str]:
    try:
        return {k: v.value for k, v in SimpleCookie(teks).items()}
    except CookieError:
        return {}
