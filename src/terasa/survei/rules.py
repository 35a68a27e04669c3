"""Aturan survei tanpa basis data: kerangka dari daftar RT, dan bentuk jawaban yang diterima."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from terasa.survei.enums import Jawab
from terasa.umum.errors import AturanDilanggar

RUMAH_TERBANYAK = 999


class KerangkaTakSah(AturanDilanggar):
    """The RT list cannot be a frame."""


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
