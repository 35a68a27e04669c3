"""`terasa layani`: basis data, server, dan pekerja latar dalam satu perintah yang tetap di depan."""

from __future__ import annotations

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from terasa.umum.errors import AturanDilanggar

TUNGGU_SIAP = 90
JEDA_TERBESAR = 30.0


class PortTerpakai(AturanDilanggar):
    """Another program listens there."""


def register(subparsers: Any) -> None:
    """Add the noun `layani`; it has no verb and runs until stopped."""
    noun = subparsers.add_parser(
        "layani", help="jalankan server dan pekerja latar", epilog="Contoh: PORT=8080 terasa layani"
    )
    noun.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")), help="port (bawaan: PORT atau 8000)")
    noun.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan")
    noun.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from terasa.config.cli.dasar import siapkan_django

    siapkan_django()
    return jalankan_server(args.port, host=args.host)


@dataclass
class Anak:
    """A child process that is started again when it dies, later and later."""

    nama: str
    perintah: list[str]
    lingkungan: dict[str, str]
    proses: subprocess.Popen[bytes] | None = None
    jeda: float = 1.0
    mulai_lagi: float = field(default=0.0)

    def start(self) -> None:
        self.proses = subprocess.Popen(self.perintah, env=self.lingkungan, preexec_fn=_die_with_parent)  # noqa: PLW1509
        self.mulai_lagi = time.monotonic() + 60

    def tend(self) -> None:
        """Start it again when it is gone; the pause grows while it keeps dying."""
        if self.proses is not None and self.proses.poll() is None:
            return
        if self.proses is not None:
            self.jeda = 1.0 if time.monotonic() > self.mulai_lagi else min(self.jeda * 2, JEDA_TERBESAR)
            print(f"{self.nama} berhenti (kode {self.proses.returncode}); dimulai lagi.", file=sys.stderr, flush=True)
            time.sleep(self.jeda)
        self.start()

    def stop(self, isyarat: int = signal.SIGTERM) -> None:
        if self.proses is not None and self.proses.poll() is None:
            self.proses.send_signal(isyarat)


def _die_with_parent() -> None:
    """Linux: the child gets SIGTERM when the supervisor is killed, so that the port is free again."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").prctl(1, signal.SIGTERM)


def check_port(host: str, port: int) -> None:
    """Raises PortTerpakai."""
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind((host, port))
        except OSError as exc:
            raise PortTerpakai(
                f"Port {port} sedang dipakai program lain. Pilih port lain, misalnya: PORT={port + 1} make demo",
                code="port",
            ) from exc


def jalankan_server(
    port: int, *, host: str = "127.0.0.1", setelah_siap: Callable[[str], None] | None = None
) -> int:
    """Collect static files, start server and worker, say when ready, and tend them until interrupted."""
    check_port(host, port)
    alamat = f"http://{host}:{port}"
    lingkungan = {
        **os.environ,
        "PORT": str(port),
        "TERASA_ALAMAT": os.environ.get("TERASA_ALAMAT", alamat),
        "TERASA_LOKAL": os.environ.get("TERASA_LOKAL", "1" if host in ("127.0.0.1", "localhost") else ""),
    }
    collect_static()
    anak = [Anak("server", _granian(host, port), lingkungan), Anak("pekerja", _worker(), lingkungan)]
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        for a in anak:
            a.start()
        _wait_ready(f"{alamat}/sehat", anak[0])
        print(f"Terasa siap: {alamat}", flush=True)
        if setelah_siap:
            setelah_siap(alamat)
        while True:
            for a in anak:
                a.tend()
            time.sleep(0.5)
    except KeyboardInterrupt:
        print("\nBerhenti.", flush=True)
        return 0
    finally:
        _stop_all(anak)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _granian(host: str, port: int) -> list[str]:
    pilihan = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "2", "--blocking-threads", "4"]
    pilihan += ["--no-ws", "--workers-kill-timeout", "5", "--respawn-failed-workers", "--log-level", "warning"]
    return [sys.executable, "-m", "granian", *pilihan, "terasa.config.wsgi:application"]


def _worker() -> list[str]:
    return [sys.executable, "-m", "terasa.config.cli", "pekerja"]


def collect_static() -> None:
    """Fingerprint and compress the static files once per change."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def _wait_ready(alamat: str, server: Anak) -> None:
    batas = time.monotonic() + TUNGGU_SIAP
    while time.monotonic() < batas:
        if server.proses is not None and server.proses.poll() is not None:
            raise AturanDilanggar("Server berhenti sebelum siap; lihat pesan di atas.", code="server")
        with suppress(OSError, urllib.error.URLError), urllib.request.urlopen(alamat, timeout=3) as jawaban:  # noqa: S310
            if jawaban.status == 200:
                return
        time.sleep(0.2)
    raise AturanDilanggar("Server tidak siap dalam 90 detik.", code="server-lambat")


def _stop_all(anak: list[Anak]) -> None:
    for a in anak:
        a.stop()
    batas = time.monotonic() + 10
    for a in anak:
        if a.proses is None:
            continue
        try:
            a.proses.wait(timeout=max(0.1, batas - time.monotonic()))
        except subprocess.TimeoutExpired:
            a.stop(signal.SIGKILL)
