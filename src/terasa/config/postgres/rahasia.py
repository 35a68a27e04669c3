"""Sandi peran dan kunci aplikasi: dibuat sekali, dan hanya terbaca oleh yang menjalankan Terasa."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from terasa.config.postgres.letak import Letak, TidakBisaMulai, make_parents

PENGURUS = "pengurus"
NAMA = (PENGURUS, "terasa_pemilik", "terasa_app", "kunci_rahasia")


@contextmanager
def locked(letak: Letak) -> Iterator[None]:
    """One process at a time starts or stops this cluster; the kernel frees the lock of a killed one."""
    make_parents(letak.dasar)
    fd = os.open(letak.gembok, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(fd, "w") as berkas:
        fcntl.flock(berkas, fcntl.LOCK_EX)
        yield


def read_rahasia(letak: Letak) -> dict[str, str]:
    """Passwords of the roles and the application's key. Raises TidakBisaMulai."""
    try:
        isi: dict[str, str] = json.loads(letak.rahasia.read_text(encoding="utf-8"))
    except FileNotFoundError:
        sebab = "hilang"
    except PermissionError:
        sebab = "tidak boleh dibaca pengguna ini"
    except ValueError:
        sebab = "rusak"
    else:
        return isi
    raise TidakBisaMulai(
        f"Berkas sandi {letak.rahasia} {sebab}. "
        f"Pulihkan dari cadangan, atau pindahkan {letak.dasar} untuk mulai kosong.",
        code="rahasia",
    )


def make_rahasia(letak: Letak) -> None:
    """Write them once, whole or not at all. Call with the lock held."""
    if letak.rahasia.exists() or letak.data.exists():
        return
    sementara = letak.rahasia.with_suffix(".baru")
    sementara.unlink(missing_ok=True)
    fd = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w", encoding="utf-8") as berkas:
        json.dump({nama: secrets.token_urlsafe(32) for nama in NAMA}, berkas)
        berkas.flush()
        os.fsync(berkas.fileno())
    sementara.rename(letak.rahasia)


def read_kunci(letak: Letak) -> str:
    """The application's secret key on this machine, made when there is none yet."""
    if not letak.rahasia.exists():
        with locked(letak):
            make_rahasia(letak)
    return read_rahasia(letak)["kunci_rahasia"]
