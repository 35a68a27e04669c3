"""Proses server milik satu gugus, dikenali dari baris perintahnya.

Nomor pada postmaster.pid hanya petunjuk: sesudah kill -9 atau mesin dinyalakan ulang, nomor itu dapat dipakai
proses lain. Folder kerja proses tidak dipakai, karena root di dalam wadah pun belum tentu boleh membacanya.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from terasa.config.postgres.letak import Letak

PROC = Path("/proc")


def read_postmaster(letak: Letak) -> int | None:
    """The process number in postmaster.pid, whoever carries it now."""
    try:
        return int((letak.data / "postmaster.pid").read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None


def find_servers(letak: Letak) -> set[int]:
    """The postmaster of this cluster and its children. A process waiting to be reaped is not among them."""
    return {pid for pid, baris in _command_lines() if _is_ours(baris, letak)}


def find_postmaster(letak: Letak) -> int | None:
    """The living postmaster: named in the pid file and truly a server of this folder."""
    pid = read_postmaster(letak)
    return pid if pid is not None and pid in find_servers(letak) else None


def _is_ours(baris: list[str], letak: Letak) -> bool:
    if not baris:
        return False
    # Children rewrite their title to `postgres: <cluster_name>: what they do`.
    if baris[0].startswith(f"postgres: {letak.nama}: "):
        return True
    return Path(baris[0]).name == "postgres" and str(letak.data) in baris[1:]


def _command_lines() -> Iterator[tuple[int, list[str]]]:
    if not PROC.joinpath("self", "cmdline").exists():
        yield from _command_lines_by_ps()
        return
    for proses in PROC.glob("[0-9]*"):
        with suppress(OSError):
            isi = (proses / "cmdline").read_bytes()
            yield int(proses.name), [os.fsdecode(b) for b in isi.split(b"\0") if b]


def _command_lines_by_ps() -> Iterator[tuple[int, list[str]]]:
    """For systems without /proc. A title has its spaces kept, so that both forms are recognised."""
    keluar = subprocess.run(
        ["ps", "-axww", "-o", "pid=,command="], capture_output=True, text=True, check=False
    )
    for baris in keluar.stdout.splitlines():
        pid, _, perintah = baris.strip().partition(" ")
        perintah = perintah.strip()
        yield int(pid), [perintah] if perintah.startswith("postgres: ") else perintah.split()


def end_postmaster(letak: Letak) -> bool:
    """Ask for a clean stop, then harder. True when something was running."""
    pid = find_postmaster(letak)
    if pid is not None:
        for isyarat, tunggu in ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 5)):
            with suppress(ProcessLookupError):
                os.kill(pid, isyarat)
            if _wait_gone(letak, {pid}, tunggu):
                break
    return end_orphans(letak) or pid is not None


def end_orphans(letak: Letak) -> bool:
    """Backends that outlived their postmaster hold its shared memory. Most leave by themselves."""
    yatim = find_servers(letak)
    if not yatim or _wait_gone(letak, yatim, 2):
        return bool(yatim)
    for isyarat, tunggu in ((signal.SIGQUIT, 2), (signal.SIGKILL, 5)):
        for pid in find_servers(letak):
            with suppress(ProcessLookupError):
                os.kill(pid, isyarat)
        if _wait_gone(letak, yatim, tunggu):
            break
    return True


def _wait_gone(letak: Letak, pids: set[int], tunggu: float) -> bool:
    batas = time.monotonic() + tunggu
    while pids & find_servers(letak):
        if time.monotonic() > batas:
            return False
        time.sleep(0.03)
    return True
