"""Server milik orang lain pada DATABASE_URL: diperiksa, dan disiapkan sejauh haknya."""

from __future__ import annotations

import os
from typing import Any

import psycopg
from psycopg import Connection, sql

from terasa.config.postgres.letak import TidakBisaMulai
from terasa.config.postgres.peran import APP, EKSTENSI, add_extensions
from terasa.config.postgres.url import parse_url, with_role

VERSI_TERENDAH = 15
HAK_KURANG = (
    "Pengguna pada DATABASE_URL belum berhak menyiapkan basis data Terasa ({pesan}). "
    "Minta pengelola server menjalankan, "
    f"sebagai superuser di basis data itu: CREATE ROLE {APP}; GRANT {APP} TO {{pengguna}}; "
    "GRANT CREATE ON SCHEMA public TO {pengguna}; "
    + "; ".join(f"CREATE EXTENSION IF NOT EXISTS {e}" for e in EKSTENSI)
    + ";"
)
HAK_APP = """
    SELECT rolsuper OR rolbypassrls, current_user = %s OR pg_has_role(current_user, %s, 'USAGE')
    FROM pg_roles WHERE rolname = current_user
"""


def foreign_urls(url: str) -> tuple[str, str]:
    """Application and owner; without DATABASE_URL_APP the application steps down to terasa_app."""
    return os.environ.get("DATABASE_URL_APP") or with_role(url, APP), url


def prepare_foreign(url: str) -> None:
    """Check and prepare that server: version, role, extensions, rights. Raises TidakBisaMulai."""
    pengguna = parse_url(url).get("user", "pengguna itu")
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as sambungan:
            _check_version(sambungan.info.server_version // 10000)
            _ensure_app(sambungan)
            add_extensions(sambungan)
            _check_owner(sambungan)
        with psycopg.connect(foreign_urls(url)[0], autocommit=True, connect_timeout=10) as sambungan:
            _check_app(sambungan)
    except psycopg.errors.InsufficientPrivilege as exc:
        raise TidakBisaMulai(
            HAK_KURANG.format(pesan=_first_line(exc), pengguna=pengguna), code="hak-kurang"
        ) from exc
    except psycopg.OperationalError as exc:
        raise TidakBisaMulai(
            f"Server pada DATABASE_URL tidak dapat dipakai: {_first_line(exc)}", code="server-luar"
        ) from exc


def _first_line(exc: psycopg.Error) -> str:
    return (str(exc).strip() or type(exc).__name__).splitlines()[0]


def _check_version(versi: int) -> None:
    if versi < VERSI_TERENDAH:
        raise TidakBisaMulai(
            f"Server pada DATABASE_URL adalah PostgreSQL {versi}; "
            f"Terasa memerlukan versi {VERSI_TERENDAH} atau lebih baru.",
            code="versi-lama",
        )


def _ensure_app(sambungan: Connection[Any]) -> None:
    if not sambungan.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone():
        sambungan.execute(
            sql.SQL("CREATE ROLE {} NOLOGIN NOSUPERUSER NOBYPASSRLS").format(sql.Identifier(APP))
        )
    # Since version 16 a membership may leave out the right to step down.
    hak = "SET" if sambungan.info.server_version >= 160000 else "MEMBER"
    boleh = sambungan.execute("SELECT pg_has_role(current_user, %s, %s)", [APP, hak]).fetchone()
    if not os.environ.get("DATABASE_URL_APP") and not (boleh and boleh[0]):
        sambungan.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(APP)))


def _check_owner(sambungan: Connection[Any]) -> None:
    baris = sambungan.execute("SELECT has_schema_privilege(current_user, 'public', 'CREATE')").fetchone()
    if not (baris and baris[0]):
        raise psycopg.errors.InsufficientPrivilege("tidak boleh membuat tabel di skema public")


def _check_app(sambungan: Connection[Any]) -> None:
    """Row-level security binds neither a superuser nor BYPASSRLS, so such an application is refused."""
    baris = sambungan.execute(HAK_APP, [APP, APP]).fetchone()
    bebas, anggota = baris if baris else (True, False)
    if bebas:
        raise TidakBisaMulai(
            "Pengguna aplikasi adalah superuser atau BYPASSRLS, sehingga kebijakan baris tidak mengikatnya. "
            f"Pakai peran {APP}.",
            code="hak-berlebih",
        )
    if not anggota:
        raise TidakBisaMulai(
            f"Pengguna DATABASE_URL_APP bukan anggota peran {APP}. Jalankan: GRANT {APP} TO pengguna itu.",
            code="bukan-anggota",
        )
