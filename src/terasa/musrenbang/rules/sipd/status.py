"""Status SIPD menjadi keadaan usulan, menurut tabel bertanggal; tanpa mengarang tahap yang tidak terjadi."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import StatusUsulan

ATURAN_STATUS = "status-sipd"
_KATA = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class TabelStatus:
    """Stages and marks that the rule knows, by bare words. `pokir` holds stages of council members' own list."""

    tahap: Mapping[str, StatusUsulan] = field(default_factory=dict)
    tanda: Mapping[str, StatusUsulan] = field(default_factory=dict)
    pokir: frozenset[str] = frozenset()
    tingkat: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StatusSipd:
    """What a status cell says: our state, and whether it needs a reason. `tingkat` wrote that reason, if known.

    `pesan` tells what could not be read and how it was taken.
    """

    teks: str
    keadaan: StatusUsulan
    tingkat: str = ""
    is_pokir: bool = False
    pesan: str = ""

    @property
    def is_berakhir(self) -> bool:
        """Rejected or cancelled: someone will ask why."""
        return self.keadaan in {StatusUsulan.DITOLAK, StatusUsulan.DIBATALKAN}


def read_tabel(isi: Mapping[str, Any]) -> TabelStatus:
    """The table of the rule `status-sipd`. Raises ValueError for a state that does not exist."""
    pilihan = [b for b in isi["pilihan"] if b.get("keadaan")]
    biasa, tanda = [b for b in pilihan if not b.get("tanda")], [b for b in pilihan if b.get("tanda")]
    return TabelStatus(
        tahap={_key(b["nama"]): StatusUsulan(b["keadaan"]) for b in biasa},
        tanda={_key(b["nama"]): StatusUsulan(b["keadaan"]) for b in tanda},
        pokir=frozenset(_key(b["nama"]) for b in isi["pilihan"] if b.get("pokir")),
        tingkat={_key(b["nama"]): str(b["tingkat"]) for b in biasa if b.get("tingkat")},
    )


def read_status(teks: str, tabel: TabelStatus) -> StatusSipd:
    """`Verifikasi Kecamatan||Ditolak` is a stage and a mark; either may stand alone."""
    bersih = " ".join(teks.split())
    bagian = [_key(b) for b in bersih.split("|") if b.strip()]
    if not bagian:
        return StatusSipd(bersih, StatusUsulan.DIAJUKAN)
    tahap, tanda = bagian[0], next((tabel.tanda[b] for b in bagian if b in tabel.tanda), None)
    asing = [b for b in bagian if b not in tabel.tanda and b not in tabel.tahap and b not in tabel.pokir]
    keadaan = tanda or tabel.tahap.get(tahap, StatusUsulan.DIAJUKAN)
    return StatusSipd(
        bersih,
        keadaan,
        tingkat=tabel.tingkat.get(tahap, ""),
        is_pokir=any(b in tabel.pokir for b in bagian),
        pesan=_unknown(bersih, keadaan) if asing else "",
    )


def _unknown(teks: str, keadaan: StatusUsulan) -> str:
    return _("“%(teks)s” tidak ada dalam tabel status SIPD, dicatat “%(keadaan)s”") % {
        "teks": teks[:80],
        "keadaan": keadaan.label,
    }


def _key(teks: str) -> str:
    return " ".join(_KATA.findall(teks.casefold()))
