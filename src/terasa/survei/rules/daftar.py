"""Daftar tertutup penerima dari berkas CSV: tanpa NIK, dan nama hanya bila memang diperlukan."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from terasa.umum.errors import AturanDilanggar

TERBANYAK = 20_000
WAJIB, BOLEH = ("desa", "alamat"), ("telepon", "nama")
# What a NIK or a family card is called, and what it looks like in any column.
TERLARANG = re.compile(r"\b(nik|ktp|nkk|kk|no_?kk|nomor_?(induk|kk|ktp)\w*|kartu_?keluarga)\b")
ENAM_BELAS = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){15}(?!\d)")


class DaftarTakSah(AturanDilanggar):
    """The private list cannot be taken in."""


@dataclass(frozen=True)
class BarisDaftar:
    """One household of the list."""

    desa: str
    alamat: str
    nama: str = ""
    telepon: str = ""


def read_daftar(teks: str, *, cakupan: Collection[str], pakai_nama: bool) -> list[BarisDaftar]:
    """Households from CSV text with columns desa, alamat and, if wished, telepon and nama. Raises DaftarTakSah."""
    pemisah = ";" if teks.partition("\n")[0].count(";") > teks.partition("\n")[0].count(",") else ","
    pembaca = csv.reader(io.StringIO(teks.lstrip("\ufeff")), delimiter=pemisah)
    try:
        semua = [(n, baris) for n, baris in enumerate(pembaca, start=1) if any(sel.strip() for sel in baris)]
    except csv.Error as exc:
        raise DaftarTakSah(_("Berkas ini bukan CSV yang terbaca."), code="csv") from exc
    if not semua:
        raise DaftarTakSah(_("Berkasnya kosong."), code="kosong")
    (_n, judul), *isi = semua
    kepala = [_name(sel) for sel in judul]
    _check_kepala(kepala, pakai_nama)
    if len(isi) > TERBANYAK:
        raise DaftarTakSah(_("Paling banyak %(n)s baris.") % {"n": TERBANYAK}, code="banyak")
    hasil: dict[BarisDaftar, None] = {}
    for nomor, baris in isi:
        satu = _read_row(nomor, kepala, baris, cakupan)
        # A household that stands twice would be drawn twice as often.
        if satu in hasil:
            raise DaftarTakSah(_("Baris %(n)s sama dengan baris sebelumnya.") % {"n": nomor}, code="ganda")
        hasil[satu] = None
    if not hasil:
        raise DaftarTakSah(_("Tidak ada satu rumah pun di bawah judul kolomnya."), code="kosong")
    return list(hasil)


def _name(sel: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", sel.strip().lower()).strip("_")


def _check_kepala(kepala: list[str], pakai_nama: bool) -> None:
    if any(TERLARANG.search(k.replace("_", " ")) or TERLARANG.search(k) for k in kepala):
        raise DaftarTakSah(
            _("Kolom NIK atau nomor KK tidak diterima; hapus kolom itu dari berkasnya."), code="nik"
        )
    if kurang := [k for k in WAJIB if k not in kepala]:
        raise DaftarTakSah(_("Kolom %(nama)s tidak ada.") % {"nama": kurang[0]}, code="kolom")
    if asing := [k for k in kepala if k not in (*WAJIB, *BOLEH)]:
        raise DaftarTakSah(
            _("Kolom %(nama)s tidak dikenal; yang diterima: desa, alamat, telepon, nama.")
            % {"nama": asing[0][:40]},
            code="kolom",
        )
    if "nama" in kepala and not pakai_nama:
        raise DaftarTakSah(
            _("Berkas ini memuat nama. Hapus kolomnya, atau nyatakan bahwa nama memang diperlukan."),
            code="nama",
        )


def _read_row(nomor: int, kepala: list[str], baris: list[str], cakupan: Collection[str]) -> BarisDaftar:
    if any(ENAM_BELAS.search(sel) for sel in baris):
        raise DaftarTakSah(
            _("Baris %(n)s memuat enam belas angka seperti NIK; hapus dulu.") % {"n": nomor}, code="nik"
        )
    isi = dict(zip(kepala, (sel.strip() for sel in baris), strict=False))
    if isi.get("desa") not in cakupan:
        raise DaftarTakSah(
            _("Baris %(n)s: kolom desa harus kode salah satu desa yang dilayani.") % {"n": nomor}, code="desa"
        )
    if not isi.get("alamat"):
        raise DaftarTakSah(_("Baris %(n)s: alamatnya kosong.") % {"n": nomor}, code="alamat")
    return BarisDaftar(
        isi["desa"], isi["alamat"][:200], isi.get("nama", "")[:120], isi.get("telepon", "")[:30]
    )
