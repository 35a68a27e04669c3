"""Pengawas: anak yang mati dinyalakan lagi, dan tidak hidup lebih lama daripada induknya."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from terasa.config.cli.layani import TidakBisaMelayani, check_port, read_port
from terasa.config.pengawas import Anak, stop_all
from terasa.config.postgres.proses import PROC


def wait_until(syarat: Callable[[], bool]) -> bool:
    batas = time.monotonic() + 60
    while not syarat() and time.monotonic() < batas:
        time.sleep(0.01)
    return syarat()


def make_sleeper() -> Anak:
    return Anak("tidur", ["/bin/sleep", "60"], dict(os.environ))


def test_dead_child_is_started_again_after_a_growing_pause() -> None:
    anak = make_sleeper()
    anak.start()
    assert anak.proses is not None
    anak.proses.kill()
    assert wait_until(anak.has_ended)
    anak.tend()
    assert anak.has_ended(), "tending plans, it does not wait"
    assert anak.jeda == 1.0
    anak.mulai_lagi_pada = time.monotonic()
    anak.tend()
    assert not anak.has_ended()
    stop_all([anak])


def test_stubborn_child_is_made_to_leave(tmp_path: Path) -> None:
    siap = tmp_path / "siap"
    kode = (
        "import pathlib, signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"
    )
    anak = Anak("bandel", [sys.executable, "-c", kode, str(siap)], dict(os.environ))
    anak.start()
    # Before that it would still obey.
    assert wait_until(siap.exists)
    stop_all([anak], tunggu=0.2)
    assert anak.proses is not None
    assert anak.proses.returncode == -signal.SIGKILL


def test_ctrl_c_in_a_terminal_does_not_reach_a_child_before_we_ask_it() -> None:
    anak = make_sleeper()
    anak.start()
    assert anak.proses is not None
    assert os.getpgid(anak.proses.pid) != os.getpgrp()
    stop_all([anak])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="hanya Linux yang mengikat umur anak")
def test_child_dies_with_its_killed_parent() -> None:
    kode = (
        "import os, time; from terasa.config.pengawas import Anak; "
        "a = Anak('x', ['/bin/sleep', '60'], dict(os.environ)); a.start(); "
        "print(a.proses.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", kode], stdout=subprocess.PIPE, text=True) as induk:
        assert induk.stdout is not None
        pid = int(induk.stdout.readline())
        induk.kill()
        assert wait_until(lambda: b"sleep" not in read_cmdline(pid))


def read_cmdline(pid: int) -> bytes:
    try:
        return (PROC / str(pid) / "cmdline").read_bytes()
    except OSError:
        return b""


def test_busy_port_is_named() -> None:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        port = s.getsockname()[1]
        with pytest.raises(TidakBisaMelayani, match=f"Port {port} sedang dipakai"):
            check_port("127.0.0.1", port)


@pytest.mark.parametrize("teks", ["abc", "0", "70000", "80 "])
def test_unusable_port_is_refused(teks: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", teks)
    with pytest.raises(TidakBisaMelayani):
        read_port()


def test_given_port_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9000")
    assert read_port() == 9000
    assert read_port(8123) == 8123
    monkeypatch.delenv("PORT")
    assert read_port() == 8000
