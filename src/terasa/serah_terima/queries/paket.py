"""Membaca paket: kata-katanya, penerimanya, dan berapa bagian yang sudah diterima."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from terasa.perangkat.models import MasaJabatan
from terasa.serah_terima.enums import StatusPaket
from terasa.serah_terima.models import BagianPaket, PaketSerahTerima, TerimaBagian
from terasa.serah_terima.queries.lingkup import find_penerus
from terasa.serah_terima.rules import Lingkup
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


def lingkup_paket(paket: PaketSerahTerima) -> Lingkup:
    """The scope of a stored pack; its unit is read with it."""
    return Lingkup(
        paket.jabatan, paket.kabupaten, paket.kode_wilayah, paket.unit_id, paket.unit.nama, paket.tanggal
    )


def find_teks(lingkup: Lingkup) -> dict[str, dict[str, str]]:
    """Words of the outgoing for that office and day, by section; empty when nobody wrote any. One query."""
    milik = BagianPaket.objects.filter(
        paket__unit_id=lingkup.unit_id, paket__jabatan=lingkup.jabatan, paket__tanggal=lingkup.tanggal
    )
    with transaction.atomic():
        return {b.kode: {"uraian": b.uraian, "hambatan": b.hambatan, "saran": b.saran} for b in milik}


BARIS_TAMPIL = 30


@dataclass(frozen=True)
class BagianTampil:
    """A frozen section as its page draws it, with the word of the successor."""

    isi: dict[str, Any]
    terima: TerimaBagian | None

    @property
    def tampak(self) -> list[list[Sel]]:
        """The first rows as a page draws them; all of them are in the data and, up to 150, on the paper."""
        return [
            [_cell(k, b.get(k["kode"])) for k in self.isi["kolom"]] for b in self.isi["baris"][:BARIS_TAMPIL]
        ]

    @property
    def selebihnya(self) -> int:
        return max(0, int(self.isi["jumlah"]) - BARIS_TAMPIL)

    @property
    def is_memori(self) -> bool:
        """Written by the outgoing alone; no figure of ours stands in it."""
        return not self.isi["kolom"]


@dataclass(frozen=True)
class Sel:
    """One cell: its value as the filters of a page take it, its kind, and the words over its column."""

    nilai: Any
    jenis: str
    judul: str


def _cell(kolom: dict[str, str], nilai: Any) -> Sel:
    if kolom["jenis"] == "tanggal" and nilai:
        nilai = date.fromisoformat(nilai)
    return Sel(nilai, kolom["jenis"], kolom["judul"])


def list_bagian(isi: dict[str, Any], paket: PaketSerahTerima) -> list[BagianTampil]:
    """Sections of a frozen or previewed pack. One query."""
    terima = {t.kode: t for t in paket.diterima.all()}
    return [BagianTampil(b, terima.get(b["kode"])) for b in isi["bagian"]]


def find_penerus_paket(paket: PaketSerahTerima, pada: date) -> MasaJabatan | None:
    """Who holds the seat now and took it on or after that day."""
    return find_penerus(lingkup_paket(paket), paket.masa, pada)


def is_penerus(by: Pelaku, penerus: MasaJabatan | None) -> bool:
    """Whether this person is that successor: by the account of the person, not by the office."""
    return (
        penerus is not None
        and by.pengguna_id is not None
        and penerus.orang.pengguna_id == by.pengguna_id
        and by.unit_id == penerus.jabatan.unit_id
    )


def find_beku(kode: str) -> PaketSerahTerima | None:
    """The frozen pack of a printed code, for whoever holds the paper; only its own identity may be told."""
    with transaction.atomic(), konteks.sebagai_sistem():
        return (
            PaketSerahTerima.objects.filter(kode=kode.upper(), status=StatusPaket.BEKU)
            .select_related("unit")
            .defer("isi", "pdf")
            .first()
        )
