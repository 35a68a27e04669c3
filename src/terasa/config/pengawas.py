"""Pengawas proses anak: menyalakan lagi yang mati, dan tidak meninggalkan yatim."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

JEDA_TERBESAR = 30.0
# A child that lived this long has earned a short pause again.
DIANGGAP_SEHAT = 60.0
PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Linux: this process is killed together with its parent, so that a port is never held by an orphan."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _bind_to(induk: int) -> Callable[[], None]:
    def run() -> None:
        die_with_parent()
        # The parent may have gone before the bond was made.
        if os.getppid() != induk:
            os._exit(1)

    return run


@dataclass
class Anak:
    """A child process that is started again when it dies, each time a little later."""

    nama: str
    perintah: Sequence[str]
    lingkungan: dict[str, str] = field(repr=False)
    proses: subprocess.Popen[bytes] | None = None
    jeda: float = 0.5
    dimulai_pada: float = 0.0
    mulai_lagi_pada: float | None = None

    def start(self) -> None:
        """Start it now, bound to our own life; Ctrl-C reaches us alone, and we ask it to leave."""
        ikat = _bind_to(os.getpid())
        self.proses = subprocess.Popen(self.perintah, env=self.lingkungan, preexec_fn=ikat, process_group=0)
        self.dimulai_pada, self.mulai_lagi_pada = time.monotonic(), None

    def has_ended(self) -> bool:
        """Whether it was started and is gone."""
        return self.proses is not None and self.proses.poll() is not None

    def tend(self) -> None:
        """Plan a restart when it died, and keep the plan when its moment has come. Never waits."""
        if self.proses is None or not self.has_ended():
            return
        sekarang = time.monotonic()
        if self.mulai_lagi_pada is None:
            sehat = sekarang - self.dimulai_pada > DIANGGAP_SEHAT
            self.jeda = 0.5 if sehat else min(self.jeda * 2, JEDA_TERBESAR)
            self.mulai_lagi_pada = sekarang + self.jeda
            akhir = f"berhenti (kode {self.proses.returncode})"
            print(f"{self.nama} {akhir}; dimulai lagi {self.jeda:g} detik lagi.", file=sys.stderr, flush=True)
        elif sekarang >= self.mulai_lagi_pada:
            self.start()

    def send(self, isyarat: signal.Signals) -> None:
        """A signal, when there is still somebody to hear it."""
        if self.proses is not None and not self.has_ended():
            self.proses.send_signal(isyarat)


def stop_all(anak: Sequence[Anak], *, tunggu: float = 10) -> None:
    """Ask every child to leave, then make them."""
    for a in anak:
        a.send(signal.SIGTERM)
    batas = time.monotonic() + tunggu
    for a in anak:
        if a.proses is not None:
            with suppress(subprocess.TimeoutExpired):
                a.proses.wait(timeout=max(0.1, batas - time.monotonic()))
            a.send(signal.SIGKILL)
            a.proses.wait()
