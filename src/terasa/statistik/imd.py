"""Indeks Manfaat Dirasakan: is it used, is it useful, is the problem solved?"""

from collections.abc import Iterable
from dataclasses import dataclass

from terasa.statistik.angka import (
    BATAS_TERBIT,
    Z95,
    Angka,
    BatasTerbit,
    Peringatan,
    effective_n,
    estimate,
    wilson,
)


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One respondent. True is yes; False is no or not sure; None was not answered."""

    tahu: bool | None
    terjangkau: bool | None
    pakai: bool | None
    berguna: bool | None
    teratasi: bool | None
    adil: bool | None = None

    @property
    def inti(self) -> tuple[bool | None, bool | None, bool | None]:
        """The three questions that make the index."""
        return (self.pakai, self.berguna, self.teratasi)


@dataclass(frozen=True, slots=True)
class Imd:
    """The index from 0 to 100. `n` answered all three questions, `tidak_lengkap` did not."""

    nilai: float | None
    lo: float | None
    hi: float | None
    n: int
    tidak_lengkap: int
    ditahan: bool
    peringatan: Peringatan | None


@dataclass(frozen=True, slots=True)
class Manfaat:
    """The index beside its parts, each of whoever answered that question; `tahu`, `terjangkau` (reach) and `adil`
    are not averaged in."""

    imd: Imd
    tahu: Angka
    terjangkau: Angka
    pakai: Angka
    berguna: Angka
    teratasi: Angka
    adil: Angka


def measure_manfaat(
    jawaban: Iterable[Jawaban], *, z: float = Z95, deff: float = 1.0, batas: BatasTerbit = BATAS_TERBIT
) -> Manfaat:
    """Index and parts from the answers of drawn respondents (docs/statistik.md). Raises ValueError."""
    semua = list(jawaban)

    def share(isi: Iterable[bool | None]) -> Angka:
        terjawab = [satu for satu in isi if satu is not None]
        return estimate(sum(terjawab), len(terjawab), z=z, deff=deff, batas=batas)

    lengkap = [satu for satu in semua if None not in satu.inti]
    return Manfaat(
        imd=_build_imd(lengkap, len(semua), z, deff, batas),
        tahu=share(satu.tahu for satu in semua),
        terjangkau=share(satu.terjangkau for satu in semua),
        pakai=share(satu.pakai for satu in semua),
        berguna=share(satu.berguna for satu in semua),
        teratasi=share(satu.teratasi for satu in semua),
        adil=share(satu.adil for satu in semua),
    )


def _build_imd(lengkap: list[Jawaban], semua: int, z: float, deff: float, batas: BatasTerbit) -> Imd:
    n = len(lengkap)
    tidak_lengkap = semua - n
    peringatan = batas.judge(n)
    if n == 0 or peringatan is Peringatan.DITAHAN:
        return Imd(None, None, None, n, tidak_lengkap, True, Peringatan.DITAHAN)
    # A respondent counts once, with a score of 0, 1/3, 2/3 or 1, and is worth one to three yes-or-no answers.
    ya = [sum(1 for satu in orang.inti if satu) for orang in lengkap]
    jumlah = sum(ya) / 3.0
    efektif = effective_n(n, jumlah, sum(y * y for y in ya) / 9.0)
    selang = wilson(jumlah, n, z, deff * n / efektif)
    return Imd(
        nilai=100.0 * jumlah / n,
        lo=100.0 * selang.lo,
        hi=100.0 * selang.hi,
        n=n,
        tidak_lengkap=tidak_lengkap,
        ditahan=False,
        peringatan=peringatan,
    )
