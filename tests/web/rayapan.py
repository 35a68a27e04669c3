"""Pengunjung tanpa akun yang mengikuti setiap tautan dan membaca setiap jawaban sampai ke dalamnya."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from PIL import ExifTags, Image

# One address with many filters shows the same rows again.
VARIASI_TERBANYAK = 4
HALAMAN_TERBANYAK = 900
ALIRAN_PDF = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def read_all(jawaban: Any) -> str:
    """Everything that an answer carries, headers included, as text in which a mark can be found."""
    kepala = "\n".join(f"{k}: {v}" for k, v in jawaban.items())
    kuki = jawaban.cookies.output()
    return "\n".join([kepala, kuki, *read_body(_bytes(jawaban), jawaban.get("Content-Type", ""))])


def _bytes(jawaban: Any) -> bytes:
    return b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content


def read_body(isi: bytes, tipe: str) -> Iterator[str]:
    """A page, a workbook, a PDF or a picture as texts, down to what is packed inside."""
    yield from _as_texts(isi)
    if isi.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            for nama in arsip.namelist():
                yield nama
                yield from _as_texts(arsip.read(nama))
    elif isi.startswith(b"%PDF-"):
        for aliran in ALIRAN_PDF.findall(isi):
            yield from _as_texts(_inflate(aliran))
    elif tipe.startswith("image/") and "svg" not in tipe:
        yield from _read_picture(isi)


def _as_texts(isi: bytes) -> Iterator[str]:
    """As its own words, as an address or a page would write them, and as UTF-16."""
    teks = isi.decode("utf-8", "replace")
    yield teks
    if "&" in teks or "%" in teks:
        yield html.unescape(teks)
        yield unquote(teks)
    yield isi.replace(b"\x00", b"").decode("latin-1")


def _inflate(aliran: bytes) -> bytes:
    try:
        return zlib.decompress(aliran)
    except zlib.error:
        return aliran


def _read_picture(isi: bytes) -> Iterator[str]:
    with Image.open(io.BytesIO(isi)) as gambar:
        exif = gambar.getexif()
        yield repr(dict(exif))
        yield repr([dict(exif.get_ifd(ifd)) for ifd in ExifTags.IFD])
        yield repr(gambar.info)
        assert not exif, f"foto publik masih membawa EXIF: {dict(exif)}"


class _Tautan(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ada: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        isi = dict(attrs)
        if tag == "form" and (isi.get("method") or "get").lower() != "get":
            return
        self.ada += [v for k in ("href", "src", "action", "hx-get") if (v := isi.get(k))]


@dataclass
class Rayapan:
    """What a visitor has seen, by address."""

    klien: Client = field(default_factory=Client)
    teks: dict[str, str] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    # Route → statuses that it answered with.
    rute: dict[str, set[int]] = field(default_factory=dict)
    _variasi: Counter[str] = field(default_factory=Counter)

    def walk(self, benih: Iterable[str]) -> None:
        """From these addresses, through every link on them."""
        antre = deque(benih)
        while antre and len(self.teks) < HALAMAN_TERBANYAK:
            alamat = antre.popleft()
            if alamat not in self.teks:
                antre += self.visit(alamat)

    def visit(self, alamat: str, **kepala: str) -> list[str]:
        """Read one address; returns the links on it that are worth following."""
        jawaban: Any = self.klien.get(alamat, headers=kepala or None)
        teks = read_all(jawaban)
        self.teks[alamat], self.status[alamat] = teks, jawaban.status_code
        self.rute.setdefault(_route(alamat), set()).add(jawaban.status_code)
        tujuan = [jawaban["Location"]] if "Location" in jawaban else []
        if jawaban.get("Content-Type", "").startswith("text/html"):
            pembaca = _Tautan()
            pembaca.feed(jawaban.content.decode())
            tujuan += pembaca.ada
        return [satu for t in tujuan if (satu := self._local(urljoin(alamat, t)))]

    def _local(self, alamat: str) -> str:
        bagian = urlsplit(alamat)
        if bagian.scheme not in {"", "http", "https"} or bagian.netloc not in {"", "testserver"}:
            return ""
        if bagian.path.startswith("/s/") or not bagian.path:
            return ""
        self._variasi[bagian.path] += 1
        if self._variasi[bagian.path] > VARIASI_TERBANYAK:
            return ""
        return f"{bagian.path}?{bagian.query}" if bagian.query else bagian.path


def _route(alamat: str) -> str:
    try:
        return f"/{resolve(urlsplit(alamat).path).route}"
    except Resolver404:
        return ""
