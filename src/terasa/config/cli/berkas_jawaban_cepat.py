"""Jalan cepat bagi CSV jawaban yang rapi: jutaan baris dibaca per kolom. Hasilnya sama dengan jalan biasa.

Rapi: UTF-8 tanpa tanda kutip, kepala pada baris pertama dengan kolom yang semuanya dikenal, dan baris yang sama panjang.
Yang lain, dan baris yang ternyata bermasalah, dibaca pembaca lembar biasa.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from terasa.config.cli.berkas_jawaban import (
    BUTIR,
    KELOMPOK,
    TEMPAT,
    WAJIB,
    Berkas,
    columns,
    find_fault,
    read_arti,
)
from terasa.config.cli.berkas_jawaban import build_berkas as build

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from terasa.umum.lembar import Lembar

SEPENGGAL = 10_000
# What no cell may hold; a group or an answer that is not known.
SALAH = -9


def read_cepat(path: str) -> Berkas | None:
    """The answers of a tidy file; None when the ordinary reader has to look at it."""
    teks = _decode(path)
    if teks is None:
        return None
    contoh = teks.split("\n", 2)[:2]
    letak, pemisah = _read_kepala(contoh)
    if not letak:
        return None
    return _Pembaca(contoh[0], letak, pemisah).read(teks)


def _decode(path: str) -> str | None:
    from terasa.umum.lembar.baca import BERKAS_TERBESAR

    berkas = Path(path)
    try:
        if berkas.stat().st_size > BERKAS_TERBESAR:
            return None
        teks = berkas.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return None if '"' in teks or "\0" in teks or teks.count("\n") < 2 else teks


def _read_kepala(contoh: Sequence[str]) -> tuple[dict[str, int], str]:
    """Position of each column and the separator; nothing when the first row is not simply the headings."""
    from terasa.umum.errors import MasukanTakTerbaca

    try:
        lembar = parse("\n".join(contoh))
    except MasukanTakTerbaca:
        return {}, ""
    nama = [satu for _letak, _tulisan, satu in lembar.petunjuk]
    lebar = len(contoh[0].split(lembar.pemisah)) if lembar.pemisah else 0
    sederhana = lebar == len(nama) == len(set(nama) - {""}) and set(WAJIB) <= set(nama)
    if not sederhana or lembar.baris[0].nomor != 2:
        return {}, ""
    return {satu: letak for letak, _tulisan, satu in lembar.petunjuk}, lembar.pemisah


def parse(teks: str) -> Lembar:
    """What the ordinary reader makes of it. Raises MasukanTakTerbaca."""
    from terasa.umum.lembar import parse_lembar

    return parse_lembar(teks.encode(), columns())


class _Pembaca:
    """One pass over the rows; texts become numbers through a table per column."""

    def __init__(self, kepala: str, letak: dict[str, int], pemisah: str) -> None:
        self.kepala, self.letak, self.pemisah = kepala, letak, pemisah
        self.ejaan: dict[str, dict[str, int]] = {nama: {} for nama in TEMPAT}
        self.kelompok: dict[str, int] = {}
        self.jawab: dict[str, int] = {}
        self.bagian: list[tuple[NDArray[np.int32], NDArray[np.int8]]] = []
        self.salah: list[tuple[int, list[str]]] = []

    def read(self, teks: str) -> Berkas | None:
        baca = csv.reader(io.StringIO(teks, newline=""), delimiter=self.pemisah)
        next(baca)
        nomor = 2
        while penggal := list(islice(baca, SEPENGGAL)):
            if not self._take(nomor, penggal):
                return None
            nomor += len(penggal)
        hasil = self._explain()
        return None if hasil is None else self._join(*hasil)

    def _take(self, nomor: int, penggal: list[list[str]]) -> bool:
        """Numbers of one piece; False when a row is not as long as the headings."""
        import numpy as np

        urut: Sequence[int] = range(nomor, nomor + len(penggal))
        if not all(penggal):
            urut, penggal = [n for n, b in zip(urut, penggal, strict=True) if b], [b for b in penggal if b]
        if {*map(len, penggal)} - {len(self.letak)}:
            return False
        if not penggal:
            return True
        kolom = list(zip(*penggal, strict=True))
        tempat = np.array(
            [_encode(self.ejaan[n], kolom[self.letak[n]], self._add(n)) for n in TEMPAT], np.int32
        )
        kelompok = _encode(self.kelompok, kolom[self.letak["kelompok"]], _read_kelompok)
        kosong = [-1] * len(penggal)
        jawab = [
            _encode(self.jawab, kolom[self.letak[n]], _read_jawab) if n in self.letak else kosong
            for n in BUTIR
        ]
        isi = np.array([kelompok, *jawab], np.int8)
        baik = (tempat >= 0).all(axis=0) & (isi > SALAH).all(axis=0) & (isi[1:] >= 0).any(axis=0)
        self.salah += [(urut[i], penggal[i]) for i in np.flatnonzero(~baik).tolist()]
        self.bagian.append((tempat[:, baik], isi[:, baik]))
        return True

    def _add(self, nama: str) -> Callable[[str], int]:
        from terasa.umum.lembar.sel import clean

        return lambda teks: len(self.ejaan[nama]) if clean(teks) else -1 - len(self.ejaan[nama])

    def _explain(self) -> tuple[list[str], list[str]] | None:
        """A sentence for each row that cannot be used, and what was tidied; None when the rows are best read again."""
        from terasa.umum.errors import MasukanTakTerbaca

        if not any(isi.shape[1] for _tempat, isi in self.bagian):
            return None
        baris = [self.pemisah.join(sel) for _nomor, sel in self.salah]
        try:
            # A row that is all right keeps the sheet from being empty.
            lembar = parse("\n".join([self.kepala, *baris, self._contoh()]))
        except MasukanTakTerbaca:
            return None
        dilewati = [
            f"baris {self.salah[b.nomor - 2][0]}: {b.galat or find_fault(b.nilai)}"
            for b in lembar.baris
            if 0 <= b.nomor - 2 < len(self.salah)
        ]
        return dilewati, list(lembar.catatan)

    def _contoh(self) -> str:
        isi = dict.fromkeys(self.letak, "ya") | {"kelompok": KELOMPOK[0]}
        return self.pemisah.join(isi[nama] for nama in sorted(self.letak, key=lambda n: self.letak[n]))

    def _join(self, dilewati: list[str], catatan: list[str]) -> Berkas:
        import numpy as np

        tempat = np.concatenate([t for t, _isi in self.bagian], axis=1)
        isi = np.concatenate([i for _t, i in self.bagian], axis=1)
        return build(list(self._texts(tempat)), isi[0], isi[1:], dilewati, catatan)

    def _texts(self, tempat: NDArray[np.int32]) -> Iterator[tuple[list[str], NDArray[np.int32]]]:
        from terasa.umum.lembar.sel import clean

        for nama, kode in zip(TEMPAT, tempat, strict=True):
            yield [clean(teks) for teks in self.ejaan[nama]], kode


def _encode(tabel: dict[str, int], kolom: Sequence[str], arti: Callable[[str], int]) -> list[int]:
    for teks in sorted(set(kolom) - tabel.keys()):
        tabel[teks] = arti(teks)
    return list(map(tabel.__getitem__, kolom))


def _read_kelompok(teks: str) -> int:
    from terasa.umum.lembar.sel import clean

    bersih = read_arti(clean(teks))
    return KELOMPOK.index(bersih) if bersih in KELOMPOK else SALAH


def _read_jawab(teks: str) -> int:
    from terasa.config.cli.berkas_jawaban import ARTI
    from terasa.umum.lembar.sel import clean

    return ARTI.get(read_arti(clean(teks)), SALAH)
