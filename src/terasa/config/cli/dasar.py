"""Yang dibutuhkan perintah: basis data berjalan, Django siap, skema terbaru."""

from __future__ import annotations

import os
from importlib import import_module

from terasa.umum.errors import AturanDilanggar

# Reference data that every installation carries, loaded once the schema stands.
PEMUAT_AWAL = (
    "terasa.wilayah.services.load_wilayah",
    "terasa.nomenklatur.services.load_nomenklatur",
    "terasa.aturan.services.load_katalog",
    "terasa.musrenbang.services.langkah.fill_pembanding",
    "terasa.program.services.benang.fill_pembanding",
)
# Whether this process uses the embedded server, and whether it started it and may therefore stop it.
_bawaan = _dimulai = False


class SkemaBelumSiap(AturanDilanggar):
    """Migrations are pending on a server that is not ours to migrate silently."""


def siapkan_lingkungan() -> None:
    """Addresses of the database for the settings, starting the embedded server when needed."""
    global _bawaan, _dimulai
    from terasa.config import postgres

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "terasa.config.settings")
    if "TERASA_URL_APP" not in os.environ:
        _dimulai = postgres.siapkan_lingkungan().dimulai
        _bawaan = postgres.is_embedded()


def jaga_basis_data() -> bool:
    """Start the embedded server again when it no longer answers. True when that was needed."""
    from terasa.config import postgres

    return _bawaan and not postgres.status().berjalan and postgres.ensure_running().dimulai


def hentikan_bila_sendiri() -> None:
    """Stop the embedded server when this process started it, or when nobody else is connected any more.

    `make siap` starts the server and ends; without the second half Ctrl-C would leave it running.
    """
    from django.db import connections

    from terasa.config import postgres

    connections.close_all()
    if _bawaan and (_dimulai or postgres.is_unused()):
        postgres.stop()


def siapkan_django() -> None:
    """Django is set up and the schema is current. Raises SkemaBelumSiap."""
    import django

    siapkan_lingkungan()
    django.setup()
    if has_pending_migrations():
        from terasa.config import postgres

        if not postgres.is_embedded():
            raise SkemaBelumSiap(
                "Skema basis data belum terbaru. Jalankan: terasa basisdata siapkan", code="skema"
            )
        migrate()


def has_pending_migrations() -> bool:
    """Whether the code knows migrations that the database has not run. Read as the owner."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    pelaksana = MigrationExecutor(connections["pemilik"])
    tertunda = bool(pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()))
    connections["pemilik"].close()
    return tertunda


def migrate() -> None:
    """Bring the schema up, install guards and rights, load reference data. Idempotent."""
    from django.db import connections, transaction

    from terasa.config.migrasi import migrate_schema
    from terasa.umum.basisdata import pasang_hak

    migrate_schema()
    # Triggers and policies are replaced in one step: a running server never sees a table without them.
    with transaction.atomic(using="pemilik"):
        pasang_hak()
    connections["pemilik"].close()
    for nama in PEMUAT_AWAL:
        modul, fungsi = nama.rsplit(".", 1)
        getattr(import_module(modul), fungsi)()
