"""Tabel perangkat: orang, jabatan, masa jabatan dan perubahannya, serta netralitas dalam pemilihan."""

from terasa.perangkat.models.buku import EntriBuku, EntriBukuQuerySet
from terasa.perangkat.models.jabatan import Jabatan, JabatanQuerySet
from terasa.perangkat.models.masa import DEFINITIF, MasaJabatan, MasaJabatanQuerySet, PerubahanMasa
from terasa.perangkat.models.netralitas import (
    BuktiKasus,
    KasusNetralitas,
    LangkahKasus,
    PaktaNetralitas,
    PelatihanNetralitas,
    PeriodePemilihan,
    PesertaPelatihan,
    PetugasNetralitas,
)
from terasa.perangkat.models.orang import Biodata, Orang
from terasa.perangkat.models.paw import CalonPaw, KoreksiLangkahPaw, LangkahPaw, ProsesPaw, ProsesPawQuerySet
from terasa.perangkat.models.penjabat import TandaPenjabat

__all__ = [
    "DEFINITIF",
    "Biodata",
    "BuktiKasus",
    "CalonPaw",
    "EntriBuku",
    "EntriBukuQuerySet",
    "Jabatan",
    "JabatanQuerySet",
    "KasusNetralitas",
    "KoreksiLangkahPaw",
    "LangkahKasus",
    "LangkahPaw",
    "MasaJabatan",
    "MasaJabatanQuerySet",
    "Orang",
    "PaktaNetralitas",
    "PelatihanNetralitas",
    "PeriodePemilihan",
    "PerubahanMasa",
    "PesertaPelatihan",
    "PetugasNetralitas",
    "ProsesPaw",
    "ProsesPawQuerySet",
    "TandaPenjabat",
]
