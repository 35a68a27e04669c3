"""One count of equal shares: buy, again and again, the item with the least price per point."""

import heapq
from functools import cmp_to_key

from terasa.alokasi.kasus import Butir, Kasus
from terasa.alokasi.uang import Pecahan, Uang


class Hitungan:
    """A count at a shadow ceiling. `menang` holds indices into `kasus.butir` in order of purchase.

    `batas` stops the count once the purchases cost more than that (`lewat`); `kecuali` leaves one item out.
    """

    def __init__(
        self, kasus: Kasus, total: int, *, batas: int | None = None, kecuali: int | None = None
    ) -> None:
        self.kasus = kasus
        self.total = total
        self.uang = Uang(kasus, total)
        self.menang: list[int] = []
        self.biaya = 0
        self.lewat = False
        # A key never exceeds the correctly rounded price, and the list is in order, so it is a heap already.
        self._antre = [
            (kasus.dasar[k], k)
            for k, butir in enumerate(kasus.butir)
            if butir.biaya <= kasus.pagu and k != kecuali
        ]
        self._segar = [-1] * len(kasus.butir)
        self._run(batas)

    def _run(self, batas: int | None) -> None:
        while (k := self._buy_next()) is not None:
            self.menang.append(k)
            self.biaya += self.kasus.butir[k].biaya
            if batas is not None and self.biaya > batas:
                self.lewat = True
                return

    def _buy_next(self) -> int | None:
        antre, putaran = self._antre, len(self.menang)
        while antre:
            kunci, k = antre[0]
            butir = self.kasus.butir[k]
            # Prices only rise. An item that everybody pays in full stands at its lowest possible price, and
            # the queue is in exact order of those prices and of ties: nobody behind it can come before it.
            if kunci == self.kasus.dasar[k] and self.uang.is_plenty(butir, kunci):
                heapq.heappop(antre)
                self.uang.pay(butir, kunci, kunci)
                return k
            if self._segar[k] != putaran:
                self._refresh(kunci, k)
                continue
            if (terpilih := self._contest()) is not None:
                return terpilih
        return None

    def _refresh(self, kunci: float, k: int) -> None:
        """Bring the head of the queue up to date, or drop it for good."""
        naik = self.uang.lower_price(self.kasus.butir[k], kunci)
        if naik is None:
            heapq.heappop(self._antre)
            return
        self._segar[k] = len(self.menang)
        if naik > kunci:
            heapq.heapreplace(self._antre, (naik, k))

    def _contest(self) -> int | None:
        """Buy the head unless others may be as cheap; those are compared exactly. None: nobody could pay."""
        kunci, k = heapq.heappop(self._antre)
        butir = self.kasus.butir[k]
        atas = self.uang.upper_price(butir, kunci)
        if atas is None:
            self.uang.settle()
            if (harga := self.uang.exact_price(butir, kunci)) is None:
                return None
            atas = self.uang.enclose_price(harga)[1]
        lawan = [(kunci, k), *self._rivals(atas)]
        if len(lawan) == 1:
            self.uang.pay(butir, kunci, atas)
            return k
        return self._decide(lawan)

    def _rivals(self, atas: float) -> list[tuple[float, int]]:
        lawan = []
        while self._antre and self._antre[0][0] <= atas:
            kunci, k = self._antre[0]
            if self._segar[k] != len(self.menang):
                self._refresh(kunci, k)
            else:
                lawan.append(heapq.heappop(self._antre))
        return lawan

    def _decide(self, lawan: list[tuple[float, int]]) -> int | None:
        self.uang.settle()
        mampu: list[tuple[Pecahan, int, float]] = []
        for kunci, k in lawan:
            harga = self.uang.exact_price(self.kasus.butir[k], kunci)
            if harga is not None:
                mampu.append((harga, k, max(kunci, self.uang.enclose_price(harga)[0])))
        if not mampu:
            return None
        mampu.sort(key=cmp_to_key(self._compare))
        for _, k, kunci in mampu[1:]:
            heapq.heappush(self._antre, (kunci, k))
        harga, k, _ = mampu[0]
        self.uang.pay(self.kasus.butir[k], *self.uang.enclose_price(harga))
        return k

    def _compare(self, a: tuple[Pecahan, int, float], b: tuple[Pecahan, int, float]) -> int:
        """Exact prices; equal ones by the published tie order."""
        (num_a, den_a), (num_b, den_b) = a[0], b[0]
        selisih = num_a * den_b - num_b * den_a
        if selisih:
            return 1 if selisih > 0 else -1
        return 1 if _key(self.kasus.butir[a[1]]) > _key(self.kasus.butir[b[1]]) else -1


def _key(butir: Butir) -> tuple[int, int, str]:
    return butir.kunci(butir.biaya)
