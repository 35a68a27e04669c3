"""Model yang terlatih: larik dan JSON, dipakai dengan NumPy saja."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terasa.cari.rute.ciri import BOBOT, Contoh, make_ciri

Larik = NDArray[np.float64]

SARAN = 3
ALASAN = 4
VERSI = 1


@dataclass(frozen=True)
class SaranUnit:
    """One unit with its probability and the words that weighed most for it."""

    opd: str
    peluang: float
    alasan: list[str]


@dataclass(frozen=True)
class Model:
    """Multinomial logistic regression over weighted features.

    `koef` units x features, `idf` by feature, `tetap` by unit; `suhu` divides the scores so that probabilities are honest.
    """

    opd: tuple[str, ...]
    ciri: tuple[str, ...]
    idf: Larik
    koef: Larik
    tetap: Larik
    suhu: float
    dengan_urusan: bool
    letak: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "letak", {nama: n for n, nama in enumerate(self.ciri)})

    def suggest(self, contoh: Contoh, jumlah: int = SARAN) -> list[SaranUnit]:
        """The most probable units, best first, each with its reasons."""
        ciri = make_ciri(contoh, dengan_urusan=self.dengan_urusan)
        letak, nilai = vectorise(ciri, self.letak, self.idf)
        bobot = self.koef[:, letak] * nilai
        peluang = softmax((self.tetap + bobot.sum(axis=1)) / self.suhu)
        urut = np.lexsort((np.arange(len(self.opd)), -peluang))[:jumlah]
        # What speaks for a unit is what speaks for it more than for the average unit.
        lebih = bobot - bobot.mean(axis=0)
        nama = [self.ciri[n] for n in letak]
        return [SaranUnit(self.opd[n], float(peluang[n]), _reasons(ciri, nama, lebih[n])) for n in urut]

    def dump(self) -> tuple[bytes, bytes]:
        """Arrays (npz) and names (JSON). Never pickle: a model is data, not code."""
        larik = io.BytesIO()
        np.savez_compressed(larik, idf=self.idf, koef=self.koef, tetap=self.tetap)
        isi = {
            "versi": VERSI,
            "opd": self.opd,
            "ciri": self.ciri,
            "suhu": self.suhu,
            "urusan": self.dengan_urusan,
        }
        return larik.getvalue(), json.dumps(isi, ensure_ascii=False).encode()

    def save(self, folder: Path) -> None:
        """Write `model.npz` (arrays) and `model.json` (names)."""
        larik, nama = self.dump()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.npz").write_bytes(larik)
        (folder / "model.json").write_bytes(nama)


def load_model(folder: Path) -> Model:
    """Read what `save` wrote. Raises ValueError when the parts do not fit together or the version is another."""
    return read_model((folder / "model.npz").read_bytes(), (folder / "model.json").read_bytes())


def read_model(larik: bytes, nama: bytes) -> Model:
    """Read what `dump` gave. Raises ValueError when the parts do not fit together or the version is another."""
    isi = json.loads(nama)
    if isi.get("versi") != VERSI:
        raise ValueError(f"versi model {isi.get('versi')} tidak dikenal")
    with np.load(io.BytesIO(larik), allow_pickle=False) as semua:
        idf, koef, tetap = (semua[nama].astype(np.float64) for nama in ("idf", "koef", "tetap"))
    opd, ciri = tuple(isi["opd"]), tuple(isi["ciri"])
    if koef.shape != (len(opd), len(ciri)) or idf.shape != (len(ciri),) or tetap.shape != (len(opd),):
        raise ValueError("larik dan nama dalam model tidak cocok")
    return Model(opd, ciri, idf, koef, tetap, float(isi["suhu"]), bool(isi["urusan"]))


def vectorise(
    ciri: Mapping[str, str], letak: Mapping[str, int], idf: Larik
) -> tuple[NDArray[np.intp], Larik]:
    """Positions and values of the known features, of unit length."""
    ada = np.array(sorted(letak[nama] for nama in ciri if nama in letak), dtype=np.intp)
    nama_jenis = {letak[nama]: BOBOT[nama[:2]] for nama in ciri if nama in letak}
    nilai = idf[ada] * np.array([nama_jenis[int(n)] for n in ada], dtype=np.float64)
    return ada, nilai / (np.linalg.norm(nilai) or 1.0)


def softmax(nilai: Larik) -> Larik:
    """Probabilities along the last axis."""
    geser = np.exp(nilai - nilai.max(axis=-1, keepdims=True))
    hasil: Larik = geser / geser.sum(axis=-1, keepdims=True)
    return hasil


def _reasons(ciri: Mapping[str, str], nama: list[str], lebih: Larik) -> list[str]:
    """The words with the most weight for this unit; a word of the title and the same word elsewhere count as one."""
    jumlah: dict[str, float] = {}
    for satu, nilai in zip(nama, lebih, strict=True):
        jumlah[ciri[satu]] = jumlah.get(ciri[satu], 0.0) + float(nilai)
    urut = sorted(jumlah.items(), key=lambda k: (-k[1], k[0]))
    return [sebut for sebut, nilai in urut[:ALASAN] if nilai > 0]
