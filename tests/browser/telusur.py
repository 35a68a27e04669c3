"""Menelusuri tautan seperti orang mengekliknya: satu contoh halaman untuk tiap pola alamat."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext

# More examples of a kind are read for their links than are shown: a draft links elsewhere than a decided one.
CONTOH = 3


@dataclass
class Hasil:
    """Pages by pattern (first example first), and links that lead nowhere."""

    halaman: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    lain: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    rusak: list[str] = field(default_factory=list)

    @property
    def pola(self) -> set[str]:
        """Every pattern that was reached, pages and files."""
        return {*self.halaman, *self.lain}

    def contoh(self) -> dict[str, str]:
        """One page per pattern."""
        return {pola: alamat[0] for pola, alamat in self.halaman.items()}


class _Tautan(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.alamat: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href and not href.startswith(("#", "mailto:", "tel:")):
            self.alamat.append(href)


def crawl(minta: APIRequestContext, asal: str, mulai: Iterable[str]) -> Hasil:
    """Follow links inside this site from the given paths."""
    hasil, antrean, pernah = Hasil(), deque(mulai), set(mulai)
    while antrean:
        jalur = antrean.popleft()
        try:
            pola = resolve(urlsplit(jalur).path).route
        except Resolver404:
            hasil.rusak.append(f"{jalur} (tidak ada polanya)")
            continue
        if len(hasil.halaman[pola]) + len(hasil.lain[pola]) >= CONTOH:
            continue
        jawaban = minta.get(asal + jalur)
        if not jawaban.ok:
            hasil.rusak.append(f"{jalur} ({jawaban.status})")
            continue
        if "text/html" not in jawaban.headers.get("content-type", ""):
            hasil.lain[pola].append(jalur)
            continue
        hasil.halaman[pola].append(jalur)
        for baru in _links(jawaban.text(), jawaban.url, asal):
            if baru not in pernah:
                pernah.add(baru)
                antrean.append(baru)
    hasil.halaman = {k: v for k, v in hasil.halaman.items() if v}
    hasil.lain = {k: v for k, v in hasil.lain.items() if v}
    return hasil


def _links(html: str, dari: str, asal: str) -> list[str]:
    pembaca = _Tautan()
    pembaca.feed(html)
    penuh = (urljoin(dari, a).partition("#")[0] for a in pembaca.alamat)
    return [a.removeprefix(asal) or "/" for a in penuh if a.startswith(asal)]
