"""The compiled loop behind the interface of `Inti`."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np

from terasa.alokasi.inti import Keadaan, Status, Tutup
from terasa.alokasi.inti.pustaka import FragmenC, KasusC, load_pustaka
from terasa.alokasi.lajur import Lajur
from terasa.alokasi.pemilihan import Bulat, Indeks

HABIS_MEMORI = 3


class IntiKompilasi:
    """State lives in NumPy arrays that the library reads and writes."""

    def __init__(self, lajur: Lajur) -> None:
        pustaka = load_pustaka()
        assert pustaka is not None
        self._c = pustaka
        banyak, kelompok = len(lajur.pemilihan.proyek), len(lajur.pemilihan.bobot)
        letak = np.zeros(banyak, dtype=np.int32)
        letak[lajur.dasar] = np.arange(len(lajur.dasar), dtype=np.int32)
        self._susunan: dict[str, Any] = {
            "baris_awal": lajur.pemilihan.awal,
            "baris_pilihan": lajur.pemilihan.isi,
            "baris_poin": lajur.baris_poin,
            "lajur_awal": lajur.lajur_awal,
            "lajur_kelompok": lajur.lajur_kelompok,
            "lajur_poin": lajur.lajur_poin,
            "biaya": np.array(lajur.pemilihan.biaya, dtype=np.int64),
            "total": lajur.total,
            "bobot": lajur.pemilihan.hak_kelompok,
            "seri": lajur.seri,
            "dasar": lajur.dasar,
            "letak": letak,
            "lo": np.empty(kelompok),
            "hi": np.empty(kelompok),
            "keadaan": np.zeros(kelompok, dtype=np.uint8),
            "babak": np.empty(banyak, dtype=np.int32),
            "menang": np.empty(banyak, dtype=np.int32),
            "kunci": np.empty(banyak + 1),
            "tumpuk": np.empty(banyak + 1, dtype=np.int32),
            "segar": np.empty(banyak, dtype=np.int32),
            "kering_bobot": np.zeros(banyak, dtype=np.int64),
            "basah_poin": np.zeros(banyak, dtype=np.int64),
            "terbayar": np.zeros(kelompok),
            "habis_pada": np.empty(kelompok, dtype=np.int32),
            "tutup": np.zeros(banyak, dtype=np.uint8),
        }
        self._lawan = np.empty(banyak + 1, dtype=np.int32)
        self._lawan_lo = np.empty(banyak + 1)
        self._koefisien = (ctypes.POINTER(ctypes.c_int64) * max(1, banyak))()
        self._k = KasusC(
            banyak_pilihan=banyak,
            banyak_kelompok=kelompok,
            kepuasan_biaya=lajur.kepuasan_biaya,
            banyak_dasar=len(lajur.dasar),
            lawan=self._lawan.ctypes.data_as(ctypes.POINTER(ctypes.c_int32)),
            lawan_lo=self._lawan_lo.ctypes.data_as(ctypes.POINTER(ctypes.c_double)),
            koefisien=self._koefisien,
            **{nama: larik.ctypes.data for nama, larik in self._susunan.items()},
        )
        self._alamat = ctypes.byref(self._k)
        self._lebar = int(np.diff(lajur.lajur_awal).max(initial=0))

    def __del__(self) -> None:
        if hasattr(self, "_alamat"):
            self._c.inti_lepas(self._alamat)

    def mulai(self, bawah: float, atas: float, awalan: int) -> None:
        self._tersusun = awalan
        self._require_memory(self._c.inti_mulai(self._alamat, bawah, atas, awalan))

    def jalan(self, batas: int) -> Status:
        return Status(self._require_memory(self._c.inti_jalan(self._alamat, batas)))

    def kekang(self, tutup: Tutup) -> None:
        self._susunan["tutup"][:] = tutup
        self._k.satu_satu = 1

    def beli(self, p: int, bawah: float, atas: float) -> None:
        if not self._c.inti_beli(self._alamat, p, bawah, atas):
            raise MemoryError

    def harga_bawah(self, p: int, kunci: float) -> float:
        return float(self._c.inti_harga_bawah(self._alamat, p, kunci))

    def harga_atas(self, p: int, kunci: float) -> float:
        return float(self._c.inti_harga_atas(self._alamat, p, kunci))

    def kumpulkan(self, atas: float) -> None:
        self._c.inti_kumpulkan(self._alamat, atas)

    def kembalikan(self, p: int, kunci: float) -> None:
        self._c.inti_kembalikan(self._alamat, p, kunci)

    def urai(self, p: int, bawah: float, atas: float) -> tuple[list[int], int, int, Indeks]:
        koefisien = np.empty(max(1, self.putaran), dtype=np.int64)
        hasil = np.empty(3, dtype=np.int64)
        terbuka = np.empty(max(1, self._lebar), dtype=np.int32)
        self._c.inti_urai(
            self._alamat, p, bawah, atas, koefisien.ctypes.data, hasil.ctypes.data, terbuka.ctypes.data
        )
        kering, basah, banyak = hasil.tolist()
        return koefisien[: self.putaran].tolist(), kering, basah, terbuka[:banyak]

    def tetapkan(self, g: int, keadaan: Keadaan, bawah: float, atas: float) -> None:
        self._c.inti_tetapkan(self._alamat, g, keadaan, bawah, atas)

    def kabur(self, mulai: int) -> tuple[Indeks, Indeks]:
        banyak = self._k.banyak_kabur
        if banyak <= mulai:
            return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32)
        kelompok = np.ctypeslib.as_array(self._k.kabur_kelompok, (banyak,))
        putaran = np.ctypeslib.as_array(self._k.kabur_putaran, (banyak,))
        return kelompok[mulai:].copy(), putaran[mulai:].copy()

    def koefisien(self, r: int) -> list[int] | None:
        if r >= self._tersusun:
            if not self._c.inti_susun_koefisien(self._alamat, self._tersusun):
                raise MemoryError
            self._tersusun = self.putaran
        baris = self._koefisien[r]
        return baris[:r] if baris else None

    @property
    def putaran(self) -> int:
        return int(self._k.putaran)

    @property
    def awalan(self) -> int:
        return int(self._k.awalan)

    @property
    def belanja(self) -> int:
        return int(self._k.belanja)

    @property
    def menang(self) -> Indeks:
        menang: Indeks = self._susunan["menang"]
        return menang[: self.putaran]

    @property
    def babak(self) -> Indeks:
        babak: Indeks = self._susunan["babak"]
        return babak

    @property
    def keadaan(self) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
        keadaan: np.ndarray[tuple[int], np.dtype[np.uint8]] = self._susunan["keadaan"]
        return keadaan

    @property
    def habis_pada(self) -> Indeks:
        habis: Indeks = self._susunan["habis_pada"]
        return habis

    @property
    def lawan(self) -> list[tuple[int, float]]:
        n = self._k.banyak_lawan
        return list(zip(self._lawan[:n].tolist(), self._lawan_lo[:n].tolist(), strict=True))

    @property
    def kering_bobot(self) -> Bulat:
        kering: Bulat = self._susunan["kering_bobot"]
        return kering

    @property
    def basah_poin(self) -> Bulat:
        basah: Bulat = self._susunan["basah_poin"]
        return basah

    @staticmethod
    def _require_memory(status: int) -> int:
        if status == HABIS_MEMORI:
            raise MemoryError
        return status


class FragmenKompilasi:
    """The compiled loop of Phragmén behind the interface of `IntiFragmen`."""

    def __init__(self, lajur: Lajur) -> None:
        pustaka = load_pustaka()
        assert pustaka is not None
        self._c = pustaka
        banyak, kelompok = len(lajur.pemilihan.proyek), len(lajur.pemilihan.bobot)
        didukung = np.flatnonzero(lajur.total).astype(np.int32)
        tumpuk = np.empty(banyak + 1, dtype=np.int32)
        tumpuk[: len(didukung)] = didukung
        self._susunan: dict[str, Any] = {
            "lajur_awal": lajur.lajur_awal,
            "lajur_kelompok": lajur.lajur_kelompok,
            "lajur_poin": lajur.lajur_poin,
            "biaya": np.array(lajur.pemilihan.biaya, dtype=np.int64),
            "total": lajur.total,
            "seri": lajur.seri,
            "babak": np.zeros(kelompok, dtype=np.int32),
            "lo": np.zeros(banyak + 1),
            "hi": np.zeros(banyak + 1),
            "menang": np.empty(banyak, dtype=np.int32),
            "kunci": np.zeros(banyak + 1),
            "tumpuk": tumpuk,
            "lawan": np.empty(banyak + 1, dtype=np.int32),
            "lawan_lo": np.empty(banyak + 1),
            "tutup": np.zeros(banyak, dtype=np.uint8),
        }
        self._bobot = (ctypes.POINTER(ctypes.c_int64) * max(1, banyak))()
        self._f = FragmenC(
            banyak_pilihan=banyak,
            banyak_kelompok=kelompok,
            sisa=lajur.pemilihan.pagu,
            tinggi=len(didukung),
            bobot=self._bobot,
            **{nama: larik.ctypes.data for nama, larik in self._susunan.items()},
        )
        self._alamat = ctypes.byref(self._f)

    def __del__(self) -> None:
        if hasattr(self, "_alamat"):
            self._c.fragmen_lepas(self._alamat)

    def kekang(self, tutup: Tutup) -> None:
        self._susunan["tutup"][:] = tutup
        self._f.satu_satu = 1

    def jalan(self) -> Status:
        status = self._c.fragmen_jalan(self._alamat)
        if status == HABIS_MEMORI:
            raise MemoryError
        return Status(status)

    def beli(self, p: int) -> None:
        if not self._c.fragmen_beli(self._alamat, p):
            raise MemoryError

    def kembalikan(self, p: int, kunci: float) -> None:
        self._c.fragmen_kembalikan(self._alamat, p, kunci)

    def bobot(self, r: int) -> list[int]:
        baris = self._bobot[r]
        return baris[: r + 1]

    @property
    def lawan(self) -> list[tuple[int, float]]:
        n = self._f.banyak_lawan
        lawan, kunci = self._susunan["lawan"], self._susunan["lawan_lo"]
        return list(zip(lawan[:n].tolist(), kunci[:n].tolist(), strict=True))

    @property
    def menang(self) -> list[int]:
        menang: list[int] = self._susunan["menang"][: self._f.putaran].tolist()
        return menang

    @property
    def babak(self) -> Indeks:
        babak: Indeks = self._susunan["babak"]
        return babak

    @property
    def sisa(self) -> int:
        return int(self._f.sisa)

    @property
    def penuh(self) -> bool:
        """Whether it stopped at an item that does not fit."""
        return bool(self._f.banyak_lawan < 0)
