"""Versi anggaran: tahap yang boleh mengikuti, sumber yang jumlahnya tepat, dan yang perlu dikabarkan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from terasa.program.enums import TahapAnggaran as T
from terasa.umum.bagi import split_exact
from terasa.umum.errors import AturanDilanggar
from terasa.umum.rupiah import format_rupiah

JUMLAH_TERBESAR = 10**15
ALASAN_TERPENDEK = 15
SUMBER_TERBANYAK = 12
NAMA_SUMBER_TERPANJANG = 80
URUTAN = tuple(T)


class CannotRevise(AturanDilanggar):
    """The budget line cannot be changed so."""


@dataclass(frozen=True)
class IsiVersi:
    """One version as the form asks it. `sumber` pairs of name and whole rupiah that add up to `jumlah`."""

    tahap: str
    jumlah: int
    sumber: tuple[tuple[str, int], ...]
    nomenklatur_versi: str
    nomenklatur_kode: str
    volume: Decimal | None = None
    satuan: str = ""
    lokasi: str = ""
    nomor_dokumen: str = ""
    dokumen_on: date | None = None
    alasan: str = ""

    @property
    def isi(self) -> tuple[object, ...]:
        """What makes it another version: everything but its reason."""
        return (*(getattr(self, k) for k in self.__dataclass_fields__ if k != "alasan"),)


def can_follow(sebelum: str, sesudah: str) -> bool:
    """A line goes forward; it may be corrected inside its stage, and a perubahan may follow another."""
    return URUTAN.index(T(sebelum)) <= URUTAN.index(T(sesudah))


def check_versi(isi: IsiVersi, sebelum: IsiVersi | None, hari_ini: date) -> IsiVersi:
    """The version with tidy words. Raises CannotRevise."""
    rapi = replace(
        isi,
        sumber=check_sumber(isi.jumlah, isi.sumber),
        satuan=isi.satuan.strip(),
        lokasi=isi.lokasi.strip(),
        nomor_dokumen=isi.nomor_dokumen.strip(),
        alasan=isi.alasan.strip() if sebelum else "",
    )
    if isi.tahap not in T.values:
        raise CannotRevise(_("Pilih tahap anggarannya."), code="tahap")
    if isi.dokumen_on is not None and isi.dokumen_on > hari_ini:
        raise CannotRevise(_("Tanggal dokumennya tidak sesudah hari ini."), code="dokumen-on")
    if sebelum is None:
        return rapi
    if not can_follow(sebelum.tahap, isi.tahap):
        raise CannotRevise(
            _("Sesudah %(tahap)s tidak kembali ke tahap sebelumnya.") % {"tahap": T(sebelum.tahap).label},
            code="tahap",
        )
    if rapi.isi == sebelum.isi:
        raise CannotRevise(_("Tidak ada yang berubah dari versi sebelumnya."), code="sama")
    if len(rapi.alasan) < ALASAN_TERPENDEK:
        raise CannotRevise(
            _("Tulis mengapa berubah, dalam satu kalimat yang dipahami pengusulnya."), code="alasan"
        )
    return rapi


def check_sumber(jumlah: int, sumber: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Sources with tidy names, exactly the amount together. Raises CannotRevise."""
    if not 0 < jumlah <= JUMLAH_TERBESAR:
        raise CannotRevise(_("Jumlahnya harus lebih dari nol rupiah."), code="jumlah")
    rapi = tuple((" ".join(nama.split()), n) for nama, n in sumber)
    if not rapi or any(not nama for nama, _n in rapi):
        raise CannotRevise(_("Sebutkan sumber dananya."), code="sumber")
    if any(len(nama) > NAMA_SUMBER_TERPANJANG for nama, _n in rapi) or len(rapi) > SUMBER_TERBANYAK:
        raise CannotRevise(
            _("Paling banyak %(n)d sumber dana, dengan nama yang pendek.") % {"n": SUMBER_TERBANYAK},
            code="sumber",
        )
    if len({nama.casefold() for nama, _n in rapi}) < len(rapi):
        raise CannotRevise(_("Satu sumber dana cukup ditulis sekali."), code="sumber")
    if any(n <= 0 for _nama, n in rapi):
        raise CannotRevise(_("Setiap sumber dana lebih dari nol rupiah."), code="sumber")
    if (selisih := jumlah - sum(n for _nama, n in rapi)) != 0:
        raise CannotRevise(
            _("Jumlah sumber dananya berselisih %(selisih)s dari jumlah anggarannya.")
            % {"selisih": format_rupiah(abs(selisih))},
            code="sumber",
        )
    return rapi


def name_sumber(sumber: Sequence[tuple[str, int]]) -> str:
    """All names in one line of at most 80 letters, the largest first."""
    nama = [n for n, _jumlah in sorted(sumber, key=lambda s: -s[1])]
    teks = "; ".join(nama)
    if len(teks) <= NAMA_SUMBER_TERPANJANG:
        return teks
    lain = _("dan %(n)d lain") % {"n": len(nama) - 1}
    return f"{nama[0][: NAMA_SUMBER_TERPANJANG - len(lain) - 1]} {lain}"


def is_kabar(sebelum: IsiVersi, sesudah: IsiVersi) -> bool:
    """Proposers hear when money falls, or when the place or the size is another."""
    tempat = (sebelum.lokasi, sebelum.volume, sebelum.satuan) != (
        sesudah.lokasi,
        sesudah.volume,
        sesudah.satuan,
    )
    return sesudah.jumlah < sebelum.jumlah or tempat


def spread_sumber(
    sumber: Sequence[tuple[str, int]], bagian: Sequence[int]
) -> list[tuple[tuple[str, int], ...]]:
    """The sources of each part, near its share; exact by part and by source. Sums must agree, else ValueError."""
    jumlah = sum(bagian)
    if sum(n for _nama, n in sumber) != jumlah or any(b < 0 for b in bagian):
        raise ValueError("jumlah bagian dan sumbernya berbeda")
    if not jumlah:
        return [() for _b in bagian]
    # What floors leave over is filled from the first source into the first part that lacks.
    tabel = [[n * b // jumlah for _nama, n in sumber] for b in bagian]
    sisa_bagian = [b - sum(baris) for b, baris in zip(bagian, tabel, strict=True)]
    sisa_sumber = [n - sum(baris[s] for baris in tabel) for s, (_nama, n) in enumerate(sumber)]
    for p in range(len(bagian)):
        for s in range(len(sumber)):
            isi = min(sisa_bagian[p], sisa_sumber[s])
            tabel[p][s] += isi
            sisa_bagian[p] -= isi
            sisa_sumber[s] -= isi
    return [tuple((nama, n) for (nama, _n), n in zip(sumber, baris, strict=True) if n) for baris in tabel]


def join_sumber(semua: Sequence[Sequence[tuple[str, int]]]) -> tuple[tuple[str, int], ...]:
    """The sources of several lines together, equal names added."""
    gabung: dict[str, tuple[str, int]] = {}
    for sumber in semua:
        for nama, n in sumber:
            lama = gabung.get(nama.casefold(), (nama, 0))
            gabung[nama.casefold()] = (lama[0], lama[1] + n)
    return tuple(gabung.values())


def split_persen(jumlah: int, persen: Sequence[Decimal]) -> list[int]:
    """Whole rupiah by per cent, which must make a hundred. Raises CannotRevise."""
    if any(p <= 0 for p in persen) or sum(persen) != 100:
        raise CannotRevise(_("Persennya lebih dari nol dan berjumlah tepat 100."), code="persen")
    return split_exact(jumlah, persen)
