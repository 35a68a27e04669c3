"""Membaca daftar tertutup penerima dari lembar: kolom pribadi dibuang, yang seperti NIK ditolak, tiap baris berlaporan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from terasa.program.enums import SatuanPenerima
from terasa.program.rules.penerima import Bagian, SasaranTakSah
from terasa.survei.rules import KerangkaTakSah, label_rt
from terasa.survei.rules.daftar import ENAM_BELAS, TERBANYAK
from terasa.umum.lembar import BarisLembar, Kolom, Lembar

KOLOM = (
    Kolom("desa", ("kode desa", "desa/kelurahan", "kelurahan", "kode wilayah"), wajib=True),
    Kolom("rt", ("rt/rw", "nomor rt")),
    Kolom("nama", ("nama penerima", "penerima", "nama kepala keluarga", "nama kk")),
    Kolom("alamat", ("dusun", "alamat/dusun", "dusun/alamat")),
)


@dataclass(frozen=True)
class Calon:
    """One intended beneficiary as read, with its row in the file."""

    nomor: int
    desa: str
    rt: str = ""
    nama: str = ""
    alamat: str = ""


@dataclass(frozen=True)
class LaporanDaftar:
    """What was taken from a list: rows, and why others were left out. `catatan` is of the whole file."""

    calon: tuple[Calon, ...]
    dilewati: tuple[tuple[int, str], ...]
    catatan: tuple[str, ...] = ()


def read_daftar_penerima(lembar: Lembar, *, desa: Mapping[str, str], bernama: bool) -> LaporanDaftar:
    """Rows of a sheet; `desa` is {kode: name} of the catchment. Names are dropped unless `bernama`.

    The report never repeats a name. Raises SasaranTakSah when not one row can be used.
    """
    if not lembar.has("desa"):
        raise SasaranTakSah(_("Kolom desa tidak ada. Yang dibaca: desa, RT, nama, alamat."), code="kolom")
    if len(lembar.baris) > TERBANYAK:
        raise SasaranTakSah(_("Paling banyak %(n)s baris.") % {"n": TERBANYAK}, code="banyak")
    calon: dict[tuple[str, ...], Calon] = {}
    dilewati = []
    for b in lembar.baris:
        try:
            satu = _read_row(b, desa, bernama)
            kunci = (satu.desa, satu.rt, satu.nama.casefold(), satu.alamat.casefold())
            if (satu.nama or satu.alamat) and kunci in calon:
                raise SasaranTakSah(_("sama dengan baris %(n)s") % {"n": calon[kunci].nomor})
        except (SasaranTakSah, KerangkaTakSah) as exc:
            dilewati.append((b.nomor, str(exc)))
        else:
            # Without name and address nothing tells two of them apart.
            calon[kunci if satu.nama or satu.alamat else (str(satu.nomor),)] = satu
    if not calon:
        raise SasaranTakSah(
            _("Tidak ada baris yang dapat dipakai. Baris %(n)s: %(sebab)s")
            % {"n": dilewati[0][0], "sebab": dilewati[0][1]},
            code="kosong",
        )
    catatan = list(lembar.catatan)
    if lembar.has("nama") and not bernama:
        catatan.append(_("kolom nama tidak disimpan"))
    return LaporanDaftar(tuple(calon.values()), tuple(dilewati), tuple(catatan))


def _read_row(b: BarisLembar, desa: Mapping[str, str], bernama: bool) -> Calon:
    """One row. Raises SasaranTakSah, KerangkaTakSah with the reason alone."""
    if b.galat:
        raise SasaranTakSah(b.galat)
    # PostgreSQL keeps no NUL.
    isi = {nama: teks.replace("\x00", "").strip() for nama, teks in b.nilai.items()}
    if any(ENAM_BELAS.search(teks) for teks in isi.values()):
        raise SasaranTakSah(_("memuat enam belas angka seperti NIK"))
    kode = _find_desa(isi.get("desa", ""), desa)
    rt = label_rt(isi["rt"]) if isi.get("rt") else ""
    nama = isi.get("nama", "")[:120] if bernama else ""
    return Calon(b.nomor, kode, rt, nama, isi.get("alamat", "")[:200])


def _find_desa(teks: str, desa: Mapping[str, str]) -> str:
    """By its code, or by a name that only one desa of the catchment bears. Raises SasaranTakSah."""
    if teks in desa:
        return teks
    cocok = [kode for kode, nama in desa.items() if nama.casefold() == teks.casefold()]
    if len(cocok) != 1:
        raise SasaranTakSah(_("desanya bukan salah satu yang dilayani kegiatan ini"))
    return cocok[0]


def count_bagian(calon: Sequence[Calon], satuan: str) -> list[Bagian]:
    """How many stand in the list at each place. A desa of which some rows lack the RT is counted whole."""
    tanpa = {c.desa for c in calon if not c.rt}
    jumlah = Counter((c.desa, "" if c.desa in tanpa else c.rt) for c in calon)
    return [
        Bagian(desa, rt, *((n, None) if satuan == SatuanPenerima.RUMAH else (None, n)))
        for (desa, rt), n in sorted(jumlah.items())
    ]
