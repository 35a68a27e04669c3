"""The compiled library beside its source, as `make siap` builds it."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, addressof, c_char, c_double, c_int32, c_int64, c_size_t, c_uint8, c_void_p
from functools import cache
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from terasa.alokasi import jalur

PUSTAKA = Path(__file__).with_name("inti.so")

P32, P64, PD, P8 = POINTER(c_int32), POINTER(c_int64), POINTER(c_double), POINTER(c_uint8)


class KasusC(ctypes.Structure):
    """Field by field the struct of kasus.h; the size is compared when loading."""

    _fields_ = (
        ("banyak_pilihan", c_int32), ("banyak_kelompok", c_int32), ("kepuasan_biaya", c_int32),
        ("banyak_dasar", c_int32),
        ("baris_awal", c_void_p), ("baris_pilihan", c_void_p), ("baris_poin", c_void_p),
        ("lajur_awal", c_void_p), ("lajur_kelompok", c_void_p), ("lajur_poin", c_void_p),
        ("biaya", c_void_p), ("total", c_void_p), ("bobot", c_void_p), ("seri", c_void_p),
        ("dasar", c_void_p), ("letak", c_void_p), ("blok", c_void_p),
        ("lo", PD), ("hi", PD), ("keadaan", P8), ("babak", P32), ("menang", P32),
        ("putaran", c_int32), ("awalan", c_int32),
        ("kunci", PD), ("tumpuk", P32), ("tinggi", c_int32), ("segar", P32),
        ("belanja", c_int64),
        ("lawan", P32), ("lawan_lo", PD), ("banyak_lawan", c_int32),
        ("kering_bobot", P64), ("basah_poin", P64), ("koefisien", POINTER(P64)),
        ("kabur_kelompok", P32), ("kabur_putaran", P32), ("banyak_kabur", c_int64), ("muat_kabur", c_int64),
        ("lurus", c_uint8),
        ("lantai", c_double), ("terbayar", PD), ("foto", c_int32), ("habis", P32), ("habis_awal", P32),
        ("tutup", P8), ("satu_satu", c_uint8),
        ("saran", PD), ("modal", c_int64), ("hak_total", c_int64),
    )  # fmt: skip


class FragmenC(ctypes.Structure):
    """Field by field the struct of fragmen.h."""

    _fields_ = (
        ("banyak_pilihan", c_int32), ("banyak_kelompok", c_int32),
        ("lajur_awal", c_void_p), ("lajur_kelompok", c_void_p), ("lajur_poin", c_void_p),
        ("biaya", c_void_p), ("total", c_void_p), ("seri", c_void_p),
        ("sisa", c_int64), ("blok", c_void_p),
        ("babak", P32), ("lo", PD), ("hi", PD), ("menang", P32),
        ("putaran", c_int32), ("tinggi", c_int32),
        ("kunci", PD), ("tumpuk", P32), ("lawan", P32), ("lawan_lo", PD),
        ("banyak_lawan", c_int32),
        ("bobot", POINTER(P64)),
        ("tutup", P8), ("satu_satu", c_uint8),
    )  # fmt: skip


class AlasanC(ctypes.Structure):
    """Field by field the struct of alasan.c."""

    _fields_ = (
        ("putaran", c_int32), ("banyak_kalah", c_int32),
        ("lajur_awal", c_void_p), ("lajur_kelompok", c_void_p), ("lajur_poin", c_void_p),
        ("menang", c_void_p), ("harga", c_void_p), ("kunci", c_void_p),
        ("kalah", c_void_p), ("kepuasan", c_void_p), ("uang", c_void_p), ("terkumpul", c_void_p),
        ("banyak_kelompok", c_int32), ("riwayat", c_void_p),
        ("galat", c_void_p), ("pasti", c_void_p), ("pasti_putaran", c_void_p),
        ("langit", c_void_p), ("langit_putaran", c_void_p),
    )  # fmt: skip


class TambahC(ctypes.Structure):
    """Field by field the struct of tambah.c."""

    _fields_ = (
        ("banyak_kalah", c_int32), ("banyak_putaran", c_int32), ("banyak_kelompok", c_int32), ("muat", c_int32),
        ("lajur_awal", c_void_p), ("lajur_kelompok", c_void_p), ("kalah", c_void_p), ("biaya", c_void_p),
        ("terkumpul", c_void_p), ("galat", c_void_p), ("beri", c_void_p), ("urut", c_void_p),
        ("jumlah", c_void_p), ("sela", c_void_p), ("ikut", c_void_p), ("banyak_ikut", c_void_p),
    )  # fmt: skip


class SekaliC(ctypes.Structure):
    """Field by field the struct of sekali.c."""

    _fields_ = (
        ("pagu", c_int64), ("batas_biaya", c_int64),
        ("banyak_pilihan", c_int32), ("banyak_kelompok", c_int32), ("kepuasan_biaya", c_int32),
        ("baris_awal", c_void_p), ("baris_pilihan", c_void_p), ("kepuasan", c_void_p),
        ("bobot", c_void_p), ("hak", c_void_p), ("biaya", c_void_p), ("seri", c_void_p), ("menang", c_void_p),
    )  # fmt: skip


PK, PF, PA, PS = POINTER(KasusC), POINTER(FragmenC), POINTER(AlasanC), POINTER(SekaliC)
L = c_int64
FUNGSI = {
    "inti_ukuran": (c_size_t, ()),
    "inti_siapkan": (c_int32, (PK,)),
    "inti_mulai": (c_int32, (PK, c_double, c_double, c_int32)),
    "inti_jalan": (c_int32, (PK, c_int64)),
    "inti_beli": (c_int32, (PK, c_int32, c_double, c_double)),
    "inti_kumpulkan": (None, (PK, c_double)),
    "inti_kembalikan": (None, (PK, c_int32, c_double)),
    "inti_harga_atas": (c_double, (PK, c_int32, c_double)),
    "inti_urai": (None, (PK, c_int32, c_double, c_double, c_void_p, c_void_p, c_void_p)),
    "inti_tetapkan": (None, (PK, c_int32, c_int32, c_double, c_double)),
    "inti_susun_koefisien": (c_int32, (PK, c_int32)),
    "inti_habis_pada": (None, (PK, c_void_p)),
    "inti_baca_koefisien": (c_int32, (PK, c_int32, P32, P64)),
    "inti_lepas": (None, (PK,)),
    "fragmen_ukuran": (c_size_t, ()),
    "fragmen_siapkan": (c_int32, (PF,)),
    "fragmen_jalan": (c_int32, (PF,)),
    "fragmen_beli": (c_int32, (PF, c_int32)),
    "fragmen_kembalikan": (None, (PF, c_int32, c_double)),
    "fragmen_lepas": (None, (PF,)),
    "alasan_ukuran": (c_size_t, ()),
    "alasan_hitung": (None, (PA,)),
    "alasan_batas": (None, (PA,)),
    "sekali_ukuran": (c_size_t, ()),
    "sekali_setara": (c_int32, (PS,)),
    "sekali_fragmen": (c_int32, (PS,)),
    "tambah_ukuran": (c_size_t, ()),
    "tambah_cari": (None, (POINTER(TambahC),)),
    "tambah_tawar": (None, (L, L, L, *[c_void_p] * 6)),
    "susun_hitung": (None, (L, L, *[c_void_p] * 7)),
    "susun_isi": (None, (L, L, *[c_void_p] * 7)),
    "susun_urut": (c_int32, (L, *[c_void_p] * 4)),
}  # fmt: skip


@cache
def load_pustaka() -> ctypes.CDLL | None:
    """The library, or None when it was not built or belongs to another version or machine."""
    try:
        pustaka = ctypes.CDLL(str(PUSTAKA))
        for nama, (hasil, masukan) in FUNGSI.items():
            fungsi = getattr(pustaka, nama)
            fungsi.restype, fungsi.argtypes = hasil, masukan
    except (OSError, AttributeError):
        return None
    ukuran = {"inti": KasusC, "fragmen": FragmenC, "alasan": AlasanC, "sekali": SekaliC, "tambah": TambahC}
    cocok = all(getattr(pustaka, f"{n}_ukuran")() == ctypes.sizeof(bentuk) for n, bentuk in ukuran.items())
    return pustaka if cocok else None


def address(larik: NDArray[Any]) -> int:
    """Where the numbers stand; five times faster than `larik.ctypes`, which small elections feel."""
    if not larik.size:
        return 0
    return addressof(c_char.from_buffer(larik))  # type: ignore[arg-type]  # said to be one from Python 3.12 on


def find_pustaka() -> ctypes.CDLL | None:
    """The library unless the plain path is asked for."""
    return None if jalur.murni else load_pustaka()
