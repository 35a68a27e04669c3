"""The example of the index page runs as printed."""

import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[3] / "docs" / "alokasi"


def test_the_code_of_the_index_page_runs() -> None:
    (kode,) = re.findall(r"```python\n(.*?)```", (DOCS / "README.md").read_text(), re.DOTALL)
    isi: dict[str, Any] = {}
    exec(kode, isi)
    hasil = isi["hasil"]
    assert hasil.menang == ("U2",)
