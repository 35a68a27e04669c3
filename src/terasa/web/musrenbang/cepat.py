"""Kotak isian yang digambar tanpa templat: satu meja berisi ratusan, dan templat tiap kotak memakan sedetik."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe


class KotakTeks(forms.TextInput):
    """`<input>`, the same markup as the slow one."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        isi = self.format_value(value)
        semua = self.build_attrs(self.attrs, {"type": self.input_type, "name": name, **(attrs or {})})
        return format_html("<input{}>", flatatt(semua if isi in (None, "") else {**semua, "value": isi}))


class KotakAngka(forms.NumberInput, KotakTeks):
    """`<input type="number">`."""

    render = KotakTeks.render


class KotakArea(forms.Textarea):
    """`<textarea>`."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        semua = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        return format_html("<textarea{}>\n{}</textarea>", flatatt(semua), self.format_value(value) or "")


class KotakPilih(forms.Select):
    """`<select>` of one level."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        terpilih = "" if value is None else str(value)
        semua = self.build_attrs(self.attrs, {"name": name, **(attrs or {})})
        isi = "".join(
            f"{awal} selected{akhir}" if kode == terpilih else f"{awal}{akhir}"
            for kode, awal, akhir in _escape(tuple((str(k), str(t)) for k, t in self.choices))
        )
        # Every option was escaped once.
        return format_html("<select{}>{}</select>", flatatt(semua), mark_safe(isi))  # noqa: S308  # escaped


@lru_cache(maxsize=32)
def _escape(pilihan: tuple[tuple[str, str], ...]) -> list[tuple[str, str, str]]:
    """Code, and the markup of its option before and after the mark of the chosen one."""
    return [(kode, f'<option value="{escape(kode)}"', f">{escape(teks)}</option>") for kode, teks in pilihan]
