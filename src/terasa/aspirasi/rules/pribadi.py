"""Mengenali nomor dan surel orang di dalam teks bebas, dan menyamarkannya.

NIK 16 angka: wilayah 6, lahir 6 (perempuan tanggal + 40), urut 4 (PP 37/2007 Pasal 37); KK sama panjangnya.
Aturan ini menahan yang jelas; nama dan wajah tetap harus dilihat petugas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from terasa.aspirasi.enums import JenisPribadi

ENAM_BELAS = re.compile(r"(?<!\d)(?<!\d[ .-])\d(?:[ .-]?\d){15}(?![ .-]?\d)")
TELEPON = re.compile(
    r"(?<!\d)(?:"
    r"(?:\+?62[ .-]?|\(?0)8[1-9](?:[ .()-]{0,2}\d){6,10}"  # 0812-3456-7890, +62 812 3456 789
    r"|\(?0[2-9]\d{1,2}\)?[ -]\d{5,8}"  # (0517) 21234
    r")(?!\d)"
)
SUREL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

SAMARAN = {
    JenisPribadi.NOMOR_INDUK: "[nomor disamarkan]",
    JenisPribadi.TELEPON: "[telepon disamarkan]",
    JenisPribadi.SUREL: "[surel disamarkan]",
}


@dataclass(frozen=True)
class Temuan:
    """One spot in a text: half-open positions `awal` to `akhir`."""

    jenis: JenisPribadi
    awal: int
    akhir: int


def find_pribadi(teks: str) -> list[Temuan]:
    """Numbers that look like a NIK, KK or phone, and e-mails, in the order of the text, not overlapping."""
    hasil: list[Temuan] = []
    for temuan in sorted(_scan(teks), key=lambda t: (t.awal, -t.akhir)):
        if not hasil or temuan.awal >= hasil[-1].akhir:
            hasil.append(temuan)
    return hasil


def mask_pribadi(teks: str) -> str:
    """The text with each find replaced by what it was: "hubungi [telepon disamarkan]"."""
    potongan, mulai = [], 0
    for temuan in find_pribadi(teks):
        potongan += [teks[mulai : temuan.awal], SAMARAN[temuan.jenis]]
        mulai = temuan.akhir
    return "".join([*potongan, teks[mulai:]])


def split_pribadi(teks: str) -> list[tuple[str, str]]:
    """The text in pieces, each with the kind of what it shows ("" for plain words), for highlighting."""
    potongan, mulai = [], 0
    for temuan in find_pribadi(teks):
        potongan += [(teks[mulai : temuan.awal], ""), (teks[temuan.awal : temuan.akhir], temuan.jenis)]
        mulai = temuan.akhir
    return [(kata, str(jenis)) for kata, jenis in [*potongan, (teks[mulai:], "")] if kata]


def _scan(teks: str) -> Iterator[Temuan]:
    for cocok in SUREL.finditer(teks):
        yield Temuan(JenisPribadi.SUREL, *cocok.span())
    for cocok in ENAM_BELAS.finditer(teks):
        # "2021 2022 2023 2024" is sixteen digits too: written with gaps, it must also read as a NIK.
        if cocok.group().isdigit() or _reads_as_nik(re.sub(r"\D", "", cocok.group())):
            yield Temuan(JenisPribadi.NOMOR_INDUK, *cocok.span())
    for cocok in TELEPON.finditer(teks):
        yield Temuan(JenisPribadi.TELEPON, *cocok.span())


def _reads_as_nik(angka: str) -> bool:
    """Province, day (women 41-71) and month are in range."""
    provinsi, hari, bulan = int(angka[:2]), int(angka[6:8]) % 40, int(angka[8:10])
    return 11 <= provinsi <= 97 and 1 <= hari <= 31 and 1 <= bulan <= 12
