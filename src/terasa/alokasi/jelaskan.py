"""Why is this item in, or out? In sentences for residents."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from terasa.alokasi.bagi import find_kelonggaran
from terasa.alokasi.enums import Alasan, Pelengkap
from terasa.alokasi.errors import PilihanTidakDikenal
from terasa.alokasi.hasil import Hasil, Kalah
from terasa.alokasi.kalimat import KALIMAT, Bahasa

# More names than this make a sentence nobody finishes; the rest is summed up.
NAMA_MAKS = 4


def jelaskan(
    hasil: Hasil,
    id: str,
    bahasa: Bahasa = "id",
    *,
    nama: Mapping[str, str] | None = None,
    dengan_kelonggaran: bool = True,
) -> str:
    """Plain reasons for one item; `nama` gives names to items and voters. Raises PilihanTidakDikenal.

    For a winner the margin takes one more count; leave it out where many items are explained at once.
    """
    if id not in hasil.biaya_pilihan:
        raise PilihanTidakDikenal(f"{id} tidak ada dalam daftar.")
    penutur = _Penutur(hasil, id, hasil.biaya_pilihan[id], bahasa, nama or {})
    kalah = hasil.find_kalah(id)
    if kalah is not None:
        return " ".join(penutur.tell_loser(kalah))
    return " ".join(penutur.tell_winner(dengan_kelonggaran))


def format_rupiah(rupiah: int | Fraction) -> str:
    """Rp1.234.567, rounded to the nearest rupiah."""
    atas, bawah = rupiah.numerator, rupiah.denominator
    if bawah == 1:
        return _format_whole(atas)
    return "Rp" + f"{(2 * atas + bawah) // (2 * bawah):,}".replace(",", ".")


@lru_cache(maxsize=4096)
def _format_whole(rupiah: int) -> str:
    return "Rp" + f"{rupiah:,}".replace(",", ".")


class _Penutur:
    """Tells one item; many are told, so what every sentence needs is laid out once."""

    __slots__ = ("_bawaan", "_kata", "biaya", "hasil", "id", "nama")

    def __init__(self, hasil: Hasil, id: str, biaya: int, bahasa: Bahasa, nama: Mapping[str, str]) -> None:
        self.hasil, self.id, self.biaya, self.nama = hasil, id, biaya, nama
        self._kata = KALIMAT[bahasa]
        self._bawaan = {
            "nama": nama.get(id, id),
            "biaya": _format_whole(biaya),
            "pagu": _format_whole(hasil.masukan.pagu),
        }

    def tell_winner(self, dengan_kelonggaran: bool) -> list[str]:
        bagian = self._tell_purchase()
        if dengan_kelonggaran:
            bagian.append(self._tell_margin())
        return [*bagian, *self._tell_shadow(dengan_kelonggaran)]

    def _tell_purchase(self) -> list[str]:
        nomor = self.hasil.nomor.get(self.id)
        if nomor is None:
            return [self._tell_completion()]
        putaran = self.hasil.putaran[nomor - 1]
        banyak = len(self.hasil.putaran)
        bayar = putaran.bayar
        kunci = "dibayar" if len(bayar) > 1 else "dibayar_satu"
        return [
            self._say("menang", nomor=nomor, banyak=banyak),
            self._say(kunci, forum=len(bayar), daftar=self._list(bayar)),
        ]

    def tell_loser(self, kalah: Kalah) -> list[str]:
        if kalah.kekurangan is None:
            return [self._say(kalah.alasan), *self._tell_support(kalah)]
        pendukung = self.hasil.pendukung[self.id]
        bagian = [self._say(kalah.alasan, forum=len(pendukung), uang=self._rupiah(kalah.uang_pendukung))]
        if kalah.alasan is Alasan.PENDUKUNG_KEHABISAN:
            if terpakai := self._find_spent(pendukung):
                bagian.append(self._say("terpakai", daftar=self._list(terpakai, sisanya=False)))
            if self.hasil.aturan.pelengkap in (Pelengkap.ADD1U, Pelengkap.GREEDY):
                bagian.append(self._say("sisa", sisa=self._rupiah(self.hasil.sisa)))
        kunci = "kurang" if kalah.kekurangan < self.biaya else "kurang_semua"
        bagian.append(self._say(kunci, kurang=self._rupiah(kalah.kekurangan)))
        if kalah.lawan is not None and kalah.kekurangan < self.biaya:
            bagian.append(self._say("lawan", lawan=self._name(kalah.lawan)))
        bagian += self._tell_support(kalah)
        return [*bagian, *self._tell_shadow(True)]

    def _tell_support(self, kalah: Kalah) -> list[str]:
        tambahan = kalah.tambahan
        if not tambahan:
            return []
        sebut = [self._name(id) for id in tambahan[:NAMA_MAKS]]
        if len(tambahan) > NAMA_MAKS:
            sebut.append(self._say("forum_lain", banyak=len(tambahan) - NAMA_MAKS))
        dan = self._kata["dan"]
        siapa = sebut[0] if len(sebut) == 1 else ", ".join(sebut[:-1]) + dan + sebut[-1]
        kunci = "dukungan" if len(tambahan) > 1 else "dukungan_satu"
        return [self._say(kunci, banyak=len(tambahan), siapa=siapa)]

    def _tell_margin(self) -> str:
        kelonggaran = find_kelonggaran(self.hasil, self.id)
        if not kelonggaran:
            return self._say("pas")
        return self._say("longgar", batas=self._rupiah(self.biaya + kelonggaran))

    def _tell_shadow(self, dengan_batas: bool) -> list[str]:
        if not self.hasil.kenaikan:
            return []
        bayangan = self._rupiah(self.hasil.pagu_bayangan)
        kalimat = self._say("bayangan", bayangan=bayangan, kenaikan=self.hasil.kenaikan)
        return [self._say("tetap"), kalimat] if dengan_batas else [kalimat]

    def _tell_completion(self) -> str:
        langkah = next(p for p in self.hasil.pelengkap if p.pilihan == self.id)
        return self._say("pelengkap", sisa=self._rupiah(langkah.sisa + langkah.biaya))

    def _find_spent(self, pendukung: Sequence[str]) -> dict[str, Fraction]:
        """What the supporters paid for other items; floats choose which to name, fractions say how much."""
        bayaran: dict[str, list[Fraction]] = {}
        for id in pendukung:
            for pilihan, rupiah in self.hasil.belanja[id]:
                bayaran.setdefault(pilihan, []).append(rupiah)
        nomor = self.hasil.nomor
        taksiran = {p: sum(r.numerator / r.denominator for r in semua) for p, semua in bayaran.items()}
        urut = sorted(taksiran, key=lambda p: (-taksiran[p], nomor[p]))
        # Most often a single payment: adding it to nothing costs as much as all the rest.
        disebut = ((p, bayaran[p]) for p in urut[: NAMA_MAKS - 1])
        return {p: satu[0] if len(satu) == 1 else sum(satu, Fraction(0)) for p, satu in disebut}

    def _list(self, bagian: Mapping[str, Fraction], *, sisanya: bool = True) -> str:
        urut = sorted(bagian, key=lambda id: (-(bagian[id].numerator / bagian[id].denominator), id))
        disebut = urut if len(urut) <= NAMA_MAKS else urut[: NAMA_MAKS - 1]
        satu = self._kata["satu"]
        teks = [satu.format(nama=self._name(id), rupiah=self._rupiah(bagian[id])) for id in disebut]
        if sisanya and len(disebut) < len(urut):
            lain = urut[len(disebut) :]
            jumlah = sum((bagian[id] for id in lain), Fraction(0))
            teks.append(self._say("lain", banyak=len(lain), rupiah=self._rupiah(jumlah)))
        if len(teks) < 2:
            return "".join(teks)
        return ", ".join(teks[:-1]) + self._kata["dan"] + teks[-1]

    def _say(self, kunci: str, **isi: object) -> str:
        return self._kata[kunci].format(**self._bawaan, **isi)

    def _rupiah(self, rupiah: int | Fraction) -> str:
        if rupiah.denominator == 1:
            return _format_whole(rupiah.numerator)
        return self._kata["sekitar"] + format_rupiah(rupiah)

    def _name(self, id: str) -> str:
        return self.nama.get(id, id)
