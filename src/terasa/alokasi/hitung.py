"""One count of one election by a published rule: what is funded, in which order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from terasa.alokasi.enums import Aturan, Pelengkap, Ukuran, UrutanSeri
from terasa.alokasi.kekangan import Kekangan
from terasa.alokasi.lajur import Lajur
from terasa.alokasi.lengkap import Langkah, share_equally
from terasa.alokasi.pemilihan import Pemilihan
from terasa.alokasi.phragmen import share_loads
from terasa.alokasi.serakah import choose_greedily
from terasa.alokasi.seri import order_ties


@dataclass(frozen=True)
class CaraHitung:
    """The published rule. `langkah` None: one unit of the currency more for every ballot (add1, add1u).

    `pelengkap` and `langkah` matter to equal shares only; Phragmén asks only who supports an item. Greedy funds what
    nobody supports unless `tanpa_pendukung` is off. An item that costs more than the pagu is never funded; with
    `melebihi_pagu` counts of raised endowments may buy it, and so end (as pabutools does).
    """

    aturan: Aturan = Aturan.MES
    ukuran: Ukuran = Ukuran.BIAYA
    pelengkap: Pelengkap = Pelengkap.TANPA
    urutan_seri: UrutanSeri = UrutanSeri.KODE
    langkah: Langkah | None = None
    kekangan: Kekangan | None = None
    tanpa_pendukung: bool = True
    melebihi_pagu: bool = True


@dataclass(frozen=True, eq=False)
class HasilHitung:
    """Item numbers in order of selection: those of the rounds, then what greedy completion added."""

    pemilihan: Pemilihan
    cara: CaraHitung
    lajur: Lajur
    putaran: tuple[int, ...]
    tambahan: tuple[int, ...] = ()
    kenaikan: int = 0

    @property
    def menang(self) -> tuple[int, ...]:
        return (*self.putaran, *self.tambahan)

    @property
    def kode(self) -> list[str]:
        """Codes of the winners in order of selection."""
        return [self.pemilihan.proyek[p] for p in self.menang]

    @cached_property
    def biaya(self) -> int:
        """What the winners cost together, in smallest units."""
        return sum(self.pemilihan.biaya[p] for p in self.menang)

    @property
    def sisa(self) -> int:
        """Smallest units of the pagu that nobody spent."""
        return self.pemilihan.pagu - self.biaya

    @property
    def modal(self) -> int:
        """Smallest units shared out in the count that stands; more than the pagu after increases."""
        if not self.kenaikan:
            return self.pemilihan.pagu
        langkah = self.cara.langkah or Langkah.satu(self.pemilihan)
        return self.pemilihan.pagu + self.kenaikan * langkah.besar


def make_lajur(pemilihan: Pemilihan, cara: CaraHitung) -> Lajur:
    """The ballots as that rule looks at them."""
    ukuran = Ukuran.JUMLAH if cara.aturan is Aturan.PHRAGMEN else cara.ukuran
    seri = order_ties(pemilihan, cara.urutan_seri)
    return Lajur(pemilihan, ukuran, seri, melebihi_pagu=cara.melebihi_pagu)


def count(pemilihan: Pemilihan, cara: CaraHitung) -> HasilHitung:
    """Choose the funded set, exactly. Raises MasukanTidakSah when the ballots do not carry the measure asked for."""
    if cara.aturan is Aturan.PHRAGMEN and pemilihan.hak is not None:
        pemilihan = replace(pemilihan, bobot=pemilihan.hak, hak=None)
    lajur = make_lajur(pemilihan, cara)
    match cara.aturan:
        case Aturan.GREEDY:
            return HasilHitung(pemilihan, cara, lajur, tuple(choose_greedily(lajur, cara.kekangan)))
        case Aturan.PHRAGMEN:
            return HasilHitung(pemilihan, cara, lajur, tuple(share_loads(lajur, cara.kekangan)))
        case Aturan.MES:
            hasil = share_equally(
                lajur,
                cara.pelengkap,
                langkah=cara.langkah,
                kekangan=cara.kekangan,
                tanpa_pendukung=cara.tanpa_pendukung,
            )
            return HasilHitung(pemilihan, cara, lajur, hasil.menang, hasil.tambahan, hasil.kenaikan)
