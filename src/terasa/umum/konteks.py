"""Konteks tiap pernyataan untuk row-level security dan audit.

Nilainya ditanam dengan set_config(..., is_local := true), sehingga hilang bersama transaksinya:
sambungan yang dipakai ulang tidak pernah membawa wewenang permintaan sebelumnya.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils import translation
from psycopg.pq import TransactionStatus

from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Konteks:
    """What the database may know about the acting office in this transaction."""

    sistem: bool = False
    publik: bool = False
    pelaku: str = ""
    baca: str = ""
    tulis: str = ""
    kunci: str = ""
    label: str = ""
    tindakan: str = ""
    alasan: str = ""

    def as_settings(self) -> list[tuple[str, str]]:
        """Pairs of setting name and value, only those that are not empty."""
        pairs = [
            ("terasa.sistem", "on" if self.sistem else ""),
            ("terasa.publik", "on" if self.publik else ""),
            ("terasa.pelaku", self.pelaku),
            ("terasa.baca", self.baca),
            ("terasa.tulis", self.tulis),
            ("terasa.kunci", self.kunci),
            ("terasa.label", self.label),
            ("terasa.tindakan", self.tindakan),
            ("terasa.alasan", self.alasan),
        ]
        return pairs


KOSONG = Konteks()
_sekarang: ContextVar[Konteks] = ContextVar("terasa_konteks", default=KOSONG)
_sekaligus: ContextVar[bool] = ContextVar("terasa_sekaligus", default=False)


def sekarang() -> Konteks:
    """The context that the next transaction will carry."""
    return _sekarang.get()


def settings_sql(konteks: Konteks, tertanam: Konteks | None = None) -> tuple[str, list[str]]:
    """One SELECT that plants the context in the running transaction; what is known to stand there stays out."""
    pairs = konteks.as_settings()
    if tertanam is not None:
        pairs = [p for p, lama in zip(pairs, tertanam.as_settings(), strict=True) if p != lama]
    calls = ", ".join(["set_config(%s, %s, true)"] * len(pairs))
    return f"SELECT {calls}", [part for pair in pairs for part in pair]


def plant(connection: Any) -> None:
    """Plant the present context in the transaction that is open, unless it stands there (`umum.pg` asks before
    each statement)."""
    tertanam, konteks = connection.terasa_tertanam, sekarang()
    if tertanam is konteks or tertanam == konteks:
        return
    if connection.needs_rollback or _is_aborted(connection):
        # A rollback brings back whatever was planted before: unknown here, so the next call plants anew.
        connection.terasa_tertanam = None
        return
    sql, params = settings_sql(konteks, tertanam)
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute(sql, params)
    connection.terasa_tertanam = konteks


def _is_aborted(connection: Any) -> bool:
    """After a database error nothing runs until the rollback; the error itself must reach the caller."""
    raw = connection.connection
    return raw is not None and raw.info.transaction_status == TransactionStatus.INERROR


@contextmanager
def pakai(konteks: Konteks) -> Iterator[None]:
    """Carry `konteks` with every statement inside, in transactions begun here and in the one already open."""
    token = _sekarang.set(konteks)
    try:
        yield
    finally:
        _sekarang.reset(token)


def untuk(by: Pelaku) -> Konteks:
    """The context of an acting office: its roots, its label, and what everyone may see."""
    return Konteks(
        publik=True,
        sistem=by.jenis == "sistem",
        pelaku="" if by.pengguna_id is None else str(by.pengguna_id),
        baca=",".join(by.akar_baca),
        tulis=",".join(by.akar_tulis),
        label=by.label,
    )


def sistem(label: str = "Sistem Terasa") -> Konteks:
    """The context of background work and of the command line: reads and writes everywhere."""
    return Konteks(sistem=True, publik=True, label=label)


@contextmanager
def sebagai_sistem() -> Iterator[None]:
    """Widen only the database's eyes: the office that acts stays the same in the audit."""
    with pakai(replace(sekarang(), sistem=True)):
        yield


@contextmanager
def dengan_kunci(objek_id: object) -> Iterator[None]:
    """Let the holder of an object's private key see that object's rows and no others."""
    with pakai(replace(sekarang(), kunci=str(objek_id), publik=True)):
        yield


@contextmanager
def sekaligus() -> Iterator[None]:
    """One big work that succeeds or fails as a whole: thousands of acts in one transaction need no savepoints.

    Enter it inside that transaction. Any refusal ends the whole work; nothing may be caught and gone past.
    """
    token = _sekaligus.set(True)
    try:
        yield
    finally:
        _sekaligus.reset(token)


def is_sekaligus() -> bool:
    """Whether acts inside the open transaction go without a savepoint of their own."""
    return _sekaligus.get()


def act(nama: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A service is one act: one transaction, named in the audit with its office and reason.

    What it writes is for everyone and stays, so it is worded in Indonesian whatever language the screen of
    the person shows; a refusal goes to that screen.
    """

    def decorate(func: Callable[P, R]) -> Callable[P, R]:
        @wraps(func)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            by = kwargs.get("by")
            label = str(getattr(by, "label", "") or sekarang().label)
            alasan = str(kwargs.get("alasan") or "")
            konteks = replace(sekarang(), label=label, tindakan=nama, alasan=alasan[:500])
            try:
                with pakai(konteks), transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
                    return func(*args, **kwargs)
            except AturanDilanggar as exc:
                # A fixed sentence is worded anew for the screen; one with figures in it stays as it is.
                exc.pesan = translation.gettext(str(exc.pesan))
                raise

        return run

    return decorate
