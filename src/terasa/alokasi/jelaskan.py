"""Why is this item in, or out? In sentences for residents."""

from __future__ import annotations

from collections.abc import Mapping

from terasa.alokasi.bagi import find_kelonggaran
from terasa.alokasi.bahan import NAMA_MAKS, Bahan, format_whole, sum_payments
from terasa.alokasi.enums import Alasan
from terasa.alokasi.errors import PilihanTidakDikenal
from terasa.alokasi.hasil import Hasil, Kalah
from terasa.alokasi.kalimat import Bahasa


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
    if (biaya := hasil.biaya_pilihan.get(id)) is None:
        raise PilihanTidakDikenal(f"{id} tidak ada dalam daftar.")
    if (bahan := hasil.bahan.get(bahasa)) is None:
        bahan = hasil.bahan[bahasa] = Bahan(hasil, bahasa)
    penutur = _Penutur(hasil, bahan, id, biaya, nama or {})
    kalah = hasil.find_kalah(id)
    if kalah is not None:
        return penutur.tell_loser(kalah)
    return penutur.tell_winner(dengan_kelonggaran)


class _Penutur:
    """Tells one item: gathers the sentences (`_kunci`) and what their braces say (`_isi`)."""

    __slots__ = ("_bahan", "_isi", "_kunci", "biaya", "hasil", "id", "nama")

    def __init__(self, hasil: Hasil, bahan: Bahan, id: str, biaya: int, nama: Mapping[str, str]) -> None:
        self.hasil, self._bahan, self.id, self.biaya, self.nama = hasil, bahan, id, biaya, nama
        self._kunci: list[str] = []
        self._isi: dict[str, object] = {
            "nama": nama.get(id, id),
            "biaya": format_whole(biaya),
            "pagu": bahan.pagu,
        }

    def tell_winner(self, dengan_kelonggaran: bool) -> str:
        self._tell_purchase()
        if dengan_kelonggaran:
            self._tell_margin()
        self._tell_shadow(dengan_kelonggaran)
        return self._bahan.say(self._kunci, self._isi)

    def _tell_purchase(self) -> None:
        nomor = self.hasil.nomor.get(self.id)
        if nomor is not None:
            self._isi["nomor"], self._isi["banyak"] = nomor, len(self.hasil.putaran)
            self._kunci.append("menang")
            self._tell_payers(nomor)
            return
        langkah = next(p for p in self.hasil.pelengkap if p.pilihan == self.id)
        self._isi["sisa"] = format_whole(langkah.sisa + langkah.biaya)
        self._kunci.append("pelengkap")

    def _tell_payers(self, nomor: int) -> None:
        bahan, nama = self._bahan, self.nama
        semua = bahan.payments(nomor)
        if len(semua) > 1:
            semua = sorted(semua, key=lambda b: (b.urut, b.pemilih))
        disebut = semua if len(semua) <= NAMA_MAKS else semua[: NAMA_MAKS - 1]
        teks = [
            bahan.name_amount(nama.get(b.pemilih, b.pemilih), bahan.rupiah(b.atas, b.bawah)) for b in disebut
        ]
        if lain := semua[len(disebut) :]:
            jumlah = bahan.rupiah(*sum_payments(lain))
            teks.append(bahan.say(["lain"], {"banyak": len(lain), "rupiah": jumlah}))
        self._isi["forum"], self._isi["daftar"] = len(semua), bahan.join(teks)
        self._kunci.append("dibayar" if len(semua) > 1 else "dibayar_satu")

    def tell_loser(self, kalah: Kalah) -> str:
        isi, kunci, kurang = self._isi, self._kunci, kalah.kekurangan
        kunci.append(kalah.alasan)
        if kurang is None:
            self._tell_support(kalah.tambahan)
            return self._bahan.say(kunci, isi)
        pendukung = self.hasil.pendukung[self.id]
        isi["forum"] = len(pendukung)
        isi["uang"] = self._bahan.rupiah(*kalah.uang_pendukung.as_integer_ratio())
        if kalah.alasan is Alasan.PENDUKUNG_KEHABISAN:
            self._tell_spent(pendukung)
        if kurang < self.biaya:
            isi["kurang"] = format_whole(kurang)
            kunci.append("kurang")
            if (lawan := kalah.lawan) is not None:
                isi["lawan"] = self.nama.get(lawan, lawan)
                kunci.append("lawan")
        else:
            kunci.append("kurang_semua")
        self._tell_support(kalah.tambahan)
        self._tell_shadow(True)
        return self._bahan.say(kunci, isi)

    def _tell_spent(self, pendukung: tuple[str, ...]) -> None:
        if daftar := self._bahan.list_spent(pendukung, self.nama):
            self._isi["daftar"] = daftar
            self._kunci.append("terpakai")
        if self._bahan.pakai_greedy:
            self._kunci.append("sisa")

    def _tell_support(self, tambahan: tuple[str, ...] | None) -> None:
        if not tambahan:
            return
        isi, banyak = self._isi, len(tambahan)
        if banyak == 1:
            isi["siapa"] = self.nama.get(tambahan[0], tambahan[0])
            self._kunci.append("dukungan_satu")
            return
        sebut = [self.nama.get(id, id) for id in tambahan[:NAMA_MAKS]]
        if banyak > NAMA_MAKS:
            sebut.append(self._bahan.say(["forum_lain"], {"banyak": banyak - NAMA_MAKS}))
        isi["banyak"], isi["siapa"] = banyak, self._bahan.join(sebut)
        self._kunci.append("dukungan")

    def _tell_margin(self) -> None:
        kelonggaran = find_kelonggaran(self.hasil, self.id)
        if kelonggaran:
            self._isi["batas"] = format_whole(self.biaya + kelonggaran)
        self._kunci.append("longgar" if kelonggaran else "pas")

    def _tell_shadow(self, dengan_batas: bool) -> None:
        if self.hasil.kenaikan:
            self._kunci += ("tetap", "bayangan") if dengan_batas else ("bayangan",)
