"""Dari nilai para penilai ke skor, dan dari skor ke peringkat, dengan urutan seri yang diumumkan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import JenisForum
from terasa.umum.errors import AturanDilanggar

# Which published table of criteria a forum scores by.
ATURAN_KRITERIA: Mapping[str, str] = {
    JenisForum.MUSRENBANG_DESA: "kriteria-musrenbang-desa",
    JenisForum.FORUM_KECAMATAN: "bobot-usg",
    JenisForum.FORUM_PERANGKAT_DAERAH: "bobot-usg",
    JenisForum.KABUPATEN: "bobot-usg",
}
URUTAN_SERI = ("skor", "jumlah suara", "waktu diajukan", "kode")


class CannotScore(AturanDilanggar):
    """The scores do not fit the published criteria."""


@dataclass(frozen=True)
class Kriteria:
    """The published criteria: weight per criterion, lowest and highest score, names."""

    bobot: dict[str, int]
    bawah: int
    atas: int
    nama: dict[str, str]


@dataclass(frozen=True)
class Calon:
    """What ties are broken by."""

    usulan_id: UUID
    skor: Fraction
    suara: int
    diajukan_at: datetime | None
    kode: str


def read_kriteria(isi: Mapping[str, Any]) -> Kriteria:
    """From the value of a criteria rule."""
    return Kriteria(
        bobot={u["kode"]: int(u["bobot"]) for u in isi["unsur"]},
        bawah=int(isi["skala"][0]),
        atas=int(isi["skala"][1]),
        nama={u["kode"]: str(u["nama"]) for u in isi["unsur"]},
    )


def check_nilai(nilai: Mapping[str, Decimal], kriteria: Kriteria) -> None:
    """Every criterion once, inside the scale. Raises CannotScore."""
    if set(nilai) != set(kriteria.bobot):
        raise CannotScore(
            _("Nilailah semua kriteria: %(kriteria)s.") % {"kriteria": ", ".join(kriteria.nama.values())},
            code="kriteria",
        )
    for kode, angka in nilai.items():
        if not kriteria.bawah <= angka <= kriteria.atas:
            raise CannotScore(
                _("Nilai %(nama)s harus %(bawah)d sampai %(atas)d.")
                % {"nama": kriteria.nama[kode], "bawah": kriteria.bawah, "atas": kriteria.atas},
                code="skala",
            )


def sum_skor(nilai: Iterable[tuple[str, Decimal]], kriteria: Kriteria) -> Fraction | None:
    """Weighted sum of each criterion's mean over its assessors; None while a criterion has no score."""
    per_kriteria: dict[str, list[Fraction]] = {kode: [] for kode in kriteria.bobot}
    for kode, angka in nilai:
        if kode in per_kriteria:
            per_kriteria[kode].append(Fraction(angka))
    if not all(per_kriteria.values()):
        return None
    rata = {kode: sum(angka, Fraction(0)) / len(angka) for kode, angka in per_kriteria.items()}
    return sum((kriteria.bobot[kode] * rata[kode] for kode in rata), Fraction(0))


def rank(calon: Iterable[Calon]) -> dict[UUID, int]:
    """Ranks from 1: higher score first; ties by more voices, then earlier submission, then code."""

    def kunci(c: Calon) -> tuple[Fraction, int, float, str]:
        return (-c.skor, -c.suara, c.diajukan_at.timestamp() if c.diajukan_at else float("inf"), c.kode)

    return {c.usulan_id: n for n, c in enumerate(sorted(calon, key=kunci), start=1)}
