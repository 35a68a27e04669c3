"""`terasa ukur URL`: berat kunjungan pertama, jumlah permintaan, dan jumlah kueri basis data."""

from __future__ import annotations

import argparse
import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from terasa.umum.errors import MasukanTakTerbaca

KEPALA = {"User-Agent": "terasa-ukur", "Accept-Encoding": "br, gzip", "Accept": "text/html,*/*"}
REL_DIMUAT = {"stylesheet", "icon", "manifest", "preload", "modulepreload"}


@dataclass(frozen=True)
class Jawaban:
    """One answer as it came over the wire."""

    alamat: str
    status: int
    byte: int
    jenis: str
    isi: bytes
    kueri: int | None
    sandi: str


class Pemuat(HTMLParser):
    """Collects what a browser fetches by itself on a first visit."""

    def __init__(self) -> None:
        super().__init__()
        self.sumber: list[str] = []
        self.foto: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {nama: nilai or "" for nama, nilai in attrs}
        if tag == "link" and REL_DIMUAT & set(a.get("rel", "").split()):
            self.sumber.append(a.get("href", ""))
        elif tag == "script" and a.get("src"):
            self.sumber.append(a["src"])
        elif tag in ("img", "source") and a.get("src") and not a["src"].startswith("data:"):
            (self.foto if "/foto/" in a["src"] else self.sumber).append(a["src"])


def register(subparsers: Any) -> None:
    """Add the noun `ukur`."""
    noun = subparsers.add_parser(
        "ukur",
        help="mengukur berat dan jumlah kueri sebuah halaman",
        epilog="Contoh: terasa ukur http://127.0.0.1:8000/usulan/ --json",
    )
    noun.add_argument("url", metavar="URL", help="alamat halaman pada server yang berjalan")
    noun.add_argument("--json", action="store_true", help="keluaran JSON")
    noun.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit 0 when the page answered below 400."""
    hasil = measure(args.url)
    if args.json:
        print(json.dumps(hasil, ensure_ascii=False))
    else:
        print(
            f"{hasil['byte']:>8} byte terkompresi (tanpa foto), {hasil['permintaan']} permintaan, kueri: {hasil['kueri']}"
        )
        for butir in hasil["rincian"]:
            print(f"{butir['byte']:>8}  {butir['sandi'] or '-':5} {butir['alamat']}")
    return 0 if hasil["status"] < 400 else 1


def measure(url: str) -> dict[str, Any]:
    """First visit of a page: `byte` and `permintaan` with everything it loads, photos counted apart."""
    halaman = fetch(url)
    pemuat = Pemuat()
    if "html" in halaman.jenis:
        pemuat.feed(_decode(halaman))
    sumber = [fetch(a) for a in _resolve(halaman.alamat, pemuat.sumber)]
    sumber += [
        fetch(a) for s in sumber if "css" in s.jenis for a in _resolve(s.alamat, _css_urls(_decode(s)))
    ]
    foto = [fetch(a) for a in _resolve(halaman.alamat, pemuat.foto)]
    semua = [halaman, *sumber]
    luar = [s.alamat for s in sumber if urlsplit(s.alamat).netloc != urlsplit(halaman.alamat).netloc]
    return {
        "url": url,
        "status": halaman.status,
        "byte": sum(j.byte for j in semua),
        "permintaan": len(semua),
        "kueri": halaman.kueri,
        "byte_html": halaman.byte,
        "byte_foto": sum(f.byte for f in foto),
        "foto": len(foto),
        "pihak_luar": luar,
        "rincian": [{"alamat": j.alamat, "byte": j.byte, "sandi": j.sandi} for j in semua],
    }


def fetch(alamat: str) -> Jawaban:
    """One request as a browser would send it; redirects are followed. Raises MasukanTakTerbaca."""
    if not _is_address(alamat):
        raise MasukanTakTerbaca("Tulis alamat lengkap, misalnya http://127.0.0.1:8000/usulan/", code="alamat")
    permintaan = urllib.request.Request(alamat, headers=KEPALA)  # noqa: S310  # the scheme was checked
    try:
        with urllib.request.urlopen(permintaan, timeout=30) as jawaban:  # noqa: S310  # the address that the operator typed
            return _answer(jawaban.geturl(), jawaban.status, jawaban.read(), jawaban.headers)
    except urllib.error.HTTPError as exc:
        return _answer(alamat, exc.code, exc.read(), exc.headers)
    except OSError as exc:
        raise MasukanTakTerbaca(
            f"{alamat} tidak menjawab; apakah servernya berjalan? ({exc})", code="mati"
        ) from exc


def _is_address(alamat: str) -> bool:
    try:
        bagian = urlsplit(alamat)
        _ = bagian.port
    except ValueError:
        return False
    return bagian.scheme in ("http", "https") and bool(bagian.hostname) and not re.search(r"\s", alamat)


def _answer(alamat: str, status: int, isi: bytes, kepala: Any) -> Jawaban:
    waktu = re.search(r"db;desc=\"?(\d+)", kepala.get("Server-Timing", ""))
    return Jawaban(
        alamat=alamat,
        status=status,
        byte=len(isi),
        jenis=kepala.get("Content-Type", ""),
        isi=isi,
        kueri=int(waktu.group(1)) if waktu else None,
        sandi=kepala.get("Content-Encoding", ""),
    )


def _decode(jawaban: Jawaban) -> str:
    if jawaban.sandi == "gzip":
        import gzip

        return gzip.decompress(jawaban.isi).decode("utf-8", "replace")
    if jawaban.sandi == "br":
        import brotli

        return str(brotli.decompress(jawaban.isi).decode("utf-8", "replace"))
    return jawaban.isi.decode("utf-8", "replace")


def _resolve(dasar: str, alamat: list[str]) -> list[str]:
    return list(
        dict.fromkeys(urljoin(dasar, a).split("#")[0] for a in alamat if a and not a.startswith("data:"))
    )


def _css_urls(css: str) -> list[str]:
    return re.findall(r"url\(\s*[\"']?([^\"')]+)", css)
