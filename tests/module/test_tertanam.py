"""Konteks yang tertanam di basis data selalu yang sedang berlaku, juga sesudah mundur ke titik simpan."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from terasa.umum import konteks

pytestmark = pytest.mark.django_db


def read_label() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('terasa.label', true)")
        return str(cursor.fetchone()[0])


def read_then_break() -> None:
    with transaction.atomic():
        assert read_label() == "Dalam"
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")


def test_each_statement_finds_the_context_that_holds_there() -> None:
    with transaction.atomic(), konteks.pakai(konteks.sistem("Luar")):
        assert read_label() == "Luar"
        with konteks.pakai(konteks.sistem("Dalam")):
            assert read_label() == "Dalam"
        assert read_label() == "Luar"


@pytest.mark.parametrize("dibaca_dulu", [True, False])
def test_a_rollback_to_a_savepoint_takes_nothing_away(dibaca_dulu: bool) -> None:
    with transaction.atomic(), konteks.pakai(konteks.sistem("Luar")):
        if dibaca_dulu:
            assert read_label() == "Luar"
        with konteks.pakai(konteks.sistem("Dalam")):
            with pytest.raises(DatabaseError):
                read_then_break()
            assert read_label() == "Dalam"
        assert read_label() == "Luar"


def test_a_rollback_undone_by_hand_takes_nothing_away() -> None:
    with transaction.atomic(), konteks.pakai(konteks.sistem("Luar")):
        titik = transaction.savepoint()
        with konteks.pakai(konteks.sistem("Dalam")):
            assert read_label() == "Dalam"
            transaction.savepoint_rollback(titik)
            assert read_label() == "Dalam"


def test_a_context_without_a_statement_costs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with konteks.pakai(konteks.sistem("Luar")), transaction.atomic():
        read_label()
        ditanam: list[object] = []
        monkeypatch.setattr(konteks, "settings_sql", lambda *a: ditanam.append(a))
        with konteks.pakai(konteks.sistem("Dalam")):
            pass
        assert (read_label(), ditanam) == ("Luar", [])


@pytest.mark.django_db(transaction=True, databases=["default", "pemilik"])
def test_a_connection_that_the_server_closed_is_noticed() -> None:
    connection.ensure_connection()
    assert connection.is_usable()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    lain = connection.copy()
    with lain.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    lain.close()
    assert not connection.is_usable()
    connection.close()
