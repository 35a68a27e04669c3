"""Menyandingkan baris dengan isi satu versi dan menulis bedanya saja."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from terasa.nomenklatur.enums import Asal
from terasa.nomenklatur.models import Nomenklatur


@dataclass(frozen=True)
class Isi:
    """One row as it should be: the columns of a Nomenklatur that come from the decree."""

    kode: str
    tingkat: str
    nama: str
    kinerja: str = ""
    indikator: str = ""
    satuan: str = ""
    kode_sebelumnya: str = ""


KOLOM = tuple(f.name for f in fields(Isi))


@dataclass(frozen=True)
class Beda:
    """What writing the rows would add, change and leave as it is."""

    baru: tuple[Nomenklatur, ...]
    berubah: tuple[Nomenklatur, ...]
    sama: frozenset[str]


def compare(versi: str, isi: Iterable[Isi], asal: Asal) -> Beda:
    """Compare rows with what `versi` holds now; two queries at most, nothing is written."""
    daftar = list(isi)
    ada = {n.kode: n for n in Nomenklatur.objects.filter(versi_id=versi, kode__in=[i.kode for i in daftar])}
    baru: list[Nomenklatur] = []
    berubah: list[Nomenklatur] = []
    sama: set[str] = set()
    for satu in daftar:
        lama = ada.get(satu.kode)
        if lama is None:
            baru.append(Nomenklatur(versi_id=versi, asal=asal, **vars(satu)))
        # The excerpt that we ship never overwrites what the installation imported.
        elif Isi(**{k: getattr(lama, k) for k in KOLOM}) == satu or (asal, lama.asal) == (
            Asal.PAKET,
            Asal.IMPOR,
        ):
            sama.add(satu.kode)
        else:
            berubah.append(_change(lama, satu, asal))
    return Beda(tuple(baru), tuple(berubah), frozenset(sama))


def _change(lama: Nomenklatur, satu: Isi, asal: Asal) -> Nomenklatur:
    for kolom in KOLOM:
        setattr(lama, kolom, getattr(satu, kolom))
    lama.asal = asal
    return lama


def write(beda: Beda) -> None:
    """Write a comparison; the caller holds the transaction."""
    Nomenklatur.objects.bulk_create(beda.baru, batch_size=1000)
    if beda.berubah:
        Nomenklatur.objects.bulk_update(beda.berubah, [*KOLOM[1:], "asal"], batch_size=500)
