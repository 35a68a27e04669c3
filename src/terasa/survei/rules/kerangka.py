"""Kerangka rumah dari hitungan tiap RT, dan yang berbeda antara dua penghitung."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from terasa.umum.errors import AturanDilanggar

RUMAH_TERBANYAK = 999


class KerangkaTakSah(AturanDilanggar):
    """The RT list cannot be a frame."""


@dataclass(frozen=True)
class HitungRT:
    """How many inhabited houses an RT of a desa has."""

    kode_wilayah: str
    rt: str
    rumah: int


def label_rt(teks: str) -> str:
    """`RT 02`, or `RT 02 RW 01`: digits are padded, spacing and case are made one. No names of people.

    Raises KerangkaTakSah.
    """
    cocok = re.fullmatch(r"(?i)\s*(?:rt)?\.?\s*0*(\d{1,3})(?:\s*/?\s*(?:rw)?\.?\s*0*(\d{1,3}))?\s*", teks)
    if cocok is None:
        raise KerangkaTakSah(
            _("“%(teks)s” bukan nomor RT; tulis misalnya RT 02 atau RT 02/RW 01.") % {"teks": teks[:40]},
            code="rt",
        )
    rt, rw = cocok.groups()
    return f"RT {int(rt):02d}" + (f" RW {int(rw):02d}" if rw else "")


def build_frame(hitungan: Iterable[HitungRT]) -> list[tuple[str, str]]:
    """Dwellings as (kode wilayah, `RT 02/014`) in a fixed order. Raises KerangkaTakSah."""
    rumah: dict[tuple[str, str], int] = {}
    for h in hitungan:
        kunci = (h.kode_wilayah, label_rt(h.rt))
        if kunci in rumah:
            raise KerangkaTakSah(_("%(rt)s ditulis dua kali.") % {"rt": kunci[1]}, code="rt-ganda")
        if not 0 < h.rumah <= RUMAH_TERBANYAK:
            raise KerangkaTakSah(
                _("Jumlah rumah %(rt)s harus antara 1 dan %(batas)s.")
                % {"rt": kunci[1], "batas": RUMAH_TERBANYAK},
                code="jumlah-rumah",
            )
        rumah[kunci] = h.rumah
    if not rumah:
        raise KerangkaTakSah(_("Isi paling sedikit satu RT dengan jumlah rumahnya."), code="kerangka-kosong")
    return [
        (kode, f"{rt}/{nomor:03d}")
        for (kode, rt), jumlah in sorted(rumah.items())
        for nomor in range(1, jumlah + 1)
    ]


def frame_lines(kerangka: Iterable[tuple[str, str]]) -> list[str]:
    """The frame as it is hashed and published: `63.06.04.2002 RT 02/014`."""
    return [f"{kode} {label}" for kode, label in kerangka]


def compare_counts(satu: int | None, dua: int | None) -> int | None:
    """The count that two people agree on; None while one is missing or they differ."""
    return satu if satu is not None and satu == dua else None
