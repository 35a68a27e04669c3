"""Mengukur model dengan jujur: desa yang diuji tidak pernah ikut dilatih."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from terasa.cari.rute.ciri import Contoh
from terasa.cari.rute.latih import LatihanKurang, split_kelompok, train
from terasa.cari.rute.model import SARAN, Model

LIPATAN = 10
DESIMAL = 4
# Edges of the table of reliability.
PITA = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True)
class Tebakan:
    """One tested wish: its true unit and the units suggested with their probabilities."""

    opd: str
    saran: tuple[tuple[str, float], ...]

    @property
    def is_tepat(self) -> bool:
        """Whether the first suggestion is right."""
        return self.saran[0][0] == self.opd

    @property
    def is_di_antara(self) -> bool:
        """Whether the right unit is among the suggestions."""
        return self.opd in [satu for satu, _ in self.saran]


@dataclass(frozen=True)
class Pita:
    """Suggestions with a probability from `dari` to `sampai`: how sure they were, and how often right."""

    dari: float
    sampai: float
    jumlah: int
    peluang: float
    benar: float


def cross_validate(
    contoh: Sequence[Contoh], *, dengan_urusan: bool = True, lipatan: int = LIPATAN
) -> list[Tebakan]:
    """Every wish guessed once by a model that never saw its village. Raises LatihanKurang."""
    bagian = split_kelompok([c.usulan.kode_desa for c in contoh], lipatan)
    if not bagian:
        raise LatihanKurang("perlu usulan dari sedikitnya dua desa")
    return [t for latih, uji in bagian for t in _guess(contoh, latih, uji, dengan_urusan)]


def cross_validate_both(
    contoh: Sequence[Contoh], *, lipatan: int = LIPATAN
) -> tuple[list[Tebakan], list[Tebakan]]:
    """The same model judged twice: with the bidang that people chose, and as if nobody had chosen any yet.

    Raises LatihanKurang.
    """
    bagian = split_kelompok([c.usulan.kode_desa for c in contoh], lipatan)
    if not bagian:
        raise LatihanKurang("perlu usulan dari sedikitnya dua desa")
    dengan: list[Tebakan] = []
    tanpa: list[Tebakan] = []
    for latih, uji in bagian:
        model = train([contoh[n] for n in latih])
        dengan += [_try(model, contoh[n]) for n in uji]
        tanpa += [_try(model, replace(contoh[n], urusan="")) for n in uji]
    return dengan, tanpa


def _guess(
    contoh: Sequence[Contoh], latih: list[int], uji: list[int], dengan_urusan: bool
) -> Iterator[Tebakan]:
    model = train([contoh[n] for n in latih], dengan_urusan=dengan_urusan)
    return (_try(model, contoh[n]) for n in uji)


def _try(model: Model, contoh: Contoh) -> Tebakan:
    saran = model.suggest(contoh, SARAN)
    return Tebakan(contoh.opd, tuple((s.opd, s.peluang) for s in saran))


def summarise(tebakan: Sequence[Tebakan], *, dengan_urusan: bool) -> dict[str, Any]:
    """Shares of right suggestions, over all and by unit, and the table of reliability. For JSON."""
    pita = make_pita(tebakan)
    return {
        "baris": len(tebakan),
        "urusan": dengan_urusan,
        "pertama": _share([t.is_tepat for t in tebakan]),
        "tiga": _share([t.is_di_antara for t in tebakan]),
        "selisih_peluang": round(
            sum(p.jumlah * abs(p.peluang - p.benar) for p in pita) / len(tebakan), DESIMAL
        ),
        "keandalan": [
            {
                "dari": p.dari,
                "sampai": p.sampai,
                "jumlah": p.jumlah,
                "peluang": round(p.peluang, DESIMAL),
                "benar": round(p.benar, DESIMAL),
            }
            for p in pita
        ],
        "unit": [
            _unit(satu, [t for t in tebakan if t.opd == satu]) for satu in sorted({t.opd for t in tebakan})
        ],
    }


def _unit(opd: str, tebakan: Sequence[Tebakan]) -> dict[str, Any]:
    return {
        "opd": opd,
        "jumlah": len(tebakan),
        "pertama": _share([t.is_tepat for t in tebakan]),
        "tiga": _share([t.is_di_antara for t in tebakan]),
    }


def _share(benar: Sequence[bool]) -> float:
    return round(sum(benar) / len(benar), DESIMAL)


def make_pita(tebakan: Sequence[Tebakan]) -> list[Pita]:
    """The table of reliability of the first suggestions; empty bands are left out."""
    hasil = []
    for dari, sampai in pairwise(PITA):
        isi = [
            t for t in tebakan if dari <= t.saran[0][1] < sampai or (sampai == 1.0 and t.saran[0][1] >= 1.0)
        ]
        if isi:
            rata = sum(t.saran[0][1] for t in isi) / len(isi)
            hasil.append(Pita(dari, sampai, len(isi), rata, sum(t.is_tepat for t in isi) / len(isi)))
    return hasil
