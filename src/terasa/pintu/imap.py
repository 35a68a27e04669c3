"""Mengambil surel yang belum dibaca dari sebuah kotak IMAP. Tiap surat satu transaksi; ditandai sesudah diterima."""

from __future__ import annotations

import imaplib
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from terasa.pintu.rules.kotak import explain_kotak
from terasa.pintu.rules.surel import TERBESAR
from terasa.umum.errors import AturanDilanggar

log = logging.getLogger("terasa.pintu")
SEKALI = 50
UKURAN = re.compile(rb"RFC822\.SIZE (\d+)")
# What imaplib raises when the line is cut, closed by the server, or speaks something else.
PUTUS = (imaplib.IMAP4.error, OSError)


class KotakBermasalah(AturanDilanggar):
    """The mailbox cannot be read now; `code` says why, and nothing in it was changed."""


@dataclass
class Bacaan:
    """One look into the mailbox: letters taken in, flagged as unreadable, and left for the next time."""

    diterima: int = 0
    ditandai: int = 0
    tertunda: int = 0


@contextmanager
def open_kotak(url: str) -> Iterator[imaplib.IMAP4]:
    """`imaps://user:pw@host:993/INBOX?timeout=20` (or `imap://` inside one machine), signed in and the folder open.

    Raises KotakBermasalah.
    """
    bagian = urlsplit(url)
    try:
        kotak = _connect(url)
    except PUTUS as exc:
        raise _trouble("sambungan", exc) from exc
    try:
        _sign_in(kotak, unquote(bagian.username or ""), unquote(bagian.password or ""))
        _open_folder(kotak, unquote(bagian.path.strip("/")) or "INBOX")
        yield kotak
    finally:
        with suppress(*PUTUS):
            kotak.logout()
        # A refused or broken connection must not stay open either.
        with suppress(*PUTUS):
            kotak.shutdown()


def poll(kotak: imaplib.IMAP4, receive: Callable[[bytes], object], bacaan: Bacaan) -> None:
    """Hand over what is unread, at most fifty; what cannot be an e-mail is flagged and left. Counts in `bacaan`.

    A letter whose taking in fails for another reason stays unread and is tried again at the next round, also the one
    that a cut line left half read. Raises KotakBermasalah.
    """
    for nomor in _ask(kotak, "SEARCH", "UNSEEN", "UNFLAGGED")[:SEKALI]:
        surat = _fetch(kotak, nomor)
        if surat is None:
            continue
        try:
            receive(surat)
        except AturanDilanggar as exc:
            log.warning("surel %s ditandai, tidak diterima: %s", nomor, exc.code)
            _ask(kotak, "STORE", nomor, "+FLAGS", r"(\Seen \Flagged)")
            bacaan.ditandai += 1
        except Exception as exc:
            log.warning("surel %s belum diterima (%s), dicoba lagi", nomor, type(exc).__name__)
            bacaan.tertunda += 1
        else:
            # Counted first: should the line be cut here, the letter is met again and taken in no second time.
            bacaan.diterima += 1
            _ask(kotak, "STORE", nomor, "+FLAGS", r"(\Seen)")


def _connect(url: str) -> imaplib.IMAP4:
    bagian = urlsplit(url)
    tunggu = float(parse_qs(bagian.query).get("timeout", ["20"])[0])
    kelas = imaplib.IMAP4_SSL if bagian.scheme == "imaps" else imaplib.IMAP4
    port = bagian.port or (993 if bagian.scheme == "imaps" else 143)
    return kelas(bagian.hostname or "", port, timeout=tunggu)


def _sign_in(kotak: imaplib.IMAP4, nama: str, sandi: str) -> None:
    try:
        kotak.login(nama, sandi)
    except imaplib.IMAP4.abort as exc:
        raise _trouble("putus", exc) from exc
    except imaplib.IMAP4.error as exc:
        raise _trouble("sandi", exc) from exc
    except OSError as exc:
        raise _trouble("putus", exc) from exc


def _open_folder(kotak: imaplib.IMAP4, nama: str) -> None:
    aman = nama.replace("\\", "\\\\").replace('"', '\\"')
    try:
        status, _data = kotak.select(f'"{aman}"')
    except PUTUS as exc:
        raise _trouble("putus", exc) from exc
    if status != "OK":
        raise _trouble("folder")


def _ask(kotak: imaplib.IMAP4, perintah: str, *isi: str) -> list[str]:
    """The words of the first answer. Numbers are UIDs: others may move letters while we read."""
    data = _command(kotak, perintah, *isi)
    return (data[0] or b"").decode("ascii", "replace").split() if isinstance(data[0], bytes) else []


def _command(kotak: imaplib.IMAP4, perintah: str, *isi: str) -> list[Any]:
    try:
        status, data = kotak.uid(perintah, *isi)
    except PUTUS as exc:
        raise _trouble("putus", exc) from exc
    if status != "OK":
        raise _trouble("menolak")
    return data or [None]


def _fetch(kotak: imaplib.IMAP4, nomor: str) -> bytes | None:
    """The letter as it came, None when it was taken away meanwhile.

    One that is too large comes back cut one byte beyond the limit and is refused there.
    """
    kepala = _command(kotak, "FETCH", nomor, "(RFC822.SIZE)")
    cocok = UKURAN.search(kepala[0] if isinstance(kepala[0], bytes) else b"")
    if cocok and int(cocok[1]) > TERBESAR:
        return b" " + b"x" * TERBESAR
    # PEEK, so that a letter is marked as read only after it is safe with us.
    isi = _command(kotak, "FETCH", nomor, "(BODY.PEEK[])")
    return next((bagian[1] for bagian in isi if isinstance(bagian, tuple)), None)


def _trouble(kode: str, sebab: Exception | None = None) -> KotakBermasalah:
    # Only the class of the error: its text may hold the address of the mailbox.
    log.warning("kotak surat: %s (%s)", kode, type(sebab).__name__ if sebab else "ditolak")
    return KotakBermasalah(explain_kotak(kode), code=kode)
