"""The compiled reader of ballots. It reads what is perfectly regular and finds no words for the rest.

Not named after its library: Python would take cepat.so for the module.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, c_int32, c_int64, c_uint64, c_void_p
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from terasa.alokasi.enums import JenisSuara
from terasa.alokasi.pb.kepala import Kepala
from terasa.alokasi.pb.rekam import SKALA
from terasa.alokasi.pemilihan import Pemilihan

PUSTAKA = Path(__file__).with_name("cepat.so")
TANPA_BATAS = 2**62


class SuaraC(ctypes.Structure):
    """Field by field the struct of cepat.c; the size is compared when loading."""

    _fields_ = (
        ("isi", c_void_p), ("panjang", c_int64), ("mulai", c_int64),
        ("kode", c_void_p), ("kode_awal", c_void_p),
        ("banyak_proyek", c_int32), ("kolom", c_int32),
        ("ke_pemilih", c_int32), ("ke_suara", c_int32), ("ke_poin", c_int32), ("berurut", c_int32),
        ("harap", c_int64), ("panjang_min", c_int64), ("panjang_maks", c_int64), ("jumlah_poin_maks", c_int64),
        ("benih", c_uint64),
        ("banyak_kelompok", c_int64), ("banyak_isi", c_int64),
        ("bobot", c_void_p), ("awal", c_void_p), ("pilihan", c_void_p), ("poin", c_void_p),
    )  # fmt: skip


@cache
def load_pustaka() -> ctypes.CDLL | None:
    """The library, or None when it was not built or belongs to another version or machine."""
    try:
        pustaka = ctypes.CDLL(str(PUSTAKA))
        pustaka.pb_ukuran.restype, pustaka.pb_ukuran.argtypes = c_int64, ()
        pustaka.pb_baca.restype, pustaka.pb_baca.argtypes = c_int32, (POINTER(SuaraC),)
        pustaka.pb_lepas.restype, pustaka.pb_lepas.argtypes = None, (POINTER(SuaraC),)
    except (OSError, AttributeError):
        return None
    return pustaka if pustaka.pb_ukuran() == ctypes.sizeof(SuaraC) else None


def is_cepat() -> bool:
    return os.environ.get("TERASA_TANPA_KOMPILASI") != "1" and load_pustaka() is not None


def try_suara(isi: bytes, kepala: Kepala) -> Pemilihan | None:
    """The whole election; None when anything at all is out of the ordinary."""
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
    alamat = ctypes.byref(suara)
    try:
        return _take(suara, kepala) if pustaka.pb_baca(alamat) == 0 else None
    finally:
        pustaka.pb_lepas(alamat)


def _describe(kepala: Kepala) -> SuaraC:
    kolom = list(kepala.kolom)
    panjang_maks = TANPA_BATAS if kepala.panjang_maks is None else kepala.panjang_maks
    poin_maks = kepala.jumlah_poin_maks
    return SuaraC(
        mulai=kepala.posisi,
        banyak_proyek=len(kepala.proyek),
        kolom=len(kolom),
        ke_pemilih=kolom.index("voter_id"),
        ke_suara=kolom.index("vote"),
        ke_poin=kolom.index("points") if kepala.berpoin else -1,
        berurut=kepala.jenis is JenisSuara.PERINGKAT,
        harap=min(kepala.banyak_suara, TANPA_BATAS),
        panjang_min=min(kepala.panjang_min or 0, TANPA_BATAS),
        panjang_maks=min(1 if kepala.pilih_satu else TANPA_BATAS, panjang_maks),
        jumlah_poin_maks=TANPA_BATAS if poin_maks is None else min(poin_maks // 10**SKALA, TANPA_BATAS),
        # A seed of its own for every file, so that none can be made to collide.
        benih=int.from_bytes(os.urandom(8), "little"),
    )


def _take(suara: SuaraC, kepala: Kepala) -> Pemilihan:
    kelompok, banyak = suara.banyak_kelompok, suara.banyak_isi
    return Pemilihan(
        proyek=kepala.proyek,
        biaya=kepala.biaya,
        pagu=kepala.pagu,
        jenis=kepala.jenis,
        bobot=_copy(suara.bobot, np.empty(kelompok, dtype=np.int64)),
        awal=_copy(suara.awal, np.empty(kelompok + 1, dtype=np.int64)),
        isi=_copy(suara.pilihan, np.empty(banyak, dtype=np.int32)),
        poin=_copy(suara.poin, np.empty(banyak, dtype=np.int64)) if kepala.berpoin else None,
        desimal=kepala.desimal,
        nama=kepala.nama,
        meta=kepala.meta.isi,
    )


Larik = TypeVar("Larik", bound="np.ndarray[Any, Any]")


def _copy(alamat: int, larik: Larik) -> Larik:
    if larik.nbytes:
        ctypes.memmove(larik.ctypes.data, alamat, larik.nbytes)
    return larik
