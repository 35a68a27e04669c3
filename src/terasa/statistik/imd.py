"""Indeks Manfaat Dirasakan: is it used, is it useful, is the problem solved?"""

from collections.abc import Iterable
from dataclasses import dataclass

from terasa.statistik.angka import BATAS_TERBIT, Z95, Angka, BatasTerbit, Peringatan, estimate, wilson


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
    """The index beside its parts; `tahu`, `terjangkau` (reach) and `adil` are not averaged in."""

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
        # On the same people as the index, so that it is the mean of the three figures beside it.
        pakai=share(satu.pakai for satu in lengkap),
        berguna=share(satu.berguna for satu in lengkap),
        teratasi=share(satu.teratasi for satu in lengkap),
        adil=share(satu.adil for satu in semua),
    )


def _build_imd(lengkap: list[Jawaban], semua: int, z: float, deff: float, batas: BatasTerbit) -> Imd:
    n = len(lengkap)
    tidak_lengkap = semua - n
    peringatan = batas.judge(n)
    if n == 0 or peringatan is Peringatan.DITAHAN:
        return Imd(None, None, None, n, tidak_lengkap, True, Peringatan.DITAHAN)
    # A respondent counts once, with a score of 0, 1/3, 2/3 or 1. Such a score varies no more than a yes or no
    # with the same mean (Bhatia and Davis 2000), so Wilson on n respondents errs on the wide side.
    jumlah = sum(sum(1 for satu in orang.inti if satu) for orang in lengkap) / 3.0
    selang = wilson(jumlah, n, z, deff)
    return Imd(
        nilai=100.0 * jumlah / n,
        lo=100.0 * selang.lo,
        hi=100.0 * selang.hi,
        n=n,
        tidak_lengkap=tidak_lengkap,
        ditahan=False,
        peringatan=peringatan,
    )
