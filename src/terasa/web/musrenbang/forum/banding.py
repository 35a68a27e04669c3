"""Dua operator, satu baris: kedua tulisan berdampingan dan tiga pilihan, tanpa JavaScript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from terasa.musrenbang.models import Keputusan

GABUNG, SAYA, TERSIMPAN = "gabung", "saya", "tersimpan"


@dataclass(frozen=True)
class Beda:
    """One box in which the two texts differ, in words."""

    label: str
    mereka: str
    saya: str


def compare(mereka: forms.Form, saya: forms.Form, medan: Sequence[str]) -> list[Beda]:
    """Boxes in which what is stored and what was typed are not the same."""
    hasil = []
    for nama in medan:
        a, b = _in_words(mereka[nama]), _in_words(saya[nama])
        if a != b:
            hasil.append(Beda(str(saya[nama].label), a, b))
    return hasil


def read_versi(data: Mapping[str, str], k: Keputusan) -> int:
    """The version that the writer of this row read; -1 when the form tells none, which is always an old one."""
    teks = data.get(f"{k.pk}-versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1


def read_pilih(data: Mapping[str, str], k: Keputusan) -> str:
    """What was chosen of two texts; "" for nothing."""
    pilih = data.get(f"{k.pk}-pilih", "")
    return pilih if pilih in {GABUNG, SAYA, TERSIMPAN} else ""


def tell_basi(k: Keputusan) -> str:
    """Who changed the row meanwhile."""
    siapa = k.diubah_oleh or _("operator lain")
    return _(
        "Sementara Anda menulis, baris ini diubah oleh %(siapa)s dari perangkat lain. "
        "Kedua tulisan ada di bawah; pilih salah satu atau gabungkan."
    ) % {"siapa": siapa}


def _in_words(kotak: forms.BoundField) -> str:
    nilai = str(kotak.value() or "").replace("\r\n", "\n").strip()
    if isinstance(kotak.field, forms.ChoiceField):
        pilihan = {str(kode): str(nama) for kode, nama in kotak.field.choices}  # type: ignore[union-attr,misc]  # a flat list of ours
        return pilihan.get(nilai, nilai) if nilai else ""
    return nilai
