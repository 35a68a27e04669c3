"""Kunjungan pertama dari telepon 2G: bita, permintaan, FCP, LCP, dan kapan formulirnya dapat dipakai; satu baris JSON.

Di antara Chromium dan server berdiri perantara yang menghitung setiap bita dan memperlambatnya menjadi 250 kbit/s dengan
300 ms bolak-balik, juga bagi yang diambil pekerja layanan sesudahnya. Kunjungan dihitung selama 30 detik.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

from tests.browser.peramban import find_program, open_browser
from tests.browser.server import Server, run_server

KBIT, PULANG_PERGI, LAMA = 250, 0.3, 30
DESA = "63.06.04.2002"
UKUR = """() => new Promise((ya) => {
  let lcp = 0;
  new PerformanceObserver((d) => d.getEntries().forEach((e) => (lcp = e.startTime)))
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => {
    const fcp = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    const nav = performance.getEntriesByType("navigation")[0];
    const medan = document.querySelector("main form input:not([type=hidden]), main form textarea");
    ya({ fcp, lcp, dcl: nav.domContentLoadedEventEnd, formulir: Boolean(medan && medan.getClientRects().length) });
  }, 200);
})"""


@dataclass
class Hitungan:
    """Bytes from and to the server, and connections opened, since the last reset."""

    turun: int = 0
    naik: int = 0
    sambungan: int = 0


class Perantara:
    """A slow line to `tujuan` on a port of its own; all connections share the bandwidth."""

    def __init__(self, tujuan: tuple[str, int]) -> None:
        self.tujuan, self.hitungan, self.port, self._bebas = tujuan, Hitungan(), 0, 0.0
        siap = threading.Event()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._run, args=(siap,), daemon=True).start()
        siap.wait()

    def _run(self, siap: threading.Event) -> None:
        async def serve() -> None:
            server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
            self.port = server.sockets[0].getsockname()[1]
            siap.set()
            await server.serve_forever()

        self._loop.run_until_complete(serve())

    async def _connect(self, baca: asyncio.StreamReader, tulis: asyncio.StreamWriter) -> None:
        self.hitungan.sambungan += 1
        # One round trip for the handshake.
        await asyncio.sleep(PULANG_PERGI)
        ke, dari = await asyncio.open_connection(*self.tujuan)
        await asyncio.gather(self._pump(baca, dari, naik=True), self._pump(ke, tulis, naik=False))

    async def _pump(self, baca: asyncio.StreamReader, tulis: asyncio.StreamWriter, *, naik: bool) -> None:
        antre: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                kapan, data = await antre.get()
                await asyncio.sleep(max(0.0, kapan - time.monotonic()))
                with suppress(ConnectionError):
                    if not data:
                        tulis.close()
                        return
                    tulis.write(data)
                    await tulis.drain()

        kirim = asyncio.create_task(deliver())
        with suppress(ConnectionError):
            while data := await baca.read(1460):
                if naik:
                    self.hitungan.naik += len(data)
                    antre.put_nowait((time.monotonic() + PULANG_PERGI / 2, data))
                else:
                    self.hitungan.turun += len(data)
                    self._bebas = max(self._bebas, time.monotonic()) + len(data) * 8 / (KBIT * 1000)
                    antre.put_nowait((self._bebas + PULANG_PERGI / 2, data))
        antre.put_nowait((time.monotonic(), b""))
        await kirim


def main() -> int:
    program = find_program()
    if program is None:
        print("Chromium tidak terpasang.", file=sys.stderr)
        return 2
    with run_server() as server, open_browser(program) as browser:
        halaman = {
            "beranda": "/",
            "pilih desa": "/aspirasi/baru/",
            "formulir aspirasi": f"/aspirasi/baru/{DESA}/",
            "tulis tanpa sinyal": "/luring/",
            "jejak": f"/jejak/{server.kode}",
        }
        hasil = {nama: visit(browser, server, jalur) for nama, jalur in halaman.items()}
    print(json.dumps({"kbit_per_detik": KBIT, "pulang_pergi_ms": int(PULANG_PERGI * 1000), "halaman": hasil}))
    return 0


def visit(browser: Any, server: Server, jalur: str) -> dict[str, Any]:
    """One first visit with an empty cache, counted for thirty seconds."""
    alamat = urlsplit(server.alamat)
    with slow_line((str(alamat.hostname), int(alamat.port or 80))) as garis, new_phone(browser) as telepon:
        minta = 0

        def tally(_permintaan: Any) -> None:
            nonlocal minta
            minta += 1

        telepon.on("request", tally)
        layar = telepon.new_page()
        awal = time.monotonic()
        layar.goto(f"http://127.0.0.1:{garis.port}{jalur}", timeout=120_000)
        saat = layar.evaluate(UKUR)
        layar.wait_for_timeout(max(0.0, LAMA - (time.monotonic() - awal)) * 1000)
        hitungan = garis.hitungan
        return {
            "bita_turun": hitungan.turun,
            "bita_naik": hitungan.naik,
            "permintaan": minta,
            "sambungan": hitungan.sambungan,
            "fcp_ms": round(saat["fcp"]),
            "lcp_ms": round(saat["lcp"]),
            # Plain HTML: it can be typed into as soon as it is drawn and read to its end.
            "formulir_siap_ms": round(max(saat["fcp"], saat["dcl"])) if saat["formulir"] else None,
        }


@contextmanager
def slow_line(tujuan: tuple[str, int]) -> Iterator[Perantara]:
    yield Perantara(tujuan)


@contextmanager
def new_phone(browser: Any) -> Iterator[Any]:
    telepon = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
    try:
        yield telepon
    finally:
        telepon.close()


if __name__ == "__main__":
    sys.exit(main())
