"""Tiga saran unit, bidang, dan sub kegiatan bagi sebuah usulan, masing-masing dengan alasannya. Orang yang memutuskan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from terasa.cari.models import SasaranModel
from terasa.cari.rute import Contoh, Model
from terasa.cari.rute.model import SARAN
from terasa.cari.rute.padan import Padan
from terasa.cari.serupa import Usulan as Keinginan
from terasa.cari.simpanan import load_dipakai
from terasa.musrenbang.queries.usulan import list_unit_tujuan
from terasa.musrenbang.rules import find_bidang, nama_bidang
from terasa.nomenklatur.enums import Tingkat
from terasa.nomenklatur.models import Nomenklatur

AWALAN_BIDANG = "urusan pemerintahan bidang "
# Kinds of units or bidang that share few words are not told apart: below this nothing is said.
PELUANG_TERKECIL = 0.02


@dataclass(frozen=True)
class SaranSatu:
    """One suggestion. `nilai` goes into the form; `peluang` None where the order alone has a meaning."""

    nilai: str
    nama: str
    peluang: float | None
    alasan: list[str]


@dataclass(frozen=True)
class SaranUsulan:
    """All suggestions for one usulan; an empty list where nothing was learnt that can be relied on."""

    unit: list[SaranSatu]
    bidang: list[SaranSatu]
    sub_kegiatan: list[SaranSatu]

    @property
    def is_kosong(self) -> bool:
        return not (self.unit or self.bidang or self.sub_kegiatan)


def suggest_for(keinginan: Keinginan, *, kabupaten: str, bidang: str = "") -> SaranUsulan:
    """`bidang`: the code that somebody chose already, "" none. At most seven queries, whatever was learnt."""
    contoh = Contoh(keinginan, nama_bidang(bidang) if bidang else "")
    tebakan = [] if bidang else suggest_bidang(kabupaten, contoh)
    dugaan = bidang or (tebakan[0].nilai if tebakan else "")
    return SaranUsulan(
        suggest_unit(kabupaten, contoh), tebakan, suggest_sub_kegiatan(kabupaten, contoh, dugaan)
    )


def suggest_unit(kabupaten: str, contoh: Contoh) -> list[SaranSatu]:
    """Units that still take usulan, best first; `nilai` their id. Three queries."""
    termuat = load_dipakai(kabupaten, SasaranModel.UNIT)
    if termuat is None:
        return []
    baris, model = termuat
    unit = {u.kode: u for u in list_unit_tujuan(kabupaten)}
    hasil = []
    for s in cast(Model, model).suggest(contoh, len(baris.kelas)):
        satu = unit.get(baris.kelas.get(s.opd, ""))
        if satu is not None and s.peluang >= PELUANG_TERKECIL:
            hasil.append(SaranSatu(str(satu.pk), satu.nama, s.peluang, s.alasan))
    return hasil[:SARAN]


def suggest_bidang(kabupaten: str, contoh: Contoh) -> list[SaranSatu]:
    """Bidang, best first; `nilai` its code. Two queries."""
    termuat = load_dipakai(kabupaten, SasaranModel.BIDANG)
    if termuat is None:
        return []
    baris, model = termuat
    saran = cast(Model, model).suggest(replace(contoh, urusan=""))
    return [
        SaranSatu(baris.kelas[s.opd], s.opd, s.peluang, s.alasan)
        for s in saran
        if s.opd in baris.kelas and s.peluang >= PELUANG_TERKECIL
    ]


def suggest_sub_kegiatan(kabupaten: str, contoh: Contoh, bidang: str = "") -> list[SaranSatu]:
    """Sub kegiatan of the list in force, best first; `nilai` its code. Three queries."""
    termuat = load_dipakai(kabupaten, SasaranModel.SUB_KEGIATAN)
    if termuat is None:
        return []
    baris, model = termuat
    awalan = _codes_of_bidang(str(baris.ukuran.get("versi", "")), bidang) if bidang else []
    return [
        SaranSatu(s.kunci, s.nama, None, s.alasan) for s in cast(Padan, model).suggest(contoh, awalan=awalan)
    ]


def _codes_of_bidang(versi: str, bidang: str) -> list[str]:
    """`1.03.` of pekerjaan umum: the official list names its own bidang."""
    daftar = Nomenklatur.objects.filter(versi=versi, tingkat=Tingkat.BIDANG).values_list("kode", "nama")
    return [
        f"{kode}."
        for kode, nama in daftar
        if find_bidang(nama.casefold().removeprefix(AWALAN_BIDANG)) == bidang
    ]
