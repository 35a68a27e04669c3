"""Jam menurut undang-undang bagi sebuah kasus netralitas: dihitung saat dibaca, tidak disimpan di jam umum."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from terasa.aturan.rules import HasilTenggat
from terasa.perangkat.enums import Rezim, SanksiKasus

# Of each law: the clock of lodging it, of the answer of the supervisor, and of the extra time.
JAM = {
    Rezim.PEMILU: (
        "netralitas-laporan-pemilu",
        "netralitas-tindak-lanjut-pemilu",
        "netralitas-keterangan-tambahan-pemilu",
    ),
    Rezim.PILKADA: (
        "netralitas-laporan-pilkada",
        "netralitas-putusan-pilkada",
        "netralitas-keterangan-tambahan-pilkada",
    ),
}
TANGGA = tuple(SanksiKasus)
ENAM_BELAS = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){15}(?!\d)")


@dataclass(frozen=True, slots=True)
class JamKasus:
    """One clock of a case with the rule behind it; `selesai_on` when it stopped."""

    hasil: HasilTenggat
    selesai_on: date | None

    @property
    def nama(self) -> str:
        """What must happen by its day."""
        if any(self.hasil.kode == lapor for lapor, _jawab, _tambahan in JAM.values()):
            return _("Penyampaian kepada yang berwenang")
        return _("Tindak lanjut yang berwenang")

    def is_lewat(self, pada: date) -> bool:
        return (self.selesai_on or pada) > self.hasil.jatuh_tempo


def count_jam(
    rezim: str,
    diketahui: date,
    rujukan: date | None,
    hasil: date | None,
    *,
    perlu_keterangan: bool,
    hitung: Callable[[str, date], HasilTenggat],
) -> list[JamKasus]:
    """Clocks that ran or run: lodging from the day it was known, the answer from the day it was lodged.

    `hitung(kode, mulai)` is the clock engine. Village law sets no clock.
    """
    if rezim not in JAM:
        return []
    lapor, jawab, tambahan = JAM[Rezim(rezim)]
    jam = [JamKasus(hitung(lapor, diketahui), rujukan)]
    if rujukan is None:
        return jam
    jawaban = hitung(jawab, rujukan)
    if perlu_keterangan:
        jawaban = hitung(tambahan, jawaban.jatuh_tempo)
    return [*jam, JamKasus(jawaban, hasil)]


def next_sanksi(sekarang: str) -> tuple[SanksiKasus, ...]:
    """Steps that may follow on the ladder; a step is never skipped downward again."""
    if not sekarang:
        return TANGGA
    return TANGGA[TANGGA.index(SanksiKasus(sekarang)) + 1 :]


def has_nik(teks: str) -> bool:
    """Whether sixteen digits stand in a row as in a national identity number, also with spaces or points."""
    return ENAM_BELAS.search(teks) is not None
