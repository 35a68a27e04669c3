"""The compiled loop behind the interface of `Inti`."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terasa.alokasi.inti import Keadaan, Status, Tutup
from terasa.alokasi.inti.pustaka import FragmenC, KasusC, address, load_pustaka
from terasa.alokasi.lajur import Lajur
from terasa.alokasi.pemilihan import Indeks

HABIS_MEMORI = 3


class IntiKompilasi:
    """State lives in one block of the library; the election in NumPy arrays that it reads."""

    def __init__(self, lajur: Lajur) -> None:
        pustaka = load_pustaka()
        assert pustaka is not None
        self._c, pemilihan = pustaka, lajur.pemilihan
        letak = np.empty(len(pemilihan.proyek), dtype=np.int32)
        letak[lajur.dasar] = np.arange(len(lajur.dasar), dtype=np.int32)
        # Kept, so that nothing the library points to goes away.
        self._larik: dict[str, NDArray[Any]] = {
            "baris_awal": pemilihan.awal,
            "baris_pilihan": pemilihan.isi,
            "baris_poin": lajur.baris_poin,
            "lajur_awal": lajur.lajur_awal,
            "lajur_kelompok": lajur.lajur_kelompok,
            "lajur_poin": lajur.lajur_poin,
            "biaya": pemilihan.biaya_larik,
            "total": lajur.total,
            "bobot": pemilihan.hak_kelompok,
            "seri": lajur.seri,
            "dasar": lajur.dasar,
            "letak": letak,
        }
        self._k = KasusC(
            banyak_pilihan=len(pemilihan.proyek),
            banyak_kelompok=len(pemilihan.bobot),
            kepuasan_biaya=lajur.kepuasan_biaya,
            banyak_dasar=len(lajur.dasar),
            **{nama: address(larik) for nama, larik in self._larik.items()},
        )
        self._alamat = ctypes.byref(self._k)
        if not pustaka.inti_siapkan(self._alamat):
            raise MemoryError
        self._tersusun = 0
        self._letak = (ctypes.c_int32 * len(letak))()
        self._nilai = (ctypes.c_int64 * len(letak))()

    def __del__(self) -> None:
        if hasattr(self, "_alamat"):
            self._c.inti_lepas(self._alamat)

    def mulai(self, bawah: float, atas: float, awalan: int) -> None:
        self._tersusun = awalan
        self._require_memory(self._c.inti_mulai(self._alamat, bawah, atas, awalan))

    def jalan(self, batas: int) -> Status:
        return Status(self._require_memory(self._c.inti_jalan(self._alamat, batas)))

    def kekang(self, tutup: Tutup) -> None:
        ctypes.memmove(self._k.tutup, tutup.astype(np.uint8).tobytes(), len(tutup))
        self._k.satu_satu = 1

    def beli(self, p: int, bawah: float, atas: float) -> None:
        if not self._c.inti_beli(self._alamat, p, bawah, atas):
            raise MemoryError

    def harga_atas(self, p: int, kunci: float) -> float:
        return float(self._c.inti_harga_atas(self._alamat, p, kunci))

    def kumpulkan(self, atas: float) -> None:
        self._c.inti_kumpulkan(self._alamat, atas)

    def kembalikan(self, p: int, kunci: float) -> None:
        self._c.inti_kembalikan(self._alamat, p, kunci)

    def urai(self, p: int, bawah: float, atas: float) -> tuple[list[tuple[int, int]], int, int, Indeks]:
        koefisien = np.empty(max(1, self.putaran), dtype=np.int64)
        hasil = np.empty(3, dtype=np.int64)
        lajur_awal = self._larik["lajur_awal"]
        terbuka = np.empty(max(1, int(lajur_awal[p + 1] - lajur_awal[p])), dtype=np.int32)
        keluar = address(koefisien), address(hasil), address(terbuka)
        self._c.inti_urai(self._alamat, p, bawah, atas, *keluar)
        kering, basah, banyak = hasil.tolist()
        isi = np.flatnonzero(koefisien[: self.putaran])
        return list(zip(isi.tolist(), koefisien[isi].tolist(), strict=True)), kering, basah, terbuka[:banyak]

    def tetapkan(self, g: int, keadaan: Keadaan, bawah: float, atas: float) -> None:
        self._c.inti_tetapkan(self._alamat, g, keadaan, bawah, atas)

    def kabur(self, mulai: int) -> tuple[Indeks, Indeks]:
        banyak = self._k.banyak_kabur
        if banyak <= mulai:
            return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32)
        kelompok = np.ctypeslib.as_array(self._k.kabur_kelompok, (banyak,))
        putaran = np.ctypeslib.as_array(self._k.kabur_putaran, (banyak,))
        return kelompok[mulai:].copy(), putaran[mulai:].copy()

    def koefisien(self, r: int) -> list[tuple[int, int]]:
        if r >= self._tersusun:
            if not self._c.inti_susun_koefisien(self._alamat, self._tersusun):
                raise MemoryError
            self._tersusun = self.putaran
        n = self._c.inti_baca_koefisien(self._alamat, r, self._letak, self._nilai)
        return list(zip(self._letak[:n], self._nilai[:n], strict=True))

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
    def menang(self) -> list[int]:
        menang: list[int] = self._k.menang[: self.putaran]
        return menang

    @property
    def babak(self) -> Sequence[int]:
        babak: Sequence[int] = self._k.babak
        return babak

    @property
    def habis_pada(self) -> Indeks:
        putaran = np.full(self._k.banyak_kelompok, -1, dtype=np.int32)
        self._c.inti_habis_pada(self._alamat, address(putaran))
        return putaran

    @property
    def lawan(self) -> list[tuple[int, float]]:
        n = self._k.banyak_lawan
        return list(zip(self._k.lawan[:n], self._k.lawan_lo[:n], strict=True))

    @property
    def kering_bobot(self) -> Sequence[int]:
        kering: Sequence[int] = self._k.kering_bobot
        return kering

    @property
    def basah_poin(self) -> Sequence[int]:
        basah: Sequence[int] = self._k.basah_poin
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
        self._c, pemilihan = pustaka, lajur.pemilihan
        self._larik: dict[str, NDArray[Any]] = {
            "lajur_awal": lajur.lajur_awal,
            "lajur_kelompok": lajur.lajur_kelompok,
            "lajur_poin": lajur.lajur_poin,
            "biaya": pemilihan.biaya_larik,
            "total": lajur.total,
            "seri": lajur.seri,
        }
        self._f = FragmenC(
            banyak_pilihan=len(pemilihan.proyek),
            banyak_kelompok=len(pemilihan.bobot),
            sisa=pemilihan.pagu,
            **{nama: address(larik) for nama, larik in self._larik.items()},
        )
        self._alamat = ctypes.byref(self._f)
        if not pustaka.fragmen_siapkan(self._alamat):
            raise MemoryError

    def __del__(self) -> None:
        if hasattr(self, "_alamat"):
            self._c.fragmen_lepas(self._alamat)

    def kekang(self, tutup: Tutup) -> None:
        ctypes.memmove(self._f.tutup, tutup.astype(np.uint8).tobytes(), len(tutup))
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
        bobot: list[int] = self._f.bobot[r][: r + 1]
        return bobot

    @property
    def lawan(self) -> list[tuple[int, float]]:
        n = self._f.banyak_lawan
        return list(zip(self._f.lawan[:n], self._f.lawan_lo[:n], strict=True))

    @property
    def menang(self) -> list[int]:
        menang: list[int] = self._f.menang[: self._f.putaran]
        return menang

    @property
    def babak(self) -> Indeks:
        return np.ctypeslib.as_array(self._f.babak, (self._f.banyak_kelompok,))

    @property
    def sisa(self) -> int:
        return int(self._f.sisa)

    @property
    def penuh(self) -> bool:
        """Whether it stopped at an item that does not fit."""
        return bool(self._f.banyak_lawan < 0)
