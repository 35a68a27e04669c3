"""What real files contain is read, and said; what only looks like it is refused."""

import pytest

from tests.unit.alokasi.pb.berkas import SURAT, SURAT_POIN, baca, surat_suara, tolak, tulis

BIASA = {("A", "B"): 2, ("C",): 1}


def dibaca(teks: str, *kata: str) -> dict[tuple[object, ...], int]:
    """The ballots; the notes are one for each of the words."""
    catatan: list[str] = []
    pemilihan = baca(teks, catatan=catatan)
    assert len(catatan) == len(kata), catatan
    for satu, sebut in zip(catatan, kata, strict=True):
        assert sebut in satu
        assert satu.startswith("Baris ")
    return surat_suara(pemilihan)


def test_a_file_in_order_has_no_notes() -> None:
    assert dibaca(tulis()) == BIASA


@pytest.mark.parametrize(
    ("tertulis", "pagu", "desimal", "kata"),
    [
        ("600,5", 6005, 1, "koma"),
        ("1 250 000", 1_250_000, 0, "ribuan"),
        ("1 250 000,75", 125_000_075, 2, "ribuan"),
        ("6e2", 600, 0, "berpangkat"),
        ("1.5E+06", 1_500_000, 0, "berpangkat"),
        ("1.25e1", 125, 1, "berpangkat"),
    ],
)
def test_money_as_spreadsheets_write_it_is_read(tertulis: str, pagu: int, desimal: int, kata: str) -> None:
    catatan: list[str] = []
    pemilihan = baca(tulis(meta={"budget": tertulis}), catatan=catatan)
    assert (pemilihan.pagu, pemilihan.desimal) == (pagu, desimal)
    assert kata in catatan[0]
    assert "medan budget" in catatan[0]


def test_one_note_stands_for_all_rows_of_its_kind() -> None:
    catatan: list[str] = []
    baca(tulis(proyek=["A;1,5;2;", "B;2,5;2;", "C;3;1;"]), catatan=catatan)
    assert catatan == ["Baris 10, medan cost: koma dibaca sebagai pemisah desimal (2 kali)."]


@pytest.mark.parametrize("banyak", ["2", "4", None])
def test_num_projects_need_not_agree(banyak: str | None) -> None:
    assert dibaca(tulis(meta={"num_projects": banyak}), "num_projects") == BIASA


def test_missing_projects_after_a_quote_over_two_lines_are_refused() -> None:
    proyek = ['A;300;2;"Jalan', 'B;200;2;Parit"', "C;500;1;Pos"]
    assert "periksa tanda kutip" in tolak(tulis(meta={"num_projects": "3"}, proyek=proyek, surat=["3;C"]))


def test_more_ballots_than_promised_are_all_read() -> None:
    assert dibaca(tulis(meta={"num_votes": "2"}), "num_votes") == BIASA


def test_without_num_votes_the_note_says_what_cannot_be_known() -> None:
    assert dibaca(tulis(meta={"num_votes": None}), "terpotong") == BIASA


def test_fewer_ballots_than_promised_are_read_when_no_vote_is_missing() -> None:
    assert dibaca(tulis(meta={"num_votes": "9"}), "num_votes") == BIASA


def test_fewer_ballots_than_promised_are_refused_when_a_vote_is_missing() -> None:
    kalimat = tolak(tulis(meta={"num_votes": "3"}, surat=SURAT[:2]))
    assert kalimat.startswith("Baris 5, medan num_votes: tertulis 3, sedangkan VOTES berisi 2 surat suara")
    assert "unduh ulang" in kalimat


def test_fewer_ballots_than_promised_are_refused_without_a_column_of_votes() -> None:
    tanpa = tulis(meta={"num_votes": "9"}, kolom_proyek="project_id;cost", proyek=["A;3", "B;2", "C;5"])
    assert "terpotong" in tolak(tanpa)


def test_a_column_of_votes_that_disagrees_is_noted() -> None:
    assert dibaca(tulis(surat=["1;A,B", "2;B,A", "3;"]), "votes") == {("A", "B"): 2, (): 1}


def test_blank_lines_are_passed_over() -> None:
    teks = tulis().replace("PROJECTS", "\nPROJECTS").replace("3;C", " \n\r\n3;C") + "\n \n"
    assert (
        dibaca(
            teks,
            "baris kosong",
        )
        == BIASA
    )


