"""How firm a result is: what changes without one voter, with dearer items, under other rules, with another pagu.

Every trial counts the whole again with one thing changed. How it is counted is the caller's: anything that gives the
funded items of a `Pembagian`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from terasa.alokasi import ubah
from terasa.alokasi.enums import Aturan, JenisSuara, Pelengkap, Ukuran
from terasa.alokasi.errors import TidakAdaPemilih
from terasa.alokasi.hitung import CaraHitung, count
from terasa.alokasi.pemilihan import Pemilihan


@dataclass(frozen=True, eq=False)
class Pembagian:
    """What is shared out: elections one after the other, each with what those before it left of the pagu. They have
    the same groups of voters and no item in common."""

    pagu: int
    cara: CaraHitung
    pemilihan: tuple[Pemilihan, ...]

    def change(self, ubah: Callable[[Pemilihan], Pemilihan]) -> Pembagian:
        return replace(self, pemilihan=tuple(map(ubah, self.pemilihan)))


@dataclass(frozen=True)
class Keluaran:
    """Codes of the funded items in order of selection, and what they cost together."""

    menang: tuple[str, ...]
    biaya: int


Hitung = Callable[[Pembagian], Keluaran]


def count_in_turn(
    pembagian: Pembagian, cara_saat: Callable[[CaraHitung, int], CaraHitung] = lambda cara, _pagu: cara
) -> Keluaran:
    """Election after election; `cara_saat` gives the rule for the money that each has. Without money none is opened."""
    sisa, menang = pembagian.pagu, []
    for pemilihan in pembagian.pemilihan:
        if sisa > 0:
            hasil = count(replace(pemilihan, pagu=sisa), cara_saat(pembagian.cara, sisa))
            menang += hasil.kode
            sisa -= hasil.biaya
    return Keluaran(tuple(menang), pembagian.pagu - sisa)


@dataclass(frozen=True)
class Perubahan:
    """Codes that come in and drop out beside the result that stands; how many are funded then, at what cost."""

    masuk: tuple[str, ...]
    keluar: tuple[str, ...]
    menang: int
    biaya: int


@dataclass(frozen=True, eq=False)
class Kepekaan:
    """Trials beside the result that stands."""

    pembagian: Pembagian
    hitung: Hitung = count_in_turn

    @cached_property
    def dasar(self) -> Keluaran:
        """The result that stands."""
        return self.hitung(self.pembagian)

    def try_one(self, pembagian: Pembagian) -> Perubahan:
        kini = self.hitung(pembagian)
        return Perubahan(
            _without(kini.menang, self.dasar.menang),
            _without(self.dasar.menang, kini.menang),
            len(kini.menang),
            kini.biaya,
        )

    def leave_out(self, kelompok: int) -> Perubahan:
        """Without one group of ballots, the pagu as it is. Raises TidakAdaPemilih when nobody is left."""
        return self.try_one(self.pembagian.change(lambda p: ubah.leave_out(p, kelompok)))

    def leave_out_each(self) -> Iterator[tuple[int, Perubahan]]:
        """Without each group in turn; a group that was alone is skipped."""
        for kelompok in range(len(self.pembagian.pemilihan[0].bobot)):
            try:
                yield kelompok, self.leave_out(kelompok)
            except TidakAdaPemilih:
                continue

    def raise_costs(self, persen: int) -> Perubahan:
        """With every cost raised, rounded up to the smallest unit."""
        return self.try_one(self.pembagian.change(lambda p: ubah.raise_costs(p, persen)))

    def try_rules(self) -> Iterator[tuple[CaraHitung, Perubahan]]:
        """Under each of the other rules that the ballots allow."""
        for cara in list_rules(self.pembagian.pemilihan[0], self.pembagian.cara):
            yield cara, self.try_one(replace(self.pembagian, cara=cara))

    def draw_frontier(self, langkah: int, banyak: int) -> Iterator[tuple[int, Perubahan]]:
        """(pagu, trial) for `banyak` steps down and up, the lowest first, the pagu that stands left out."""
        for n in range(-banyak, banyak + 1):
            pagu = self.pembagian.pagu + n * langkah
            if n and pagu > 0:
                yield pagu, self.try_one(replace(self.pembagian, pagu=pagu))


def list_rules(pemilihan: Pemilihan, cara: CaraHitung) -> list[CaraHitung]:
    """Other rules that these ballots allow."""
    ukuran = [Ukuran.BIAYA, Ukuran.JUMLAH]
    if pemilihan.poin is not None:
        ukuran += [Ukuran.SKOR, Ukuran.SKOR_BIAYA]
    elif pemilihan.jenis is JenisSuara.PERINGKAT:
        ukuran.append(Ukuran.BORDA)
    pelengkap = cara.pelengkap if cara.aturan is Aturan.MES else Pelengkap.GREEDY
    semua = [
        replace(cara, aturan=aturan, ukuran=satu, pelengkap=lengkap)
        for aturan, lengkap in ((Aturan.MES, pelengkap), (Aturan.GREEDY, Pelengkap.TANPA))
        for satu in ukuran
    ]
    semua.append(replace(cara, aturan=Aturan.PHRAGMEN, ukuran=Ukuran.JUMLAH, pelengkap=Pelengkap.TANPA))
    return [lain for lain in semua if lain != cara]


def list_firm(menang: Iterable[str], keluar: Iterable[Collection[str]]) -> list[str]:
    """Winners that none of the trials drops."""
    goyah = {kode for satu in keluar for kode in satu}
    return [kode for kode in menang if kode not in goyah]


def _without(kode: Sequence[str], lain: Sequence[str]) -> tuple[str, ...]:
    buang = set(lain)
    return tuple(satu for satu in kode if satu not in buang)
