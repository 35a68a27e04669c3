"""Aturan buatan untuk uji mesin: satu pembuat, sifatnya disebut di tempat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from terasa.aturan.enums import Jenis
from terasa.aturan.rules import AturanBaku

Buat = Callable[..., AturanBaku]


@pytest.fixture
def buat() -> Buat:
    def _buat(jumlah: int = 20, satuan: str = "hari kerja", **isi: Any) -> AturanBaku:
        return AturanBaku(
            kode="uji",
            jenis=Jenis.TENGGAT,
            nama="Aturan uji",
            isi={"jumlah": jumlah, "satuan": satuan, **isi},
            berlaku_dari=date(2020, 1, 1),
            dasar="Permendagri uji Pasal 1",
            terverifikasi=True,
        )

    return _buat


@pytest.fixture
def buat_jendela() -> Buat:
    def _buat(**isi: Any) -> AturanBaku:
        return AturanBaku(
            kode="uji-jendela",
            jenis=Jenis.JENDELA,
            nama="Jendela uji",
            isi=isi,
            berlaku_dari=date(2020, 1, 1),
            dasar="Permendagri uji Pasal 2",
            terverifikasi=False,
        )

    return _buat
