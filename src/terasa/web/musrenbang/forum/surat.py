"""Surat suara di layar: satu susunan untuk ponsel pemilih dan untuk penyalin kertas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from terasa.musrenbang.enums import Metode
from terasa.musrenbang.models import KotakSuara

AWALAN = "p-"
# Boxes whose blank ballot one process remembers.
INGAT = 16
_kosong: dict[tuple[UUID, str | None], SafeString] = {}


@dataclass(frozen=True)
class Calon:
    """One line of a ballot: the usulan, the name of its box, and what stands in it ("" or its place)."""

    kode: str
    judul: str
    desa: str
    biaya: int | None
    nama: str
    isi: str


def is_urut(kotak: KotakSuara) -> bool:
    return kotak.metode == Metode.SUARA_URUT


def list_calon(kotak: KotakSuara, data: Mapping[str, Any]) -> list[Calon]:
    """The ballot with what was filled in so far."""
    return [
        Calon(
            c["kode"],
            c["judul"],
            c["desa"],
            c["biaya"],
            AWALAN + c["kode"],
            str(data.get(AWALAN + c["kode"], "")),
        )
        for c in kotak.calon
    ]


def draw_surat(kotak: KotakSuara, data: Mapping[str, Any]) -> SafeString:
    """The ballot as markup. Blank ones are drawn once per process: they are the same for every voter."""
    if any(nama.startswith(AWALAN) and nilai for nama, nilai in data.items()):
        return _draw(kotak, data)
    kunci = (kotak.pk, get_language())
    if kunci not in _kosong:
        if len(_kosong) >= INGAT:
            _kosong.clear()
        _kosong[kunci] = _draw(kotak, {})
    return _kosong[kunci]


def _draw(kotak: KotakSuara, data: Mapping[str, Any]) -> SafeString:
    isi = {"kotak": kotak, "calon": list_calon(kotak, data), "urut": is_urut(kotak)}
    return render_to_string("musrenbang/_surat.html", isi)


def read_pilihan(kotak: KotakSuara, data: Mapping[str, Any]) -> tuple[list[str], str]:
    """Chosen codes, in their order on a ranked ballot; and what is wrong, "" when nothing is.

    A place given twice is the voter's to mend; a gap between places is closed.
    """
    isi = {c["kode"]: str(data.get(AWALAN + c["kode"], "")).strip() for c in kotak.calon}
    terisi = {kode: teks for kode, teks in isi.items() if teks}
    if not is_urut(kotak):
        return sorted(terisi), ""
    boleh = {str(n) for n in range(1, kotak.pilihan_terbanyak + 1)}
    if not set(terisi.values()) <= boleh:
        return [], "nomor"
    if len(set(terisi.values())) != len(terisi):
        return [], "ganda"
    return sorted(terisi, key=lambda kode: int(terisi[kode])), ""


def as_data(kotak: KotakSuara, surat: str | None) -> dict[str, str]:
    """A stored ballot as the form would have sent it."""
    kode = surat.split(",") if surat and surat != "-" else []
    return {AWALAN + k: str(n) if is_urut(kotak) else "1" for n, k in enumerate(kode, start=1)}
