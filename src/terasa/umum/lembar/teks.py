"""CSV: pengodean dan pemisah kolom dikenali dari isinya."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from terasa.umum.errors import MasukanTakTerbaca

PEMISAH = {",": "koma", ";": "titik koma", "\t": "tab", "|": "garis tegak"}
CONTOH_BARIS = 60
csv.field_size_limit(10 * 1024 * 1024)


def decode(data: bytes) -> tuple[str, str]:
    """Text and the note about its encoding. Raises MasukanTakTerbaca for binary data."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), _("pengodean UTF-16 dibaca")
    if kode := _utf16_without_mark(data):
        return data.decode(kode, errors="replace"), _("pengodean UTF-16 dibaca")
    if b"\x00" in data or _control_share(data) > 0.02:
        raise MasukanTakTerbaca(
            _("Berkas ini berisi data biner, bukan CSV atau lembar kerja; simpan sebagai CSV atau XLSX."),
            code="biner",
        )
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), _("pengodean Windows-1252 dibaca, bukan UTF-8")


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 that lost its byte order mark: in Latin text nearly every other byte is zero, and no byte between them."""
    awal = data[:4096]
    for kode, letak in (("utf-16-le", 1), ("utf-16-be", 0)):
        atas, bawah = awal[letak::2], awal[1 - letak :: 2]
        if len(data) > 2 and atas.count(0) >= 0.9 * len(atas) and not bawah.count(0):
            return kode
    return ""


def _control_share(data: bytes) -> float:
    awal = data[:4096]
    return sum(b < 32 and b not in b"\t\n\r\f" for b in awal) / max(len(awal), 1)


def read_csv(teks: str, nilai_kepala: Callable[[Sequence[str]], int]) -> tuple[list[list[str]], str]:
    """Rows and the separator. `nilai_kepala` counts the known names in a row.

    Raises MasukanTakTerbaca when only one column is found.
    """
    pemisah = max(PEMISAH, key=lambda p: _fit(_sample(teks, p), nilai_kepala))
    baris = _rows(teks, pemisah)
    if _width(_first(baris)) < 2 and max(map(nilai_kepala, baris[:CONTOH_BARIS]), default=0) < 2:
        raise MasukanTakTerbaca(_one_column(_first(baris)), code="pemisah")
    _refuse_open_quote(teks, pemisah)
    return baris, pemisah


def _refuse_open_quote(teks: str, pemisah: str) -> None:
    """A quote that is never closed swallows every row after it. Raises MasukanTakTerbaca."""
    baca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    awal = 1
    try:
        for _baris in baca:
            awal = baca.line_num + 1
    except csv.Error as exc:
        # Only this complaint of the strict reader loses rows; the others are read as people meant them.
        if "unexpected end of data" in str(exc):
            raise MasukanTakTerbaca(
                _("CSV tidak terbaca: tanda kutip pada baris %(n)d tidak ditutup.") % {"n": awal}, code="csv"
            ) from exc


def _sample(teks: str, pemisah: str) -> list[list[str]]:
    return _rows("\n".join(teks.splitlines()[:CONTOH_BARIS]), pemisah)


def _rows(teks: str, pemisah: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah))
    except csv.Error as exc:
        raise MasukanTakTerbaca(
            _("CSV tidak terbaca: ada tanda kutip yang tidak ditutup atau sel yang terlalu panjang."),
            code="csv",
        ) from exc


def _fit(contoh: list[list[str]], nilai_kepala: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    """Known names first; then the number of columns of the first row."""
    return max(map(nilai_kepala, contoh), default=0), _width(_first(contoh))


def _first(baris: list[list[str]]) -> list[str]:
    return next((b for b in baris if any(sel.strip() for sel in b)), [])


def _width(baris: Sequence[str]) -> int:
    return len(baris)


def _one_column(baris: Sequence[str]) -> str:
    """One sentence, naming the sign that seems to stand between the names."""
    tanda = re.findall(r"[^\w\s.()/%“”\"'-]", " ".join(baris))
    dugaan = max(set(tanda), key=tanda.count) if tanda else ""
    pesan = _("Hanya satu kolom yang terbaca: pemisah kolomnya harus koma, titik koma, tab, atau “|”")
    if not dugaan:
        return f"{pesan}."
    return _("%(pesan)s, sedangkan berkas ini memakai “%(tanda)s”.") % {"pesan": pesan, "tanda": dugaan}