def test_rows_padded_by_a_spreadsheet_are_read() -> None:
    teks = "".join(f"{baris};;\n" for baris in tulis().splitlines())
    assert dibaca(teks, "medan kosong") == BIASA


def test_rows_may_lack_their_last_optional_columns() -> None:
    surat = ["1;A,B;30;F", "2;B,A", "3;C;31"]
    teks = tulis(proyek=["A;300", "B;200;2", "C;500;1;Pos"], surat=surat, kolom="voter_id;vote;age;sex")
    assert dibaca(teks, "kolom terakhir", "votes") == BIASA


def test_a_row_that_ends_with_the_file_before_its_last_column_was_cut() -> None:
    teks = tulis(surat=["1;A;3", "2;B"], kolom="voter_id;vote;age").rstrip("\n")
    assert "Baris 16, medan age: baris ini berisi 2 medan, seharusnya 3" in tolak(teks)


def test_names_of_columns_and_sections_in_capitals_are_read() -> None:
    teks = tulis(kolom="Voter_ID;Vote", kolom_proyek="Project_ID;COST;votes;name").replace("META", "Meta")
    assert dibaca(teks, "huruf besar") == BIASA


def test_columns_that_are_not_needed_may_be_doubled_or_nameless() -> None:
    surat = [f"{satu};x;y;z" for satu in SURAT]
    assert dibaca(tulis(surat=surat, kolom="voter_id;vote;age;;age"), "nama kolom") == BIASA


@pytest.mark.parametrize("ejaan", ["Approval", " approval", "APPROVAL"])
def test_kind_of_ballot_in_other_letters_is_read(ejaan: str) -> None:
    assert dibaca(tulis(meta={"vote_type": ejaan}), *["ejaan"] * (ejaan.strip() != "approval")) == BIASA


@pytest.mark.parametrize("ejaan", ["choose 1", "Choose_1"])
def test_choose_1_in_other_spellings_is_choose_1(ejaan: str) -> None:
    teks = tulis(meta={"vote_type": ejaan}, surat=["1;A", "2;A", "3;"], proyek=["A;1;2;", "B;1;0;"])
    assert dibaca(teks, "ejaan") == {("A",): 2, (): 1}


def test_semicolons_in_a_meta_value_are_part_of_it() -> None:
    catatan: list[str] = []
    pemilihan = baca(tulis(meta={"comment": "#1: satu; dua"}), catatan=catatan)
    assert pemilihan.meta["comment"] == "#1: satu; dua"
    assert "titik koma" in catatan[0]


def test_meta_keys_without_value_or_written_twice_are_read_when_nothing_hangs_on_them() -> None:
    teks = tulis(meta={"comment": "a"}).replace("comment;a", "comment;a\nsubunit\ncomment;b\nbudget;600")
    catatan: list[str] = []
    pemilihan = baca(teks, catatan=catatan)
    assert (pemilihan.meta["comment"], pemilihan.meta["subunit"]) == ("b", "")
    assert ["tanpa nilai" in catatan[0], "lebih dari sekali (2 kali)" in catatan[1]] == [True, False]
    assert "yang terakhir dipakai (2 kali)" in catatan[1]


def test_text_behind_a_closing_quote_belongs_to_a_name() -> None:
    catatan: list[str] = []
    pemilihan = baca(tulis(proyek=['A;300;2;"Hijau" RT 3', "B;200;2;", "C;500;1;"]), catatan=catatan)
    assert pemilihan.nama == {"A": "Hijau RT 3"}
    assert "tanda kutip" in catatan[0]


def test_ballots_shorter_than_min_length_are_voters_too() -> None:
    assert dibaca(tulis(meta={"min_length": "2"}, surat=[*SURAT, "4;"]), "min_length") == {**BIASA, (): 1}


def test_commas_with_nothing_between_them_are_passed_over() -> None:
    assert dibaca(tulis(surat=["1;A,B,", "2;,B,,A", "3;C"]), "koma tanpa kode") == BIASA


def test_a_comma_at_the_very_end_of_the_file_is_a_cut() -> None:
    assert "ada koma tanpa kode pilihan" in tolak(tulis(surat=[*SURAT, "4;A,"]).rstrip("\n"))


