"""The compiled reader and the plain one are the same reader; the order of lines is no information."""

import random
from collections import Counter
from typing import Any

import pytest
from bench.pb_acak import UBAHAN, make_file, read_both
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.alokasi import jalur
from terasa.alokasi.pb import read_pb
from terasa.alokasi.pb.kepala import read_kepala
from terasa.alokasi.pb.kompilasi import is_cepat, try_suara
from terasa.alokasi.pemilihan import Pemilihan
from tests.unit.alokasi.pb.berkas import SURAT_POIN, baca, surat_suara, tolak, tulis

BENIH = st.integers(0, 2**32)
JENIS = ("approval", "choose-1", "knapsack", "ordinal", "cumulative", "scoring")


@settings(max_examples=150, deadline=None)
@given(BENIH)
def test_both_readers_give_the_same_election(benih: int) -> None:
    assert isinstance(read_both(make_file(random.Random(benih))), Pemilihan)


@settings(max_examples=400, deadline=None)
@given(BENIH, st.lists(st.sampled_from(UBAHAN), min_size=1, max_size=3))
def test_both_readers_say_the_same_of_a_damaged_file(benih: int, ubahan: list[Any]) -> None:
    acak = random.Random(benih)
    isi = make_file(acak)
    for ubah in ubahan:
        isi = ubah(isi, acak)
    read_both(isi)


medan = st.text('AB;,"\n\r \t1-.0\u00a0ł', max_size=8)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(medan, medan, medan), max_size=5),
    st.sampled_from(JENIS),
    st.sampled_from(["2", "5", ""]),
)
def test_both_readers_say_the_same_of_any_rows(
    baris: list[tuple[str, str, str]], jenis: str, banyak: str
) -> None:
    surat = [*SURAT_POIN, *(";".join(satu) for satu in baris)]
    meta = {"vote_type": jenis, "num_votes": banyak, "max_length": "2", "max_sum_points": "4"}
    read_both(tulis(meta=meta, surat=surat, kolom="voter_id;vote;points").encode())


@settings(max_examples=150, deadline=None)
@given(BENIH)
def test_the_order_of_lines_is_irrelevant(benih: int) -> None:
    acak = random.Random(benih)
    jenis = acak.choice(JENIS)
    proyek = [f"{kode};{acak.randint(1, 9)};;" for kode in "ABCDE"]
    pilih = [acak.sample("ABCDE", acak.randint(0, 1 if jenis == "choose-1" else 5)) for _ in range(12)]
    surat = [
        f"{n};{','.join(satu)};{','.join(str(acak.randint(0, 2)) for _ in satu)}"
        for n, satu in enumerate(pilih)
    ]
    lurus = baca(tulis(meta={"vote_type": jenis}, proyek=proyek, surat=surat, kolom="voter_id;vote;points"))
    acak.shuffle(proyek)
    acak.shuffle(surat)
    balik = baca(tulis(meta={"vote_type": jenis}, proyek=proyek, surat=surat, kolom="voter_id;vote;points"))
    assert dict(zip(lurus.proyek, lurus.biaya, strict=True)) == dict(
        zip(balik.proyek, balik.biaya, strict=True)
    )
    assert _unordered(lurus, jenis) == _unordered(balik, jenis)


def _unordered(pemilihan: Pemilihan, jenis: str) -> Counter[Any]:
    semua = surat_suara(pemilihan)
    return Counter(
        {satu if jenis == "ordinal" else tuple(sorted(satu)): kali for satu, kali in semua.items()}
    )


@pytest.mark.skipif(not is_cepat(), reason="pustaka belum dikompilasi")
@pytest.mark.parametrize(
    "surat",
    [
        ["1;A,B", "2;B,A", "3;C"],
        ["9;A,B", "2;B,A", "3;C"],
        ["1; A ,B", ' 2;"B,A"', "3;C"],
        ["1;A,B,A", "2;B", "3;C"],
        ["1;A,,B", "2;B,A;", "", "3;C"],
    ],
)
def test_what_real_files_contain_stays_on_the_compiled_path(surat: list[str]) -> None:
    isi = tulis(surat=surat).encode()
    assert try_suara(isi, read_kepala(isi)) is not None


@pytest.mark.skipif(not is_cepat(), reason="pustaka belum dikompilasi")
def test_the_compiled_path_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jalur, "murni", True)
    assert not is_cepat()
    assert surat_suara(read_pb(tulis().encode())) == {("A", "B"): 2, ("C",): 1}


@pytest.mark.parametrize("langkah", [1, 7919])
def test_a_repeated_voter_is_found_among_thousands(langkah: int) -> None:
    surat = [f"{n * langkah % 5003};A" for n in range(5000)]
    assert "sudah ada pada baris 1014" in tolak(tulis(surat=[*surat, f"{999 * langkah % 5003};B"]))
