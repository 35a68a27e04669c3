"""Satu sel menjadi nilai yang dipercaya, atau tanda mengapa tidak."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from terasa.musrenbang.rules.sipd.baca import read_tanggal
from terasa.program.enums import JenisPekerjaan, TahapPekerjaan
from terasa.program.rules.impor.catatan import Tanda
from terasa.program.rules.tempat import is_tempat
from terasa.umum.lembar import BarisLembar
from terasa.umum.lembar.kepala import kunci
from terasa.umum.rupiah import parse_angka

TAK_DIKETAHUI = frozenset({
    "-", "–", "—", "?", "unknown", "n/a", "na", "null", "none", "nil", "tbd", "tidak diketahui", "tidak ada", "belum ada",
    "belum diketahui", "kosong",
})  # fmt: skip
# Where a counter of 32 or 64 bits ends: a program's limit, never somebody's price.
TEPI_MESIN = frozenset(tepi + geser for tepi in (2**31, 2**32, 2**63, 2**64) for geser in (-1, 0, 1))
# Two centuries of the whole state budget; also keeps a slip out of a 64-bit column.
TERBESAR = 10**15
PERSEN = re.compile(r"-?\d+(?:[.,]\d+)?\s*%?")
TITIK = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")
TAHAP = {
    "belum ada progress": "",
    "belum ada progres": "",
    "": "",
    "persiapan": TahapPekerjaan.PERSIAPAN,
    "pemilihan": TahapPekerjaan.PEMILIHAN,
    "pemilihan penyedia": TahapPekerjaan.PEMILIHAN,
    "hasil pemilihan": TahapPekerjaan.HASIL_PEMILIHAN,
    "hasil pemilihan penyedia": TahapPekerjaan.HASIL_PEMILIHAN,
    "kontrak": TahapPekerjaan.KONTRAK,
    "pelaksanaan kontrak": TahapPekerjaan.KONTRAK,
    "pho": TahapPekerjaan.PHO,
    "serah terima pho": TahapPekerjaan.PHO,
    "serah terima sementara": TahapPekerjaan.PHO,
    "serah terima pertama": TahapPekerjaan.PHO,
    "serah terima sementara pho": TahapPekerjaan.PHO,
    "fho": TahapPekerjaan.FHO,
    "serah terima fho": TahapPekerjaan.FHO,
    "serah terima akhir": TahapPekerjaan.FHO,
    "serah terima akhir fho": TahapPekerjaan.FHO,
    "dibatalkan": TahapPekerjaan.DIBATALKAN,
    "batal": TahapPekerjaan.DIBATALKAN,
}
JENIS = {
    "barang": JenisPekerjaan.BARANG,
    "pekerjaan konstruksi": JenisPekerjaan.KONSTRUKSI,
    "konstruksi": JenisPekerjaan.KONSTRUKSI,
    "jasa konsultansi": JenisPekerjaan.KONSULTANSI,
    "konsultansi": JenisPekerjaan.KONSULTANSI,
    "jasa konsultan": JenisPekerjaan.KONSULTANSI,
    "jasa lainnya": JenisPekerjaan.JASA_LAINNYA,
}
JUMLAH = re.compile(
    r"(grand |sub )?(total|jumlah)( (total|keseluruhan|seluruhnya|semua|umum|besar|pagu|anggaran|belanja|kegiatan"
    r"|pekerjaan|program|dan rata rata|rata rata|langsung|tidak)){0,4}( [0-9ivx]+)?"
)
KOLOM_NAMA = (
    "id",
    "no",
    "nama",
    "pekerjaan",
    "kegiatan",
    "program",
    "perangkat_daerah",
    "jenis_belanja",
    "deskripsi",
)


def is_jumlah(baris: BarisLembar) -> bool:
    """Whether a row adds up the others: one of its names is `Jumlah`, `Total`, `Jumlah keseluruhan` ..."""
    return any(JUMLAH.fullmatch(kunci(baris.nilai.get(k, ""))) for k in KOLOM_NAMA)


@dataclass
class Sel:
    """Reads the cells of one row; `tanda` gathers what is not believed and what was tidied."""

    baris: BarisLembar
    berkas: str
    id: str
    # Where marks of all rows are gathered, beside those of this row.
    semua: list[Tanda] = field(default_factory=list)
    tanda: list[Tanda] = field(default_factory=list)

    def teks(self, kolom: str, panjang: int = 0) -> str:
        """Clean text, cut to `panjang` with a note."""
        isi = self.baris.nilai.get(kolom, "").strip()
        if panjang and len(isi) > panjang:
            self.mark("dipotong", f"{kolom} dipotong menjadi {panjang} huruf")
            isi = isi[:panjang]
        return isi

    def mark(self, kode: str, kalimat: str) -> None:
        """Remember why a value of this row is doubtful."""
        satu = Tanda(self.berkas, self.baris.nomor, self.id, kode, kalimat)
        self.tanda.append(satu)
        self.semua.append(satu)

    def angka(self, kolom: str, *, nol: bool, wajib: bool = False) -> Decimal | None:
        """An amount of money as written, None when it is not believed; `nol`: whether 0 is an answer."""
        teks = self.teks(kolom)
        if not teks or teks.casefold() in TAK_DIKETAHUI:
            if teks or wajib:
                self.mark("tak-diketahui", f"{kolom} “{teks}” belum diketahui")
            return None
        try:
            nilai = parse_angka(teks)
        except (ValueError, InvalidOperation):
            self.mark("bukan-angka", f"{kolom} “{teks[:60]}” bukan angka")
            return None
        sebab = _doubt(nilai, nol)
        if sebab:
            self.mark(sebab[0], f"{kolom} {teks[:40]}: {sebab[1]}")
            return None
        return nilai

    def rupiah(self, kolom: str, *, nol: bool = False, wajib: bool = False) -> int | None:
        """Whole rupiah, cents rounded half up with a note; None when not believed."""
        nilai = self.angka(kolom, nol=nol, wajib=wajib)
        if nilai is None:
            return None
        bulat = int(nilai.quantize(Decimal(1), rounding="ROUND_HALF_UP"))
        if bulat != nilai:
            self.mark("dibulatkan", f"{kolom} {self.teks(kolom)} dibulatkan menjadi {bulat}")
        return bulat

    def persen(self, kolom: str) -> Decimal | None:
        """Per cent from 0 to 100 with two decimals; a single comma or point is the decimal sign."""
        teks = self.teks(kolom)
        if not teks:
            return None
        if teks.casefold() in TAK_DIKETAHUI or not PERSEN.fullmatch(teks):
            self.mark("bukan-angka", f"{kolom} “{teks[:60]}” bukan persen")
            return None
        nilai = Decimal(teks.rstrip("% ").replace(",", "."))
        if not 0 <= nilai <= 100:
            self.mark("di-luar-persen", f"{kolom} {teks} di luar 0 sampai 100")
            return None
        return nilai.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")

    def hari(self, kolom: str) -> date | None:
        """A day however it was typed; None with a flag when it cannot be read."""
        teks = self.teks(kolom)
        if not teks or teks in TAK_DIKETAHUI:
            return None
        hari = read_tanggal(teks)
        if hari is None or not 1990 <= hari.year <= 2100:
            self.mark("tanggal-tak-terbaca", f"{kolom} “{teks[:40]}” bukan tanggal")
            return None
        return hari

    def bulat(self, kolom: str, terbesar: int) -> int | None:
        """A count from 0 to `terbesar`."""
        teks = self.teks(kolom)
        if not teks or teks in TAK_DIKETAHUI:
            return None
        if not re.fullmatch(r"\d{1,9}", teks) or int(teks) > terbesar:
            self.mark("bukan-angka", f"{kolom} “{teks[:40]}” bukan hitungan yang masuk akal")
            return None
        return int(teks)

    def tahap(self, kolom: str) -> str:
        """A stage by any of its names, "" before the first; an unknown name is flagged."""
        teks = self.teks(kolom)
        tahap = TAHAP.get(kunci(teks))
        if tahap is None:
            self.mark("tahap-tidak-dikenal", f"{kolom} “{teks[:60]}” bukan tahap yang dikenal")
        return tahap or ""

    def jenis(self, kolom: str) -> str:
        """Kind of procurement, "" with a flag when the word is not known."""
        teks = self.teks(kolom)
        jenis = JENIS.get(kunci(teks))
        if jenis is None and teks:
            self.mark("jenis-tidak-dikenal", f"{kolom} “{teks[:60]}” bukan jenis pengadaan yang dikenal")
        return jenis or ""

    def titik(self) -> tuple[Decimal, Decimal] | None:
        """(lat, lng) with six decimals, None with a flag when it cannot be a place in Indonesia."""
        lat, lng = self.teks("lat"), self.teks("lng")
        if not lat and not lng:
            self.mark("tanpa-koordinat", "tidak ada koordinat")
            return None
        if TITIK.fullmatch(lat) and TITIK.fullmatch(lng):
            titik = tuple(Decimal(t.replace(",", ".")).quantize(Decimal("0.000001")) for t in (lat, lng))
            if is_tempat(titik[0], titik[1]):
                return titik[0], titik[1]
        self.mark("koordinat-mustahil", f"koordinat {lat[:20]}, {lng[:20]} bukan tempat di Indonesia")
        return None


def _doubt(nilai: Decimal, nol: bool) -> tuple[str, str] | None:
    """(code, why) of an amount that is not believed."""
    if nilai < 0:
        return "negatif", "kurang dari nol"
    if nilai == 0 and not nol:
        return "nol", "nol bukan harga"
    if nilai.to_integral_value() in TEPI_MESIN:
        return "tepi-mesin", "angka terbesar sebuah program, bukan harga"
    return ("terlalu-besar", "tidak masuk akal") if nilai > TERBESAR else None


def round_bulan(nilai: Sequence[Decimal]) -> list[int]:
    """Whole rupiah per month whose running totals are those of `nilai` rounded half up: no rupiah is lost or made."""
    hasil, jalan, sudah = [], Decimal(0), 0
    for satu in nilai:
        jalan += satu
        kini = int(jalan.quantize(Decimal(1), rounding="ROUND_HALF_UP"))
        hasil.append(kini - sudah)
        sudah = kini
    return hasil


def split_persen(nilai: Sequence[Decimal], pagu: int) -> list[Decimal]:
    """Rupiah equivalents per month to per cent of `pagu` with four decimals, exact in their running totals."""
    hasil, jalan, sudah = [], Decimal(0), Decimal(0)
    for satu in nilai:
        jalan += satu
        kini = (jalan * 100 / pagu).quantize(Decimal("0.0001"), rounding="ROUND_HALF_UP")
        hasil.append(kini - sudah)
        sudah = kini
    return hasil
