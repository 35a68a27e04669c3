"""A whole count in one call of the library, for elections whose every round floats can prove."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import numpy as np

from terasa.alokasi.inti.pustaka import SekaliC, address, find_pustaka

if TYPE_CHECKING:
    from terasa.alokasi.lajur import Lajur


def share_once(lajur: Lajur) -> list[int] | None:
    """Purchases of equal shares in order; None where the count has to go the long way."""
    return _count("sekali_setara", lajur)


def load_once(lajur: Lajur) -> list[int] | None:
    """The same by Phragmén."""
    return _count("sekali_fragmen", lajur)


def _count(fungsi: str, lajur: Lajur) -> list[int] | None:
    if (pustaka := find_pustaka()) is None:
        return None
    pemilihan, kepuasan = lajur.pemilihan, lajur.kepuasan
    banyak = len(pemilihan.biaya)
    menang = np.empty(banyak + 1, dtype=np.int32)
    kasus = SekaliC(
        pemilihan.pagu,
        lajur.biaya_termahal,
        banyak,
        len(pemilihan.bobot),
        lajur.kepuasan_biaya,
        address(pemilihan.awal),
        address(pemilihan.isi),
        0 if kepuasan is None else address(kepuasan),
        address(pemilihan.bobot),
        address(pemilihan.hak_kelompok),
        address(pemilihan.biaya_larik),
        address(lajur.seri),
        address(menang),
    )
    n: int = getattr(pustaka, fungsi)(ctypes.byref(kasus))
    return menang[:n].tolist() if n >= 0 else None
