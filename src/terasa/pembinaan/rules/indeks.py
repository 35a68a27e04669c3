"""Baris Indeks Desa yang diterbitkan: status dan skor apa adanya, tidak dihitung di sini."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from terasa.umum.errors import AturanDilanggar
from terasa.umum.lembar import BarisLembar, Kolom

KOLOM_INDEKS = (
    Kolom("kode_desa", ("kode", "kode wilayah", "kd desa", "kode desa"), wajib=True, is_kode=True),
    Kolom("status", ("status desa", "status idm", "status indeks desa", "klasifikasi"), wajib=True),
    Kolom("skor", ("skor idm", "nilai", "indeks", "skor indeks desa", "nilai idm")),
)
# As published: the first five of the IDM and of the Indeks Desa after it.
STATUS = ("Sangat Tertinggal", "Tertinggal", "Berkembang", "Maju", "Mandiri")
_MENURUT = {"".join(s.lower().split()): s for s in STATUS}


class CannotReadIndeks(AturanDilanggar):
    """A row that says nothing about a desa."""


@dataclass(frozen=True, slots=True)
class IsiIndeks:
    """What one row says. `skala` is 1 when the score is at most 1, else 100."""

    kode_desa: str
    status: str
    skor: Decimal | None
    skala: int


def read_indeks(baris: BarisLembar) -> IsiIndeks:
    """One row of a sheet. Raises CannotReadIndeks with what is wrong."""
    if baris.galat:
        raise CannotReadIndeks(baris.galat, code="baris")
    status = _MENURUT.get("".join(baris.nilai.get("status", "").lower().split()))
    if status is None:
        raise CannotReadIndeks(
            _("status “%(teks)s” bukan Sangat Tertinggal, Tertinggal, Berkembang, Maju, atau Mandiri")
            % {"teks": baris.nilai.get("status", "")[:30]},
            code="status",
        )
    skor = _skor(baris.nilai.get("skor", "").strip())
    return IsiIndeks(baris.nilai.get("kode_desa", "").strip(), status, skor, 100 if skor and skor > 1 else 1)


def _skor(teks: str) -> Decimal | None:
    if not teks:
        return None
    try:
        skor = Decimal(teks.replace(",", "."))
    except InvalidOperation:
        skor = Decimal(-1)
    if not skor.is_finite() or not 0 <= skor <= 100:
        raise CannotReadIndeks(
            _("skor “%(teks)s” bukan angka 0 sampai 1 atau 0 sampai 100") % {"teks": teks[:20]}, code="skor"
        )
    return skor.quantize(Decimal("0.0001"))
