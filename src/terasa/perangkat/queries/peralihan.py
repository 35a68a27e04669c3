"""Masa jabatan mana yang bergeser bila aturan yang berlaku sekarang diterapkan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from terasa.aturan.queries import list_aturan_semua
from terasa.perangkat.enums import CaraMenjabat
from terasa.perangkat.models import DEFINITIF, MasaJabatan, MasaJabatanQuerySet
from terasa.perangkat.permissions import may_register
from terasa.perangkat.rules.masa import KODE_MASA, HasilMasa, MasaTidakDikenal, compute_masa
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import kabupaten_of


@dataclass(frozen=True)
class Peralihan:
    """One tenure and what the rules make of it; `galat` says why nothing could be counted."""

    masa: MasaJabatan
    hasil: HasilMasa | None
    galat: str = ""

    @property
    def bergeser(self) -> bool:
        """The planned end moves."""
        return self.hasil is not None and self.hasil.berakhir != self.masa.rencana_berakhir_on


def list_peralihan(masa: MasaJabatanQuerySet, by: Pelaku) -> list[Peralihan]:
    """Running definitive tenures that a law gives years, that this office records. Two queries for one kabupaten."""
    semua = masa.filter(berakhir_on__isnull=True, cara__in=DEFINITIF, jabatan__jenis__in=list(KODE_MASA))
    semua = semua.select_related("orang", "jabatan__unit", "menggantikan", "peran")
    boleh = [
        m
        for m in semua.order_by("jabatan__kode_wilayah", "jabatan__urutan", "kursi_ke")
        if may_register(by, m.jabatan)
    ]
    return list(_count(boleh))


def _count(semua: Iterable[MasaJabatan]) -> Iterable[Peralihan]:
    aturan: dict[str, list[object]] = {}
    for m in semua:
        kabupaten = kabupaten_of(m.jabatan.kode_wilayah)
        if kabupaten not in aturan:
            aturan[kabupaten] = list(list_aturan_semua(kabupaten))
        try:
            hasil = compute_masa(
                aturan[kabupaten],  # type: ignore[arg-type]  # rules as they were read
                jabatan=m.jabatan.jenis,
                dilantik=m.mulai_on,
                kabupaten=kabupaten,
                is_paw=m.cara == CaraMenjabat.PAW,
                pendahulu_berakhir=_remainder(m),
            )
        except MasaTidakDikenal as salah:
            yield Peralihan(m, None, str(salah))
        else:
            yield Peralihan(m, hasil)


def _remainder(m: MasaJabatan) -> date | None:
    return m.menggantikan.rencana_berakhir_on if m.menggantikan else None
