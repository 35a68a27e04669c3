"""Alamat basis data menjadi pengaturan Django, dan sebaliknya."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from terasa.umum.errors import AturanDilanggar

MILIK_DJANGO = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


class AlamatBasisDataSalah(AturanDilanggar):
    """The address is not one that libpq understands."""


def parse_url(url: str) -> dict[str, str]:
    """Parts as libpq itself reads them: sockets, several hosts, options. Raises AlamatBasisDataSalah."""
    try:
        return {nama: str(nilai) for nama, nilai in conninfo_to_dict(url).items() if nilai is not None}
    except ProgrammingError:
        # libpq repeats the address in its message, and the address may hold a password.
        raise AlamatBasisDataSalah(
            "Alamat basis data tidak terbaca. Bentuknya: postgresql://pengguna:sandi@host:5432/nama",
            code="alamat-basisdata",
        ) from None


def django_database(url: str) -> dict[str, Any]:
    """NAME, USER, PASSWORD, HOST, PORT and OPTIONS for one entry of DATABASES."""
    bagian = parse_url(url)
    utama = {kita: bagian.pop(libpq, "") for libpq, kita in MILIK_DJANGO.items()}
    return {**utama, "OPTIONS": bagian}


def build_url(**bagian: str) -> str:
    """The inverse of `parse_url`; host stays in the query, where a socket folder and several hosts fit."""
    user, sandi, nama = bagian.pop("user", ""), bagian.pop("password", ""), bagian.pop("dbname", "")
    masuk = quote(user, safe="") + (f":{quote(sandi, safe='')}" if sandi else "")
    tanya = urlencode({k: v for k, v in bagian.items() if v}, quote_via=quote, safe="")
    return f"postgresql://{masuk}{'@' if masuk else ''}/{quote(nama, safe='')}{'?' if tanya else ''}{tanya}"


def with_role(url: str, peran: str) -> str:
    """The same address, stepping down to `peran` as soon as it is connected."""
    bagian = parse_url(url)
    bagian["options"] = f"{bagian.get('options', '')} -c role={peran}".strip()
    return build_url(**bagian)
