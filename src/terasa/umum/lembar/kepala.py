"""Menemukan baris kepala di bawah judul-judul, dan menamai kolomnya."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar.bentuk import Kolom, Sel, Tabel
from terasa.umum.lembar.sel import as_text

DICARI = 40
# Columns about a private person: never kept, whatever the file.
PRIBADI = re.compile(
    r"(no |nomor |nomer )?(nik|ktp|hp|wa|whatsapp|telp|telepon|telpon|handphone|email|e mail|surel)( .*)?"
    r"|(.* )?(nik|ktp|hp|whatsapp|telp|telepon|telpon|handphone|surel)( .*)?"
    r"|(no|nomor|nomer) (kk|kartu keluarga)|nama (.* )?(pengusul|pemohon|pelapor|warga|lengkap)|nama user"
    r"|(pengusul|pemohon|pelapor)( .*)?|tanggal lahir|tempat lahir|alamat (pengusul|pemohon|rumah)"
)
ANGKA_SAJA = re.compile(r"[\d.,()/-]+")


@dataclass(frozen=True)
class Kepala:
    """Where the headings end, their own text, and the column name of each (or "").

    `cadangan` names columns whose heading came before: they fill in where the first is empty.
    `baris` holds the heading rows as they stand, to know them again on a next page.
    """

    letak: int
    tulisan: tuple[str, ...]
    nama: tuple[str, ...]
    pribadi: frozenset[int]
    cadangan: tuple[str, ...] = ()
    baris: tuple[tuple[str, ...], ...] = ()


def kunci(teks: str) -> str:
    """A heading reduced to bare words: `Kel/Desa` -> `kel desa`."""
    tanpa_tanda = unicodedata.normalize("NFKD", teks.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", tanpa_tanda))


class Pengenal:
    """Recognises headings by the names and synonyms of the known columns."""

    def __init__(self, kolom: Sequence[Kolom]) -> None:
        self.kolom = {k.nama: k for k in kolom}
        self._nama = {kunci(s): k.nama for k in kolom for s in (*k.sinonim, k.nama)}

    def name(self, sel: Sel) -> str:
        """Column name of a heading; units in brackets do not matter. "" when unknown."""
        teks = as_text(sel)
        return self._nama.get(kunci(teks)) or self._nama.get(kunci(re.sub(r"\(.*?\)|\[.*?\]", " ", teks)), "")

    def _is_of_staff(self, nama: str) -> bool:
        return nama in self.kolom and self.kolom[nama].kepegawaian

    def count(self, baris: Sequence[Sel]) -> int:
        """How many different known columns a row names."""
        return len({nama for sel in baris if isinstance(sel, str) and (nama := self.name(sel))})

    def find(self, tabel: Tabel, peta: Mapping[int, str] | None = None) -> Kepala:
        """The heading row: the one naming most columns, the lower of two equal neighbours; or two rows, where
        group headings stand above. `peta` puts the person's own choice of columns in the place of ours.

        Raises MasukanTakTerbaca when a required column is missing.
        """
        letak = self._locate(tabel)
        if letak is None:
            raise MasukanTakTerbaca(_("Berkas ini kosong: tidak ada sel yang terisi."), code="kosong")
        letak, tulisan, atas, baris = self._join(tabel, letak)
        pribadi = frozenset(
            i for i, t in enumerate(tulisan) if PRIBADI.fullmatch(kunci(t)) and not self._is_of_staff(atas[i])
        )
        tulisan = _number_repeats(tulisan)
        nama = tuple("" if i in pribadi else n for i, n in enumerate(atas))
        if peta is not None:
            nama = tuple("" if i in pribadi else peta.get(i, "") for i in range(len(tulisan)))
        self._require(nama, tulisan)
        satu = self._unique(nama, tulisan)
        cadangan = tuple(n if n != s else "" for n, s in zip(nama, satu, strict=True)) if self.kolom else ()
        return Kepala(letak, tulisan, satu, pribadi, cadangan, baris)

    def _join(
        self, tabel: Tabel, letak: int
    ) -> tuple[int, tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Last heading row, headings, column names, heading rows: of one row, or of two where that names more."""
        tulisan = tuple(as_text(sel) for sel in tabel[letak])
        nama = tuple(self.name(t) for t in tulisan)
        terbaik: tuple[int, tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], ...]]
        terbaik = letak, tulisan, nama, (tulisan,)
        banyak = len({*nama} - {""})
        for atas in (letak - 1, letak) if self.kolom else ():
            if atas < 0 or atas + 1 >= len(tabel) or not self._are_headings(tabel[atas], tabel[atas + 1]):
                continue
            pasang = list(_pairs(tabel[atas], tabel[atas + 1]))
            dinamai = [self._name_pair(a, b) for a, b in pasang]
            if len({n for _t, n in dinamai} - {""}) > banyak:
                banyak = len({n for _t, n in dinamai} - {""})
                asli = tuple(tuple(as_text(s) for s in b) for b in tabel[atas : atas + 2])
                terbaik = atas + 1, tuple(t for t, _n in dinamai), tuple(n for _t, n in dinamai), asli
        return terbaik

    def _are_headings(self, *baris: Sequence[Sel]) -> bool:
        """Headings are words, or numbers that name a column themselves (the years of a plan): a row with another
        bare number in it is data, or numbers the columns."""
        return not any(
            (not isinstance(sel, str) or ANGKA_SAJA.fullmatch(sel.strip())) and not self.name(sel)
            for satu in baris
            for sel in satu
            if as_text(sel)
        )

    def _name_pair(self, atas: str, bawah: str) -> tuple[str, str]:
        """(heading, column name) of a heading under a group heading: `Rekomendasi` over `Kel/Desa`."""
        if not bawah or not atas or bawah == atas:
            return bawah or atas, self.name(bawah or atas)
        gabung = f"{atas} {bawah}"
        for teks in (gabung, *(f"{kata} {bawah}" for kata in kunci(atas).split()), bawah, atas):
            if nama := self.name(teks):
                return (bawah if teks == bawah else gabung), nama
        return gabung, ""

    def _locate(self, tabel: Tabel) -> int | None:
        terisi = [i for i, b in enumerate(tabel[:DICARI]) if any(as_text(s) for s in b)]
        if not terisi:
            return None
        if not self.kolom:
            return terisi[0]
        terbanyak = max(self.count(tabel[i]) for i in terisi)
        letak = next(i for i in terisi if self.count(tabel[i]) == terbanyak)
        # A heading of two merged rows names the same columns twice.
        while terbanyak and letak + 1 < len(tabel) and self.count(tabel[letak + 1]) == terbanyak:
            letak += 1
        return letak

    def _require(self, nama: Sequence[str], tulisan: Sequence[str]) -> None:
        kurang = [k.nama for k in self.kolom.values() if k.wajib and k.nama not in nama]
        if not kurang:
            return
        ada = ", ".join(t for t in tulisan if t)[:300]
        raise MasukanTakTerbaca(
            _("Kolom wajib tidak ditemukan: %(kurang)s. Kolom yang terbaca: %(ada)s.")
            % {"kurang": ", ".join(kurang), "ada": ada or _("tidak ada")},
            code="kolom-kurang",
        )

    def _unique(self, nama: Sequence[str], tulisan: Sequence[str]) -> tuple[str, ...]:
        """A name that comes twice belongs to the first; without known columns a heading is its own name."""
        if not self.kolom:
            return tuple(kunci(t).replace(" ", "_") for t in tulisan)
        return tuple("" if n and n in nama[:i] else n for i, n in enumerate(nama))


def _pairs(atas: Sequence[Sel], bawah: Sequence[Sel]) -> Iterator[tuple[str, str]]:
    """Each heading with the group that it stands under; a group heading reaches over the empty cells after it."""
    kelompok = ""
    for i in range(max(len(atas), len(bawah))):
        teks = as_text(atas[i]) if i < len(atas) else ""
        anak = as_text(bawah[i]) if i < len(bawah) else ""
        kelompok = teks or kelompok
        yield (kelompok if anak or teks else ""), anak


def _number_repeats(tulisan: Sequence[str]) -> tuple[str, ...]:
    """`Satuan`, `Satuan (2)`: two columns of one heading stay two."""
    hitung: Counter[str] = Counter()
    hasil = []
    for teks in tulisan:
        hitung[teks] += 1
        hasil.append(f"{teks} ({hitung[teks]})" if teks and hitung[teks] > 1 else teks)
    return tuple(hasil)
