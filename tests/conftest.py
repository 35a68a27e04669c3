"""Basis data uji: dimigrasikan pemilik, dipakai sebagai terasa_app, sehingga kebijakan baris ikut diuji."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime
from functools import lru_cache
from typing import Any

import pytest
from django.contrib import auth
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from django.http import HttpResponse
from django.test import Client, TransactionTestCase

from terasa.akun.models import Pengguna
from terasa.akun.queries import list_peran
from terasa.config.migrasi import migrate_schema
from terasa.umum import konteks
from terasa.umum.pelaku import PelakuTetap
from tests import factories
from tests.bersama import SELASA

NAMA_UJI = f"terasa_uji_{os.environ.get('PYTEST_XDIST_WORKER', 'satu')}"
# Files that take longest, in that order: a worker that began one of them last would keep all others waiting.
TERLAMA = (
    "test_sapuan_terjaga", "test_sapuan_masukan", "test_sapuan_pribadi", "test_kerahasiaan", "test_beranda",
    "test_postgres_launcher", "test_akses", "test_forum", "test_sapuan_kueri", "test_sifat", "test_kekokohan",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Workers take whole files from the front of the list; of two tests with one name they would run one."""
    kembar = [nama for nama, n in Counter(item.nodeid for item in items).items() if n > 1]
    if kembar:
        raise pytest.UsageError(f"Nama uji kembar: {kembar}")
    if "PYTEST_XDIST_WORKER" in os.environ:
        urut = {nama: n for n, nama in enumerate(TERLAMA)}
        items.sort(key=lambda item: urut.get(item.path.stem, len(urut)))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """A fresh database owned by terasa_pemilik; both aliases then point at it."""
    with django_db_blocker.unblock():
        nama_asli = connections["pemilik"].settings_dict["NAME"]
        _recreate(NAMA_UJI)
        for alias in ("default", "pemilik"):
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = NAMA_UJI
        migrate_schema()
        factories.load_reference()
    yield
    with django_db_blocker.unblock():
        for alias in ("default", "pemilik"):
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = nama_asli
        with connections["pemilik"].cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{NAMA_UJI}" WITH (FORCE)')
        connections["pemilik"].close()


def _recreate(nama: str) -> None:
    with connections["pemilik"].cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')
        # Extensions need a superuser once: the application's own database carries them.
        asal = connections["pemilik"].settings_dict["NAME"]
        cursor.execute("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'")
        ekstensi = [baris[0] for baris in cursor.fetchall()]
        cursor.execute(f'CREATE DATABASE "{nama}"')
    connections["pemilik"].close()
    connections["pemilik"].settings_dict["NAME"] = nama
    with connections["pemilik"].cursor() as cursor:
        for e in ekstensi:
            cursor.execute(f'CREATE EXTENSION IF NOT EXISTS "{e}"')
    connections["pemilik"].close()
    connections["pemilik"].settings_dict["NAME"] = asal


# Loaded once for the whole run; tests do not change them.
RUJUKAN = ("wilayah_", "nomenklatur_", "aturan_aturan", "aturan_harilibur", "django_", "procrastinate_")


def _flush_as_owner(self: TransactionTestCase) -> None:
    """The application role may not truncate; the owner empties what transactional tests wrote."""
    with connections["pemilik"].cursor() as cursor:
        tabel = [
            t for t in connections["pemilik"].introspection.table_names(cursor) if not t.startswith(RUJUKAN)
        ]
        cursor.execute(f"TRUNCATE {', '.join(tabel)} CASCADE")
    connections["pemilik"].close()


TransactionTestCase._fixture_teardown = _flush_as_owner  # type: ignore[method-assign]


@pytest.fixture
def now() -> datetime:
    """A Tuesday morning in the planning year 2026."""
    return SELASA


@pytest.fixture
def tanpa_halaman_404(monkeypatch: pytest.MonkeyPatch) -> None:
    """For sweeps that ask thousands of times whether something exists: the refusal without drawing its page."""
    monkeypatch.setattr("terasa.config.urls.handler404", lambda request, exception: HttpResponse(status=404))


@pytest.fixture
def orang_diingat(monkeypatch: pytest.MonkeyPatch) -> None:
    """For sweeps that ask thousands of times as the same people: their session, person and posts are read once each."""
    sesi: dict[str, dict[str, Any]] = {}
    orang: dict[str, Any] = {}
    muat, simpan, siapa = SessionStore.load, SessionStore.save, auth.get_user

    def load(self: SessionStore) -> dict[str, Any]:
        if self.session_key not in sesi:
            sesi[self.session_key] = muat(self)
        return deepcopy(sesi[self.session_key])

    def save(self: SessionStore, must_create: bool = False) -> None:
        sesi.pop(self.session_key, None)
        orang.pop(self.session_key, None)
        simpan(self, must_create)

    def get_user(request: Any) -> Any:
        kunci = request.session.session_key
        if kunci not in orang:
            orang[kunci] = siapa(request)
        return orang[kunci]

    monkeypatch.setattr(SessionStore, "load", load)
    monkeypatch.setattr(SessionStore, "save", save)
    monkeypatch.setattr(auth, "get_user", get_user)
    posts = lru_cache(lambda pk, pada: list_peran(Pengguna(pk=pk), pada=pada))
    monkeypatch.setattr("terasa.web.middleware.list_peran", lambda satu, *, pada: posts(satu.pk, pada))


@pytest.fixture
def sistem(db: None) -> Iterator[None]:
    """Arrange with the system's eyes."""
    with konteks.pakai(konteks.sistem()):
        yield


@pytest.fixture
def pelaku(db: None) -> Callable[..., PelakuTetap]:
    """`pelaku("operator_desa", "63.06.04.2002")`: a person with that post, as the acting office."""
    return factories.make_pelaku


@pytest.fixture
def klien() -> Callable[[PelakuTetap | None], Client]:
    """`klien(pelaku)` is a signed-in browser; `klien(None)` a visitor."""

    def masuk(by: PelakuTetap | None = None) -> Client:
        client = Client()
        if by is not None:
            client.force_login(factories.get_pengguna(by))
        return client

    return masuk
