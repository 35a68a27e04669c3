"""Django looks for `DatabaseWrapper` here (ENGINE = "terasa.umum.pg")."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base

from terasa.umum import konteks


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL, with the row-level security context set inside each transaction."""

    def _savepoint_allowed(self) -> bool:
        return not konteks.is_sekaligus() and bool(super()._savepoint_allowed())  # type: ignore[misc]  # the stubs leave it out

    def create_cursor(self, name: str | None = None) -> Any:
        # Every statement of Django's takes a cursor right before it runs.
        if konteks.is_sekaligus() and self.in_atomic_block:
            konteks.plant(self)
        return super().create_cursor(name)

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # the stubs leave it out
        if autocommit:
            return
        # A new transaction carries nothing yet.
        self.terasa_tertanam = konteks.KOSONG
        if konteks.sekarang() == konteks.KOSONG:
            return
        sql, params = konteks.settings_sql(konteks.sekarang())
        raw: Any = self.connection
        with raw.cursor() as cursor:
            cursor.execute(sql, params)
        self.terasa_tertanam = konteks.sekarang()
