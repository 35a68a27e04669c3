"""Apakah kursi bupati dipegang penjabat, dan batas mana yang disentuh sebuah tindakan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from terasa.aturan.queries import find_aturan
from terasa.perangkat.enums import CaraMenjabat, JenisJabatan
from terasa.perangkat.models import MasaJabatan

ATURAN_BATAS = "batas-penjabat-bupati"


@dataclass(frozen=True)
class BatasPenjabat:
    """A limit that an act touches, by the rule in force; `tolak` when the kabupaten refuses such acts."""

    kode: str
    nama: str
    dasar: str
    tolak: bool
    masa: MasaJabatan


def find_penjabat(kabupaten: str, pada: date) -> MasaJabatan | None:
    """The penjabat bupati in office on that day. One query."""
    masa = MasaJabatan.objects.pada(pada).filter(
        jabatan__jenis=JenisJabatan.BUPATI, jabatan__unit__kabupaten=kabupaten, cara=CaraMenjabat.PENJABAT
    )
    return masa.select_related("orang", "jabatan").order_by("mulai_on").first()


def list_batas(
    tindakan: str, kabupaten: str, pada: date, dibuat_on: date | None = None
) -> list[BatasPenjabat]:
    """Limits that this act touches on that day; none without a penjabat. Two queries.

    `dibuat_on` is the day of what is undone: something the penjabat made himself is not a predecessor's.
    """
    masa = find_penjabat(kabupaten, pada)
    aturan = find_aturan(ATURAN_BATAS, kabupaten=kabupaten, pada=pada) if masa else None
    if masa is None or aturan is None or (dibuat_on is not None and dibuat_on >= masa.mulai_on):
        return []
    return [
        BatasPenjabat(str(p["kode"]), str(p["nama"]), aturan.dasar, bool(p.get("tolak")), masa)
        for p in aturan.isi["pilihan"]
        if tindakan in p.get("tindakan", [])
    ]
