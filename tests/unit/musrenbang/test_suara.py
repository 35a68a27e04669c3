"""Surat suara tanpa basis data: kartu, himpunan terurut, kelompok yang digabung, dan berkas Pabulib."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.alokasi.pb import read_pb
from terasa.aturan.katalog import get_aturan
from terasa.musrenbang.rules import pb, suara

KELOMPOK = st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from(["", "x", "x,y"])), max_size=60)
CALON = [{"kode": k, "judul": f"Usulan; {k}", "biaya": n * 10} for n, k in enumerate("ABCD", start=1)]


def test_a_slip_is_read_however_it_was_typed() -> None:
    kartu = suara.make_kartu()
    assert suara.read_kartu(f" {suara.print_kartu(kartu).lower()} ") == kartu
    assert suara.read_kartu(kartu[:-1]) == suara.read_kartu(kartu + "A") == suara.read_kartu("") == ""


def test_packs_find_their_own_slips_and_no_other() -> None:
    kartu = [suara.make_kartu() for _ in range(50)]
    pak = suara.pack_sidik(suara.digest_kartu("kotak", k) for k in kartu[:49])
    assert all(suara.has_sidik(pak, suara.digest_kartu("kotak", k)) for k in kartu[:49])
    assert not suara.has_sidik(pak, suara.digest_kartu("kotak", kartu[49]))
    assert not suara.has_sidik(pak, suara.digest_kartu("lain", kartu[0]))
    assert not suara.has_sidik(b"", suara.digest_kartu("kotak", kartu[0]))


def test_receipt_and_digest_of_a_slip_share_nothing() -> None:
    kartu = suara.make_kartu()
    assert suara.make_tanda_terima("k", kartu) == suara.make_tanda_terima("k", kartu)
    assert suara.make_tanda_terima("k", kartu) != suara.make_tanda_terima("lain", kartu)


@given(st.lists(st.sampled_from(["\t", "\tA", "\tA,B", "D\tA"]), max_size=30))
def test_the_set_is_the_same_in_whatever_order_it_came(baris: list[str]) -> None:
    maju = mundur = ""
    for satu in baris:
        maju = suara.insert_baris(maju, satu)
    for satu in reversed(baris):
        mundur = suara.insert_baris(mundur, satu)
    assert maju == mundur
    assert suara.count_baris(maju) == len(baris)
    assert all(suara.has_baris(maju, satu) for satu in baris)
    assert not suara.has_baris(maju, "Z\tZ")


@given(KELOMPOK, st.integers(1, 15))
def test_no_published_group_is_small_and_no_ballot_is_lost(
    surat: list[tuple[str, str]], terkecil: int
) -> None:
    hasil = suara.merge_kelompok(surat, terkecil, "lain")
    banyak = Counter(k for k, _s in hasil)
    assert Counter(s for _k, s in hasil) == Counter(s for _k, s in surat)
    assert len(banyak) <= 1 or min(banyak.values()) >= terkecil
    assert hasil == sorted(hasil)


@pytest.mark.parametrize(
    ("pilihan", "kode"), [(["A", "A"], "ganda"), (["Z"], "bukan-calon"), (["A", "B", "C"], "terlalu-banyak")]
)
def test_ballots_that_do_not_fit_are_refused(pilihan: list[str], kode: str) -> None:
    with pytest.raises(suara.CannotVote) as exc:
        suara.write_surat(pilihan, "ABCD", urut=True, terbanyak=2)
    assert exc.value.code == kode


def test_order_counts_only_where_it_is_asked_for() -> None:
    assert suara.write_surat(["B", "A"], "AB", urut=True, terbanyak=2) == "B,A"
    assert suara.write_surat(["B", "A"], "AB", urut=False, terbanyak=2) == "A,B"


def election(metode: str, surat: list[str], pagu: int | None = None, kelompok: str = "") -> pb.PemilihanForum:
    aturan = get_aturan("surat-suara").isi["tanpa_pagu" if pagu is None else "dengan_pagu"][metode]
    return pb.PemilihanForum(
        "Musrenbang Bamban",
        2027,
        "63.06.04.2002",
        metode,
        CALON,
        pagu,
        aturan,
        3,
        [(kelompok, s) for s in surat],
    )


def test_plain_count_of_ranked_ballots_adds_the_points_of_every_place() -> None:
    """First choice 3, second 2, third 1: a ballot with one name counts in full."""
    isi = election("suara_urut", ["A,B", "B", "C", ""])
    hasil = pb.count_pb(pb.build_pb(isi), isi.cara)
    assert hasil.kode == ["B", "A", "C", "D"]
    assert dict(zip(hasil.pemilihan.proyek, hasil.lajur.total.tolist(), strict=True)) == {
        "A": 3, "B": 5, "C": 3, "D": 0,
    }  # fmt: skip


def test_plain_count_of_approvals_follows_the_number_of_voters() -> None:
    isi = election("suara_setuju", ["A,D", "D", "B,D", "B"])
    assert pb.count_pb(pb.build_pb(isi), isi.cara).kode[:3] == ["D", "B", "A"]


def test_a_ceiling_is_shared_equally_and_the_file_says_how() -> None:
    isi = election("suara_setuju", ["A,D"] * 6 + ["B"] * 4, pagu=60)
    teks = pb.build_pb(isi)
    assert pb.read_meta_cara(teks)["aturan"] == "mes"
    assert "\nrule;equalshares/add1u\n" in teks
    hasil = pb.count_pb(teks, isi.cara)
    # The smaller camp keeps its share, although six people wanted D.
    assert "B" in hasil.kode
    assert hasil.biaya <= 60


def test_the_file_is_the_same_in_whatever_order_ballots_came() -> None:
    surat = ["A,B", "", "B", "A,B"]
    assert pb.build_pb(election("suara_urut", surat)) == pb.build_pb(election("suara_urut", surat[::-1]))


def test_the_file_reads_without_leniency_and_keeps_the_groups() -> None:
    catatan: list[str] = []
    teks = pb.build_pb(election("suara_urut", ["A,B", "B"], kelompok="Bamban"))
    dibaca = read_pb(teks.encode(), catatan=catatan)
    assert (dibaca.suara, catatan) == (2, [])
    assert dibaca.nama["A"] == "Usulan; A"
    assert "\n1;Bamban;A,B;3,2\n" in teks
