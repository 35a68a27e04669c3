"""Gerbang yang tidak dapat diandalkan: sebagian permintaan ditolaknya, didiamkannya, atau diterimanya lalu putus."""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

RAHASIA = "rahasia-gerbang-liar"
# "galat" answers 500; "diam" answers after Terasa gave up; "putus" shows the message and never says so.
LAKU = ("baik", "galat", "diam", "putus")


class GerbangLiar:
    """`bagian` are the weights of LAKU. What a phone shows is kept by Idempotency-Key, as the contract asks.

    `saat_diterima` is called with the number of the request, after the message is shown and before the answer.
    """

    def __init__(self, bagian: tuple[float, ...], *, diam: float, benih: int = 1) -> None:
        self.bagian, self.diam, self.acak = bagian, diam, random.Random(benih)
        self.saat_diterima: Callable[[int], None] = lambda _n: None
        self.tampil: dict[str, str] = {}
        self.permintaan, self.laku = 0, Counter[str]()
        self.kunci = threading.Lock()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), make_pelayan(self))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/kirim"

    def count_shown(self, awalan: str) -> Counter[str]:
        """How many times a phone shows each text that begins so."""
        with self.kunci:
            return Counter(t for t in self.tampil.values() if t.startswith(awalan))

    def take(self, kunci: str, isi: dict[str, Any]) -> str:
        """Decide what becomes of one request."""
        with self.kunci:
            self.permintaan += 1
            nomor = self.permintaan
            laku = self.acak.choices(LAKU, self.bagian)[0]
            self.laku[laku] += 1
            if laku in ("baik", "putus"):
                self.tampil.setdefault(kunci, isi["teks"])
        self.saat_diterima(nomor)
        return laku


def make_pelayan(gerbang: GerbangLiar) -> type[BaseHTTPRequestHandler]:
    """What the HTTP server does with each request."""

    class Pelayan(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            badan = self.rfile.read(int(self.headers["Content-Length"]))
            laku = gerbang.take(self.headers["Idempotency-Key"], json.loads(badan))
            if laku == "diam":
                time.sleep(gerbang.diam)
            elif laku != "putus":
                self.send_response(500 if laku == "galat" else 200)
                self.end_headers()
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    return Pelayan
