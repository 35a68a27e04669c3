"""Mengambil surel yang belum dibaca dari sebuah kotak IMAP. Tiap surat satu transaksi; ditandai sesudah diterima."""

from __future__ import annotations

import imaplib
import logging
import re
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

from terasa.pintu.rules.surel import TERBESAR
from terasa.umum.errors import AturanDilanggar

log = logging.getLogger("terasa.pintu")
SEKALI = 50
UKURAN = re.compile(rb"RFC822\.SIZE (\d+)")


def connect(url: str) -> imaplib.IMAP4:
    """`imaps://user:pw@host:993/INBOX?timeout=20` (or `imap://` inside one machine), signed in and the folder open."""
    bagian = urlsplit(url)
    tunggu = float(parse_qs(bagian.query).get("timeout", ["20"])[0])
    kelas = imaplib.IMAP4_SSL if bagian.scheme == "imaps" else imaplib.IMAP4
    kotak = kelas(
        bagian.hostname or "", bagian.port or (993 if bagian.scheme == "imaps" else 143), timeout=tunggu
    )
    kotak.login(unquote(bagian.username or ""), unquote(bagian.password or ""))
    kotak.select(unquote(bagian.path.strip("/")) or "INBOX")
    return kotak


def poll(kotak: imaplib.IMAP4, receive: Callable[[bytes], object]) -> int:
    """Hand over what is unread, at most fifty; what cannot be an e-mail is flagged and left. Returns how many.

    A letter whose taking in fails for another reason stays unread and is tried again at the next round.
    """
    _status, data = kotak.search(None, "UNSEEN", "UNFLAGGED")
    diterima = 0
    for nomor in (data[0] or b"").split()[:SEKALI]:
        try:
            receive(_fetch(kotak, nomor))
        except AturanDilanggar as exc:
            log.warning("surel %s ditandai, tidak diterima: %s", nomor.decode(), exc.code)
            kotak.store(nomor.decode(), "+FLAGS", r"(\Seen \Flagged)")
        except Exception as exc:
            log.warning("surel %s belum diterima (%s), dicoba lagi", nomor.decode(), type(exc).__name__)
        else:
            kotak.store(nomor.decode(), "+FLAGS", r"(\Seen)")
            diterima += 1
    return diterima


def _fetch(kotak: imaplib.IMAP4, nomor: bytes) -> bytes:
    """The letter as it came; one that is too large comes back cut one byte beyond the limit and is refused there."""
    _status, kepala = kotak.fetch(nomor.decode(), "(RFC822.SIZE)")
    cocok = UKURAN.search(kepala[0] if isinstance(kepala[0], bytes) else b"")
    if cocok and int(cocok[1]) > TERBESAR:
        return b" " + b"x" * TERBESAR
    # PEEK, so that a letter is marked as read only after it is safe with us.
    _status, isi = kotak.fetch(nomor.decode(), "(BODY.PEEK[])")
    return next((bagian[1] for bagian in isi if isinstance(bagian, tuple)), b"")
