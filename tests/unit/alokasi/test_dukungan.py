"""More support, applied, flips the result; one forum fewer does not."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings

from terasa.alokasi import AturanBagi, Hasil, Masukan, Pemilih, share_pagu
from tests.unit.alokasi import contoh

luas = settings(max_examples=150, deadline=None)


@luas
@given(contoh.masukan(), contoh.aturan)
def test_the_forums_named_would_have_got_it_chosen(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    for kalah in hasil.kalah:
        if kalah.tambahan is not None:
            assert kalah.pilihan in recount(hasil, kalah.pilihan, kalah.tambahan).menang


@luas
@given(contoh.masukan(), contoh.aturan)
def test_fewer_forums_would_not(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    for kalah in hasil.kalah:
        lain = [o.id for o in masukan.pemilih if o.bobot and kalah.pilihan not in o.nilai]
        banyak = len(lain) if kalah.tambahan is None else len(kalah.tambahan) - 1
        for n in range(banyak + 1):
            for ikut in combinations(lain, n):
                assert kalah.pilihan not in recount(hasil, kalah.pilihan, ikut).menang


def recount(hasil: Hasil, pilihan: str, ikut: tuple[str, ...]) -> Hasil:
    """At the same shadow ceiling, with these forums giving the item the highest score."""
    masukan, aturan = hasil.masukan, hasil.aturan
    penuh = max((n for o in masukan.pemilih if o.bobot for n in o.nilai.values()), default=Fraction(0))
    pemilih = tuple(
        Pemilih(o.id, o.bobot, {**o.nilai, pilihan: penuh}) if o.id in ikut else o for o in masukan.pemilih
    )
    return share_pagu(Masukan(masukan.pilihan, pemilih, masukan.pagu), aturan, kenaikan=hasil.kenaikan)
