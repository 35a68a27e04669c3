"""Server, pekerja latar, dan basis data sendiri di folder sementara, seperti dijalankan orang; sesudahnya tidak tersisa."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

TERASA = str(Path(sys.executable).with_name("terasa"))
# Nothing of the machine's own installation may reach the trial.
ASING = ("DATABASE_URL", "TERASA_URL_APP", "TERASA_URL_PEMILIK", "TERASA_UJI_CEPAT")


@dataclass(frozen=True)
class Gugus:
    """Where its data lie, the port it serves, and what a command needs to work on the same data."""

    data: Path
    port: int
    lingkungan: dict[str, str]

    def start(self) -> None:
        """Serve, from now until it is killed."""
        Server(self.port, self.lingkungan)

    def kill(self) -> list[int]:
        """kill -9 to every process of it; whom it met."""
        pids = all_pids(self.data, self.port)
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return pids


@contextmanager
def make_gugus(nama: str, **lain: str) -> Iterator[Gugus]:
    """A folder and a port of its own, with `lain` in its environment."""
    folder = Path(tempfile.mkdtemp(prefix=f"terasa-{nama}-", dir="/var/tmp"))
    folder.chmod(0o755)
    port, data = free_port(), folder / "d"
    lingkungan = {k: v for k, v in os.environ.items() if k not in ASING}
    gugus = Gugus(data, port, {**lingkungan, "TERASA_DATA": str(data), "PORT": str(port), **lain})
    try:
        yield gugus
    finally:
        gugus.kill()
        time.sleep(0.5)
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


class Server:
    """One `terasa layani` with all its children."""

    def __init__(self, port: int, lingkungan: dict[str, str]) -> None:
        self.port = port
        self.proses = subprocess.Popen(
            [TERASA, "layani", "--port", str(port)],
            env=lingkungan,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        assert self.proses.stdout is not None
        for baris in self.proses.stdout:
            if baris.startswith("Terasa siap"):
                return
        raise SystemExit("server tidak siap")


def all_pids(data: Path, port: int) -> list[int]:
    """Every process of this trial: whoever runs in its data folder, carries its data path, or serves its port."""
    pids = []
    for proses in Path("/proc").glob("[0-9]*"):
        try:
            lingkungan = (proses / "environ").read_bytes()
            cwd = os.readlink(proses / "cwd")
        except OSError:
            continue
        if int(proses.name) != os.getpid() and (
            f"TERASA_DATA={data}".encode() in lingkungan or cwd.startswith(str(data))
        ):
            pids.append(int(proses.name))
    return pids
