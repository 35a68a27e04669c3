"""The engine against the slow implementation, and every "how much was missing" against trying it."""

from hypothesis import given, settings

from terasa.alokasi import AturanBagi, Hasil, Masukan, Pelengkap, find_kelonggaran, share_pagu
from tests.unit.alokasi import acuan, contoh


@settings(max_examples=120, deadline=None)
@given(contoh.masukan(), contoh.aturan)
def test_winners_are_those_of_the_slow_implementation(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    perkara = contoh.perkara(masukan, aturan)
    langkah = aturan.step(masukan.pagu)
    menang, kenaikan = acuan.choose(perkara, aturan.pelengkap, langkah, aturan.langkah_maks)
    assert (list(hasil.menang), hasil.kenaikan) == (menang, kenaikan)


@settings(max_examples=80, deadline=None)
@given(contoh.masukan(), contoh.aturan)
def test_account_is_that_of_the_slow_implementation(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    putaran = acuan.count(contoh.perkara(masukan, aturan), hasil.pagu_bayangan)
    assert [(p.pilihan, p.rho) for p in hasil.putaran] == [(id, rho) for id, rho, _ in putaran]
    if putaran:
        assert hasil.uang_akhir == putaran[-1][2]


@settings(max_examples=60, deadline=None)
@given(contoh.masukan(biaya_maks=25), contoh.aturan)
def test_kekurangan_is_the_least_help_that_turns_a_loser_into_a_winner(
    masukan: Masukan, aturan: AturanBagi
) -> None:
    hasil = share_pagu(masukan, aturan)
    biaya = {butir.id: butir.biaya for butir in masukan.pilihan}
    for kalah in hasil.kalah:
        if kalah.kekurangan is None:
            continue
        tertinggi = biaya[kalah.pilihan] - kalah.kekurangan
        assert 0 <= tertinggi < biaya[kalah.pilihan]
        assert tertinggi == 0 or _wins(hasil, kalah.pilihan, tertinggi)
        assert not any(
            _wins(hasil, kalah.pilihan, lebih) for lebih in range(tertinggi + 1, biaya[kalah.pilihan] + 1)
        )


@settings(max_examples=40, deadline=None)
@given(contoh.masukan(biaya_maks=25), contoh.aturan)
def test_kelonggaran_is_the_most_a_winner_could_have_been_dearer(
    masukan: Masukan, aturan: AturanBagi
) -> None:
    hasil = share_pagu(masukan, aturan)
    biaya = {butir.id: butir.biaya for butir in masukan.pilihan}
    for id in hasil.menang:
        kelonggaran = find_kelonggaran(hasil, id)
        assert kelonggaran is not None
        tertinggi = biaya[id] + kelonggaran
        assert kelonggaran >= 0
        assert _wins(hasil, id, tertinggi)
        assert not any(_wins(hasil, id, lebih) for lebih in range(tertinggi + 1, masukan.pagu + 3))


def _wins(hasil: Hasil, id: str, biaya: int) -> bool:
    """Count again at the same shadow ceiling with another cost."""
    perkara = contoh.perkara(hasil.masukan, hasil.aturan, **{id: biaya})
    menang = [kode for kode, _, _ in acuan.count(perkara, hasil.pagu_bayangan)]
    if hasil.aturan.pelengkap in (Pelengkap.ADD1U, Pelengkap.GREEDY):
        menang = acuan.complete(perkara, menang)
    return id in menang
