"""Laptop di balai: `terasa balai PAKET.zip` pada alamat sendiri, yang dapat mati mendadak dan dinyalakan lagi."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from terasa.config.pengawas import die_with_parent
from tests.browser.server import PERINTAH, Server, free_port

TUNGGU = 30


def run(server: Server, *argumen: object) -> tuple[int, Any, str]:
    """A command beside the running server: its exit code, its JSON, and what it said of a refusal."""
    hasil = subprocess.run(
        [*PERINTAH, *map(str, argumen), "--json"],
        env=server.lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )
    isi = json.loads(hasil.stdout) if hasil.stdout.strip() else None
    return hasil.returncode, isi, hasil.stderr


@dataclass
class Laptop:
    """One laptop with the package; `alamat` and `pin` are those it prints."""

    paket: Path
    port: int
    pin: str = ""
    proses: subprocess.Popen[bytes] | None = None

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        catatan = self.paket.with_suffix(".log")
        with catatan.open("w") as keluaran:
            self.proses = subprocess.Popen(
                [*PERINTAH, "balai", str(self.paket), "--host", "127.0.0.1", "--port", str(self.port)],
                stdout=keluaran,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent,
            )
        batas = time.monotonic() + TUNGGU
        while "Berhenti dengan" not in catatan.read_text():
            assert time.monotonic() < batas, catatan.read_text()
            time.sleep(0.1)
        pin = re.search(r"PIN (\d{6})", catatan.read_text())
        assert pin is not None
        self.pin = pin[1]

    def cut_power(self) -> None:
        """Nothing is written any more."""
        assert self.proses is not None
        self.proses.kill()
        self.proses.wait()


@contextmanager
def open_laptop(paket: Path) -> Iterator[Laptop]:
    laptop = Laptop(paket, free_port())
    laptop.start()
    try:
        yield laptop
    finally:
        laptop.cut_power()
