"""Satu benang penuh untuk semua sapuan sebuah berkas uji."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import TestCase

from tests.bersama import satu_transaksi
from tests.web.benang_bertanda import Benang, build_benang


@pytest.fixture(scope="module")
def benang(django_db_setup: None, django_db_blocker: Any) -> Iterator[Benang]:
    """Built once; every test of this file reads it, and the database forgets it afterwards."""
    with satu_transaksi(django_db_blocker):
        with TestCase.captureOnCommitCallbacks() as sesudah:
            hasil = build_benang()
        # The second waking of the same worker meets the lock of the first, which would end this transaction.
        for bangun in {c.__qualname__: c for c in sesudah}.values():
            bangun()
        yield hasil
