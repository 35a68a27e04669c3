"""Django looks for `DatabaseWrapper` here (ENGINE = "terasa.umum.pg")."""

from __future__ import annotations

import select
from typing import Any

from django.db.backends.postgresql import base

from terasa.umum import konteks


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL, where the row-level security context stands before each statement of a transaction."""

    terasa_tertanam: konteks.Konteks | None = konteks.KOSONG

    def _savepoint_allowed(self) -> bool:
        return not konteks.is_sekaligus() and bool(super()._savepoint_allowed())  # type: ignore[misc]  # the stubs leave it out

    def is_usable(self) -> bool:
        raw: Any = self.connection
        if raw is None or raw.closed:
            return False
        # What waits to be read between two requests is the word that the server has gone: only then it is asked.
        mata = select.poll()
        mata.register(raw.fileno(), select.POLLIN)
        return not mata.poll(0) or bool(super().is_usable())

    def create_cursor(self, name: str | None = None) -> Any:
        # Every statement of Django's takes a cursor right before it runs.
        if self.in_atomic_block:
            konteks.plant(self)
        return super().create_cursor(name)

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # the stubs leave it out
        # A new transaction carries nothing yet.
        self.terasa_tertanam = konteks.KOSONG

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # the stubs leave it out
        # It brought back whatever stood there when the savepoint was taken.
        self.terasa_tertanam = None
