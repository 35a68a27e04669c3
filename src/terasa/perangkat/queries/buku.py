"""Buku administrasi BPD: daftarnya menurut aturan, dan banyaknya baris tiap buku."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from terasa.aturan.queries import find_aturan
from terasa.perangkat.models import EntriBuku
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import kabupaten_of

ATURAN_BUKU = "buku-bpd"


@dataclass(frozen=True)
class Buku:
    """A register of the rule list; `jumlah` its lines in the year asked for."""

    kode: str
    nama: str
    jumlah: int = 0


def list_buku(kode_desa: str, pada: date) -> tuple[list[Buku], str]:
    """Registers in force here and their legal basis; empty when the rule list is missing. One query."""
    aturan = find_aturan(ATURAN_BUKU, kabupaten=kabupaten_of(kode_desa), pada=pada)
    if aturan is None:
        return [], ""
    return [Buku(str(b["kode"]), str(b["nama"])) for b in aturan.isi["pilihan"]], aturan.dasar


def find_buku(kode: str, kode_desa: str, pada: date) -> Buku | None:
    """One register by its code."""
    return next((b for b in list_buku(kode_desa, pada)[0] if b.kode == kode), None)


def list_rak(by: Pelaku, kode_desa: str, tahun: int, pada: date) -> tuple[list[Buku], str]:
    """Every register of a village with the number of its lines in a year. Two queries."""
    buku, dasar = list_buku(kode_desa, pada)
    milik = EntriBuku.objects.visible_to(by).filter(kode_desa=kode_desa, tahun=tahun).order_by()
    jumlah = dict(milik.values_list("buku").annotate(n=Count("pk")))
    return [Buku(b.kode, b.nama, jumlah.get(b.kode, 0)) for b in buku], dasar
