"""Peluncur PostgreSQL bawaan, dan alamat basis data untuk seluruh program.

Dari bawah: letak (folder, pengguna, biner) → rahasia → proses → gugus (mulai, berhenti) → peran → luar.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from terasa.config.postgres import gugus, luar, peran
from terasa.config.postgres.letak import Letak, TidakBisaMulai, default_dasar, find_letak
from terasa.config.postgres.rahasia import locked, read_kunci, read_rahasia
from terasa.config.postgres.url import build_url

__all__ = [
    "Alamat",
    "Keadaan",
    "Letak",
    "TidakBisaMulai",
    "default_dasar",
    "ensure_running",
    "find_letak",
    "is_embedded",
    "is_unused",
    "siapkan_lingkungan",
    "status",
    "stop",
]
# libpq reads these behind our back; they are meant for other servers.
PENGALIH = ("PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE", "PGOPTIONS", "PGREQUIREAUTH", "PGTARGETSESSIONATTRS")


@dataclass(frozen=True)
class Alamat:
    """Addresses of the two roles; `dimulai` when this call started the server."""

    app_url: str
    pemilik_url: str
    dimulai: bool = False


@dataclass(frozen=True)
class Keadaan:
    """Where the embedded cluster lives and whether it answers."""

    berjalan: bool
    letak: Letak


def is_embedded() -> bool:
    """Whether the server is ours to start and stop."""
    return not os.environ.get("DATABASE_URL")


def ensure_running(data_dir: Path | None = None) -> Alamat:
    """The embedded server answers, with its roles and database. Raises TidakBisaMulai."""
    letak, dimulai = find_letak(data_dir), False
    for nama in PENGALIH:
        os.environ.pop(nama, None)
    if not (gugus.is_prepared(letak, peran.VERSI) and gugus.answers(letak)):
        # Roles are made under the same lock: nobody is told "running" before they stand.
        with locked(letak):
            dimulai = gugus.start(letak)
            if not gugus.is_prepared(letak, peran.VERSI):
                peran.make_roles(letak)
                gugus.mark_prepared(letak, peran.VERSI)
    rahasia = read_rahasia(letak)
    app, pemilik = (
        build_url(user=p, password=rahasia[p], dbname=peran.BASIS_DATA, host=str(letak.soket), port="5432")
        for p in (peran.APP, peran.PEMILIK)
    )
    return Alamat(app, pemilik, dimulai)


def status(data_dir: Path | None = None) -> Keadaan:
    """Look, without starting anything."""
    letak = find_letak(data_dir)
    return Keadaan(berjalan=gugus.answers(letak), letak=letak)


def is_unused(data_dir: Path | None = None) -> bool:
    """Whether it answers and no client is left. Those of children just ended get a moment to go."""
    letak = find_letak(data_dir)
    return gugus.answers(letak) and gugus.has_emptied(letak)


def stop(data_dir: Path | None = None) -> bool:
    """Stop the embedded server. True when something was running."""
    letak = find_letak(data_dir)
    if not letak.data.exists():
        return False
    with locked(letak):
        return gugus.stop(letak)


def siapkan_lingkungan() -> Alamat:
    """Plant the addresses and the key for the settings, starting the embedded server when needed."""
    url = os.environ.get("DATABASE_URL")
    if url:
        luar.prepare_foreign(url)
        alamat = Alamat(*luar.foreign_urls(url))
    else:
        alamat = ensure_running()
    os.environ["TERASA_URL_APP"], os.environ["TERASA_URL_PEMILIK"] = alamat.app_url, alamat.pemilik_url
    if "TERASA_KUNCI_RAHASIA" not in os.environ:
        os.environ["TERASA_KUNCI_RAHASIA"] = read_kunci(find_letak())
    return alamat
