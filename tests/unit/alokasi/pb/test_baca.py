"""What an election in order becomes."""

import gzip
from pathlib import Path

import pytest

from terasa.alokasi.enums import JenisSuara
from terasa.alokasi.pb import read_pb
from tests.unit.alokasi.pb.berkas import SURAT_POIN, baca, rinci, surat_suara, tulis

BERPOIN = "voter_id;vote;points"


@pytest.mark.parametrize("jenis", ["approval", "knapsack"])
def test_approvals_are_grouped_whatever_their_order(jenis: str) -> None:
    pemilihan = baca(tulis(meta={"vote_type": jenis}))
    assert pemilihan.jenis is JenisSuara.PERSETUJUAN
    assert surat_suara(pemilihan) == {("A", "B"): 2, ("C",): 1}
    assert (pemilihan.suara, pemilihan.poin) == (3, None)


def test_choose_1_is_one_approval_or_none() -> None:
    pemilihan = baca(tulis(meta={"vote_type": "choose-1"}, surat=["1;A", "2;", "3;A"]))
    assert pemilihan.jenis is JenisSuara.PERSETUJUAN
    assert surat_suara(pemilihan) == {("A",): 2, (): 1}


def test_the_order_of_an_ordinal_ballot_is_kept() -> None:
    pemilihan = baca(tulis(meta={"vote_type": "ordinal"}))
    assert pemilihan.jenis is JenisSuara.PERINGKAT
    assert surat_suara(pemilihan) == {("A", "B"): 1, ("B", "A"): 1, ("C",): 1}


@pytest.mark.parametrize(
    ("jenis", "sebut"), [("cumulative", JenisSuara.BAGI_POIN), ("scoring", JenisSuara.NILAI)]
)
def test_points_stand_beside_their_projects(jenis: str, sebut: JenisSuara) -> None:
    pemilihan = baca(tulis(meta={"vote_type": jenis}, surat=[*SURAT_POIN, "4;;"], kolom=BERPOIN))
    assert pemilihan.jenis is sebut
    assert surat_suara(pemilihan) == {(("A", 3), ("B", 1)): 2, (("C", 5),): 1, (): 1}


def test_decimal_points_are_whole_numbers_of_the_smallest_part() -> None:
    surat = ["1;A,B;2.5,1", "2;C;0.25", "3;C;4.0"]
    pemilihan = baca(tulis(meta={"vote_type": "scoring"}, surat=surat, kolom=BERPOIN))
    assert pemilihan.desimal_poin == 2
    assert surat_suara(pemilihan) == {(("A", 250), ("B", 100)): 1, (("C", 25),): 1, (("C", 400),): 1}


def test_whole_points_written_with_decimals_are_whole() -> None:
    surat = ["1;A,B;2.0, 1.00", "2;B;3.0"]
    pemilihan = baca(tulis(meta={"vote_type": "cumulative"}, surat=surat, kolom=BERPOIN))
    assert pemilihan.desimal_poin == 0
    assert surat_suara(pemilihan) == {(("A", 2), ("B", 1)): 1, (("B", 3),): 1}


def test_points_of_an_approval_file_are_not_read() -> None:
    assert surat_suara(baca(tulis(surat=["1;A;?"], kolom=BERPOIN))) == {("A",): 1}


def test_money_with_decimals_is_exact() -> None:
    pemilihan = baca(tulis(meta={"budget": "921012.06"}, proyek=["A;0.5;;", "B;4000.0;;", "C;1;;"]))
    assert (pemilihan.desimal, pemilihan.pagu) == (2, 92101206)
    assert pemilihan.biaya == (50, 400000, 100)


def test_decimals_of_only_zeros_are_none() -> None:
    pemilihan = baca(tulis(meta={"budget": "600.00"}))
    assert (pemilihan.desimal, pemilihan.pagu) == (0, 600)


def test_a_quadrillion_rupiah_and_more_is_read_exactly() -> None:
    proyek = ["A;999999999999999.75;2;", "B;1;2;", "C;1;1;"]
    pemilihan = baca(tulis(meta={"budget": "1000000000000000.25"}, proyek=proyek))
    assert pemilihan.pagu == 10**17 + 25
    assert pemilihan.biaya == (10**17 - 25, 100, 100)
    assert baca(tulis(meta={"budget": str(10**18)})).pagu == 10**18


