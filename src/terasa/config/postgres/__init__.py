"""Peluncur PostgreSQL bawaan, dan alamat basis data untuk seluruh program."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from terasa.config.postgres import gugus, peran
from terasa.config.postgres.letak import Letak, TidakBisaMulai, default_dasar, find_letak

__all__ = ["Alamat", "Letak", "TidakBisaMulai", "default_dasar", "ensure_running", "find_letak", "is_embedded",
           "siapkan_lingkungan", "stop"]


@dataclass(frozen=True)
class Alamat:
    """Addresses of the two roles; `dimulai` when this call started the server."""

    app_url: str
    pemilik_url: str
    dimulai: bool = False


def is_embedded() -> bool:
    """Whether the server is ours to start and stop."""
    return not os.environ.get("DATABASE_URL")


def ensure_running(data_dir: Path | None = None) -> Alamat:
    """The embedded server answers, with its roles and database. Raises TidakBisaMulai."""
    letak = find_letak(data_dir)
    dimulai = gugus.start(letak)
    if dimulai:
        peran.make_roles(letak)
    rahasia = gugus.read_rahasia(letak)
    return Alamat(
        app_url=_url(letak, peran.APP, rahasia[peran.APP]),
        pemilik_url=_url(letak, peran.PEMILIK, rahasia[peran.PEMILIK]),
        dimulai=dimulai,
    )


def _url(letak: Letak, user: str, sandi: str) -> str:
    return f"postgresql://{user}:{quote(sandi)}@/{peran.BASIS_DATA}?host={quote(str(letak.soket), safe='')}"


def foreign_alamat(url: str) -> Alamat:
    """Addresses for DATABASE_URL: its user owns, and the application steps down to terasa_app."""
    pemisah = "&" if "?" in url else "?"
    turun = f"{url}{pemisah}options={quote('-c role=terasa_app', safe='')}"
    return Alamat(app_url=os.environ.get("DATABASE_URL_APP") or turun, pemilik_url=url)


def siapkan_lingkungan() -> Alamat:
    """Plant the addresses and the key for the settings, starting the embedded server when needed."""
    url = os.environ.get("DATABASE_URL")
    if url:
        peran.prepare_foreign(url)
        alamat = foreign_alamat(url)
    else:
        alamat = ensure_running()
    os.environ["TERASA_URL_APP"], os.environ["TERASA_URL_PEMILIK"] = alamat.app_url, alamat.pemilik_url
    os.environ.setdefault("TERASA_KUNCI_RAHASIA", gugus.read_rahasia(find_letak())["kunci_rahasia"])
    return alamat


def stop(data_dir: Path | None = None) -> bool:
    """Stop the embedded server. True when it was running."""
    return gugus.stop(find_letak(data_dir))
