"""Lapisan: kontrak impor, HTTP hanya di web dan api, rules tanpa basis data."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import terasa

PAKET = Path(terasa.__file__).parent
TANPA_HTTP = [
    p
    for p in PAKET.iterdir()
    if p.is_dir() and p.name not in {"web", "api", "config", "__pycache__", "locale"}
]
HTTP = ("django.http", "django.shortcuts", "django.urls", "ninja", "django_htmx", "django.views")
BASIS_DATA = ("django.db.connection", "django.db.transaction", "django.db.connections")


def imports_of(berkas: Path) -> Iterator[str]:
    for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
        if isinstance(simpul, ast.Import):
            yield from (a.name for a in simpul.names)
        elif isinstance(simpul, ast.ImportFrom) and simpul.module:
            yield from (f"{simpul.module}.{a.name}" for a in simpul.names)


def test_import_contracts_hold() -> None:
    perintah = [str(Path(sys.executable).with_name("lint-imports"))]
    hasil = subprocess.run(perintah, cwd=PAKET.parents[1], capture_output=True, text=True, check=False)
    assert hasil.returncode == 0, hasil.stdout


@pytest.mark.parametrize("folder", TANPA_HTTP, ids=lambda p: p.name)
def test_only_web_and_api_know_http(folder: Path) -> None:
    for berkas in folder.rglob("*.py"):
        for nama in imports_of(berkas):
            assert not nama.startswith(HTTP), f"{berkas.relative_to(PAKET)} mengimpor {nama}"


@pytest.mark.parametrize(
    "berkas",
    [*PAKET.glob("*/rules.py"), *PAKET.glob("*/rules/*.py")],
    ids=lambda p: str(p.relative_to(PAKET)),
)
def test_rules_decide_without_a_database(berkas: Path) -> None:
    for nama in imports_of(berkas):
        assert not nama.startswith(BASIS_DATA), nama
        assert ".queries" not in nama, nama
        assert ".services" not in nama, nama


@pytest.mark.parametrize("folder", ["web", "api", "jejak", "dasbor"])
def test_no_page_computes_a_date(folder: str) -> None:
    """Days are added by the clock engine in `aturan`, under a rule that is shown with its source."""
    for berkas in (PAKET / folder).rglob("*.py"):
        nama = set(imports_of(berkas))
        assert not nama & {"datetime.timedelta", "calendar", "dateutil.relativedelta"}, berkas.relative_to(
            PAKET
        )


@pytest.mark.parametrize("folder", [p for p in TANPA_HTTP if (p / "apps.py").exists()], ids=lambda p: p.name)
def test_every_module_says_what_it_owns(folder: Path) -> None:
    assert (ast.get_docstring(ast.parse((folder / "__init__.py").read_text())) or "").strip()


IZIN_TANPA_SEBAB = re.compile(r"# (type: ignore(\[[\w, -]+\])?|noqa(: [A-Z0-9, ]+)?)$", re.MULTILINE)


def test_every_ignore_says_why() -> None:
    berkas = [p for p in PAKET.rglob("*.py") if p.parent.name != "migrations" and p.parent.name != "alokasi"]
    tanpa = [
        str(p.relative_to(PAKET)) for p in berkas if IZIN_TANPA_SEBAB.search(p.read_text(encoding="utf-8"))
    ]
    assert not tanpa