def test_codes_names_and_meta_are_kept() -> None:
    pemilihan = baca(tulis(meta={"unit": "Hulu Sungai Selatan"}))
    assert pemilihan.proyek == ("A", "B", "C")
    assert pemilihan.nama == {"A": "Jalan", "B": "Parit", "C": "Pos"}
    assert pemilihan.meta["unit"] == "Hulu Sungai Selatan"


@pytest.mark.parametrize(
    "kode", ["BO.D4.85/25", "kode yang panjang sekali", "ł", "12345678", "123456789", "a b"]
)
def test_codes_of_any_length_are_found(kode: str) -> None:
    proyek = [f"{kode};1;;", "12345678y;1;;", "1234567;1;;", f"{kode}x;1;;"]
    pemilihan = baca(tulis(proyek=proyek, surat=[f"1;1234567,{kode},12345678y", f"2; {kode} ,{kode}x "]))
    assert surat_suara(pemilihan) == {(kode, "12345678y", "1234567"): 1, (kode, f"{kode}x"): 1}


def test_columns_may_stand_in_any_order() -> None:
    pemilihan = baca(
        tulis(
            kolom_proyek="name;cost;project_id",
            proyek=["Jalan;300;A", "Parit;200;B", "Pos;500;C"],
            kolom="age;vote;sex;voter_id",
            surat=["31;A,B;F;1", "32;B,A;M;2", ";C;;3"],
        )
    )
    assert surat_suara(pemilihan) == {("A", "B"): 2, ("C",): 1}
    assert pemilihan.nama["C"] == "Pos"


@pytest.mark.parametrize("akhir", ["\n", "\r\n", "\r\r\n"])
def test_line_ends_of_any_system_are_read(akhir: str) -> None:
    assert rinci(baca(tulis(akhir=akhir))) == rinci(baca(tulis()))


def test_byte_order_mark_missing_last_line_end_and_blanks_change_nothing() -> None:
    teks = tulis().replace(";A,B", "; A ,\tB ").rstrip("\n")
    catatan: list[str] = []
    assert rinci(baca(("\ufeff" + teks).encode(), catatan=catatan)) == rinci(baca(tulis()))
    assert catatan == []


def test_quoted_fields_hold_semicolons_quotes_and_line_ends() -> None:
    proyek = ['A;300;2;"Jalan ""Baru""; sisi\nutara"', "B;200;2;Parit", 'C;500;1;"Pos"']
    surat = ['"1";"A,B"', "2;B,A", '"3;x";C']
    pemilihan = baca(tulis(proyek=proyek, surat=surat))
    assert pemilihan.nama == {"A": 'Jalan "Baru"; sisi\nutara', "B": "Parit", "C": "Pos"}
    assert surat_suara(pemilihan) == {("A", "B"): 2, ("C",): 1}


def test_an_election_nobody_filled_in_is_still_one() -> None:
    assert surat_suara(baca(tulis(surat=["1;", "2;"]))) == {(): 2}


def test_path_and_gzip_give_the_same_as_the_bytes(tmp_path: Path) -> None:
    isi = tulis().encode()
    # What makes a file gzip is its content, not its name.
    for nama, tertulis in [("a.pb", isi), ("a.pb.gz", gzip.compress(isi)), ("b.pb", gzip.compress(isi))]:
        (tmp_path / nama).write_bytes(tertulis)
        assert rinci(read_pb(tmp_path / nama)) == rinci(read_pb(isi))
    assert rinci(read_pb(gzip.compress(isi[:50]) + gzip.compress(isi[50:]) + b"\0" * 9)) == rinci(
        read_pb(isi)
    )


def test_many_ballots_of_one_voter_each_are_counted_once_each() -> None:
    surat = [f"{n * 7919 % 5003};{'ABC'[n % 3]}" for n in range(5000)]
    assert surat_suara(baca(tulis(surat=surat))) == {("A",): 1667, ("B",): 1667, ("C",): 1666}
