"""Penataan yang dibuat sekali untuk satu berkas uji, dan hari ujinya."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

# A Tuesday morning in the planning year 2026.
SELASA = datetime(2026, 3, 10, 9, 0, tzinfo=timezone.get_default_timezone())


@contextmanager
def satu_transaksi(django_db_blocker: Any) -> Iterator[None]:
    """What is arranged inside stays for the whole file; what a test adds is a savepoint of its own, and the database
    forgets all of it afterwards. For fixtures of a file, after `django_db_setup`, and only where no test of the file
    expects an empty database."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
