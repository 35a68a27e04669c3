"""Dua peran dan satu basis data: terasa_pemilik memigrasikan, terasa_app menjalankan."""

from __future__ import annotations

from typing import Any, LiteralString, cast

import psycopg
from psycopg import sql

from terasa.config.postgres.gugus import connect, read_rahasia
from terasa.config.postgres.letak import Letak, TidakBisaMulai

BASIS_DATA = "terasa"
PEMILIK, APP = "terasa_pemilik", "terasa_app"
EKSTENSI = ("pg_trgm", "unaccent", "btree_gist", "ltree")
VERSI_TERENDAH = 150000


def make_roles(letak: Letak) -> None:
    """Create roles, database and extensions of the embedded cluster. Idempotent."""
    rahasia = read_rahasia(letak)
    with connect(letak) as sambungan:
        for peran, hak in ((PEMILIK, "CREATEDB"), (APP, "")):
            _ensure_role(sambungan, peran, hak, rahasia[peran])
        ada = sambungan.execute("SELECT 1 FROM pg_database WHERE datname = %s", [BASIS_DATA]).fetchone()
        if not ada:
            sambungan.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(BASIS_DATA), sql.Identifier(PEMILIK))
            )
    with connect(letak, BASIS_DATA) as sambungan:
        _add_extensions(sambungan)
        sambungan.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(sql.Identifier(PEMILIK)))


def _ensure_role(sambungan: psycopg.Connection[Any], peran: str, hak: str, sandi: str) -> None:
    if not sambungan.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [peran]).fetchone():
        sambungan.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(peran)))
    perintah = f"ALTER ROLE {{}} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE {hak} PASSWORD {{}}"
    sambungan.execute(
        sql.SQL(cast(LiteralString, perintah)).format(sql.Identifier(peran), sql.Literal(sandi))
    )


def _add_extensions(sambungan: psycopg.Connection[Any]) -> None:
    for nama in EKSTENSI:
        sambungan.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(nama)))


def prepare_foreign(url: str) -> None:
    """Make a server of somebody else's usable: version, role terasa_app, extensions. Raises TidakBisaMulai."""
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as sambungan:
            if sambungan.info.server_version < VERSI_TERENDAH:
                raise TidakBisaMulai(
                    f"Server pada DATABASE_URL adalah PostgreSQL {sambungan.info.server_version // 10000}; "
                    "Terasa memerlukan versi 15 atau lebih baru.",
                    code="versi-lama",
                )
            _ensure_app(sambungan)
            _add_extensions(sambungan)
    except psycopg.errors.InsufficientPrivilege as exc:
        raise TidakBisaMulai(
            "Pengguna pada DATABASE_URL tidak boleh membuat peran terasa_app atau ekstensi. Minta pengelola server "
            "menjalankan: CREATE ROLE terasa_app; GRANT terasa_app TO <pengguna>; CREATE EXTENSION pg_trgm, unaccent, btree_gist, ltree.",
            code="hak-kurang",
        ) from exc
    except psycopg.OperationalError as exc:
        raise TidakBisaMulai(f"Server pada DATABASE_URL tidak menjawab: {exc}", code="server-jauh") from exc


def _ensure_app(sambungan: psycopg.Connection[Any]) -> None:
    if not sambungan.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone():
        sambungan.execute(sql.SQL("CREATE ROLE {} NOLOGIN NOSUPERUSER NOBYPASSRLS").format(sql.Identifier(APP)))
    anggota = sambungan.execute("SELECT pg_has_role(current_user, %s, 'SET')" if sambungan.info.server_version >= 160000
                                else "SELECT pg_has_role(current_user, %s, 'MEMBER')", [APP]).fetchone()
    if anggota is None or not anggota[0]:
        sambungan.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(APP)))
