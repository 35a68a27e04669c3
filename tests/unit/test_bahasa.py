"""Katalog bahasa Inggris: lengkap, tersusun, dan isiannya sama dengan kalimat asalnya."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import pytest

import terasa

PAKET = Path(terasa.__file__).parent
KATALOG = PAKET / "locale" / "en" / "LC_MESSAGES" / "django.po"
TRANSLATE = re.compile(r"""{%\s*translate\s+(["'])(.*?)\1""")
PENANDA = {"_", "_now", "gettext", "gettext_lazy", "ngettext"}
ISIAN = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}|</?\w[^>]*>|&\w+;")


@pytest.fixture(scope="module")
def katalog() -> Any:
    return polib.pofile(str(KATALOG))


def test_mo_is_compiled_from_po(katalog: Any) -> None:
    assert KATALOG.with_suffix(".mo").read_bytes() == katalog.to_binary(), "jalankan: terasa bahasa susun"


def test_every_collected_sentence_has_english(katalog: Any) -> None:
    kurang = [e.msgid for e in katalog if not e.obsolete and (e.fuzzy or not e.translated())]
    assert kurang == []


def test_placeholders_match(katalog: Any) -> None:
    beda = [e.msgid for e in katalog if not e.obsolete and not placeholders_match(e)]
    assert beda == []


def test_plural_rule_is_english(katalog: Any) -> None:
    assert katalog.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert all(sorted(e.msgstr_plural) == [0, 1] for e in katalog if e.msgid_plural and not e.obsolete)


def placeholders_match(entri: Any) -> bool:
    """Whether every translation carries exactly the placeholders and markup of its source."""
    hasil = entri.msgstr_plural.values() if entri.msgid_plural else [entri.msgstr]
    return all(placeholders(teks) == placeholders(entri.msgid) for teks in hasil)


def placeholders(teks: str) -> list[str]:
    """Placeholders and tags of a sentence, sorted; word order may differ between languages."""
    return sorted(ISIAN.findall(teks))


def test_every_marked_sentence_was_collected(katalog: Any) -> None:
    ada = {e.msgid for e in katalog if not e.obsolete}
    kurang = sorted({*marked_in_templates(), *marked_in_code()} - ada)
    assert kurang == [], "jalankan: terasa bahasa kumpul"


def marked_in_templates() -> Iterator[str]:
    """Sentences of `{% translate %}`; blocks are left to xgettext."""
    for berkas in PAKET.rglob("*.html"):
        for _kutip, teks in TRANSLATE.findall(berkas.read_text()):
            yield teks.replace("%", "%%")


def marked_in_code() -> Iterator[str]:
    """First words of `_("…")` and its kin, wherever Python reads them."""
    for berkas in PAKET.rglob("*.py"):
        for simpul in ast.walk(ast.parse(berkas.read_text())):
            if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Name) and simpul.args:
                satu = simpul.args[0]
                teks = satu.value if isinstance(satu, ast.Constant) else None
                if simpul.func.id in PENANDA and isinstance(teks, str):
                    yield teks
