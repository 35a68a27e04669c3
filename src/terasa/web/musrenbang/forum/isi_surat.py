"""Isi surat suara tanpa basis data: dari formulir ke pilihan dan kembali, bagi halaman daring dan server balai."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import Metode
from terasa.musrenbang.rules.kotak import BentukSurat

AWALAN = "p-"


@dataclass(frozen=True)
class Calon:
    """One line of a ballot: the usulan, the name of its box, and what stands in it ("" or its place)."""

    kode: str
    judul: str
    desa: str
    biaya: int | None
    nama: str
    isi: str


def is_urut(kotak: BentukSurat) -> bool:
    return kotak.metode == Metode.SUARA_URUT


def list_calon(kotak: BentukSurat, data: Mapping[str, Any]) -> list[Calon]:
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


def read_pilihan(kotak: BentukSurat, data: Mapping[str, Any]) -> tuple[list[str], str]:
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


def tell_salah(salah: str) -> str:
    """What is wrong with a ranked ballot."""
    if salah == "ganda":
        return _("Satu nomor urut dipakai dua kali; setiap nomor hanya untuk satu usulan.")
    return _("Nomor urutnya tidak ada pada surat suara ini.")


def as_data(kotak: BentukSurat, surat: str | None) -> dict[str, str]:
    """A stored ballot as the form would have sent it."""
    kode = surat.split(",") if surat and surat != "-" else []
    return {AWALAN + k: str(n) if is_urut(kotak) else "1" for n, k in enumerate(kode, start=1)}


def tell_surat(kotak: BentukSurat, surat: str | None) -> list[str]:
    """Titles of what one copy chose."""
    if surat == "-":
        return [_("Tidak sah")]
    judul = {c["kode"]: c["judul"] for c in kotak.calon}
    return [judul[k] for k in surat.split(",")] if surat else [_("Kosong")]
