"""Indeks Manfaat Dirasakan: is it used, is it useful, is the problem solved?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from terasa.statistik.angka import (
    BATAS_TERBIT,
    RHO_BAWAAN,
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
    jawaban: Iterable[Jawaban],
    *,
    desa: Sequence[str] | None = None,
    rho: float = RHO_BAWAAN,
    z: float = Z95,
    batas: BatasTerbit = BATAS_TERBIT,
) -> Manfaat:
    """Index and parts from the answers of drawn respondents (docs/statistik.md). Raises ValueError.

    `desa` of each respondent: answers of one desa are alike, and each figure gets the design effect measured from
    them, `rho` where that cannot be measured (`gerombol.measure_efek`). Without it the sample is a simple one.
    """
    semua = list(jawaban)
    if desa is not None and len(desa) != len(semua):
        raise ValueError("Desa harus disebut bagi setiap responden.")

    def share(butir: str) -> Angka:
        isi = [getattr(satu, butir) for satu in semua]
        terjawab = [satu for satu in isi if satu is not None]
        deff = _measure_deff([None if satu is None else float(satu) for satu in isi], desa, rho)
        return estimate(sum(terjawab), len(terjawab), z=z, deff=deff, batas=batas)

    return Manfaat(
        imd=_build_imd(semua, desa, rho, z, batas),
        tahu=share("tahu"),
        terjangkau=share("terjangkau"),
        pakai=share("pakai"),
        berguna=share("berguna"),
        teratasi=share("teratasi"),
        adil=share("adil"),
    )


def _build_imd(
    semua: list[Jawaban], desa: Sequence[str] | None, rho: float, z: float, batas: BatasTerbit
) -> Imd:
    skor = [_score(satu) for satu in semua]
    lengkap = [satu for satu in skor if satu is not None]
    n = len(lengkap)
    tidak_lengkap = len(semua) - n
    peringatan = batas.judge(n)
    if n == 0 or peringatan is Peringatan.DITAHAN:
        return Imd(None, None, None, n, tidak_lengkap, True, Peringatan.DITAHAN)
    # A respondent counts once, with a score of 0, 1/3, 2/3 or 1, and is worth one to three yes-or-no answers.
    jumlah = sum(lengkap)
    efektif = effective_n(n, jumlah, sum(s * s for s in lengkap))
    selang = wilson(min(jumlah, float(n)), n, z, _measure_deff(skor, desa, rho) * n / efektif)
    return Imd(
        nilai=100.0 * jumlah / n,
        lo=100.0 * selang.lo,
        hi=100.0 * selang.hi,
        n=n,
        tidak_lengkap=tidak_lengkap,
        ditahan=False,
        peringatan=peringatan,
    )


def _score(orang: Jawaban) -> float | None:
    return None if None in orang.inti else sum(1 for satu in orang.inti if satu) / 3.0


def _measure_deff(skor: Sequence[float | None], desa: Sequence[str] | None, rho: float) -> float:
    """Design effect of those who answered; 1 for a simple sample and for one desa alone."""
    if desa is None:
        return 1.0
    sel: dict[str, list[float]] = {}
    for satu, nilai in zip(desa, skor, strict=True):
        if nilai is not None:
            sel.setdefault(satu, []).append(nilai)
    if len(sel) < 2:
        return 1.0
    import numpy as np

    from terasa.statistik.gerombol import measure_efek

    n, jumlah, kuadrat = np.array(
        [[len(isi), sum(isi), sum(s * s for s in isi)] for _kode, isi in sorted(sel.items())], dtype=float
    ).T
    satu_saja = np.zeros(len(sel), dtype=np.int64)
    return float(measure_efek(satu_saja, satu_saja[:1], n, jumlah, kuadrat, rho).deff[0])
