"""Menemukan baris kepala di bawah judul-judul, dan menamai kolomnya."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar.bentuk import Kolom, Sel, Tabel
from terasa.umum.lembar.sel import as_text

DICARI = 40
# Columns about a private person: never kept, whatever the file.
PRIBADI = re.compile(
    r"(no |nomor |nomer )?(nik|ktp|hp|wa|whatsapp|telp|telepon|telpon|handphone|email|e mail|surel)( .*)?"
    r"|(no|nomor|nomer) (kk|kartu keluarga)|nama (pengusul|pemohon|pelapor|warga|lengkap)"
    r"|pengusul|pemohon|pelapor|tanggal lahir|tempat lahir|alamat (pengusul|pemohon|rumah)"
)


@dataclass(frozen=True)
class Kepala:
    """Where the headings stand, their own text, and the column name of each (or "")."""

    letak: int
    tulisan: tuple[str, ...]
    nama: tuple[str, ...]
    pribadi: frozenset[int]


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

    def count(self, baris: Sequence[Sel]) -> int:
        """How many different known columns a row names."""
        return len({nama for sel in baris if isinstance(sel, str) and (nama := self.name(sel))})

    def find(self, tabel: Tabel) -> Kepala:
        """The heading row: the one naming most columns, the lower of two equal neighbours.

        Raises MasukanTakTerbaca when a required column is missing.
        """
        letak = self._locate(tabel)
        if letak is None:
            raise MasukanTakTerbaca(_("Berkas ini kosong: tidak ada sel yang terisi."), code="kosong")
        tulisan = tuple(as_text(sel) for sel in tabel[letak])
        pribadi = frozenset(i for i, t in enumerate(tulisan) if PRIBADI.fullmatch(kunci(t)))
        nama = tuple("" if i in pribadi else self.name(t) for i, t in enumerate(tulisan))
        self._require(nama, tulisan)
        return Kepala(letak, tulisan, self._unique(nama, tulisan), pribadi)

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
