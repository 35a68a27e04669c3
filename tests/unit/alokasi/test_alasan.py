"""Reasons about a count of ballots: applied, each flips the result; one unit less does not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.alokasi.alasan import Penjelas, bisect, explain, settle
from terasa.alokasi.enums import Aturan, JenisSuara, Pelengkap, Ukuran
from terasa.alokasi.errors import PilihanTidakDikenal
from terasa.alokasi.hitung import CaraHitung, count
from terasa.alokasi.pemilihan import Pemilihan, group_ballots
from terasa.alokasi.ubah import with_cost, with_support

luas = settings(max_examples=120, deadline=None)


@st.composite
def pemilihan(draw: st.DrawFn) -> Pemilihan:
    """Up to 5 items and 8 approval ballots, some of them equal."""
    banyak = draw(st.integers(1, 5))
    surat = draw(
        st.lists(st.lists(st.integers(0, banyak - 1), unique=True).map(sorted), min_size=1, max_size=8)
    )
    return make_pemilihan(
        draw(st.lists(st.integers(1, 40), min_size=banyak, max_size=banyak)), surat, draw(st.integers(1, 60))
    )


def make_pemilihan(biaya: list[int], surat: list[list[int]], pagu: int) -> Pemilihan:
    return Pemilihan(
        proyek=tuple(f"P{n}" for n in range(len(biaya))),
        biaya=tuple(biaya),
        pagu=pagu,
        jenis=JenisSuara.PERSETUJUAN,
        **group_ballots(surat),
    )


cara = st.builds(
    CaraHitung,
    aturan=st.sampled_from(Aturan),
    ukuran=st.sampled_from([Ukuran.BIAYA, Ukuran.JUMLAH]),
    pelengkap=st.sampled_from(Pelengkap),
)


@luas
@given(pemilihan(), cara)
def test_the_named_cost_flips_the_result_and_one_more_does_not(satu: Pemilihan, aturan: CaraHitung) -> None:
    hasil = count(satu, aturan)
    for p in range(len(satu.proyek)):
        alasan = Penjelas(hasil).ask(p)
        if alasan.batas_biaya is None:
            assert p not in hasil.menang
            assert p not in count(with_cost(satu, p, 1), aturan).menang
            continue
        assert p in count(with_cost(satu, p, alasan.batas_biaya), aturan).menang
        assert p not in count(with_cost(satu, p, alasan.batas_biaya + 1), aturan).menang


@luas
@given(pemilihan(), cara)
def test_the_named_ballots_flip_the_result_and_one_fewer_does_not(
    satu: Pemilihan, aturan: CaraHitung
) -> None:
    hasil = count(satu, aturan)
    for p in range(len(satu.proyek)):
        penjelas = Penjelas(hasil)
        alasan = penjelas.ask(p)
        if alasan.tambahan is not None:
            urut = penjelas._order_joiners(p)
            assert p in count(with_support(satu, p, urut, alasan.tambahan), aturan).menang
            assert p not in count(with_support(satu, p, urut, alasan.tambahan - 1), aturan).menang


@luas
@given(pemilihan(), st.integers(0, 8), st.data())
def test_more_support_is_a_name_on_so_many_ballots(satu: Pemilihan, banyak: int, data: st.DataObject) -> None:
    p = data.draw(st.integers(0, len(satu.proyek) - 1))
    lain = [g for g in range(len(satu.bobot)) if p not in satu.isi[satu.awal[g] : satu.awal[g + 1]]]
    banyak = min(banyak, int(satu.bobot[lain].sum()))
    ubah = with_support(satu, p, lain, banyak)
    assert ubah.suara == satu.suara
    assert ballots(ubah, p) == ballots(satu, p) + banyak
    for q in range(len(satu.proyek)):
        if q != p:
            assert ballots(ubah, q) == ballots(satu, q)


def test_scores_join_with_the_highest_score_that_anybody_gives() -> None:
    satu = Pemilihan(
        proyek=("A", "B"),
        biaya=(10, 10),
        pagu=20,
        jenis=JenisSuara.NILAI,
        **group_ballots([[0], [0], [1]], [[3], [3], [5]]),
    )
    ubah = with_support(satu, 1, [0], 1)
    assert (ubah.bobot.tolist(), ubah.isi.tolist()) == ([1, 1, 1], [0, 1, 0, 1])
    assert ubah.poin is not None
    assert ubah.poin.tolist() == [3, 5, 3, 5]


def test_a_loser_reads_how_much_less_and_how_many_more() -> None:
    # Each of 10 ballots holds 10. P1 costs 60 and its four supporters hold 40; with six it would tie with P0, which
    # comes first by code.
    hasil = count(make_pemilihan([60, 60], [[0]] * 6 + [[1]] * 4, 100), CaraHitung())
    assert explain(hasil, "P1") == [
        "P1 tidak terpilih: bagian uang yang masih dipegang para pendukungnya (4 dari 10 suara) tidak cukup untuk"
        " biayanya 60.",
        "Ia terpilih seandainya biayanya berkurang 20, menjadi 40; berkurang satu lebih sedikit tidak cukup."
        " Seluruhnya sudah dihitung ulang dengan kedua biaya itu.",
        "Ia juga terpilih seandainya 3 suara lagi mendukungnya, dihitung dari yang paling sanggup membayar; satu suara"
        " kurang dari itu tidak cukup.",
    ]


def test_a_winner_reads_its_margin_in_english() -> None:
    hasil = count(make_pemilihan([30, 60], [[0]] * 6 + [[1]] * 4, 100), CaraHitung())
    assert explain(hasil, "P0", "en") == [
        "P0 was chosen as number 1 of 1; it costs 30 and has 6 of 10 votes.",
        "It would still be chosen at a cost of up to 60, and not beyond.",
    ]


@pytest.mark.parametrize(
    ("aturan", "biaya", "awal"),
    [
        (Aturan.GREEDY, [60, 60], "P1 tidak terpilih: ketika gilirannya tiba, sisa pagu"),
        (Aturan.PHRAGMEN, [60, 60], "P1 tidak terpilih: pilihan lain membebani pendukungnya lebih ringan"),
        (Aturan.MES, [60, 160], "P1 tidak terpilih: biayanya 160 sendiri sudah melebihi pagu 100."),
    ],
)
def test_reasons_name_what_the_rule_looks_at(aturan: Aturan, biaya: list[int], awal: str) -> None:
    hasil = count(make_pemilihan(biaya, [[0]] * 6 + [[1]] * 4, 100), CaraHitung(aturan))
    assert explain(hasil, "P1")[0].startswith(awal)


def test_an_item_without_support_is_told_that_no_cost_helps() -> None:
    hasil = count(make_pemilihan([60, 10], [[0]] * 6, 100), CaraHitung())
    assert explain(hasil, "P1")[:2] == [
        "P1 tidak terpilih: tidak satu pun dari 6 suara mendukungnya.",
        "Biaya yang lebih kecil, berapa pun, tidak membuatnya terpilih.",
    ]


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(PilihanTidakDikenal, match="ENTAH"):
        explain(count(make_pemilihan([1], [[0]], 1), CaraHitung()), "ENTAH")


@given(st.integers(0, 100), st.integers(1, 100), st.integers(0, 100))
def test_a_search_ends_where_it_stops_holding(ya: int, panjang: int, terakhir: int) -> None:
    tidak = ya + panjang
    jawab = min(ya + terakhir, tidak - 1)
    assert bisect(lambda n: n <= jawab, ya, tidak) == jawab
    for taksiran in (ya, jawab, tidak - 1):
        assert settle(lambda n: n <= jawab, taksiran, ya, tidak) == jawab


def ballots(satu: Pemilihan, p: int) -> int:
    kelompok = np.repeat(np.arange(len(satu.bobot)), satu.panjang)
    return int(satu.bobot[kelompok[satu.isi == p]].sum())
