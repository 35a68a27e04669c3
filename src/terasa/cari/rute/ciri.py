"""Ciri satu usulan bagi penentuan unit: kata judul, kata lain, benda, satuan, dan urusan."""

from __future__ import annotations

from dataclasses import dataclass

from terasa.cari.serupa.istilah import known_stem, load_istilah
from terasa.cari.serupa.kata import split_kata
from terasa.cari.serupa.pekerjaan import read_pekerjaan
from terasa.cari.serupa.tempat import read_resmi
from terasa.cari.serupa.usulan import Usulan

# Kinds of features, by the first letter of their name.
KATA, JUDUL, BENDA, DIMENSI, URUSAN = "k:", "j:", "b:", "s:", "u:"
# The bidang urusan was chosen by a person and says more than any word.
# Where it lies says nothing of who does it.
BUKAN_CIRI = frozenset({"rt", "rw"})
BOBOT = {KATA: 1.0, JUDUL: 1.0, BENDA: 1.0, DIMENSI: 1.0, URUSAN: 2.0}


@dataclass(frozen=True, slots=True)
class Contoh:
    """One wish with the bidang urusan chosen at intake ("" unknown) and, for training, its unit and village."""

    usulan: Usulan
    urusan: str = ""
    opd: str = ""


def make_ciri(contoh: Contoh, *, dengan_urusan: bool) -> dict[str, str]:
    """Names of the features, each with the words that show it to a person. Place names take no part."""
    usulan = contoh.usulan
    resmi = {nama for nama, _ in read_resmi(usulan.desa, usulan.kecamatan)}
    judul, uraian = _words(usulan.judul, resmi), _words(usulan.uraian, resmi)
    ciri = {f"{KATA}{dasar}": asli for dasar, asli in (uraian | judul).items()}
    ciri |= {f"{JUDUL}{dasar}": asli for dasar, asli in judul.items()}
    pekerjaan = read_pekerjaan(usulan.judul, usulan.uraian, usulan.lokasi, usulan.volume, usulan.satuan)
    benda = load_istilah().benda
    for satu in sorted(pekerjaan.benda):
        ciri |= {f"{BENDA}{satu}": benda[satu].sebut, f"{BENDA}{satu.split('.')[0]}": benda[satu].sebut}
    if pekerjaan.dimensi:
        ciri[f"{DIMENSI}{pekerjaan.dimensi}"] = f"satuan {usulan.satuan or pekerjaan.dimensi}".strip()
    if dengan_urusan and contoh.urusan.strip():
        ciri[f"{URUSAN}{contoh.urusan.strip().casefold()}"] = f"urusan {contoh.urusan.strip()}"
    return ciri


def _words(teks: str, resmi: set[str]) -> dict[str, str]:
    """Each stem with how it was first written; link words and the name of the village say nothing of the unit."""
    kata: dict[str, str] = {}
    for satu in split_kata(teks):
        dipakai = satu.isalpha() and len(satu) > 1 and satu not in resmi and satu not in BUKAN_CIRI
        if dipakai and satu not in load_istilah().sambung:
            kata.setdefault(known_stem(satu), satu)
    return kata
