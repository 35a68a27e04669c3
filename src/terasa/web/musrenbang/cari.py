"""Mencari dari dalam formulir tanpa kehilangan yang sudah diketik: satu kotak kata, satu tombol, satu daftar pilihan.

Tombolnya mengirim formulir yang sama, jadi berlaku tanpa JavaScript; jawabannya formulir itu juga, dengan pilihannya.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

CARI, PAKAI = "cari", "pakai"
TERBANYAK = 12


@dataclass(frozen=True)
class Pencarian:
    """How one field is found: `temukan` words to (value, words) pairs, `sebut` a value to its words or None."""

    nama: str
    label: Any
    bantuan: Any
    kosong: Any
    temukan: Callable[[str], list[tuple[str, str]]]
    sebut: Callable[[str], str | None]
    # Offered while nobody has searched: (value, words).
    saran: Sequence[tuple[str, str]] = ()


class CariForm(forms.Form):
    """A form with fields that are found by words. Their names are in `pencarian`."""

    pencarian: tuple[str, ...] = ()

    def add_pencarian(self, cari: Pencarian) -> None:
        """Add `<nama>_kata` and `<nama>`; the latter offers what the words find and what is chosen already."""
        kata, pilih = f"{cari.nama}_kata", cari.nama
        self.pencarian = (*self.pencarian, cari.nama)
        self.fields[kata] = forms.CharField(
            label=cari.label, help_text=cari.bantuan, max_length=80, required=False
        )
        tertulis = self._typed(kata)
        pilihan = dict(cari.temukan(tertulis) if tertulis else cari.saran)
        kini = self._typed(pilih)
        if kini and kini not in pilihan and (sebutan := cari.sebut(kini)) is not None:
            pilihan = {kini: sebutan, **pilihan}
        semua = [("", cari.kosong), *pilihan.items()]
        tampil = bool(pilihan or tertulis)
        self.fields[pilih] = forms.ChoiceField(
            label=_("Hasil pencarian"),
            required=False,
            choices=semua,
            widget=forms.RadioSelect if tampil else forms.HiddenInput,
        )

    def _typed(self, nama: str) -> str:
        sumber = self.data if self.is_bound else self.initial
        return str(sumber.get(self.add_prefix(nama)) or "").strip()


def read_tombol(request: HttpRequest) -> tuple[str, str] | None:
    """(`cari` or `pakai`, field) when a search button was pressed rather than the one that saves."""
    if request.method != "POST":
        return None
    for tombol in (CARI, PAKAI):
        if nama := str(request.POST.get(tombol, "")):
            return tombol, nama
    return None


def typed(request: HttpRequest) -> dict[str, Any]:
    """Everything typed so far, to be shown again without being judged."""
    return {k: v for k, v in request.POST.items() if k not in {"csrfmiddlewaretoken", CARI, PAKAI}}
