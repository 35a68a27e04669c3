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
    """Answers about one service of one unit, in the order of UNSUR."""

    unit: str
    layanan: str
    jawaban: list[Jawaban]


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
    dilewati: list[str] = []
    terbaca: list[tuple[str, str, Jawaban]] = []
    for baris in lembar.baris:
        if kurang := baris.galat or find_fault(baris.nilai):
            dilewati.append(f"baris {baris.nomor}: {kurang}")
        else:
            jawaban = tuple(read_nilai(baris.nilai[unsur]) for unsur in UNSUR)
            terbaca.append((baris.nilai["unit"], baris.nilai["layanan"], jawaban))
    if not terbaca:
        raise MasukanTakTerbaca(
            f"Tidak ada baris yang dapat dipakai; {dilewati[0]}." if dilewati else "Tidak ada baris jawaban."
        )
    return BerkasSkm(_group(terbaca), dilewati, list(lembar.catatan))


def columns() -> list[Kolom]:
    """The columns of a file of answers; all of them are needed, an unsur that was not asked stays empty."""
    from terasa.umum.lembar import Kolom

    tempat = [Kolom(nama, SINONIM[nama], wajib=True) for nama in TEMPAT]
    return [*tempat, *(Kolom(u, (f"u {u[1]}", f"u0{u[1]}", f"unsur {u[1]}"), wajib=True) for u in UNSUR)]


def find_fault(nilai: Mapping[str, str]) -> str:
    """Why a row cannot be used and what to do; "" when it can."""
    kosong = [nama for nama in TEMPAT if not nilai[nama].strip()]
    if kosong:
        return f"kolom {', '.join(kosong)} kosong; isilah, karena jawaban dihitung per layanan"
    for unsur in UNSUR:
        if fault := _fault_nilai(nilai[unsur]):
            return f"{unsur} “{nilai[unsur][:40]}” {fault}"
    if all(read_nilai(nilai[unsur]) is None for unsur in UNSUR):
        return "tidak satu unsur pun dijawab; hapus baris ini atau isi jawabannya"
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


def _fault_nilai(teks: str) -> str:
    try:
        read_nilai(teks)
    except ValueError:
        return f"{_kind(teks)}; tulis 1, 2, 3, atau 4, atau kosongkan bila tidak dijawab"
    return ""


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


def _group(terbaca: Sequence[tuple[str, str, Jawaban]]) -> list[Kelompok]:
    """By alphabet; spellings that differ in capitals or spaces are one, the commonest is shown."""
    ejaan: dict[str, Counter[str]] = {}
    isi: dict[tuple[str, str], list[Jawaban]] = {}
    for unit, layanan, jawaban in terbaca:
        for teks in (unit, layanan):
            ejaan.setdefault(_fold(teks), Counter())[" ".join(teks.split())] += 1
        isi.setdefault((_fold(unit), _fold(layanan)), []).append(jawaban)
    tampil = {k: min(kali, key=lambda t: (-kali[t], t)) for k, kali in ejaan.items()}
    return [Kelompok(tampil[unit], tampil[layanan], isi[unit, layanan]) for unit, layanan in sorted(isi)]


def _fold(teks: str) -> str:
    return " ".join(teks.casefold().split())
