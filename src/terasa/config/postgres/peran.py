"""Dua peran dan satu basis data: terasa_pemilik memigrasikan, terasa_app menjalankan."""

from __future__ import annotations

from typing import Any, LiteralString

from psycopg import Connection, sql

from terasa.config.postgres.gugus import connect
from terasa.config.postgres.letak import Letak
from terasa.config.postgres.rahasia import read_rahasia

BASIS_DATA = "terasa"
PEMILIK, APP = "terasa_pemilik", "terasa_app"
EKSTENSI = ("pg_trgm", "unaccent", "btree_gist", "ltree")
# Raise it whenever `make_roles` changes; running clusters then prepare themselves again.
VERSI = "1"


def make_roles(letak: Letak) -> None:
    """Create roles, database and extensions of the embedded cluster. Idempotent; call with the lock held."""
    rahasia = read_rahasia(letak)
    with connect(letak) as sambungan:
        # The owner makes the databases of the tests; neither role passes by row-level security.
        ensure_role(sambungan, PEMILIK, "LOGIN CREATEDB", rahasia[PEMILIK])
        ensure_role(sambungan, APP, "LOGIN NOCREATEDB", rahasia[APP])
        if not sambungan.execute("SELECT 1 FROM pg_database WHERE datname = %s", [BASIS_DATA]).fetchone():
            buat = sql.SQL("CREATE DATABASE {} OWNER {}")
            sambungan.execute(buat.format(sql.Identifier(BASIS_DATA), sql.Identifier(PEMILIK)))
        tutup = sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC")
        sambungan.execute(tutup.format(sql.Identifier(BASIS_DATA)))
        buka = sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}")
        sambungan.execute(buka.format(sql.Identifier(BASIS_DATA), sql.Identifier(APP)))
    with connect(letak, BASIS_DATA) as sambungan:
        add_extensions(sambungan)
        sambungan.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(sql.Identifier(PEMILIK)))


def ensure_role(sambungan: Connection[Any], peran: str, hak: LiteralString, sandi: str) -> None:
    """A role with exactly these rights and this password."""
    if not sambungan.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [peran]).fetchone():
        sambungan.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(peran)))
    perintah = f"ALTER ROLE {{}} NOSUPERUSER NOBYPASSRLS NOCREATEROLE {hak} PASSWORD {{}}"
    sambungan.execute(sql.SQL(perintah).format(sql.Identifier(peran), sql.Literal(sandi)))


def add_extensions(sambungan: Connection[Any]) -> None:
    """Those that the schema needs; an existing one asks for no right."""
    for nama in EKSTENSI:
        ada = sambungan.execute("SELECT 1 FROM pg_extension WHERE extname = %s", [nama]).fetchone()
        if not ada:
            sambungan.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(nama)))
