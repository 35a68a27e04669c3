"""Sapuan: kueri yang tidak masuk akal tidak pernah menjadi galat server."""

from __future__ import annotations

import inspect
import re
from urllib.parse import quote

from django.test import Client

from tests.architecture.test_akses import POLA
from tests.web.benang_bertanda import Benang
from tests.web.test_sapuan_pribadi import TERBUKA
from tests.web.test_sapuan_terjaga import BEROBJEK, BUKAN_OBJEK, TANPA_OBJEK, fill

# As they stand in the address: NUL, 30 digits, a year with 28 digits behind it, half a surrogate pair, wildcards,
# digits of other scripts, quotes, a path, a lone percent sign, a text too long for any column.
ANEH = (
    "%00", "9" * 30, "2025" + "9" * 28, "0900" + "9" * 20, "9" * 5000, "-1", "%ED%A0%80", "%F0%9F%92%A9", "%25_%25", "%C2%B2",
    "%D9%A3", quote("' OR 1=1 --"), quote("\\"), quote("../../etc/passwd"), "%", quote("{{7*7}}"), "63.06%00", "x" * 5000,
)  # fmt: skip
MEDAN_TETAP = (
    "page",
    "kata",
    "tahun",
    "status",
    "desa",
    "wilayah",
    "unit",
    "jenis",
    "halaman",
    "sebanyak",
    "urut",
)


def names_of(pola: str, callback: object) -> set[str]:
    """Every query name that the module of this view may read."""
    sumber = inspect.getsource(inspect.getmodule(inspect.unwrap(callback)))  # type: ignore[arg-type]
    return {
        *MEDAN_TETAP,
        *re.findall(r'GET\.get(?:list)?\("(\w+)"', sumber),
        *re.findall(r'minta\.get\("(\w+)"', sumber),
    }


CALLBACK = {pola: p.callback for pola, p in POLA}


# Those that broke a page once are tried under each name alone, too.
SENDIRI = ANEH[:4]


def try_all(klien: Client, alamat: str, nama: set[str]) -> set[str]:
    """Addresses that broke."""
    kueri = ["&".join(f"{n}={aneh}" for n in sorted(nama)) for aneh in ANEH]
    kueri += [f"{n}={aneh}" for aneh in SENDIRI for n in sorted(nama - set(MEDAN_TETAP))]
    semua = {k: f"{alamat}{'&' if '?' in alamat else '?'}{k}" for k in kueri}
    return {f"{alamat} {k[:80]}" for k, satu in semua.items() if klien.get(satu).status_code >= 500}


def test_public_pages_bear_any_query(benang: Benang) -> None:
    klien, rusak = Client(raise_request_exception=False), set()
    for pola in TERBUKA:
        if "<" not in pola and not pola.startswith("/akun/"):
            rusak |= try_all(klien, pola, names_of(pola, CALLBACK[pola]))
    assert not rusak


def test_working_pages_bear_any_query(benang: Benang) -> None:
    rusak = set()
    for nama in ("operator", "bappeda", "dinas"):
        klien = benang.client(nama)
        klien.raise_request_exception = False
        for pola in TANPA_OBJEK:
            if CALLBACK[pola].akses(benang.peran[nama]):
                rusak |= try_all(klien, pola, names_of(pola, CALLBACK[pola]))
        for pola, p in BEROBJEK:
            if pola not in BUKAN_OBJEK and p.callback.akses(benang.peran[nama]):
                rusak |= try_all(klien, fill(pola, p, benang)[0], names_of(pola, p.callback))
    assert not rusak
