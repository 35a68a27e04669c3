"""Peragaan kecil dengan basis data dan alamatnya sendiri, dijalankan seperti orang menjalankannya."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from terasa.config.pengawas import die_with_parent
from terasa.config.postgres import default_dasar

PERINTAH = (sys.executable, "-m", "terasa.config.cli")
TUNGGU_ISI, TUNGGU_BERHENTI = 240, 40
# Nothing of the environment of the test run, its database above all, may reach this server.
ASING = ("TERASA_", "DATABASE_URL", "DJANGO_", "PORT", "PGHOST", "PGPORT")


@dataclass(frozen=True)
class Server:
    """Where it listens, the code of its example thread, its accounts and their password.

    `lingkungan` lets a command work on the same data.
    """

    alamat: str
    kode: str
    sandi: str
    akun: tuple[str, ...]
    lingkungan: dict[str, str]


@contextmanager
def run_server() -> Iterator[Server]:
    """Fill a small demonstration and serve it; afterwards nothing of it is left."""
    _sweep()
    dasar = _folder(os.getpid())
    port = free_port()
    lingkungan = _environment(dasar, port)
    catatan = dasar.with_name(f"{dasar.name}.log")
    dasar.parent.mkdir(parents=True, exist_ok=True)
    with catatan.open("w") as keluaran:
        proses = subprocess.Popen(
            [*PERINTAH, "demo", "--kecil", "--port", str(port)],
            env=lingkungan,
            stdout=keluaran,
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_parent,
        )
    try:
        _wait(proses, port, catatan)
        isi = json.loads((dasar / "peragaan.json").read_text(encoding="utf-8"))
        akun = tuple(username for username, _jabatan in isi["akun"])
        yield Server(f"http://127.0.0.1:{port}", isi["kode"], isi["sandi"], akun, lingkungan)
    finally:
        _stop(proses)
        _remove(dasar, lingkungan)
        catatan.unlink(missing_ok=True)


def _folder(pid: int) -> Path:
    return Path(f"{default_dasar()}-peramban-{pid}")


def _environment(dasar: Path, port: int) -> dict[str, str]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(ASING)}
    return {
        **bersih,
        "TERASA_DATA": str(dasar),
        "TERASA_STATIS": f"{dasar}-statis",
        "TERASA_UJI_CEPAT": "1",
        "PYTHONUNBUFFERED": "1",
        "PORT": str(port),
    }


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        nomor: int = s.getsockname()[1]
    return nomor


def _wait(proses: subprocess.Popen[bytes], port: int, catatan: Path) -> None:
    batas = time.monotonic() + TUNGGU_ISI
    while time.monotonic() < batas:
        if proses.poll() is not None:
            raise RuntimeError(f"Peragaan berhenti sebelum siap:\n{catatan.read_text()[-3000:]}")
        if "Jejak contoh:" in catatan.read_text() and _answers(port):
            return
        time.sleep(0.3)
    raise RuntimeError(f"Peragaan tidak siap dalam {TUNGGU_ISI} detik:\n{catatan.read_text()[-3000:]}")


def _answers(port: int) -> bool:
    with suppress(OSError, HTTPException):
        sambungan = HTTPConnection("127.0.0.1", port, timeout=5)
        sambungan.request("GET", "/sehat")
        return sambungan.getresponse().status == 200
    return False


def _stop(proses: subprocess.Popen[bytes]) -> None:
    proses.terminate()
    try:
        proses.wait(TUNGGU_BERHENTI)
    except subprocess.TimeoutExpired:
        proses.kill()
        proses.wait()


def _remove(dasar: Path, lingkungan: dict[str, str]) -> None:
    """Its database stops with it; a killed server leaves one behind that is stopped here."""
    subprocess.run([*PERINTAH, "basisdata", "berhenti"], env=lingkungan, check=False, capture_output=True)
    for folder in (dasar, Path(f"{dasar}-statis")):
        shutil.rmtree(folder, ignore_errors=True)


def _sweep() -> None:
    """Servers of test runs that were killed: their process id is nobody's any more."""
    for folder in default_dasar().parent.glob(f"{default_dasar().name}-peramban-*"):
        nomor = folder.name.rpartition("-")[2]
        if folder.is_dir() and nomor.isdecimal() and not Path(f"/proc/{nomor}").exists():
            _remove(folder, _environment(folder, 0))
