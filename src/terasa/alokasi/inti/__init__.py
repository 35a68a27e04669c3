"""The hot loop of equal shares: compiled where the library was built, NumPy elsewhere, equal to the last item."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

import numpy as np

from terasa.alokasi.inti.pustaka import find_pustaka
from terasa.alokasi.pemilihan import Indeks

if TYPE_CHECKING:
    from terasa.alokasi.lajur import Lajur


class Status(IntEnum):
    """Why a count stopped: nobody can pay, a round needs whole numbers, the ceiling was passed; after
    `kekang` also each purchase."""

    SELESAI = 0
    RAGU = 1
    LEWAT = 2
    DIBELI = 4


# Per item: whether it may not be bought for now.
Tutup = np.ndarray[tuple[int], np.dtype[np.bool_]]


class Keadaan(IntEnum):
    """What is known of a group's money: enclosed, nothing left, not settled yet."""

    HIDUP = 0
    KOSONG = 1
    KABUR = 2


class Inti(Protocol):
    """Money of every group between two floats, and an account in whole numbers of each round.

    Keys are prices per unit of satisfaction. Arrays are views of the state, valid until the next `mulai`.
    """

    def mulai(self, bawah: float, atas: float, awalan: int) -> None: ...
    def kekang(self, tutup: Tutup) -> None: ...
    def jalan(self, batas: int) -> Status: ...
    def beli(self, p: int, bawah: float, atas: float) -> None: ...
    def harga_atas(self, p: int, kunci: float) -> float: ...
    def kumpulkan(self, atas: float) -> None: ...
    def kembalikan(self, p: int, kunci: float) -> None: ...
    def urai(self, p: int, bawah: float, atas: float) -> tuple[list[tuple[int, int]], int, int, Indeks]: ...
    def tetapkan(self, g: int, keadaan: Keadaan, bawah: float, atas: float) -> None: ...
    def kabur(self, mulai: int) -> tuple[Indeks, Indeks]: ...
    def koefisien(self, r: int) -> list[tuple[int, int]]: ...
    @property
    def putaran(self) -> int: ...
    @property
    def awalan(self) -> int: ...
    @property
    def belanja(self) -> int: ...
    @property
    def menang(self) -> list[int]: ...
    @property
    def babak(self) -> Sequence[int]: ...
    @property
    def lawan(self) -> list[tuple[int, float]]: ...
    @property
    def habis_pada(self) -> Indeks: ...
    @property
    def kering_bobot(self) -> Sequence[int]: ...
    @property
    def basah_poin(self) -> Sequence[int]: ...


def make_inti(lajur: Lajur) -> Inti:
    """The compiled loop, or NumPy's when it was not built or TERASA_TANPA_KOMPILASI=1."""
    if find_pustaka() is not None:
        from terasa.alokasi.inti.kompilasi import IntiKompilasi

        return IntiKompilasi(lajur)
    from terasa.alokasi.inti.murni import IntiMurni

    return IntiMurni(lajur)


class IntiFragmen(Protocol):
    """Loads of every group between two floats; ties and what floats cannot tell are left to the caller."""

    def jalan(self) -> Status: ...
    def kekang(self, tutup: Tutup) -> None: ...
    def beli(self, p: int) -> None: ...
    def kembalikan(self, p: int, kunci: float) -> None: ...
    def bobot(self, r: int) -> list[int]: ...
    @property
    def lawan(self) -> list[tuple[int, float]]: ...
    @property
    def menang(self) -> list[int]: ...
    @property
    def babak(self) -> Indeks: ...
    @property
    def sisa(self) -> int: ...
    @property
    def penuh(self) -> bool: ...


def make_fragmen(lajur: Lajur) -> IntiFragmen:
    """The compiled loop of Phragmén, or the plain one."""
    if find_pustaka() is not None:
        from terasa.alokasi.inti.kompilasi import FragmenKompilasi

        return FragmenKompilasi(lajur)
    from terasa.alokasi.inti.murni_fragmen import FragmenMurni

    return FragmenMurni(lajur)