def test_default_score_other_than_0_is_noted() -> None:
    teks = tulis(
        meta={"default_score": "1", "vote_type": "scoring"}, surat=SURAT_POIN, kolom="voter_id;vote;points"
    )
    assert dibaca(teks, "default_score") == {(("A", 3), ("B", 1)): 2, (("C", 5),): 1}


# What PROJECTS must vouch for.

GANDA = ["1;A,B,A", "2;B", *(f"{n};C" for n in range(3, 21))]
TERHITUNG = ("A;300;2;", "B;200;2;", "C;500;18;")


def test_a_project_twice_is_one_approval_when_votes_counted_it_twice() -> None:
    catatan: list[str] = []
    pemilihan = baca(tulis(surat=GANDA, proyek=TERHITUNG), catatan=catatan)
    assert surat_suara(pemilihan) == {("A", "B"): 1, ("B",): 1, ("C",): 18}
    assert catatan == ["Baris 15, medan vote: pilihan yang disebut lebih dari sekali dihitung satu kali."]


@pytest.mark.parametrize("satu", ["A;300;1;", "A;300;;", "A;300;x;", "A;300;2.5;"])
def test_a_project_twice_is_refused_when_votes_did_not_count_it_so(satu: str) -> None:
    assert tolak(tulis(surat=GANDA, proyek=[satu, *TERHITUNG[1:]])) == (
        "Baris 15, medan vote: pilihan “A” disebut lebih dari sekali; sebut setiap pilihan satu kali saja."
    )


def test_a_project_twice_on_many_ballots_is_refused_whatever_votes_counted() -> None:
    assert "lebih dari sekali" in tolak(tulis(surat=GANDA[:-1], proyek=[*TERHITUNG[:2], "C;500;17;"]))


@pytest.mark.parametrize("jenis", ["choose-1", "ordinal"])
def test_a_project_twice_is_refused_where_it_could_mean_more_than_approval(jenis: str) -> None:
    assert "lebih dari sekali" in tolak(tulis(meta={"vote_type": jenis}, surat=GANDA))


def test_a_project_twice_with_points_is_refused() -> None:
    surat = ["1;A,A;1,2", "2;B;1", "3;B,C;1,1"]
    teks = tulis(meta={"vote_type": "cumulative"}, surat=surat, kolom="voter_id;vote;points")
    assert "lebih dari sekali" in tolak(teks)


@pytest.mark.parametrize("meta", [{"max_length": "1"}, {"vote_type": "choose-1"}])
def test_long_ballots_are_read_when_votes_counted_them(meta: dict[str, str | None]) -> None:
    assert dibaca(tulis(meta=meta), "terlalu panjang") == BIASA


@pytest.mark.parametrize("meta", [{"max_length": "1"}, {"vote_type": "choose-1"}])
def test_long_ballots_are_refused_when_votes_did_not_count_them(meta: dict[str, str | None]) -> None:
    kalimat = tolak(tulis(meta=meta, proyek=["A;300;1;", "B;200;2;", "C;500;1;"]))
    assert kalimat.startswith(
        ("Baris 15, medan vote: surat suara memilih 2", "Baris 16, medan vote: surat suara memilih 2")
    )


BOROS = {"vote_type": "cumulative", "max_sum_points": "4"}


def test_points_over_the_sum_are_read_when_score_counted_them() -> None:
    proyek = ["A;300;6", "B;200;2", "C;500;5"]
    teks = tulis(
        meta=BOROS,
        kolom_proyek="project_id;cost;score",
        proyek=proyek,
        surat=SURAT_POIN,
        kolom="voter_id;vote;points",
    )
    assert dibaca(teks, "jumlah poin") == {(("A", 3), ("B", 1)): 2, (("C", 5),): 1}


@pytest.mark.parametrize("kolom", ["project_id;cost;score", "project_id;cost;x"])
def test_points_over_the_sum_are_refused_when_score_did_not_count_them(kolom: str) -> None:
    proyek = ["A;300;6", "B;200;2", "C;500;4"]
    teks = tulis(
        meta=BOROS, kolom_proyek=kolom, proyek=proyek, surat=SURAT_POIN, kolom="voter_id;vote;points"
    )
    assert tolak(teks) == (
        "Baris 18, medan points: jumlah poin “5” melebihi max_sum_points 4; kurangi poinnya atau perbaiki max_sum_points."
    )
