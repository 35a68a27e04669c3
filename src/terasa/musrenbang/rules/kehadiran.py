"""Hitungan daftar hadir dan peringatannya. Peringatan tidak pernah menghalangi forum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Hadirin:
    """Public counts of an attendance list; no names."""

    jumlah: int = 0
    perempuan: int = 0
    disabilitas: int = 0
    per_unsur: Mapping[str, int] = field(default_factory=dict)
    per_umur: Mapping[str, int] = field(default_factory=dict)
    asal: tuple[str, ...] = ()


def count_hadir(baris: Iterable[tuple[str, str, str, str, bool | None]]) -> Hadirin:
    """Counts from (kelamin, kelompok umur, unsur, kode asal, disabilitas) of each attendee."""
    semua = list(baris)
    return Hadirin(
        jumlah=len(semua),
        perempuan=sum(b[0] == "P" for b in semua),
        disabilitas=sum(b[4] is True for b in semua),
        per_unsur=dict(sorted(Counter(b[2] for b in semua).items())),
        per_umur=dict(sorted(Counter(b[1] for b in semua).items())),
        asal=tuple(sorted({b[3] for b in semua if b[3]})),
    )


def warn_hadir(
    hadir: Hadirin, *, perempuan_minimum: Fraction, rentan_minimum: int, unsur: Iterable[Mapping[str, Any]]
) -> list[str]:
    """Floors that are not reached, in sentences; the floors are rules of the kabupaten."""
    if not hadir.jumlah:
        return [_("Daftar hadir belum diisi.")]
    peringatan = []
    if Fraction(hadir.perempuan, hadir.jumlah) < perempuan_minimum:
        peringatan.append(
            _("Perempuan %(perempuan)d dari %(jumlah)d peserta, di bawah %(batas)s bagian yang disarankan.")
            % {"perempuan": hadir.perempuan, "jumlah": hadir.jumlah, "batas": perempuan_minimum}
        )
    kurang = [
        str(u["nama"])
        for u in unsur
        if u.get("rentan") and hadir.per_unsur.get(u["kode"], 0) < rentan_minimum
    ]
    if kurang:
        peringatan.append(_("Belum ada wakil dari: %(unsur)s.") % {"unsur": ", ".join(kurang)})
    return peringatan


def warn_kuorum(hadir: Hadirin, diundang: int, bagian: Fraction) -> list[str]:
    """Fewer than the published share of those invited came."""
    if Fraction(hadir.jumlah, diundang) >= bagian:
        return []
    return [
        _("Hadir %(jumlah)d dari %(diundang)d yang diundang, di bawah kuorum %(bagian)s.")
        % {"jumlah": hadir.jumlah, "diundang": diundang, "bagian": bagian}
    ]
