"""Isian SKM dan pita mutu dari aturan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from terasa.aspirasi.rules import find_pribadi
from terasa.statistik.skm import NILAI, UNSUR, Mutu, Pita
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import read_kunci

SARAN_TERPANJANG = 1000
PROFIL: Mapping[str, tuple[str, ...]] = {
    "jenis_kelamin": ("L", "P"),
    "usia": ("<20", "20-29", "30-39", "40-49", "50-59", "60+"),
    "pendidikan": ("SD", "SMP", "SMA", "D1-D4/S1", "S2+"),
    "pekerjaan": ("PNS/TNI/Polri", "swasta", "wirausaha", "tani/nelayan", "pelajar", "lain"),
}


class CannotAnswer(AturanDilanggar):
    """The answers cannot be taken as they are."""


@dataclass(frozen=True)
class DataSkm:
    """Nine answers in the order of UNSUR, 1-4 or None; the profile only as far as the person gave it."""

    nilai: Sequence[int | None]
    profil: Mapping[str, str] = field(default_factory=dict)
    saran: str = ""


def check_skm(data: DataSkm) -> None:
    """Raises CannotAnswer."""
    if len(data.nilai) != len(UNSUR) or any(x is not None and x not in NILAI for x in data.nilai):
        raise CannotAnswer(_("Tiap pertanyaan dijawab 1 sampai 4, atau dikosongkan."), code="nilai")
    if all(x is None for x in data.nilai):
        raise CannotAnswer(_("Jawab dulu paling sedikit satu pertanyaan."), code="kosong")
    if any(data.profil[k] not in PROFIL.get(k, ()) for k in data.profil):
        raise CannotAnswer(_("Pilih dari daftar, atau kosongkan."), code="profil")
    if len(data.saran) > SARAN_TERPANJANG:
        raise CannotAnswer(_("Saran terlalu panjang; ringkaslah."), code="saran-panjang")
    if find_pribadi(data.saran):
        raise CannotAnswer(_("Jangan tulis nomor atau alamat surel di saran."), code="pribadi")


def bands_of(isi: Mapping[str, Any]) -> list[Pita]:
    """Bands of the rule `mutu-skm`, whose bounds are whole hundredths."""
    return [Pita(Mutu(p["kode"]), Decimal(int(p["dari"])).scaleb(-2)) for p in isi["pita"]]


def digest_jawaban(kunci: str) -> UUID:
    """What recognises the one answer of a slip; neither the slip nor its request can be read from it."""
    return UUID(bytes=sha256(f"terasa/skm/1:{read_kunci(kunci)}".encode()).digest()[:16], version=4)


def find_beda(satu: Sequence[int | None], lain: Sequence[int | None]) -> list[str]:
    """The unsur in which two copies of a paper differ."""
    return [u for u, a, b in zip(UNSUR, satu, lain, strict=True) if a != b]
