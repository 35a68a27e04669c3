"""How firm a result is: what changes without one voter, with dearer items, under other rules, with another pagu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from terasa.alokasi import ubah
from terasa.alokasi.enums import Aturan, JenisSuara, Pelengkap, Ukuran
from terasa.alokasi.hitung import CaraHitung, HasilHitung, count


@dataclass(frozen=True)
class Perubahan:
    """Item numbers that come in and drop out beside the result that stands."""

    masuk: tuple[int, ...]
    keluar: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.masuk or self.keluar)


@dataclass(frozen=True)
class TitikPagu:
    """The outcome with another pagu: what it adds and drops beside the pagu before it, and what is left."""

    pagu: int
    biaya: int
    menang: int
    perubahan: Perubahan


def leave_out(hasil: HasilHitung, kelompok: int) -> Perubahan:
    """Without one group of ballots, the pagu as it is. Raises TidakAdaPemilih when nobody is left."""
    return compare(hasil, count(ubah.leave_out(hasil.pemilihan, kelompok), hasil.cara))


def raise_costs(hasil: HasilHitung, persen: int = 10) -> Perubahan:
    """With every cost raised, rounded up to the smallest unit."""
    return compare(hasil, count(ubah.raise_costs(hasil.pemilihan, persen), hasil.cara))


def try_rules(hasil: HasilHitung) -> list[tuple[CaraHitung, Perubahan]]:
    """Under each of the other rules with the ballots as they are."""
    return [(cara, compare(hasil, count(hasil.pemilihan, cara))) for cara in list_rules(hasil)]


def list_rules(hasil: HasilHitung) -> list[CaraHitung]:
    """Other rules that these ballots allow."""
    ukuran = [Ukuran.BIAYA, Ukuran.JUMLAH]
    if hasil.pemilihan.poin is not None:
        ukuran += [Ukuran.SKOR, Ukuran.SKOR_BIAYA]
    elif hasil.pemilihan.jenis is JenisSuara.PERINGKAT:
        ukuran.append(Ukuran.BORDA)
    pelengkap = hasil.cara.pelengkap if hasil.cara.aturan is Aturan.MES else Pelengkap.GREEDY
    semua = [
        replace(hasil.cara, aturan=aturan, ukuran=satu, pelengkap=lengkap)
        for aturan, lengkap in ((Aturan.MES, pelengkap), (Aturan.GREEDY, Pelengkap.TANPA))
        for satu in ukuran
    ]
    semua.append(replace(hasil.cara, aturan=Aturan.PHRAGMEN, ukuran=Ukuran.JUMLAH, pelengkap=Pelengkap.TANPA))
    return [cara for cara in semua if cara != hasil.cara]


def draw_frontier(hasil: HasilHitung, langkah: int, banyak: int) -> list[TitikPagu]:
    """Outcomes with `langkah` smallest units more each time, `banyak` times; a negative step goes down.

    A step of the shadow ceiling that follows from the pagu is kept as it was.
    """
    titik, sebelum = [], hasil
    for n in range(1, banyak + 1):
        pagu = hasil.pemilihan.pagu + n * langkah
        if pagu <= 0:
            break
        lain = count(replace(hasil.pemilihan, pagu=pagu), hasil.cara)
        titik.append(TitikPagu(pagu, lain.biaya, len(lain.menang), compare(sebelum, lain)))
        sebelum = lain
    return titik


def compare(dulu: HasilHitung, kini: HasilHitung) -> Perubahan:
    """In order of selection."""
    lama, baru = set(dulu.menang), set(kini.menang)
    return Perubahan(
        tuple(p for p in kini.menang if p not in lama), tuple(p for p in dulu.menang if p not in baru)
    )


def list_firm(hasil: HasilHitung, perubahan: Sequence[Perubahan]) -> tuple[int, ...]:
    """Winners that none of the changes drops."""
    goyah = {p for satu in perubahan for p in satu.keluar}
    return tuple(p for p in hasil.menang if p not in goyah)
