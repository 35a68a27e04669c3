"""Gerbang palsu: server HTTP sungguhan yang dapat disuruh gagal, diam, atau menerima lalu mati."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

RAHASIA = "rahasia-gerbang-palsu"


class GerbangPalsu:
    """`naskah` says what to do with each request in turn: a status, "diam" or "mati"; afterwards 200.

    `tampil` holds what a phone would show, once per Idempotency-Key, however often it was sent.
    """

    def __init__(self, naskah: list[int | str] | None = None, lambat: float = 0.0) -> None:
        self.naskah, self.lambat = list(naskah or []), lambat
        self.tampil: dict[str, dict[str, Any]] = {}
        self.permintaan: list[dict[str, str]] = []
        self.kunci = threading.Lock()
        self.alamat = ""

    def take(self, kepala: dict[str, str], badan: bytes) -> int | str:
        """What becomes of one request; "mati" takes the message and never says so."""
        with self.kunci:
            self.permintaan.append({**kepala, "badan": badan.decode()})
            laku = self.naskah.pop(0) if self.naskah else 200
            if laku in (200, "mati"):
                self.tampil.setdefault(kepala["Idempotency-Key"], json.loads(badan))
        return laku


@contextmanager
def run_gerbang(gerbang: GerbangPalsu) -> Iterator[GerbangPalsu]:
    """Serve it on a free port of this machine."""

    class Pelayan(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            badan = self.rfile.read(int(self.headers["Content-Length"]))
            laku = gerbang.take(dict(self.headers), badan)
            time.sleep(gerbang.lambat)
            if laku == "diam":
                time.sleep(1.5)
            elif laku != "mati":
                self.send_response(int(laku))
                if laku == 429:
                    self.send_header("Retry-After", "1800")
                self.end_headers()
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pelayan)
    server.daemon_threads = True
    gerbang.alamat = f"http://127.0.0.1:{server.server_address[1]}/kirim?akun=1"
    ulir = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    ulir.start()
    try:
        yield gerbang
    finally:
        server.shutdown()
        server.server_close()
