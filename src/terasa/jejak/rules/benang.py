"""Benang: stasiun berurutan waktu, suara yang dilipat menjadi satu, dan pita sepuluh tahap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from terasa.aspirasi.enums import Keputusan as KeputusanAspirasi
from terasa.jejak.rules.kalimat import say
from terasa.musrenbang.enums import Tahap

URUTAN = {tahap: n for n, tahap in enumerate(Tahap.values)}
# Housekeeping of one voice; not a station of the wish that many share.
HANYA_SENDIRI = frozenset(
    {
        "ditahan",
        "diterima",
        "batal_dirilis",
        "disembunyikan",
        "ditampilkan",
        "diambil_kembali",
        "tidak_membantu",
        "dibetulkan",
        "kontak_dihapus",
        "data_dihapus",
        "retensi",
    }
)
# Never told on the public page at all.
TAK_DITUTURKAN = frozenset({"kontak_dihapus", "retensi"})

# Showing or closing its words moves no voice on; a promise given before still holds.
TANPA_KELANJUTAN = frozenset(
    {"dirilis", "batal_dirilis", "ditampilkan", "dibetulkan", "kontak_dihapus", "data_dihapus", "retensi"}
)


@dataclass(frozen=True)
class Stasiun:
    """One station of the thread: where, when, which office, what, why, and what follows."""

    tahap: str
    pada: datetime
    oleh: str
    keputusan: str
    rincian: Mapping[str, Any] = field(default_factory=dict)
    alasan_kode: str = ""
    alasan: str = ""
    lanjutan: str = ""
    jatuh_tempo_on: date | None = None
    dokumen_kode: str = ""
    dokumen_judul: str = ""
    # When several voices were folded into one station: the last of them.
    sampai: datetime | None = None

    @property
    def label(self) -> str:
        return str(Tahap(self.tahap).label)

    @property
    def judul(self) -> str:
        """Its heading: a voice has many acts at one station, so there the act speaks."""
        if self.tahap == Tahap.ASPIRASI and self.keputusan in KeputusanAspirasi.values:
            return str(KeputusanAspirasi(self.keputusan).label)
        return self.label

    @property
    def kalimat(self) -> str:
        return say(self.tahap, self.keputusan, self.rincian)


def fold_suara(peristiwa: Iterable[Stasiun]) -> list[Stasiun]:
    """One station per decision for all voices together, with their number; the first moment leads.

    The reasons of single voices stay with those voices: they were written to one person.
    """
    grup: dict[str, list[Stasiun]] = {}
    for satu in peristiwa:
        if satu.keputusan not in HANYA_SENDIRI:
            grup.setdefault(satu.keputusan, []).append(satu)
    return [_fold(satu) for satu in grup.values()]


def _fold(sama: list[Stasiun]) -> Stasiun:
    if len(sama) == 1:
        return replace(sama[0], rincian={**sama[0].rincian, "suara": 1})
    urut = sorted(sama, key=lambda s: s.pada)
    awal, akhir = urut[0], urut[-1]
    return replace(
        awal,
        rincian={**awal.rincian, "suara": len(urut)},
        alasan="",
        alasan_kode="",
        sampai=akhir.pada,
        lanjutan=akhir.lanjutan,
        jatuh_tempo_on=akhir.jatuh_tempo_on,
    )


def merge_stasiun(*deret: Iterable[Stasiun]) -> list[Stasiun]:
    """All stations in time order; the same act told for several usulan stands once."""
    sekali: dict[tuple[str, str, str, datetime], Stasiun] = {}
    for satu in (s for d in deret for s in d):
        sekali.setdefault((satu.tahap, satu.keputusan, satu.oleh, satu.pada), satu)
    return sorted(sekali.values(), key=lambda s: (s.pada, URUTAN[s.tahap]))


def find_penentu(stasiun: Iterable[Stasiun]) -> Stasiun | None:
    """The station that says what follows: the last act on the usulan, before there is one on the voice."""
    urut = [s for s in stasiun if s.keputusan not in TANPA_KELANJUTAN]
    usulan = [s for s in urut if s.tahap != Tahap.ASPIRASI]
    return next(iter((usulan or urut)[-1:]), None)


@dataclass(frozen=True)
class Pita:
    """One of the ten stations on the band: `lewat`, `kini`, or empty for still to come."""

    tahap: str
    label: str
    keadaan: str


def list_pita(stasiun: Iterable[Stasiun]) -> list[Pita]:
    """The ten stations; those reached are passed, the furthest is where the wish stands now."""
    sampai = {s.tahap for s in stasiun}
    terjauh = max(sampai, key=lambda t: URUTAN[t], default="")
    return [
        Pita(t.value, str(t.label), "kini" if t.value == terjauh else "lewat" if t.value in sampai else "")
        for t in Tahap
    ]
