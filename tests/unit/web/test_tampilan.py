"""Tampilan: setiap komponen ada di galeri, lembar gayanya kecil, dan templat mematuhi CSP."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest

import terasa.web

AKAR = Path(terasa.web.__file__).parent
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))
KOMPONEN = [
    p.stem for p in sorted((AKAR / "templates" / "komponen").glob("*.html")) if not p.stem.startswith("_")
]
INLINE = re.compile(
    r"""\s(?:style|on[a-z]+)\s*=\s*["']|<style|<script(?![^>]*\bsrc=)|javascript:|href=["']https?:"""
)


def test_stylesheet_fits_its_budget() -> None:
    lembar = (AKAR / "static" / "css" / "terasa.css").read_bytes()
    assert len(brotli.compress(lembar)) <= 12 * 1024
    assert b"@import" not in lembar
    assert b"url(" not in lembar


@pytest.mark.parametrize("nama", KOMPONEN)
def test_every_component_stands_in_the_gallery(nama: str) -> None:
    galeri = (AKAR / "templates" / "publik" / "galeri.html").read_text()
    assert f"<c-{nama.replace('_', '-')}" in galeri
    assert (AKAR / "templates" / "komponen" / f"{nama}.html").read_text().strip()


@pytest.mark.parametrize("templat", TEMPLAT, ids=lambda p: str(p.relative_to(AKAR)))
def test_template_has_nothing_inline_and_asks_nobody_outside(templat: Path) -> None:
    assert INLINE.findall(templat.read_text()) == []


def test_every_behaviour_named_by_the_page_has_its_module() -> None:
    dasar = (AKAR / "templates" / "dasar.html").read_text()
    for nama in re.findall(r"data-url-\w+=\"\{% static 'js/(\w+)\.js' %\}\"", dasar):
        assert "export default" in (AKAR / "static" / "js" / f"{nama}.js").read_text()
