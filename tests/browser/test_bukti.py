"""Teka-teki yang dipecahkan halaman adalah teka-teki yang diperiksa server."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page

from terasa.aspirasi.rules import proves

SKRIP = Path(__file__).resolve().parents[2] / "src" / "terasa" / "web" / "static" / "js" / "bukti.js"
BIT = 12


@pytest.fixture
def halaman(chromium: Browser) -> Any:
    page = chromium.new_page()
    yield page
    page.close()


def run(halaman: Page, panggil: str, *isi: Any) -> Any:
    """Call a function of the module in the browser."""
    sumber = base64.b64encode(SKRIP.read_bytes()).decode()
    kerja = "async ([url, nama, isi]) => (await import(url))[nama](...isi)"
    return halaman.evaluate(kerja, [f"data:text/javascript;base64,{sumber}", panggil, list(isi)])


def test_page_computes_sha256(halaman: Page) -> None:
    for teks in ("", "abc", "bukti:" + "f" * 49):
        assert run(halaman, "digest32", teks) == int(hashlib.sha256(teks.encode()).hexdigest()[:8], 16)


def test_server_accepts_what_the_page_solved(halaman: Page) -> None:
    tanda = uuid4()
    assert proves(tanda, run(halaman, "solve", str(tanda), BIT), BIT)
    assert run(halaman, "solve", str(tanda), 0) == ""
