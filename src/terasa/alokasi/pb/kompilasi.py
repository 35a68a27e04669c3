"""The compiled reader of ballots. It reads what is regular enough and finds no words for the rest.

Not named after its library: Python would take cepat.so for the module.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, c_int32, c_int64, c_uint64, c_void_p
from functools import cache
from pathlib import Path

import numpy as np

from terasa.alokasi import jalur
from terasa.alokasi.enums import JenisSuara
from terasa.alokasi.pb.angka import SKALA
from terasa.alokasi.pb.kepala import Kepala
from terasa.alokasi.pb.periksa import Kejadian
from terasa.alokasi.pemilihan import Pemilihan

PUSTAKA = Path(__file__).with_name("cepat.so")
TANPA_BATAS = 2**62


class SuaraC(ctypes.Structure):
    """Field by field the struct of cepat.c; the size is compared when loading."""

    _fields_ = (
        ("isi", c_void_p), ("panjang", c_int64), ("mulai", c_int64),
        ("kode", c_void_p), ("kode_awal", c_void_p),
        ("banyak_proyek", c_int32), ("kolom", c_int32), ("cukup", c_int32),
        ("ke_pemilih", c_int32), ("ke_suara", c_int32), ("ke_poin", c_int32), ("berurut", c_int32),
        ("boleh_ganda", c_int32), ("boleh_koma", c_int32), ("boleh_lebih", c_int32),
        ("boleh_poin_lebih", c_int32), ("cadangan", c_int32),
        ("baris", c_int64), ("panjang_min", c_int64), ("panjang_maks", c_int64), ("jumlah_poin_maks", c_int64),
        ("benih", c_uint64), ("muat_suara", c_int64), ("muat_isi", c_int64),
        ("banyak_suara", c_int64), ("banyak_kelompok", c_int64), ("banyak_isi", c_int64),
        ("bobot", c_void_p), ("awal", c_void_p), ("pilihan", c_void_p), ("poin", c_void_p),
        ("kejadian_banyak", c_void_p), ("kejadian_baris", c_void_p), ("ulang", c_void_p), ("kena", c_void_p),
    )  # fmt: skip


@cache
def load_pustaka() -> ctypes.CDLL | None:
    """The library, or None when it was not built or belongs to another version or machine."""
    try:
        pustaka = ctypes.CDLL(str(PUSTAKA))
        pustaka.pb_ukuran.restype, pustaka.pb_ukuran.argtypes = c_int64, ()
        pustaka.pb_baris.restype, pustaka.pb_baris.argtypes = c_int64, (c_void_p, c_int64, c_int64)
        pustaka.pb_baca.restype, pustaka.pb_baca.argtypes = c_int32, (POINTER(SuaraC),)
    except (OSError, AttributeError):
        return None
    return pustaka if pustaka.pb_ukuran() == ctypes.sizeof(SuaraC) else None


def is_cepat() -> bool:
    return not jalur.murni and load_pustaka() is not None


def try_suara(isi: bytes, kepala: Kepala) -> tuple[Pemilihan, Kejadian] | None:
    """The whole election; None when anything is more out of the ordinary than the library knows."""
    pustaka = load_pustaka()
    if pustaka is None:
        return None
    kode = [k.encode() for k in kepala.proyek]
    awal = np.zeros(len(kode) + 1, dtype=np.int64)
    np.cumsum([len(k) for k in kode], out=awal[1:])
    gabung = b"".join(kode)
    suara = _describe(kepala)
    # The objects named here live until the library returns.
    suara.isi = ctypes.cast(ctypes.c_char_p(isi), c_void_p)
    suara.panjang = len(isi)
    suara.kode = ctypes.cast(ctypes.c_char_p(gabung), c_void_p)
    suara.kode_awal = awal.ctypes.data
    # A row takes a line, a code at least one byte and one separator. Memory that is not written is not taken.
    suara.muat_suara = pustaka.pb_baris(suara.isi, kepala.posisi, len(isi))
    suara.muat_isi = (len(isi) - kepala.posisi) // 2 + 1
    wadah = Wadah(suara, kepala)
    if pustaka.pb_baca(ctypes.byref(suara)) != 0:
        return None
    return wadah.take(suara, kepala), wadah.kejadian


def _describe(kepala: Kepala) -> SuaraC:
    kolom = list(kepala.kolom)
    panjang_maks = TANPA_BATAS if kepala.panjang_maks is None else kepala.panjang_maks
    poin_maks = kepala.jumlah_poin_maks
    return SuaraC(
        mulai=kepala.posisi,
        baris=kepala.baris,
        banyak_proyek=len(kepala.proyek),
        kolom=len(kolom),
        cukup=kepala.cukup,
        ke_pemilih=kolom.index("voter_id"),
        ke_suara=kolom.index("vote"),
        ke_poin=kolom.index("points") if kepala.berpoin else -1,
        berurut=kepala.jenis is JenisSuara.PERINGKAT,
        boleh_ganda=kepala.boleh_ganda and kepala.votes is not None,
        boleh_koma=not kepala.berpoin,
        boleh_lebih=kepala.votes is not None,
        boleh_poin_lebih=kepala.votes is not None or kepala.score is not None,
        panjang_min=min(kepala.panjang_min, TANPA_BATAS),
        panjang_maks=min(1 if kepala.pilih_satu else TANPA_BATAS, panjang_maks),
        jumlah_poin_maks=TANPA_BATAS if poin_maks is None else min(poin_maks // 10**SKALA, TANPA_BATAS),
        # A seed of its own for every file, so that none can be made to collide.
        benih=int.from_bytes(os.urandom(8), "little"),
    )


class Wadah:
    """The arrays that the library fills."""

    def __init__(self, suara: SuaraC, kepala: Kepala) -> None:
        self.kejadian = Kejadian.empty(len(kepala.proyek))
        self.bobot = np.empty(suara.muat_suara, dtype=np.int64)
        self.awal = np.empty(suara.muat_suara + 1, dtype=np.int64)
        self.pilihan = np.empty(suara.muat_isi, dtype=np.int32)
        self.poin = np.empty(suara.muat_isi, dtype=np.int64) if kepala.berpoin else None
        suara.bobot, suara.awal = self.bobot.ctypes.data, self.awal.ctypes.data
        suara.pilihan = self.pilihan.ctypes.data
        suara.poin = None if self.poin is None else self.poin.ctypes.data
        suara.kejadian_banyak = self.kejadian.banyak.ctypes.data
        suara.kejadian_baris = self.kejadian.baris.ctypes.data
        suara.ulang, suara.kena = self.kejadian.ulang.ctypes.data, self.kejadian.kena.ctypes.data

    def take(self, suara: SuaraC, kepala: Kepala) -> Pemilihan:
        kelompok, banyak = suara.banyak_kelompok, suara.banyak_isi
        return Pemilihan(
            proyek=kepala.proyek,
            biaya=kepala.biaya,
            pagu=kepala.pagu,
            jenis=kepala.jenis,
            bobot=self.bobot[:kelompok],
            awal=self.awal[: kelompok + 1],
            isi=self.pilihan[:banyak],
            poin=None if self.poin is None else self.poin[:banyak],
            desimal=kepala.desimal,
            nama=kepala.nama,
            meta=kepala.meta.isi,
        )
