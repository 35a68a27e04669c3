"""`terasa layani`: basis data, server, dan pekerja latar dalam satu perintah yang tetap di depan."""

from __future__ import annotations

import argparse
import hashlib
import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from terasa.config.pengawas import Anak, stop_all
from terasa.umum.errors import AturanDilanggar

TUNGGU_SIAP = 90
JEDA_PERIKSA = 0.3
JEDA_PERIKSA_BASIS_DATA = 3.0
SEMUA_ANTARMUKA = ("0.0.0.0", "::", "")  # noqa: S104  # compared with, not bound to


class TidakBisaMelayani(AturanDilanggar):
    """The server cannot start here; the sentence says why."""


def register(subparsers: Any) -> None:
    """Add the noun `layani`; it has no verb and runs until stopped."""
    noun = subparsers.add_parser(
        "layani",
        help="jalankan server dan pekerja latar",
        description="Jalankan basis data, server, dan pekerja latar sampai dihentikan (Ctrl-C).",
        epilog="Contoh: PORT=8080 terasa layani",
    )
    noun.add_argument("--port", type=int, help="port (bawaan: lingkungan PORT, lalu 8000)")
    noun.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan (bawaan: 127.0.0.1)")
    noun.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from terasa.config.cli.dasar import siapkan_django

    port = read_port(args.port)
    check_port(args.host, port)
    siapkan_django()
    return jalankan_server(port, host=args.host)


def read_port(diberi: int | None = None) -> int:
    """The given port, else PORT of the environment, else 8000. Raises TidakBisaMelayani."""
    teks = str(diberi) if diberi is not None else os.environ.get("PORT") or "8000"
    if not teks.isdecimal() or not 1 <= int(teks) <= 65535:
        raise TidakBisaMelayani(f"Port “{teks}” bukan bilangan 1 sampai 65535.", code="port")
    return int(teks)


def check_port(host: str, port: int) -> None:
    """Raises TidakBisaMelayani when another program listens there, or when we may not."""
    try:
        keluarga, jenis, _, _, alamat = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(keluarga, jenis) as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(alamat)
    except PermissionError:
        pesan = f"Port {port} hanya boleh dipakai root. Pilih port lain, misalnya PORT=8000."
    except socket.gaierror:
        pesan = f"Alamat “{host}” tidak dikenal."
    except OSError:
        lain = port + 1 if port < 65535 else 8000
        pesan = f"Port {port} sedang dipakai program lain. Pilih port lain, misalnya PORT={lain}."
    else:
        return
    raise TidakBisaMelayani(pesan, code="port")


def jalankan_server(
    port: int, setelah_siap: Callable[[str], None] | None = None, *, host: str = "127.0.0.1"
) -> int:
    """Start server and worker, say when ready, tend them until interrupted. Call after siapkan_django()."""
    from terasa.config.cli.dasar import hentikan_bila_sendiri

    _listen_to_signals()
    check_port(host, port)
    alamat = f"http://{'127.0.0.1' if host in SEMUA_ANTARMUKA else host}:{port}"
    lingkungan = _environment(alamat, port, host)
    anak = [Anak("Server", _granian(host, port), lingkungan), Anak("Pekerja latar", _worker(), lingkungan)]
    try:
        collect_static()
        for a in anak:
            a.start()
        _wait_ready(port, host, anak[0])
        print(f"Terasa siap: {alamat}", flush=True)
        if setelah_siap:
            setelah_siap(alamat)
        _tend(anak)
    except KeyboardInterrupt:
        print("\nBerhenti.", flush=True)
    finally:
        # A second Ctrl-C must not leave half of the processes behind.
        for isyarat in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(isyarat, signal.SIG_IGN)
        stop_all(anak)
        hentikan_bila_sendiri()
    return 0


