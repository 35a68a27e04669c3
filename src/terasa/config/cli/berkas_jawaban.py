"""Membaca berkas jawaban survei manfaat tanpa basis data, untuk `terasa manfaat hitung`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from terasa.config.cli.berkas_usulan import siapkan_bahasa

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from terasa.statistik.rekap import Jawaban
    from terasa.umum.lembar import Kolom

TEMPAT = ("kegiatan", "desa")
BUTIR = ("tahu", "terjangkau", "pakai", "berguna", "teratasi", "adil")
# Without these there is no index; a file may leave the other questions out.
WAJIB = (*TEMPAT, "kelompok", "pakai", "berguna", "teratasi")
KELOMPOK = ("sasaran", "acak", "sukarela")
# Not sure counts and is not yes.
ARTI = {"ya": 1, "tidak": 0, "ragu": 0, "ragu ragu": 0, "tidak yakin": 0, "": -1}
SINONIM = {
    "kegiatan": ("nama kegiatan",),
    "desa": ("kelurahan", "desa kelurahan"),
    "teratasi": ("masalah teratasi",),
}


@dataclass
class Berkas:
    """Answers as numbers; names of kegiatan and desa by number; what was left out; what was tidied."""

    jawaban: Jawaban
    nama: dict[str, list[str]]
    dilewati: list[str]
    catatan: list[str] = field(default_factory=list)


def read_jawaban(berkas: str) -> Berkas:
    """Every row that can be used, and a sentence for each that cannot. Raises MasukanTakTerbaca."""
    from terasa.config.cli.berkas_jawaban_cepat import read_cepat

    siapkan_bahasa()
    return read_cepat(berkas) or read_biasa(berkas)


def read_biasa(berkas: str) -> Berkas:
    """The same from any sheet: workbooks, headings lower down, quoted text. Raises MasukanTakTerbaca."""
    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.umum.lembar import read_lembar

    lembar = read_lembar(berkas, columns())
    _refuse_repeats([tulisan for _letak, tulisan, _nama in lembar.petunjuk])
    terbaca: list[tuple[str, ...]] = []
    dilewati: list[str] = []
    for baris in lembar.baris:
        kurang = baris.galat or find_fault(baris.nilai)
        if kurang:
            dilewati.append(f"baris {baris.nomor}: {kurang}")
        else:
            terbaca.append(tuple(baris.nilai.get(nama, "") for nama in (*TEMPAT, "kelompok", *BUTIR)))
    if not terbaca:
        raise MasukanTakTerbaca(f"Tidak ada baris yang dapat dipakai; {dilewati[0]}.")
    return _number(terbaca, dilewati, list(lembar.catatan))


def _refuse_repeats(kepala: Sequence[str]) -> None:
    """Two columns of one question would leave it open which of them was counted. Raises MasukanTakTerbaca."""
    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.umum.lembar.kepala import Pengenal

    pengenal = Pengenal(columns())
    kali = Counter(nama for tulisan in kepala if (nama := pengenal.name(tulisan)) not in ("", *TEMPAT))
    if ganda := [nama for nama, banyak in kali.items() if banyak > 1]:
        raise MasukanTakTerbaca(f"Kolom {', '.join(ganda)} tertulis dua kali; hapus yang tidak dipakai.")


def columns() -> list[Kolom]:
    """The columns of a file of answers."""
    from terasa.umum.lembar import Kolom

    return [Kolom(n, SINONIM.get(n, ()), wajib=n in WAJIB) for n in (*TEMPAT, "kelompok", *BUTIR)]


def find_fault(nilai: Mapping[str, str]) -> str:
    """Why a row cannot be used; "" when it can."""
    kosong = [nama for nama in (*TEMPAT, "kelompok") if not nilai[nama]]
    if kosong:
        return f"kolom {', '.join(kosong)} kosong"
    if read_arti(nilai["kelompok"]) not in KELOMPOK:
        return f"kelompok “{nilai['kelompok'][:40]}” bukan salah satu dari {', '.join(KELOMPOK)}"
    for nama in BUTIR:
        if read_arti(nilai.get(nama, "")) not in ARTI:
            return f"{nama} “{nilai[nama][:40]}” bukan ya, tidak, atau ragu"
    if not any(read_arti(nilai.get(nama, "")) for nama in BUTIR):
        return "tidak satu pertanyaan pun dijawab"
    return ""


def read_arti(teks: str) -> str:
    """One spelling for all: small letters, single spaces, no hyphen; "" for an answer that is only a dash."""
    return " ".join(teks.casefold().replace("-", " ").split())


def _number(terbaca: list[tuple[str, ...]], dilewati: list[str], catatan: list[str]) -> Berkas:
    import numpy as np

    kolom = list(zip(*terbaca, strict=True))
    letak_kelompok = {teks: nomor for nomor, teks in enumerate(KELOMPOK)}
    arti = {teks: ARTI[read_arti(teks)] for satu in kolom[3:] for teks in set(satu)}
    tempat = [_number_texts(kolom[letak]) for letak in range(len(TEMPAT))]
    kelompok = np.array([letak_kelompok[read_arti(teks)] for teks in kolom[2]], dtype=np.int8)
    isi = np.array([[arti[teks] for teks in satu] for satu in kolom[3:]], dtype=np.int8)
    return build_berkas(tempat, kelompok, isi, dilewati, catatan)


def _number_texts(tertulis: Sequence[str]) -> tuple[list[str], NDArray[np.int32]]:
    import numpy as np

    nomor = {teks: letak for letak, teks in enumerate(dict.fromkeys(tertulis))}
    return list(nomor), np.array([nomor[teks] for teks in tertulis], dtype=np.int32)


def build_berkas(
    tempat: Sequence[tuple[list[str], NDArray[np.int32]]],
    kelompok: NDArray[np.int8],
    isi: NDArray[np.int8],
    dilewati: list[str],
    catatan: list[str],
) -> Berkas:
    """Answers of rows that can be used: for kegiatan and desa the texts and the number of each row's text."""
    from terasa.statistik.rekap import Jawaban

    kode, nama = {}, {}
    for satu, (teks, nomor) in zip(TEMPAT, tempat, strict=True):
        kode[satu], nama[satu] = _number_names(teks, nomor)
    jawaban = Jawaban(kegiatan=kode["kegiatan"], kelompok=kelompok, desa=kode["desa"], isi=isi)
    return Berkas(jawaban, nama, dilewati, catatan)


def _number_names(teks: list[str], nomor: NDArray[np.int32]) -> tuple[NDArray[np.int32], list[str]]:
    """Numbers by alphabet; spellings that differ in capitals or spaces are one name, the commonest is shown."""
    import numpy as np

    ejaan: dict[str, Counter[str]] = {}
    kali = np.bincount(nomor, minlength=len(teks))
    for satu, banyak in zip(teks, kali.tolist(), strict=True):
        if banyak:
            ejaan.setdefault(_fold(satu), Counter())[satu] += banyak
    letak = {satu: urut for urut, satu in enumerate(sorted(ejaan))}
    baru = np.array([letak.get(_fold(satu), -1) for satu in teks], dtype=np.int32)
    return baru[nomor], [_commonest(ejaan[satu]) for satu in letak]


def _commonest(kali: Mapping[str, int]) -> str:
    """The spelling met most often, of two as often the first by alphabet."""
    return min(kali, key=lambda teks: (-kali[teks], teks))


def _fold(teks: str) -> str:
    return " ".join(teks.casefold().split())
