"""Why is this item in, or out? In sentences for residents."""

from __future__ import annotations

from collections.abc import Mapping

from terasa.alokasi.bagi import find_kelonggaran
from terasa.alokasi.bahan import NAMA_MAKS, Bahan, format_whole, sum_payments
from terasa.alokasi.enums import Alasan, Pelengkap
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
        self._kunci.append(kalah.alasan.value)
        if kalah.kekurangan is None:
            self._tell_support(kalah)
            return self._bahan.say(self._kunci, self._isi)
        pendukung = self.hasil.pendukung[self.id]
        self._isi["forum"] = len(pendukung)
        self._isi["uang"] = self._bahan.rupiah(*kalah.uang_pendukung.as_integer_ratio())
        if kalah.alasan is Alasan.PENDUKUNG_KEHABISAN:
            self._tell_spent(pendukung)
        if kalah.kekurangan < self.biaya:
            self._tell_lacking(kalah.kekurangan, kalah.lawan)
        else:
            self._kunci.append("kurang_semua")
        self._tell_support(kalah)
        self._tell_shadow(True)
        return self._bahan.say(self._kunci, self._isi)

    def _tell_spent(self, pendukung: tuple[str, ...]) -> None:
        nama, bahan = self.nama, self._bahan
        if terpakai := bahan.spent(pendukung):
            self._isi["daftar"] = bahan.join(
                [bahan.name_amount(nama.get(id, id), rupiah) for id, rupiah in terpakai]
            )
            self._kunci.append("terpakai")
        if self.hasil.aturan.pelengkap in (Pelengkap.ADD1U, Pelengkap.GREEDY):
            self._kunci.append("sisa")

    def _tell_lacking(self, kurang: int, lawan: str | None) -> None:
        self._isi["kurang"] = format_whole(kurang)
        self._kunci.append("kurang")
        if lawan is not None:
            self._isi["lawan"] = self.nama.get(lawan, lawan)
            self._kunci.append("lawan")

    def _tell_support(self, kalah: Kalah) -> None:
        tambahan = kalah.tambahan
        if not tambahan:
            return
        banyak = len(tambahan)
        sebut = [self.nama.get(id, id) for id in tambahan[:NAMA_MAKS]]
        if banyak > NAMA_MAKS:
            sebut.append(self._bahan.say(["forum_lain"], {"banyak": banyak - NAMA_MAKS}))
        self._isi["banyak"], self._isi["siapa"] = banyak, self._bahan.join(sebut)
        self._kunci.append("dukungan" if banyak > 1 else "dukungan_satu")

    def _tell_margin(self) -> None:
        kelonggaran = find_kelonggaran(self.hasil, self.id)
        if kelonggaran:
            self._isi["batas"] = format_whole(self.biaya + kelonggaran)
        self._kunci.append("longgar" if kelonggaran else "pas")

    def _tell_shadow(self, dengan_batas: bool) -> None:
        if self.hasil.kenaikan:
            self._kunci += ("tetap", "bayangan") if dengan_batas else ("bayangan",)
