"""Keadaan pada suatu hari dari riwayatnya: usulan, umur menunggu, dan tenggat yang pernah diperpanjang."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.rules import SEPAKAT

# The allocation of the kabupaten agrees too; its word stands in the same column.
KATA_SEPAKAT = frozenset({*(s.value for s in SEPAKAT), "terpilih"})
DIBUKA_KEMBALI = "dibuka_kembali"
HIDUP_LAGI = frozenset({"disatukan"})
BERHENTI = frozenset(
    {
        StatusUsulan.DIGABUNG.value,
        StatusUsulan.DIPECAH.value,
        StatusUsulan.DITERUSKAN_KE_PROVINSI.value,
        StatusUsulan.DITERUSKAN_KE_PUSAT.value,
        StatusUsulan.DIBATALKAN.value,
    }
)
# What is cancelled there is a kegiatan, and the usulan waits again.
PELAKSANAAN = frozenset(
    {Tahap.KEGIATAN.value, Tahap.REALISASI.value, Tahap.SERAH_TERIMA.value, Tahap.MANFAAT.value}
)
GOLONGAN_UMUR: Sequence[tuple[int, str]] = (
    (365, "kurang dari 1 tahun"),
    (730, "1 sampai 2 tahun"),
    (1095, "2 sampai 3 tahun"),
)
UMUR_TERTUA = "3 tahun atau lebih"


@dataclass(frozen=True)
class JejakUsulan:
    """What the stations up to a day say: since when it is agreed, and whether it left this government's hands."""

    sepakat_at: datetime | None
    is_berhenti: bool


def read_jejak(langkah: Iterable[tuple[str, str, datetime]]) -> JejakUsulan:
    """From (tahap, keputusan, pada) in their order. A forum that is reopened takes its word back."""
    sepakat: dict[str, datetime] = {}
    berhenti = False
    for tahap, keputusan, pada in langkah:
        if tahap in PELAKSANAAN:
            continue
        if keputusan in KATA_SEPAKAT:
            sepakat.setdefault(tahap, pada)
        elif keputusan == DIBUKA_KEMBALI:
            sepakat.pop(tahap, None)
        if keputusan in BERHENTI:
            berhenti = True
        elif keputusan in HIDUP_LAGI:
            berhenti = False
    return JejakUsulan(min(sepakat.values(), default=None), berhenti)


def golongan_umur(hari: int) -> str:
    """The band of an age in days."""
    return next((nama for batas, nama in GOLONGAN_UMUR if hari < batas), UMUR_TERTUA)


def tempo_pada(semula: date, perpanjangan: Iterable[date | None]) -> date:
    """The due day after these extensions, given in their order."""
    kini = semula
    for ke in perpanjangan:
        kini = ke or kini
    return kini