def _listen_to_signals() -> None:
    """Stop cleanly on each of them, also as a background job; `nohup` keeps its word."""
    for isyarat in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if isyarat is not signal.SIGHUP or signal.getsignal(isyarat) is not signal.SIG_IGN:
            signal.signal(isyarat, _interrupt)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _environment(alamat: str, port: int, host: str) -> dict[str, str]:
    """What server and worker learn of this run."""
    lokal = "1" if host in ("127.0.0.1", "localhost", "::1") else ""
    return {"TERASA_ALAMAT": alamat, "TERASA_LOKAL": lokal, **os.environ, "PORT": str(port)}


def _granian(host: str, port: int) -> list[str]:
    pilihan = ["--interface", "wsgi", "--host", host, "--port", str(port), "--no-ws"]
    # A thread waits for the database most of its time: two processes of four keep two cores busy.
    pilihan += ["--workers", str(max(2, min(os.cpu_count() or 2, 8))), "--blocking-threads", "4"]
    pilihan += ["--workers-kill-timeout", "5", "--respawn-failed-workers", "--log-level", "warning"]
    return [sys.executable, "-m", "granian", *pilihan, "terasa.config.peladen:application"]


def _worker() -> list[str]:
    return [sys.executable, "-m", "terasa.config.cli", "pekerja"]


def collect_static() -> None:
    """Fingerprint and compress the static files, once per change."""
    from django.conf import settings
    from django.core.management import call_command

    cap, sidik = Path(settings.STATIC_ROOT) / ".sidik", _static_fingerprint()
    if not cap.exists() or cap.read_text(encoding="utf-8") != sidik:
        cap.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        cap.write_text(sidik, encoding="utf-8")


def _static_fingerprint() -> str:
    """Name, size and time of every source file; a package that changes brings new ones."""
    from django.contrib.staticfiles.finders import get_finders

    jejak = hashlib.sha256()
    for pencari in get_finders():
        for nama, simpanan in pencari.list([]):
            keadaan = os.stat(simpanan.path(nama))
            jejak.update(f"{nama} {keadaan.st_size} {keadaan.st_mtime_ns}\n".encode())
    return jejak.hexdigest()


def _wait_ready(port: int, host: str, server: Anak) -> None:
    batas = time.monotonic() + TUNGGU_SIAP
    while time.monotonic() < batas:
        if server.has_ended():
            raise TidakBisaMelayani("Server berhenti sebelum siap; lihat pesan di atas.", code="server")
        if is_healthy(port, host):
            return
        time.sleep(JEDA_PERIKSA)
    raise TidakBisaMelayani(f"Server tidak siap dalam {TUNGGU_SIAP} detik.", code="server-lambat")


def is_healthy(port: int, host: str = "127.0.0.1") -> bool:
    """Whether /sehat answers 200, asked without any proxy of the environment."""
    nama = os.environ.get("TERASA_HOST", "127.0.0.1").split(",")[0].strip("*.") or "127.0.0.1"
    sambungan = http.client.HTTPConnection("127.0.0.1" if host in SEMUA_ANTARMUKA else host, port, timeout=3)
    with suppress(OSError, http.client.HTTPException):
        sambungan.request("GET", "/sehat", headers={"Host": nama})
        return sambungan.getresponse().status == 200
    return False


def _tend(anak: list[Anak]) -> None:
    """Keep children and the embedded database alive until interrupted."""
    periksa_lagi = 0.0
    while True:
        for a in anak:
            a.tend()
        if time.monotonic() > periksa_lagi:
            _tend_database()
            periksa_lagi = time.monotonic() + JEDA_PERIKSA_BASIS_DATA
        time.sleep(JEDA_PERIKSA)


def _tend_database() -> None:
    from terasa.config.cli.dasar import jaga_basis_data

    try:
        if jaga_basis_data():
            print("Basis data tidak menjawab; sudah dimulai lagi.", file=sys.stderr, flush=True)
    except AturanDilanggar as exc:
        print(f"terasa: {exc}", file=sys.stderr, flush=True)
