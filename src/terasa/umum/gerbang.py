"""Gerbang pesan (WhatsApp, Telegram, SMS) sebagaimana diatur pemasangan ini; kontraknya di docs/gerbang.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ImproperlyConfigured

NAMA = re.compile(r"[a-z][a-z0-9_]{0,19}")
RAHASIA_TERPENDEK = 16


@dataclass(frozen=True)
class Gerbang:
    """One door. `jenis` is the kind of its addresses; `keluar` empty means that it only brings messages in.

    `batas` messages in per minute; `tunggu` seconds for one answer of the gateway.
    """

    nama: str
    jenis: str = "telepon"
    keluar: str = ""
    rahasia: str = field(default="", repr=False)
    kabupaten: str = ""
    batas: int = 300
    tunggu: float = 10.0


def read_gerbang(env: Mapping[str, str]) -> dict[str, Gerbang]:
    """The gateways named in `TERASA_GERBANG`, by name. Raises ImproperlyConfigured."""
    daftar = [n.strip() for n in env.get("TERASA_GERBANG", "").split(",") if n.strip()]
    return {nama: _read_one(nama, env) for nama in daftar}


def _read_one(nama: str, env: Mapping[str, str]) -> Gerbang:
    def isi(bagian: str, bawaan: str = "") -> str:
        return env.get(f"TERASA_GERBANG_{nama.upper()}_{bagian}", bawaan).strip()

    if not NAMA.fullmatch(nama):
        raise ImproperlyConfigured(f"TERASA_GERBANG: nama “{nama}” hanya boleh huruf kecil, angka, dan _.")
    gerbang = Gerbang(
        nama=nama,
        jenis=isi("JENIS", "telepon"),
        keluar=isi("KELUAR"),
        rahasia=isi("RAHASIA"),
        kabupaten=isi("KABUPATEN"),
        batas=int(isi("BATAS", "300")),
        tunggu=float(isi("TUNGGU", "10")),
    )
    if gerbang.jenis not in {"telepon", "telegram"}:
        raise ImproperlyConfigured(f"TERASA_GERBANG_{nama.upper()}_JENIS: telepon atau telegram.")
    if len(gerbang.rahasia) < RAHASIA_TERPENDEK:
        raise ImproperlyConfigured(
            f"TERASA_GERBANG_{nama.upper()}_RAHASIA wajib ada, sedikitnya {RAHASIA_TERPENDEK} huruf."
        )
    if gerbang.keluar and not gerbang.keluar.startswith(("http://", "https://")):
        raise ImproperlyConfigured(f"TERASA_GERBANG_{nama.upper()}_KELUAR harus alamat http atau https.")
    return gerbang
