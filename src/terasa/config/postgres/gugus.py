"""Menyiapkan, menjalankan, dan menghentikan server, juga setelah semuanya dibunuh paksa.

"Berjalan" berarti sebuah sambungan dijawab.
"""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
import time
from contextlib import closing, suppress

import psycopg
from psycopg import pq

from terasa.config.postgres import proses
from terasa.config.postgres.letak import (
    Letak,
    TidakBisaMulai,
    find_bin,
    make_folders,
    make_own,
    run_as,
    service_user,
)
from terasa.config.postgres.rahasia import PENGURUS, make_rahasia, read_rahasia

TUNGGU_PEMULIHAN = 120
TUNGGU_TAMU_PERGI = 2
LOG_TERBESAR = 20_000_000
# The log must not hold what residents wrote: neither statements nor their parameters.
PENGATURAN = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    "shared_buffers": "128MB",
    "max_wal_size": "1GB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "log_min_messages": "warning",
    "log_statement": "none",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
TANPA_FSYNC = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def ping(letak: Letak) -> pq.Ping:
    """What the server says to a caller without a password."""
    alamat = f"host='{letak.soket}' port=5432 user={PENGURUS} dbname=postgres connect_timeout=3"
    return pq.Ping(pq.PGconn.ping(alamat.encode()))


def answers(letak: Letak) -> bool:
    """Whether it takes connections. Recovering or shutting down is not yet an answer."""
    return ping(letak) is pq.Ping.OK


