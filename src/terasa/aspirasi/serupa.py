"""Aspirasi sebagai keinginan yang dapat dibandingkan: dihitung saat halamannya dibuka, di dalam desanya, tanpa disimpan.

Kata-kata warga hanya berada di `Isi`, yang dijaga per wilayah. Menyalinnya ke baris pembanding berarti menjaga, menyamarkan,
dan menghapusnya di dua tempat (adr/0023).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from terasa.aspirasi.models import Aspirasi
from terasa.cari.queries import compare_with
from terasa.cari.serupa import Saran, Usulan
from terasa.cari.serupa.pekerjaan import find_istilah
from terasa.wilayah.models import Wilayah

# Reading one takes about half a millisecond; older ones than these are found by searching the desk.
DIBACA = 200
JUDUL_TERPANJANG = 200
# A story names much beside what it asks for, so two of them need more in common than two usulan.
SKOR_TERKECIL = 0.5
BAGIAN = re.compile(r"[.!?;,\n]+")
MEMINTA = frozenset(
    {"minta", "meminta", "mohon", "memohon", "tolong", "perlu", "butuh", "membutuhkan", "usul", "mengusulkan"}
)


@dataclass(frozen=True)
class AspirasiSerupa:
    """One voice that may be the same wish, with reasons."""

    aspirasi: Aspirasi
    skor: float
    saran: Saran
    alasan: list[str]


def split_masalah(teks: str) -> tuple[str, str]:
    """The clause that says what is wanted, and the whole: "anak sekolah takut lewat" asks for no school.

    It is the first that asks ("minta sumur bor") and names a work, else the first that names one, else the first.
    """
    bagian = [b.strip() for b in BAGIAN.split(teks) if b.strip()]
    bernama = [b for b in bagian if find_istilah(b)[0]]
    meminta = [b for b in bernama if MEMINTA & set(b.casefold().split())]
    judul = next(iter([*meminta, *bernama, *bagian]), "")
    return judul[:JUDUL_TERPANJANG], teks.strip()


def make_wish(masalah: str, *, tempat: str, desa: Wilayah, id: str = "") -> Usulan:
    """Words of a resident as the comparison takes them."""
    judul, uraian = split_masalah(masalah)
    induk = desa.induk.nama if desa.induk else ""
    return Usulan(id, judul, uraian, tempat, desa.kode, desa.nama, induk)


def as_wish(aspirasi: Aspirasi, desa: Wilayah) -> Usulan:
    """A stored voice; read with its `isi`."""
    isi = aspirasi.isi
    tempat = ", ".join(t for t in (isi.dusun, isi.patokan) if t)
    return make_wish(isi.masalah, tempat=tempat, desa=desa, id=str(aspirasi.pk))


def find_serupa_aspirasi(
    keinginan: Usulan, terbuka: QuerySet[Aspirasi], *, desa: Wilayah, kecuali: Iterable[str] = ()
) -> list[AspirasiSerupa]:
    """Of these voices of one desa those that may be the same, best first; `kecuali` are codes left out. One query."""
    calon = (
        terbuka.filter(kode_desa=desa.kode, isi__isnull=False)
        .exclude(kode__in=list(kecuali))
        .select_related("isi")
    )
    semua = {str(a.pk): a for a in calon.order_by("-diajukan_at")[:DIBACA]}
    hasil = compare_with(keinginan, (as_wish(a, desa) for a in semua.values()))
    return [
        AspirasiSerupa(semua[u.id], nilai.skor, nilai.saran, alasan)
        for u, nilai, alasan in hasil
        if nilai.skor >= SKOR_TERKECIL
    ]
