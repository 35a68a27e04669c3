"""Made-up elections: small ones for comparison, near ties, and the worked example of the docs."""

from fractions import Fraction

from hypothesis import strategies as st

from terasa.alokasi import AturanBagi, Kepuasan, Masukan, Pelengkap, Pemilih, Pilihan, UrutanSeri
from tests.unit.alokasi.acuan import Perkara

JUTA = 1_000_000


def contoh_tangan() -> Masukan:
    """The example that docs/alokasi/bagian-setara.md works out by hand."""
    biaya = {"JMB": 30, "SMR": 24, "DRN": 26, "POS": 20, "LAP": 35, "TMN": 10, "GOR": 150}
    return Masukan(
        pilihan=tuple(Pilihan(kode, juta * JUTA) for kode, juta in biaya.items()),
        pemilih=(
            forum("Amparaya", 2, JMB=2, DRN=2, LAP=1, GOR=1),
            forum("Baru", 1, JMB=2, SMR=1, POS=1),
            forum("Cahaya", 1, SMR=3, POS=2),
        ),
        pagu=100 * JUTA,
    )


def forum(id: str, bobot: int | Fraction, **nilai: int | Fraction) -> Pemilih:
    return Pemilih(id, Fraction(bobot), {kode: Fraction(skor) for kode, skor in nilai.items()})


pecahan = st.builds(Fraction, st.integers(0, 4), st.integers(1, 3))


@st.composite
def masukan(draw: st.DrawFn, biaya_maks: int = 60) -> Masukan:
    """Up to 6 items and 4 voters, costs small enough to tie often."""
    kode = [f"U{n}" for n in range(draw(st.integers(1, 6)))]
    biaya = draw(st.lists(st.integers(1, biaya_maks), min_size=len(kode), max_size=len(kode)))
    pemilih = [
        Pemilih(f"F{n}", draw(pecahan), draw(st.dictionaries(st.sampled_from(kode), pecahan)))
        for n in range(draw(st.integers(1, 4)))
    ]
    pemilih.append(Pemilih("F9", Fraction(1), {kode[0]: Fraction(1)}))
    pagu = draw(st.integers(1, 2 * biaya_maks))
    return Masukan(tuple(map(Pilihan, kode, biaya)), tuple(pemilih), pagu)


aturan = st.builds(
    AturanBagi,
    kepuasan=st.sampled_from(Kepuasan),
    pelengkap=st.sampled_from(Pelengkap),
    urutan_seri=st.sampled_from(UrutanSeri),
    langkah=st.none() | st.integers(1, 20),
    langkah_maks=st.integers(0, 30),
)


def perkara(masukan: Masukan, aturan: AturanBagi, **biaya_lain: int) -> Perkara:
    """The same election for the slow implementation; other costs leave the satisfaction as it was."""
    biaya = {butir.id: butir.biaya for butir in masukan.pilihan}
    kali = biaya if aturan.kepuasan is Kepuasan.SKOR_BIAYA else dict.fromkeys(biaya, 1)
    return Perkara(
        biaya={**biaya, **biaya_lain},
        poin={
            kode: {
                orang.id: orang.bobot * orang.nilai[kode] * kali[kode]
                for orang in masukan.pemilih
                if orang.bobot and kode in orang.nilai
            }
            for kode in biaya
        },
        bobot={orang.id: orang.bobot for orang in masukan.pemilih},
        pagu=masukan.pagu,
        seri=aturan.urutan_seri,
    )
