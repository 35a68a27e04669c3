"""Yang sampai di telepon: modul tanpa baris keterangan, dan tidak ada kata yang ikut hilang."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from terasa.config.statis import KETERANGAN, Statis

STATIS = Path(__file__).parents[3] / "src" / "terasa" / "web" / "static"
MODUL, GAYA = sorted((STATIS / "js").glob("*.js")), sorted((STATIS / "css").glob("*.css"))


def test_modules_are_collected_without_lines_of_comment(tmp_path: Path) -> None:
    simpanan = Statis(location=str(tmp_path), base_url="/s/")
    isi = b'// why\nconst a = "https://x"; // kept\n  // and why\nexport default a;\n'
    berkas = ContentFile(isi)
    berkas.read()
    simpanan.save("js/a.js", berkas)
    assert (tmp_path / "js" / "a.js").read_bytes() == b'const a = "https://x"; // kept\nexport default a;\n'
    simpanan.save("lain/a.js", ContentFile(b"// not ours to judge\n"))
    assert (tmp_path / "lain" / "a.js").read_bytes() == b"// not ours to judge\n"


def test_style_sheets_are_collected_without_comments_and_with_their_strings(tmp_path: Path) -> None:
    simpanan = Statis(location=str(tmp_path), base_url="/s/")
    isi = b'/* why\n   and more */\na::after { content: "  // x"; }\n@media print {\n  a { color: red; }\n}\n'
    simpanan.save("css/a.css", ContentFile(isi))
    harapan = b'a::after { content: "  // x"; }\n@media print {\na { color: red; }\n}\n'
    assert (tmp_path / "css" / "a.css").read_bytes() == harapan


@pytest.mark.parametrize("berkas", GAYA, ids=lambda b: b.name)
def test_no_comment_of_a_style_sheet_stands_inside_a_string(berkas: Path) -> None:
    isi = re.sub(r"/\*.*?\*/", "", berkas.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert all(baris.count('"') % 2 == 0 for baris in isi.splitlines())
    assert "/*" not in isi


@pytest.mark.parametrize("berkas", MODUL, ids=lambda b: b.name)
def test_no_line_of_comment_stands_inside_a_template_string(berkas: Path) -> None:
    isi = berkas.read_bytes()
    for cocok in KETERANGAN.finditer(isi):
        assert isi.count(b"`", 0, cocok.start()) % 2 == 0, cocok[0]
