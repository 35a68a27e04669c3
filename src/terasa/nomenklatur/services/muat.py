"""Memuat nomenklatur bawaan: urusan dan bidang, cuplikan sub kegiatan, bidang APBDes, sumber dana."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files

from terasa.nomenklatur import rules
from terasa.nomenklatur.enums import Asal, Rumpun
from terasa.nomenklatur.models import VersiNomenklatur
from terasa.nomenklatur.services.simpan import Isi, compare, write
from terasa.umum.konteks import act


def _read(nama: str) -> list[dict[str, str]]:
    teks = (files("terasa.nomenklatur") / "data" / nama).read_text("utf-8")
    return list(csv.DictReader(teks.splitlines()))


@cache
def read_bawaan() -> dict[str, list[Isi]]:
    """Shipped rows by version."""
    rumpun = {b["kode"]: Rumpun(b["rumpun"]) for b in _read("versi.csv")}
    isi: dict[str, list[Isi]] = defaultdict(list)
    for baris in _read("nomenklatur_contoh.csv"):
        versi = baris.pop("versi")
        isi[versi].append(Isi(tingkat=rules.tingkat_of(baris["kode"], rumpun[versi]), **baris))
    return dict(isi)


@act("muat-nomenklatur")
def load_nomenklatur() -> int:
    """Bring the shipped rows in and return how many were written; rows an installation imported stay."""
    _ensure_versi()
    jumlah = 0
    for versi, isi in read_bawaan().items():
        beda = compare(versi, isi, Asal.PAKET)
        write(beda)
        jumlah += len(beda.baru) + len(beda.berubah)
    return jumlah


def _ensure_versi() -> None:
    """Create the versions that are missing; dates and notes that a person edited stay."""
    VersiNomenklatur.objects.bulk_create(
        [
            VersiNomenklatur(
                **{k: v for k, v in baris.items() if not k.startswith("berlaku_")},
                berlaku_dari=date.fromisoformat(baris["berlaku_dari"]),
                berlaku_sampai=date.fromisoformat(sampai) if (sampai := baris["berlaku_sampai"]) else None,
            )
            for baris in _read("versi.csv")
        ],
        ignore_conflicts=True,
    )
