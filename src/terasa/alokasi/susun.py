"""From forums to an election: weights and scores on whole numbers, one group a voter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from terasa.alokasi.enums import JenisSuara
from terasa.alokasi.errors import MasukanTidakSah
from terasa.alokasi.masukan import Masukan
from terasa.alokasi.pemilihan import TEPAT, Pemilihan


@dataclass(frozen=True, eq=False)
class Susunan:
    """`pemilihan.bobot` is the weights times `kali_bobot`, `poin` the scores times `kali_nilai`. Group g is voter
    `orang[g]` of the input; voters without weight take no part."""

    pemilihan: Pemilihan
    orang: tuple[int, ...]
    kali_bobot: Fraction
    kali_nilai: Fraction


def build_pemilihan(masukan: Masukan) -> Susunan:
    """Raises MasukanTidakSah when weights and scores need more digits than can be counted exactly."""
    orang = tuple(i for i, satu in enumerate(masukan.pemilih) if satu.bobot)
    bobot, kali_bobot = _whole([masukan.pemilih[i].bobot for i in orang])
    letak = {butir.id: p for p, butir in enumerate(masukan.pilihan)}
    nilai = [list(masukan.pemilih[i].nilai.items()) for i in orang]
    poin, kali_nilai = _whole([skor for daftar in nilai for _, skor in daftar])
    if max(bobot) * max(poin, default=1) * len(orang) > TEPAT or sum(bobot) > TEPAT:
        raise MasukanTidakSah(
            "Bobot atau nilai terlalu panjang untuk dihitung tepat; bulatkan, misalnya paling banyak 4 angka di belakang koma."
        )
    awal = np.zeros(len(orang) + 1, dtype=np.int64)
    np.cumsum([len(daftar) for daftar in nilai], out=awal[1:])
    pemilihan = Pemilihan(
        proyek=tuple(butir.id for butir in masukan.pilihan),
        biaya=tuple(butir.biaya for butir in masukan.pilihan),
        pagu=masukan.pagu,
        jenis=JenisSuara.NILAI,
        bobot=np.array(bobot, dtype=np.int64),
        awal=awal,
        isi=np.array([letak[kode] for daftar in nilai for kode, _ in daftar], dtype=np.int32),
        poin=np.array(poin, dtype=np.int64),
    )
    return Susunan(pemilihan, orang, kali_bobot, kali_nilai)


def _whole(pecahan: Sequence[Fraction]) -> tuple[list[int], Fraction]:
    """The smallest whole numbers in the same proportions, and what they were multiplied with."""
    pasangan = [satu.as_integer_ratio() for satu in pecahan]
    penyebut = math.lcm(*{bawah for _, bawah in pasangan})
    bulat = [atas * (penyebut // bawah) for atas, bawah in pasangan]
    bersama = math.gcd(*bulat) or 1
    return [b // bersama for b in bulat], Fraction(penyebut, bersama)
