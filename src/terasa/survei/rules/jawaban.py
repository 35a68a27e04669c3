"""Pertanyaan dan bentuk jawaban yang diterima."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from terasa.survei.enums import Jawab
from terasa.umum.errors import AturanDilanggar


class JawabanTakSah(AturanDilanggar):
    """The answers do not fit the questionnaire."""


@dataclass(frozen=True)
class Pertanyaan:
    """One question: its code, its words, and what the surveyor should know."""

    kode: str
    teks: str
    penjelasan: str = ""
    jenis: str = "ya_tidak"

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def read_jawaban(isi: Mapping[str, Any], kuesioner: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Only known questions and known answers; an empty answer is left out. Raises JawabanTakSah."""
    dikenal = [str(p["kode"]) for p in kuesioner]
    if asing := sorted(set(isi) - set(dikenal)):
        raise JawabanTakSah(_("Pertanyaan tidak dikenal: %(kode)s.") % {"kode": asing[0]}, code="pertanyaan")
    bersih = {kode: str(isi[kode]) for kode in dikenal if isi.get(kode)}
    for kode, jawab in bersih.items():
        if jawab not in Jawab.values:
            raise JawabanTakSah(
                _("Jawaban untuk %(kode)s harus ya, tidak, atau ragu.") % {"kode": kode}, code="jawaban"
            )
    if not bersih:
        raise JawabanTakSah(_("Belum ada pertanyaan yang dijawab."), code="kosong")
    return bersih