def connect(letak: Letak, dbname: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
    """A connection as the cluster's own administrator."""
    sandi = read_rahasia(letak)[PENGURUS]
    return psycopg.connect(
        host=str(letak.soket),
        port=5432,
        user=PENGURUS,
        password=sandi,
        dbname=dbname,
        connect_timeout=10,
        autocommit=True,
    )


def start(letak: Letak) -> bool:
    """Start it unless it answers already. True when this call started it; call with the lock held."""
    if answers(letak):
        return False
    make_folders(letak)
    make_rahasia(letak)
    init(letak)
    _end_unreachable(letak)
    if proses.find_postmaster(letak) is None:
        proses.end_orphans(letak)
        _clear_remains(letak)
        _launch(letak)
    _wait_until_answers(letak)
    return True


def stop(letak: Letak) -> bool:
    """Stop cleanly, also what a killed postmaster left. True when something ran; call with the lock held."""
    return proses.end_postmaster(letak)


def has_emptied(letak: Letak) -> bool:
    """Whether every other client has gone, at the latest after a short wait."""
    tamu = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    batas = time.monotonic() + TUNGGU_TAMU_PERGI
    with closing(connect(letak)) as sambungan:
        while sambungan.execute(tamu).fetchone() != (0,):
            if time.monotonic() > batas:
                return False
            time.sleep(0.05)
    return True


def init(letak: Letak) -> None:
    """Create the cluster beside its place and move it there whole; an unfinished attempt is cleared first."""
    if letak.data.exists():
        _check_version(letak)
        return
    user, baru = service_user(), letak.dasar / "data.baru"
    shutil.rmtree(baru, ignore_errors=True)
    make_own(baru, user)
    with tempfile.NamedTemporaryFile("w", dir=letak.soket, encoding="utf-8") as sandi:
        sandi.write(read_rahasia(letak)[PENGURUS])
        sandi.flush()
        if user:
            shutil.chown(sandi.name, user)
        perintah = [str(find_bin() / "initdb"), f"--pgdata={baru}", "--locale=C.UTF-8", "--encoding=UTF8"]
        perintah += [
            f"--username={PENGURUS}",
            f"--pwfile={sandi.name}",
            "--auth=scram-sha-256",
            "--no-instructions",
        ]
        hasil = run_as(perintah, user)
    if hasil.returncode:
        raise TidakBisaMulai(
            f"PostgreSQL tidak dapat disiapkan: {hasil.stderr.strip()[-500:]}", code="initdb"
        )
    if _wants_test():
        letak.tanda_uji.touch()
    letak.siap.unlink(missing_ok=True)
    baru.rename(letak.data)


def _check_version(letak: Letak) -> None:
    """Data of another major version are not touched. Raises TidakBisaMulai."""
    hasil = run_as([str(find_bin() / "postgres"), "--version"], service_user())
    biner, data = hasil.stdout.split()[-1].split(".")[0], (letak.data / "PG_VERSION").read_text().strip()
    if biner != data:
        raise TidakBisaMulai(
            f"Data di {letak.data} ditulis PostgreSQL {data}, sedangkan yang terpasang versi {biner}. "
            "Cadangkan dengan versi lama, lalu pulihkan ke folder baru.",
            code="versi-data",
        )


def _wants_test() -> bool:
    return os.environ.get("TERASA_UJI_CEPAT") == "1"


def _options(letak: Letak) -> str:
    """Settings on the command line: nothing in the data folder has to be rewritten by us."""
    nilai = PENGATURAN | {"unix_socket_directories": f'"{letak.soket}"', "cluster_name": letak.nama}
    if _wants_test() and letak.tanda_uji.exists():
        nilai |= TANPA_FSYNC
    return " ".join(f"-c {shlex.quote(f'{nama}={isi}')}" for nama, isi in nilai.items())


def _launch(letak: Letak) -> None:
    with suppress(FileNotFoundError):
        if letak.log.stat().st_size > LOG_TERBESAR:
            letak.log.replace(letak.log.with_suffix(".log.lama"))
    # pg_ctl detaches the server from our terminal and session; waiting is ours to do.
    perintah = [str(find_bin() / "pg_ctl"), "start", "-W", "-s", "-D", str(letak.data), "-l", str(letak.log)]
    hasil = run_as([*perintah, "-o", _options(letak)], service_user())
    if hasil.returncode:
        raise TidakBisaMulai(
            f"PostgreSQL tidak mau mulai: {hasil.stderr.strip()[-300:]} {tail(letak)}", code="pg_ctl"
        )


def _end_unreachable(letak: Letak) -> None:
    """A server that calls itself ready while its socket was deleted can never answer: end it."""
    with suppress(OSError, IndexError):
        keadaan = (letak.data / "postmaster.pid").read_text().splitlines()[7].strip()
        if keadaan == "ready" and not (letak.soket / ".s.PGSQL.5432").exists():
            proses.end_postmaster(letak)


def _clear_remains(letak: Letak) -> None:
    """Drop pid and lock files that nobody owns; their number may belong to a stranger by now."""
    if ping(letak) is pq.Ping.NO_RESPONSE:
        for sisa in (letak.data / "postmaster.pid", *letak.soket.glob(".s.PGSQL.*")):
            sisa.unlink(missing_ok=True)


def _wait_until_answers(letak: Letak) -> None:
    """Recovery after a crash may take a while; give up early only when the server is gone."""
    batas = time.monotonic() + TUNGGU_PEMULIHAN
    terlihat = time.monotonic()
    while time.monotonic() < batas:
        if answers(letak):
            return
        if proses.find_servers(letak):
            terlihat = time.monotonic()
        elif time.monotonic() - terlihat > 2:
            break
        time.sleep(0.03)
    raise TidakBisaMulai(f"PostgreSQL tidak menjawab. {tail(letak)}", code="tidak-menjawab")


def tail(letak: Letak) -> str:
    """The last lines of the server's log."""
    with suppress(OSError):
        return "Catatan terakhirnya: " + " / ".join(letak.log.read_text(errors="replace").splitlines()[-3:])
    return ""


def is_prepared(letak: Letak, versi: str) -> bool:
    """Whether roles and database stand as this version of the program defines them."""
    with suppress(OSError):
        return letak.siap.read_text(encoding="utf-8") == versi
    return False


def mark_prepared(letak: Letak, versi: str) -> None:
    """Remember it, once they stand."""
    letak.siap.write_text(versi, encoding="utf-8")


__all__ = [
    "answers",
    "connect",
    "has_emptied",
    "init",
    "is_prepared",
    "mark_prepared",
    "ping",
    "start",
    "stop",
    "tail",
]
