"""Mengirim satu kabar lewat gerbang HTTP: bertanda, dengan kunci yang membuatnya tampil sekali walau terkirim dua kali."""

from __future__ import annotations

import json
import socket
import threading
import time
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings

from terasa.kabar.balasan import make_balasan
from terasa.kabar.models import Alamat, Pesan
from terasa.kabar.sandi import make_teks
from terasa.umum.gerbang import Gerbang
from terasa.umum.tanda import KEPALA_TANDA, KEPALA_WAKTU, sign

# These say "not now": everything else from 400 on says "never like this".
NANTI = frozenset({408, 409, 423, 425, 429})
SUDAH_ADA = 409


class GerbangTersendat(Exception):
    """The gateway is out of order or too busy; the same message is tried again later."""

    def __init__(self, sebab: str, tunggu_detik: int = 0) -> None:
        super().__init__(sebab)
        self.tunggu_detik = tunggu_detik


class GerbangMenolak(Exception):
    """The gateway will never take this message; an office should look at it."""


def find_gerbang(alamat: Alamat) -> Gerbang | None:
    """The door by which this person spoke, else the first one that carries this kind of address out."""
    semua: dict[str, Gerbang] = settings.GERBANG
    asal = semua.get(alamat.gerbang)
    if asal is not None and asal.keluar:
        return asal
    return next((g for g in semua.values() if g.jenis == alamat.jenis and g.keluar), None)


def has_gerbang(jenis: str) -> bool:
    """Whether messages to this kind of address can leave."""
    semua: dict[str, Gerbang] = settings.GERBANG
    return any(g.jenis == jenis and g.keluar for g in semua.values())


def push(gerbang: Gerbang, pesan: Pesan, alamat: Alamat) -> None:
    """Hand one message over. Raises GerbangTersendat, GerbangMenolak."""
    badan = json.dumps(
        {
            "id": str(pesan.pk),
            "ke": alamat.nilai,
            "jenis": alamat.jenis,
            "subjek": pesan.subjek,
            "teks": make_teks(pesan),
            "tautan": f"{settings.ALAMAT_PUBLIK}{pesan.tautan}" if pesan.tautan else "",
            "balasan": make_balasan(alamat.pemilik_id),
        },
        ensure_ascii=False,
    ).encode()
    try:
        status, tunggu = _post(gerbang, badan, str(pesan.pk))
    except (OSError, HTTPException) as exc:
        raise GerbangTersendat(type(exc).__name__) from exc
    if 200 <= status < 300 or status == SUDAH_ADA:
        return
    if status >= 500 or status in NANTI or status < 400:
        raise GerbangTersendat(f"HTTP {status}", tunggu)
    raise GerbangMenolak(f"HTTP {status}")


def _post(gerbang: Gerbang, badan: bytes, kunci: str) -> tuple[int, int]:
    """Status of the answer, and the seconds it asks to wait. Redirects are not followed."""
    bagian = urlsplit(gerbang.keluar)
    kelas = HTTPSConnection if bagian.scheme == "https" else HTTPConnection
    waktu = str(int(time.time()))
    kepala = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": kunci,
        KEPALA_WAKTU: waktu,
        KEPALA_TANDA: sign(gerbang.rahasia, waktu, badan),
    }
    jalur = (bagian.path or "/") + (f"?{bagian.query}" if bagian.query else "")
    with closing(kelas(bagian.hostname or "", bagian.port, timeout=gerbang.tunggu)) as sambungan:
        # The time limit of a socket starts anew with each byte: a gateway that drips must not hold the worker.
        putus = threading.Timer(gerbang.tunggu * 2, _cut, (sambungan,))
        putus.daemon = True
        putus.start()
        try:
            sambungan.request("POST", jalur, badan, kepala)
            jawaban = sambungan.getresponse()
            return jawaban.status, _seconds(jawaban.getheader("Retry-After") or "")
        finally:
            putus.cancel()


def _cut(sambungan: HTTPConnection) -> None:
    with suppress(OSError, AttributeError):
        sambungan.sock.shutdown(socket.SHUT_RDWR)


def _seconds(teks: str) -> int:
    return min(int(teks), 6 * 3600) if teks.isascii() and teks.isdigit() and len(teks) < 9 else 0
