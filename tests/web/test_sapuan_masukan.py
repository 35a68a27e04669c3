"""Sapuan: kueri yang tidak masuk akal tidak pernah menjadi galat server."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.http import QueryDict
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


class Pencatat(QueryDict):
    """The query of a request, which remembers the names that the page read of it."""

    terbaca: set[str] = set()
    SEMUA = "*"
    terisi = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Filling it looks for every name, too.
        super().__init__(*args, **kwargs)
        self.terisi = True

    def _note(self, nama: object) -> None:
        if self.terisi:
            self.terbaca.add(str(nama))

    def __getitem__(self, nama: str) -> Any:
        self._note(nama)
        return super().__getitem__(nama)

    def __contains__(self, nama: object) -> bool:
        self._note(nama)
        return super().__contains__(nama)

    def getlist(self, nama: str, default: Any = None) -> Any:
        self._note(nama)
        return super().getlist(nama, default)

    def __iter__(self) -> Iterator[Any]:
        self._note(self.SEMUA)
        return super().__iter__()

    def items(self) -> Any:
        self._note(self.SEMUA)
        return super().items()

    def lists(self) -> Any:
        self._note(self.SEMUA)
        return super().lists()


@pytest.fixture(autouse=True)
def dicatat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.core.handlers.wsgi.QueryDict", Pencatat)


def names_of(callback: object) -> set[str]:
    """Every query name that the module of this view may read by itself; forms are seen while they read."""
    sumber = inspect.getsource(inspect.getmodule(inspect.unwrap(callback)))  # type: ignore[arg-type]
    return {
        *re.findall(r'GET\.get(?:list)?\("(\w+)"', sumber),
        *re.findall(r'minta\.get\("(\w+)"', sumber),
    }


CALLBACK = {pola: p.callback for pola, p in POLA}


# Those that broke a page once are tried under each name alone, too.
SENDIRI = ANEH[:4]


def try_all(klien: Client, alamat: str, callback: object, sudah: set[str] | None = None) -> set[str]:
    """Addresses that broke. A page that reads nothing of its query answers every query alike; names in `sudah` were tried
    there by another office and are tried no more, new ones are added to it."""
    sumber, terbaca = names_of(callback), Pencatat.terbaca
    sudah = set() if sudah is None else sudah
    terbaca.clear()
    rusak = _ask(klien, alamat, sumber | set(MEDAN_TETAP), ANEH[:1])
    if not terbaca:
        return rusak
    nama: set[str] = set()
    # Some names are read only after another one was: once more while new ones appear.
    while baru := _names_read(terbaca) - nama - sudah | sumber - nama - sudah:
        nama |= baru
        rusak |= _ask(klien, alamat, nama, ANEH)
    for n in nama - set(MEDAN_TETAP):
        rusak |= _ask(klien, alamat, {n}, SENDIRI)
    sudah |= nama
    return rusak


def _names_read(terbaca: set[str]) -> set[str]:
    """Who reads all of it may use any name."""
    return terbaca - {Pencatat.SEMUA} | set(MEDAN_TETAP if Pencatat.SEMUA in terbaca else ())


def _ask(klien: Client, alamat: str, nama: set[str], semua: tuple[str, ...]) -> set[str]:
    kueri = ["&".join(f"{n}={aneh}" for n in sorted(nama)) for aneh in semua]
    tanya = {k: f"{alamat}{'&' if '?' in alamat else '?'}{k}" for k in kueri}
    return {f"{alamat} {k[:80]}" for k, satu in tanya.items() if klien.get(satu).status_code >= 500}


def test_the_names_that_a_page_reads_are_seen(benang: Benang) -> None:
    """Otherwise the sweep below would try none."""
    harapan = {
        "/usulan/": {Pencatat.SEMUA},
        "/kegiatan/": {"kata", "laporan"},
        "/cari/": {"q"},
        "/privasi/": set(),
    }
    for alamat, nama in harapan.items():
        Pencatat.terbaca.clear()
        Client().get(f"{alamat}?kata=a&tahun=2027")
        assert nama <= Pencatat.terbaca, alamat
        assert nama or not Pencatat.terbaca, alamat


def test_public_pages_bear_any_query(benang: Benang) -> None:
    klien, rusak = Client(raise_request_exception=False), set()
    for pola in TERBUKA:
        if "<" not in pola and not pola.startswith("/akun/"):
            rusak |= try_all(klien, pola, CALLBACK[pola])
    assert not rusak


@pytest.mark.usefixtures("orang_diingat")
def test_working_pages_bear_any_query(benang: Benang) -> None:
    """Three offices, as a page may read other names for each."""
    rusak: set[str] = set()
    sudah: defaultdict[str, set[str]] = defaultdict(set)
    for nama in ("operator", "bappeda", "dinas"):
        klien = benang.client(nama)
        klien.raise_request_exception = False
        for pola in TANPA_OBJEK:
            if CALLBACK[pola].akses(benang.peran[nama]):
                rusak |= try_all(klien, pola, CALLBACK[pola], sudah[pola])
        for pola, p in BEROBJEK:
            if pola not in BUKAN_OBJEK and p.callback.akses(benang.peran[nama]):
                rusak |= try_all(klien, fill(pola, p, benang)[0], p.callback, sudah[pola])
    assert not rusak
