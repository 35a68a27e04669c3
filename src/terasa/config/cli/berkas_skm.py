"""Membaca berkas jawaban SKM tanpa basis data, untuk `terasa ikm hitung`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from terasa.config.cli.berkas_usulan import siapkan_bahasa
from terasa.statistik.skm import NILAI, UNSUR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from terasa.umum.lembar import Kolom

TEMPAT = ("unit", "layanan")
SINONIM = {
    "unit": ("nama unit", "unit kerja", "unit layanan", "unit pelayanan"),
    "layanan": ("nama layanan", "jenis layanan", "jenis pelayanan"),
}
# Dashes stand for "not answered" on paper and in workbooks.
KOSONG = frozenset({"", "-", "–", "—"})
Jawaban = tuple[int | None, ...]


@dataclass
class Kelompok:
    """Answers about one service of one unit, in the order of UNSUR, and a sentence for each cell that was not used."""

    unit: str
    layanan: str
    jawaban: list[Jawaban]
    peringatan: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Terbaca:
    """One row: its service, its answers, and what was wrong in single cells."""

    unit: str
    layanan: str
    jawaban: Jawaban
    peringatan: list[str]


@dataclass
class BerkasSkm:
    """Services by alphabet, a sentence for each row that was left out, and what was tidied."""

    kelompok: list[Kelompok]
    dilewati: list[str]
    catatan: list[str] = field(default_factory=list)


def read_skm(berkas: str) -> BerkasSkm:
    """Every row that can be used, and a sentence for each that cannot. Raises MasukanTakTerbaca."""
    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.umum.lembar import read_lembar

    siapkan_bahasa()
    lembar = read_lembar(berkas, columns())
    _refuse_repeats([tulisan for _letak, tulisan, _nama in lembar.petunjuk])
    tanpa = _missing([nama for _letak, _tulisan, nama in lembar.petunjuk])
    dilewati: list[str] = []
    terbaca: list[Terbaca] = []
    for baris in lembar.baris:
        satu = read_baris(baris.nomor, baris.nilai)
        if kurang := baris.galat or find_fault(baris.nilai, satu):
            dilewati.append(f"baris {baris.nomor}: {kurang}")
        else:
            terbaca.append(satu)
    if not terbaca:
        raise MasukanTakTerbaca(
            f"Tidak ada baris yang dapat dipakai; {dilewati[0]}." if dilewati else "Tidak ada baris jawaban."
        )
    return BerkasSkm(_group(terbaca, tanpa), dilewati, [*lembar.catatan, *tanpa])


def columns() -> list[Kolom]:
    """The columns of a file of answers; a column that is not there is an unsur that nobody answered."""
    from terasa.umum.lembar import Kolom

    tempat = [Kolom(nama, SINONIM[nama], wajib=True) for nama in TEMPAT]
    return [*tempat, *(Kolom(u, (f"u {u[1]}", f"u0{u[1]}", f"unsur {u[1]}")) for u in UNSUR)]


def _missing(ada: Sequence[str]) -> list[str]:
    """A sentence for each unsur without a column. Raises MasukanTakTerbaca when there is none at all."""
    from terasa.umum.errors import MasukanTakTerbaca

    tanpa = [u for u in UNSUR if u not in ada]
    if len(tanpa) == len(UNSUR):
        raise MasukanTakTerbaca(
            f"Tidak satu pun kolom {UNSUR[0]} sampai {UNSUR[-1]} ditemukan; beri judul kolomnya kode unsur."
        )
    return [f"kolom {u} tidak ada; unsur itu dihitung tidak dijawab seorang pun" for u in tanpa]


def read_baris(nomor: int, nilai: Mapping[str, str]) -> Terbaca:
    """The answers of a row. A cell that is none of 1-4 is left out alone and named; the others stay."""
    jawaban: list[int | None] = []
    galat = []
    for unsur in UNSUR:
        try:
            jawaban.append(read_nilai(nilai.get(unsur, "")))
        except ValueError:
            jawaban.append(None)
            teks = nilai[unsur]
            galat.append(
                f"baris {nomor}: {unsur} “{teks[:40]}” {_kind(teks)}; hanya jawaban ini tidak dipakai"
            )
    return Terbaca(nilai.get("unit", ""), nilai.get("layanan", ""), tuple(jawaban), galat)


def find_fault(nilai: Mapping[str, str], terbaca: Terbaca) -> str:
    """Why a row cannot be used and what to do; "" when it can."""
    kosong = [nama for nama in TEMPAT if not nilai.get(nama, "").strip()]
    if kosong:
        return f"kolom {', '.join(kosong)} kosong; isilah, karena jawaban dihitung per layanan"
    if all(x is None for x in terbaca.jawaban):
        salah = (
            f" ({terbaca.peringatan[0].partition(': ')[2].partition(';')[0]})" if terbaca.peringatan else ""
        )
        return f"tidak satu unsur pun dijawab dengan 1–4{salah}; hapus baris ini atau isi jawabannya"
    return ""


def read_nilai(teks: str) -> int | None:
    """1-4, or None when not answered. A workbook writes 3 as 3.0. Raises ValueError."""
    bersih = teks.strip()
    if bersih in KOSONG:
        return None
    bulat, _tanda, pecahan = bersih.replace(",", ".").partition(".")
    if pecahan.strip("0") or not (bulat.isascii() and bulat.isdigit()) or int(bulat) not in NILAI:
        raise ValueError(f"bukan nilai SKM: {teks}")
    return int(bulat)


def _kind(teks: str) -> str:
    try:
        angka = float(teks.strip().replace(",", "."))
    except ValueError:
        return "bukan angka"
    return "di luar 1–4" if not 1 <= angka <= 4 else "bukan bilangan bulat"


def _refuse_repeats(kepala: Sequence[str]) -> None:
    """Two columns of one unsur would leave it open which of them was counted. Raises MasukanTakTerbaca."""
    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.umum.lembar.kepala import Pengenal

    pengenal = Pengenal(columns())
    # A repeated heading comes back as `U1 (2)`, which is still the name of U1.
    kali = Counter(nama for tulisan in kepala if (nama := pengenal.name(tulisan)))
    if ganda := [nama for nama, banyak in kali.items() if banyak > 1]:
        raise MasukanTakTerbaca(f"Kolom {', '.join(ganda)} tertulis dua kali; hapus yang tidak dipakai.")


def _group(terbaca: Sequence[Terbaca], tanpa: Sequence[str]) -> list[Kelompok]:
    """By alphabet; spellings that differ in capitals or spaces are one, the commonest is shown."""
    ejaan: dict[str, Counter[str]] = {}
    isi: dict[tuple[str, str], Kelompok] = {}
    for satu in terbaca:
        for teks in (satu.unit, satu.layanan):
            ejaan.setdefault(_fold(teks), Counter())[" ".join(teks.split())] += 1
        kunci = _fold(satu.unit), _fold(satu.layanan)
        kelompok = isi.setdefault(kunci, Kelompok(*kunci, [], list(tanpa)))
        kelompok.jawaban.append(satu.jawaban)
        kelompok.peringatan.extend(satu.peringatan)
    tampil = {k: min(kali, key=lambda t: (-kali[t], t)) for k, kali in ejaan.items()}
    for kunci, kelompok in isi.items():
        kelompok.unit, kelompok.layanan = tampil[kunci[0]], tampil[kunci[1]]
    return [isi[kunci] for kunci in sorted(isi)]


def _fold(teks: str) -> str:
    return " ".join(teks.casefold().split())
