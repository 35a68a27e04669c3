"""Menjalankan dan menghentikan server, juga setelah semuanya dibunuh paksa.

"Berjalan" berarti sebuah sambungan dijawab; berkas pid hanya petunjuk, karena nomornya dapat dipakai proses lain.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from terasa.config.postgres.letak import Letak, TidakBisaMulai, find_bin, make_folders, service_user

TUNGGU_PEMULIHAN = 120
PENGURUS = "pengurus"
PENGATURAN = """
listen_addresses = ''
unix_socket_permissions = 0777
max_connections = 80
shared_buffers = 128MB
max_wal_size = 1GB
jit = off
log_min_messages = warning
log_statement = none
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_min_error_statement = panic
log_error_verbosity = terse
timezone = 'UTC'
"""


@contextmanager
def locked(letak: Letak) -> Iterator[None]:
    """One process at a time starts or stops this cluster."""
    letak.dasar.mkdir(parents=True, exist_ok=True, mode=0o755)
    with letak.gembok.open("w") as berkas:
        fcntl.flock(berkas, fcntl.LOCK_EX)
        yield


def read_rahasia(letak: Letak) -> dict[str, str]:
    """Passwords of the roles and the application's key; made once, readable by us only."""
    try:
        isi: dict[str, str] = json.loads(letak.rahasia.read_text(encoding="utf-8"))
    except FileNotFoundError:
        nama = (PENGURUS, "terasa_pemilik", "terasa_app", "kunci_rahasia")
        isi = {n: secrets.token_urlsafe(32) for n in nama}
        letak.dasar.mkdir(parents=True, exist_ok=True, mode=0o755)
        fd = os.open(letak.rahasia, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as berkas:
            json.dump(isi, berkas)
    return isi


def connect(letak: Letak, dbname: str = "postgres", *, timeout: int = 3) -> psycopg.Connection[tuple[object, ...]]:
    """A connection as the cluster's own administrator."""
    return psycopg.connect(
        host=str(letak.soket),
        user=PENGURUS,
        password=read_rahasia(letak)[PENGURUS],
        dbname=dbname,
        connect_timeout=timeout,
        autocommit=True,
    )


def answers(letak: Letak) -> bool:
    """Whether this cluster, and no other, answers on its socket."""
    try:
        with connect(letak) as sambungan:
            baris = sambungan.execute("SHOW data_directory").fetchone()
            return baris is not None and Path(str(baris[0])).resolve() == letak.data.resolve()
    except psycopg.Error:
        return False


def _run(perintah: list[str], user: str | None) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as the service user, in a neutral locale."""
    lingkungan = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    identitas = {"user": user, "group": user, "extra_groups": []} if user else {}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        perintah, capture_output=True, text=True, check=False, env=lingkungan, cwd="/", umask=0o077, **identitas
    )


def init(letak: Letak) -> None:
    """Create the cluster when it does not exist; an unfinished attempt is cleared first."""
    if (letak.data / "PG_VERSION").exists():
        return
    user = service_user()
    with tempfile.TemporaryDirectory(dir=letak.soket) as folder:
        sandi = Path(folder) / "sandi"
        sandi.write_text(read_rahasia(letak)[PENGURUS], encoding="utf-8")
        if user:
            os.chmod(folder, 0o755)  # noqa: S103  # the parent is closed to everyone else
            sandi.chmod(0o644)
        perintah = [
            str(find_bin() / "initdb"),
            f"--pgdata={letak.data}",
            "--locale=C.UTF-8",
            "--encoding=UTF8",
            f"--username={PENGURUS}",
            "--auth=scram-sha-256",
            f"--pwfile={sandi}",
            "--no-instructions",
        ]
        hasil = _run(perintah, user)
    if hasil.returncode:
        raise TidakBisaMulai(f"PostgreSQL tidak dapat disiapkan: {hasil.stderr.strip()[-500:]}", code="initdb")


def write_settings(letak: Letak) -> None:
    """Our own settings, written anew before each start."""
    baris = [PENGATURAN, f"unix_socket_directories = '{letak.soket}'"]
    # Only for throw-away test clusters in a folder of their own.
    if os.environ.get("TERASA_UJI_CEPAT") == "1" and os.environ.get("TERASA_DATA"):
        baris.append("fsync = off\nsynchronous_commit = off\nfull_page_writes = off")
    berkas = letak.data / "terasa.conf"
    berkas.write_text("\n".join(baris), encoding="utf-8")
    berkas.chmod(0o644)
    utama = letak.data / "postgresql.conf"
    if "terasa.conf" not in utama.read_text(encoding="utf-8"):
        with utama.open("a", encoding="utf-8") as f:
            f.write("\ninclude 'terasa.conf'\n")


def start(letak: Letak) -> bool:
    """Start the cluster unless it answers already. True when this call started it. Raises TidakBisaMulai."""
    if letak.rahasia.exists() and answers(letak):
        return False
    with locked(letak):
        if letak.rahasia.exists() and answers(letak):
            return False
        make_folders(letak)
        init(letak)
        write_settings(letak)
        if not _is_alive(_postmaster(letak), letak):
            _clear_remains(letak)
            _launch(letak)
        _wait_until_answers(letak)
    return True


def _launch(letak: Letak) -> None:
    # pg_ctl detaches the server from our terminal and session; waiting is ours to do.
    perintah = [str(find_bin() / "pg_ctl"), "start", "-W", "-s", "-D", str(letak.data), "-l", str(letak.log)]
    hasil = _run(perintah, service_user())
    if hasil.returncode:
        raise TidakBisaMulai(
            f"PostgreSQL tidak mau mulai: {hasil.stderr.strip()[-300:]} {tail(letak)}", code="pg_ctl"
        )


def _wait_until_answers(letak: Letak) -> None:
    """Recovery after a crash may take a while; give up early only when the server is gone."""
    batas = time.monotonic() + TUNGGU_PEMULIHAN
    hilang = 0
    while time.monotonic() < batas:
        if answers(letak):
            return
        hilang = 0 if _is_alive(_postmaster(letak), letak) else hilang + 1
        if hilang > 20:
            break
        time.sleep(0.1)
    raise TidakBisaMulai(f"PostgreSQL tidak menjawab. {tail(letak)}", code="tidak-menjawab")


def tail(letak: Letak) -> str:
    """The last lines of the server's log."""
    with suppress(OSError):
        return "Catatan terakhirnya: " + " / ".join(letak.log.read_text(errors="replace").splitlines()[-3:])
    return ""


def _postmaster(letak: Letak) -> int | None:
    try:
        return int((letak.data / "postmaster.pid").read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None


def _is_alive(pid: int | None, letak: Letak) -> bool:
    """Whether that process is a server of this data folder, not a stranger with a reused number."""
    return pid is not None and pid in _servers(letak)


def _servers(letak: Letak) -> list[int]:
    """Processes that run in this data folder: the postmaster and its children change directory to it."""
    data = str(letak.data.resolve())
    ditemukan = []
    for proses in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if os.readlink(proses / "cwd") == data and "postgres" in os.readlink(proses / "exe"):
                ditemukan.append(int(proses.name))
    return ditemukan


def _clear_remains(letak: Letak) -> None:
    """After kill -9: end orphaned backends, which hold shared memory, and drop a pid file nobody owns."""
    for pid in _servers(letak):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    batas = time.monotonic() + 10
    while _servers(letak) and time.monotonic() < batas:
        time.sleep(0.05)
    # The folder of the socket is ours alone; its lock may name a process that is only waiting to be reaped.
    for sisa in (letak.data / "postmaster.pid", *letak.soket.glob(".s.PGSQL.*")):
        sisa.unlink(missing_ok=True)


def stop(letak: Letak) -> bool:
    """Stop cleanly; an unresponsive server is asked harder. True when something was running."""
    with locked(letak):
        pid = _postmaster(letak)
        if pid is None or not _is_alive(pid, letak):
            return False
        for isyarat, tunggu in ((signal.SIGINT, 30), (signal.SIGQUIT, 10), (signal.SIGKILL, 5)):
            with suppress(ProcessLookupError):
                os.kill(pid, isyarat)
            batas = time.monotonic() + tunggu
            while time.monotonic() < batas:
                if not _is_alive(pid, letak):
                    return True
                time.sleep(0.05)
    return True
