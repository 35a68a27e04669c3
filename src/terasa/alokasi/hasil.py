"""What comes out: winners in order, the account round by round, and a reason for every loser."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from terasa.alokasi.enums import Alasan
from terasa.alokasi.masukan import AturanBagi, Masukan


@dataclass(frozen=True)
class Putaran:
    """A purchase: `rho` rupiah per point of support; `dukungan` points, `habis` last money of who ran dry."""

    pilihan: str
    rho: Fraction
    dukungan: Mapping[str, Fraction]
    habis: Mapping[str, Fraction]
    sisa: int

    @cached_property
    def bayar(self) -> dict[str, Fraction]:
        """Rupiah paid by each voter; those who paid nothing are left out."""
        penuh = {id: self.habis.get(id, self.rho * poin) for id, poin in self.dukungan.items()}
        return {id: rupiah for id, rupiah in penuh.items() if rupiah}


@dataclass(frozen=True)
class LangkahPelengkap:
    """An item bought by greedy completion; `sisa` rupiah of the ceiling left after it."""

    pilihan: str
    biaya: int
    sisa: int


class Kalah(NamedTuple):
    """Why an item is out. `kekurangan` in rupiah (docs/alokasi/bagian-setara.md); None without supporters.

    `lawan`: the winner that it would come before if it cost that much less, None when money left in the end would
    do. `tambahan`: the fewest other voters whose full score would have got it chosen, None when none would.
    """

    pilihan: str
    alasan: Alasan
    kekurangan: int | None
    uang_pendukung: Fraction
    lawan: str | None = None
    tambahan: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Hasil:
    """The whole account. `pagu_bayangan` is the ceiling of the last count, after `kenaikan` rises."""

    masukan: Masukan
    aturan: AturanBagi
    pagu_bayangan: int
    kenaikan: int
    putaran: tuple[Putaran, ...]
    pelengkap: tuple[LangkahPelengkap, ...]
    kalah: tuple[Kalah, ...]
    uang_akhir: Mapping[str, Fraction]

    @cached_property
    def menang(self) -> tuple[str, ...]:
        """Codes in order of selection."""
        return tuple(p.pilihan for p in self.putaran) + tuple(p.pilihan for p in self.pelengkap)

    @cached_property
    def biaya(self) -> int:
        """Rupiah that the winners cost together."""
        terpilih = set(self.menang)
        return sum(butir.biaya for butir in self.masukan.pilihan if butir.id in terpilih)

    @property
    def sisa(self) -> int:
        """Rupiah of the real ceiling that nobody spent."""
        return self.masukan.pagu - self.biaya

    @cached_property
    def nomor(self) -> Mapping[str, int]:
        """Round (from 1) of each item bought in the rounds."""
        return {p.pilihan: n for n, p in enumerate(self.putaran, start=1)}

    @cached_property
    def biaya_pilihan(self) -> Mapping[str, int]:
        """Rupiah of each item."""
        return {butir.id: butir.biaya for butir in self.masukan.pilihan}

    @cached_property
    def pendukung(self) -> Mapping[str, tuple[str, ...]]:
        """Voters with weight that give each item a score."""
        daftar: dict[str, list[str]] = {butir.id: [] for butir in self.masukan.pilihan}
        for orang in self.masukan.pemilih:
            if orang.bobot:
                for kode in orang.nilai:
                    daftar[kode].append(orang.id)
        return {kode: tuple(siapa) for kode, siapa in daftar.items()}

    @cached_property
    def belanja(self) -> Mapping[str, tuple[tuple[str, Fraction], ...]]:
        """What each voter paid for, in order of the rounds."""
        daftar: dict[str, list[tuple[str, Fraction]]] = {orang.id: [] for orang in self.masukan.pemilih}
        for putaran in self.putaran:
            for id, rupiah in putaran.bayar.items():
                daftar[id].append((putaran.pilihan, rupiah))
        return {id: tuple(isi) for id, isi in daftar.items()}

    @cached_property
    def _kalah(self) -> Mapping[str, Kalah]:
        return {satu.pilihan: satu for satu in self.kalah}

    def find_kalah(self, id: str) -> Kalah | None:
        """The reason of a loser; None for a winner."""
        return self._kalah.get(id)

    @cached_property
    def bahan(self) -> dict[str, Any]:
        """What the sentences about this result share, by language; `jelaskan` lays it out."""
        return {}

    def to_json(self) -> str:
        """Exact record: fractions as "p/q", keys and lists in a fixed order."""
        # Here, because the record has to know the result.
        from terasa.alokasi.rekaman import write

        return write(self)

    @classmethod
    def from_json(cls, teks: str) -> "Hasil":
        """Read a record back. Raises RekamanRusak."""
        from terasa.alokasi.rekaman import read

        return read(teks)
