"""Kolom lembar suara warga dari reses, Dialog Pembangunan, atau kotak saran, dan barisnya yang bersih."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _

from terasa.aspirasi.enums import Kelompok
from terasa.aspirasi.rules import mask_pribadi
from terasa.pintu.rules.perintah import clean_teks, cut_teks
from terasa.umum.lembar import BarisLembar, Kolom
from terasa.wilayah.rules import KodeTakTerbaca, kunci_nama, normalkan_kode

KOLOM_ASPIRASI = (
    Kolom("id", ("no", "nomor", "no urut", "id aspirasi", "kode")),
    Kolom(
        "masalah",
        ("aspirasi", "usulan", "usul", "saran", "keluhan", "permasalahan", "isi", "isi aspirasi", "uraian", "harapan",
         "pokok aspirasi", "pertanyaan", "saran masukan", "masukan", "tanggapan", "usulan warga", "isi saran"),
        wajib=True,
    ),
    Kolom("kode_desa", ("kode kel desa", "kode desa kelurahan", "kode wilayah"), is_kode=True),
    Kolom("desa", ("kel desa", "desa kel", "kelurahan desa", "desa kelurahan", "kelurahan", "nama desa")),
    Kolom("kecamatan", ("kec", "nama kecamatan")),
    Kolom("dusun", ("rt", "rw", "rt rw", "dusun rt", "lingkungan", "alamat", "dusun rt rw", "lokasi")),
    Kolom("patokan", ("tempat", "dekat", "titik", "lokasi detail", "keterangan lokasi")),
    Kolom("kelompok", ("unsur", "mewakili", "perwakilan", "golongan")),
)  # fmt: skip
LABEL_KELOMPOK = {kunci_nama(str(k.label)): k for k in Kelompok} | {k.value: k for k in Kelompok}
KATA_KELOMPOK = (
    ("disabilitas", Kelompok.DISABILITAS), ("perempuan", Kelompok.PEREMPUAN), ("pkk", Kelompok.PEREMPUAN),
    ("tani", Kelompok.TANI), ("nelayan", Kelompok.NELAYAN), ("anak", Kelompok.ANAK), ("remaja", Kelompok.ANAK),
    ("lansia", Kelompok.LANSIA), ("miskin", Kelompok.MISKIN), ("rt", Kelompok.RT),
)  # fmt: skip


class BarisTertolak(Exception):
    """Why a row cannot become a voice."""


@dataclass(frozen=True)
class BarisSuara:
    """One clean row; `id` only names it in the account."""

    id: str
    kode_desa: str
    masalah: str
    dusun: str
    patokan: str
    kelompok: Kelompok
    catatan: tuple[str, ...] = ()


def read_baris(baris: BarisLembar, desa: Mapping[str, tuple[str, str]], bawaan: str = "") -> BarisSuara:
    """Clean one row; `desa` gives (name, kecamatan) by code, `bawaan` the desa of a sheet without one.

    Numbers of people inside the words are masked: nobody asked them. Raises BarisTertolak.
    """
    if baris.galat:
        raise BarisTertolak(baris.galat)
    nilai = {k.nama: clean_teks(baris.nilai.get(k.nama, "")) for k in KOLOM_ASPIRASI}
    catatan: list[str] = []
    for nama in ("masalah", "dusun", "patokan"):
        if (samar := mask_pribadi(nilai[nama])) != nilai[nama]:
            catatan.append(_("%(kolom)s: nomor atau surel orang disamarkan") % {"kolom": nama})
            nilai[nama] = samar
    if len(re.sub(r"\W", "", nilai["masalah"])) < 3:
        raise BarisTertolak(_("isi aspirasinya kosong"))
    masalah, terpotong = cut_teks(nilai["masalah"])
    if terpotong:
        catatan.append(_("masalah: dipotong, terlalu panjang"))
    return BarisSuara(
        id=nilai["id"][:60],
        kode_desa=_find_desa(nilai, desa, bawaan),
        masalah=masalah,
        dusun=nilai["dusun"].replace("\n", " ")[:120],
        patokan=nilai["patokan"].replace("\n", " ")[:200],
        kelompok=_read_kelompok(nilai["kelompok"], catatan),
        catatan=tuple(catatan),
    )


def digest_suara(acara: str, suara: BarisSuara, ke: int) -> str:
    """By which the same row of the same meeting is known again; `ke` counts equal rows: two people may say the same."""
    isi = "|".join((acara, suara.kode_desa, kunci_nama(suara.masalah), kunci_nama(suara.dusun), str(ke)))
    return sha256(isi.encode()).hexdigest()


def _find_desa(nilai: Mapping[str, str], desa: Mapping[str, tuple[str, str]], bawaan: str) -> str:
    if nilai["kode_desa"]:
        try:
            kode = normalkan_kode(nilai["kode_desa"])
        except KodeTakTerbaca as exc:
            raise BarisTertolak(str(exc)) from exc
        if kode not in desa:
            raise BarisTertolak(_("kode desa %(kode)s bukan desa di wilayah ini") % {"kode": kode})
        return kode
    if not nilai["desa"]:
        if bawaan:
            return bawaan
        raise BarisTertolak(_("desanya tidak disebut; isi kolom kode desa, atau desa dan kecamatan"))
    cocok = [k for k, (nama, _kec) in desa.items() if kunci_nama(nama) == kunci_nama(nilai["desa"])]
    if nilai["kecamatan"]:
        cocok = [k for k in cocok if kunci_nama(desa[k][1]) == kunci_nama(nilai["kecamatan"])]
    if len(cocok) == 1:
        return cocok[0]
    sebab = _("tidak ada") if not cocok else _("ada beberapa; tulis kecamatannya")
    raise BarisTertolak(_("desa “%(nama)s”: %(sebab)s") % {"nama": nilai["desa"][:60], "sebab": sebab})


def _read_kelompok(teks: str, catatan: list[str]) -> Kelompok:
    kunci = kunci_nama(teks)
    if not kunci:
        return Kelompok.SENDIRI
    if kunci in LABEL_KELOMPOK:
        return LABEL_KELOMPOK[kunci]
    for kata, kelompok in KATA_KELOMPOK:
        if kata in kunci.split():
            return kelompok
    catatan.append(_("kelompok “%(teks)s” tidak dikenal; dicatat sebagai Lainnya") % {"teks": teks[:40]})
    return Kelompok.LAIN
