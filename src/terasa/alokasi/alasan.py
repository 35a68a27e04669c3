"""Why is this item in, or out, of one count of ballots? Every figure is proved by counting again.

A reason names a change (so much less cost, so many more ballots) with which the item would have been chosen, while
one unit less would not do. Each is found by search and then counted anew by the whole rule, completion included.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from terasa.alokasi.enums import Aturan, JenisSuara, Pelengkap, Ukuran
from terasa.alokasi.errors import PilihanTidakDikenal
from terasa.alokasi.hitung import HasilHitung, count, make_lajur
from terasa.alokasi.inti.alasan import Nyata
from terasa.alokasi.kalimat_suara import KALIMAT_SUARA
from terasa.alokasi.neraca import Neraca
from terasa.alokasi.phragmen import Phragmen
from terasa.alokasi.setara import Setara
from terasa.alokasi.ubah import with_cost, with_support

# Why an item lost, and who joins first, by the rule.
KALAH = {Aturan.MES: "kehabisan", Aturan.PHRAGMEN: "beban", Aturan.GREEDY: "tidak_muat"}
DUKUNGAN = {Aturan.MES: "dukungan", Aturan.PHRAGMEN: "dukungan_ringan", Aturan.GREEDY: "dukungan_saja"}


@dataclass(frozen=True)
class Alasan:
    """What decides about one item. Money in smallest units; None where no such change would do.

    `batas_biaya`: the highest cost at which it is chosen. `tambahan`: the fewest more ballots. `lawan`: the winner
    that it would then come before.
    """

    menang: bool
    nomor: int
    suara: int
    batas_biaya: int | None
    tambahan: int | None
    lawan: int | None


class Penjelas:
    """Asks about items of one count."""

    def __init__(self, hasil: HasilHitung) -> None:
        self.hasil = hasil
        self._urut = {p: n for n, p in enumerate(hasil.menang, start=1)}

    def ask(self, p: int) -> Alasan:
        """Raises nothing; the item is a number of the election."""
        menang = p in self._urut
        batas = self._find_cost(p)
        return Alasan(
            menang=menang,
            nomor=self._urut.get(p, 0),
            suara=self._support(p),
            batas_biaya=batas,
            tambahan=None if menang else self._find_support(p),
            lawan=None if menang or batas is None else self._find_rival(p, batas),
        )

    def wins_at(self, p: int, biaya: int) -> bool:
        """Whether the whole rule chooses the item at that cost."""
        return p in count(with_cost(self.hasil.pemilihan, p, biaya), self.hasil.cara).menang

    def wins_with(self, p: int, urut: Sequence[int], banyak: int) -> bool:
        """Whether the whole rule chooses it when so many more ballots name it."""
        return p in count(with_support(self.hasil.pemilihan, p, urut, banyak), self.hasil.cara).menang

    def _support(self, p: int) -> int:
        pemilihan = self.hasil.pemilihan
        kelompok = np.repeat(np.arange(len(pemilihan.bobot)), pemilihan.panjang)
        disebut = pemilihan.isi == p
        if pemilihan.poin is not None:
            disebut &= pemilihan.poin > 0
        return int(pemilihan.bobot[kelompok[disebut]].sum())

    # Cost.

    def _find_cost(self, p: int) -> int | None:
        pemilihan = self.hasil.pemilihan
        biaya = pemilihan.biaya[p]
        if p in self._urut:
            return self._search_cost(p, biaya, pemilihan.pagu + 1)
        # Nothing costs less than one unit; what nobody supports is not chosen at any cost.
        return self._search_cost(p, 1, biaya) if self.wins_at(p, 1) else None

    def _search_cost(self, p: int, menang: int, kalah: int) -> int:
        """The last cost before one at which it is not chosen: first in a count that stands, then by the whole rule."""
        taksiran = bisect(lambda b: self._wins_as_counted(p, b), menang, kalah)
        return settle(lambda b: self.wins_at(p, b), taksiran, menang, kalah)

    def _wins_as_counted(self, p: int, biaya: int) -> bool:
        """The same with the endowments of the count as they are: one count instead of many."""
        hasil = self.hasil
        if (
            hasil.cara.pelengkap not in {Pelengkap.ADD1, Pelengkap.ADD1U}
            or hasil.cara.aturan is not Aturan.MES
        ):
            return self.wins_at(p, biaya)
        pemilihan = with_cost(hasil.pemilihan, p, biaya)
        setara = Setara(make_lajur(pemilihan, hasil.cara), hasil.cara.kekangan)
        return p in setara.run(hasil.modal)

    def _find_rival(self, p: int, biaya: int) -> int | None:
        """Whoever is chosen right after it at that cost; None when nobody is."""
        menang = count(with_cost(self.hasil.pemilihan, p, biaya), self.hasil.cara).menang
        letak = menang.index(p)
        return menang[letak + 1] if letak + 1 < len(menang) else None

    # Support.

    def _find_support(self, p: int) -> int | None:
        pemilihan = self.hasil.pemilihan
        if pemilihan.hak is not None or self.hasil.lajur.ukuran is Ukuran.BORDA:
            return None
        if pemilihan.jenis is JenisSuara.PERINGKAT and self.hasil.lajur.ukuran not in {
            Ukuran.BIAYA,
            Ukuran.JUMLAH,
        }:
            return None
        urut = self._order_joiners(p)
        ada = int(pemilihan.bobot[urut].sum()) if urut else 0
        if not ada or not self.wins_with(p, urut, ada):
            return None
        return bisect(lambda n: not self.wins_with(p, urut, n), 0, ada) + 1

    def _order_joiners(self, p: int) -> list[int]:
        """Groups that do not name the item, those who could pay most for it first."""
        pemilihan, hasil = self.hasil.pemilihan, self.hasil
        lain = np.ones(len(pemilihan.bobot), dtype=np.bool_)
        lain[np.repeat(np.arange(len(pemilihan.bobot)), pemilihan.panjang)[pemilihan.isi == p]] = False
        if hasil.cara.aturan is Aturan.MES:
            punya = self._pledges(p, lain)
        elif hasil.cara.aturan is Aturan.PHRAGMEN:
            punya = -self._loads
        else:
            punya = np.zeros(len(lain))
        urut: list[int] = np.argsort(np.where(lain, -punya, np.inf), kind="stable")[
            : int(lain.sum())
        ].tolist()
        return urut

    def _pledges(self, p: int, lain: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Nyata:
        """What each ballot could add in the round in which the fewest of them would do."""
        pemilihan, neraca = self.hasil.pemilihan, self._neraca
        terkumpul = neraca.estimate([p]).terkumpul[0]
        penuh = 1.0 if pemilihan.poin is None else float(pemilihan.poin.max(initial=0))
        kepuasan = penuh * neraca.satisfaction(p)
        terbaik, jawab = np.inf, np.zeros(len(lain))
        for r, uang in enumerate(self._money):
            kunci = np.inf
            if r < len(neraca.menang):
                kunci = neraca.harga[r] / neraca.skala / neraca.satisfaction(neraca.menang[r])
            tawar = np.minimum(uang, kunci * kepuasan)
            kurang = pemilihan.biaya[p] - terkumpul[r]
            paling = float(tawar[lain].max(initial=0.0))
            if paling <= 0.0 or kurang / paling >= terbaik:
                continue
            perlu = _count_needed(tawar[lain], pemilihan.bobot[lain], kurang)
            if perlu < terbaik:
                terbaik, jawab = perlu, tawar
        return jawab

    @cached_property
    def _money(self) -> list[Nyata]:
        """Money of one ballot of each group before each round and in the end."""
        neraca = self._neraca
        uang = np.full(len(self.hasil.pemilihan.bobot), neraca.modal / self.hasil.pemilihan.suara)
        semua = [uang]
        for r, p in enumerate(neraca.menang):
            awal, akhir = neraca.lajur.lajur_awal[p : p + 2]
            g = neraca.lajur.lajur_kelompok[awal:akhir]
            uang = uang.copy()
            bayar = neraca.harga[r] / neraca.skala * neraca.lajur.lajur_poin[awal:akhir]
            uang[g] = np.maximum(uang[g] - bayar / self.hasil.pemilihan.bobot[g], 0.0)
            semua.append(uang)
        return semua

    @cached_property
    def _neraca(self) -> Neraca:
        setara = Setara(self.hasil.lajur, self.hasil.cara.kekangan)
        setara.run(self.hasil.modal)
        return setara.settle()

    @cached_property
    def _loads(self) -> Nyata:
        """Load of one ballot of each group in the end."""
        hitungan = Phragmen(self.hasil.lajur, self.hasil.cara.kekangan)
        hitungan.run()
        hitungan.settle()
        beban = np.array([0.0, *(b / hitungan.penyebut for b in hitungan.beban)])
        muatan: Nyata = beban[hitungan.babak]
        return muatan


def explain(hasil: HasilHitung, kode: str, bahasa: str = "id") -> list[str]:
    """Sentences about one item, `bahasa` id or en. Raises PilihanTidakDikenal."""
    if kode not in hasil.pemilihan.proyek:
        raise PilihanTidakDikenal(f"{kode} tidak ada dalam daftar pilihan.")
    p = hasil.pemilihan.proyek.index(kode)
    return _Penutur(hasil, p, bahasa).tell(Penjelas(hasil).ask(p))


@dataclass(frozen=True)
class _Penutur:
    hasil: HasilHitung
    p: int
    bahasa: str

    def tell(self, alasan: Alasan) -> list[str]:
        isi = {
            "nama": self._name(self.p),
            "biaya": self._money(self._cost),
            "nomor": alasan.nomor,
            "banyak": len(self.hasil.menang),
            "suara": self._count(alasan.suara),
            "semua": self._count(self.hasil.pemilihan.suara),
            "pagu": self._money(self.hasil.pemilihan.pagu),
        }
        return [self._say(kunci, **isi, **lain) for kunci, lain in self._parts(alasan)]

    @property
    def _cost(self) -> int:
        return self.hasil.pemilihan.biaya[self.p]

    def _parts(self, alasan: Alasan) -> list[tuple[str, dict[str, object]]]:
        return self._won(alasan) if alasan.menang else self._lost(alasan)

    def _won(self, alasan: Alasan) -> list[tuple[str, dict[str, object]]]:
        assert alasan.batas_biaya is not None
        tahap = "pelengkap" if self.p in self.hasil.tambahan else "menang"
        longgar = alasan.batas_biaya - self._cost
        if not longgar:
            return [(tahap, {}), ("pas", {})]
        return [(tahap, {}), ("longgar", {"batas": self._money(alasan.batas_biaya)})]

    def _lost(self, alasan: Alasan) -> list[tuple[str, dict[str, object]]]:
        bagian: list[tuple[str, dict[str, object]]] = [(self._reason(alasan), {})]
        if alasan.batas_biaya is None:
            bagian.append(("biaya_tidak_menolong", {}))
        else:
            kurang = self._money(self._cost - alasan.batas_biaya)
            bagian.append(("kurang", {"kurang": kurang, "batas": self._money(alasan.batas_biaya)}))
            if alasan.lawan is not None:
                bagian.append(("lawan", {"lawan": self._name(alasan.lawan)}))
        if alasan.tambahan is not None:
            bagian.append((DUKUNGAN[self.hasil.cara.aturan], {"tambahan": self._count(alasan.tambahan)}))
        elif self.hasil.pemilihan.hak is None and self.hasil.lajur.ukuran is not Ukuran.BORDA:
            bagian.append(("dukungan_tidak_menolong", {}))
        return bagian

    def _reason(self, alasan: Alasan) -> str:
        if self._cost > self.hasil.pemilihan.pagu:
            return "melebihi_pagu"
        if not alasan.suara:
            return "tanpa_pendukung"
        return KALAH[self.hasil.cara.aturan]

    def _say(self, kunci: str, **isi: object) -> str:
        return KALIMAT_SUARA[self.bahasa][kunci].format(**isi)

    def _name(self, p: int) -> str:
        kode = self.hasil.pemilihan.proyek[p]
        nama = self.hasil.pemilihan.nama.get(kode, "")
        return f"{kode} ({nama})" if nama and nama != kode else kode

    def _count(self, n: int) -> str:
        return f"{n:,}".replace(",", "." if self.bahasa == "id" else ",")

    def _money(self, satuan: int) -> str:
        utuh, pecah = divmod(satuan, self.hasil.pemilihan.satuan)
        teks = self._count(utuh)
        if not pecah:
            return teks
        koma = "," if self.bahasa == "id" else "."
        return f"{teks}{koma}{pecah:0{self.hasil.pemilihan.desimal}d}"


def bisect(masih: Callable[[int], bool], ya: int, tidak: int) -> int:
    """The last number from `ya` on before one for which it no longer holds; it holds at `ya`, not at `tidak`."""
    while tidak - ya > 1:
        tengah = (ya + tidak) // 2
        if masih(tengah):
            ya = tengah
        else:
            tidak = tengah
    return ya


def settle(masih: Callable[[int], bool], taksiran: int, ya: int, tidak: int) -> int:
    """The same with a good guess: steps that double away from it, then halves."""
    lebar = 1
    if taksiran == ya or masih(taksiran):
        ya = taksiran
        while ya + lebar < tidak:
            if not masih(ya + lebar):
                return bisect(masih, ya, ya + lebar)
            ya, lebar = ya + lebar, 2 * lebar
        return bisect(masih, ya, tidak)
    tidak = taksiran
    while tidak - lebar > ya:
        if masih(tidak - lebar):
            return bisect(masih, tidak - lebar, tidak)
        tidak, lebar = tidak - lebar, 2 * lebar
    return bisect(masih, ya, tidak)


def _count_needed(tawar: Nyata, bobot: np.ndarray[tuple[int], np.dtype[np.int64]], kurang: float) -> float:
    """Ballots whose offers, the largest first, cover what is lacking."""
    urut = np.argsort(-tawar, kind="stable")
    jumlah = np.cumsum(tawar[urut] * bobot[urut])
    letak = int(np.searchsorted(jumlah, kurang))
    if letak == len(jumlah):
        return float("inf")
    sebelum = float(jumlah[letak - 1]) if letak else 0.0
    return float(bobot[urut[:letak]].sum()) + (kurang - sebelum) / float(tawar[urut[letak]])
