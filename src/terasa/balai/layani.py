"""Menjalankan server balai di jaringan lokal: http biasa, satu utas per permintaan, tanpa internet."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from terasa.balai.app import Aplikasi
from terasa.balai.jurnal import Jurnal
from terasa.balai.musyawarah import Musyawarah
from terasa.balai.pintu import Pintu
from terasa.musrenbang.rules import paket

TUNGGU_DETIK = 30


class ServerBalai(ThreadingMixIn, WSGIServer):
    """Thirty phones that ask every two seconds; a slow one holds up nobody."""

    daemon_threads = True
    request_queue_size = 128

    def server_bind(self) -> None:
        # The parent looks the own name up in the DNS, which without internet waits for a minute.
        socket.socket.setsockopt(self.socket, socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])
        self.setup_environ()


class Penerima(WSGIRequestHandler):
    """Quiet: the terminal shows the PIN, and no visitor's address is kept."""

    timeout = TUNGGU_DETIK

    def log_message(self, format: str, *args: Any) -> None:
        return


def open_balai(berkas: Path) -> Musyawarah:
    """The meeting of this package with its journal beside it. Raises PaketRusak, JurnalTakTerbaca."""
    bawaan = paket.read_bawaan(berkas.read_bytes())
    jurnal = Jurnal(berkas.with_suffix(".jurnal.jsonl"), bawaan)
    return Musyawarah(bawaan, jurnal, berkas.with_name(f"{berkas.stem}-kembali.zip"))


def serve(berkas: Path, host: str, port: int, tell: Callable[[str, str], None]) -> None:
    """Serve until stopped; `tell` gets the address for phones and the operator's PIN once it listens."""
    musyawarah = open_balai(berkas)
    pintu = Pintu(musyawarah.bawaan.kunci)
    with ServerBalai((host, port), Penerima) as server:
        alamat = f"http://{_own_address(host)}:{server.server_port}/"
        server.set_app(Aplikasi(musyawarah, pintu, alamat))
        tell(alamat, pintu.pin)
        server.serve_forever()


def _own_address(host: str) -> str:
    """The address by which phones in the hall reach this laptop."""
    if host not in {"", "0.0.0.0"}:  # noqa: S104  # compared, not bound
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as jajak:
        try:
            # Sends nothing: it only asks which interface would be used.
            jajak.connect(("192.168.255.255", 9))
            return str(jajak.getsockname()[0])
        except OSError:
            return "127.0.0.1"
