"""Skor, saran, dan alasan dua usulan."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.cari.serupa import Ciri, Saran, Usulan, build_ciri, build_kosakata, judge
from terasa.cari.serupa.alasan import explain

DESA = {"kode_desa": "11.01.01.2001", "desa": "Sukamaju", "kecamatan": "Banjarsari"}


def make(nomor: str, judul: str, lokasi: str = "", **lain: str) -> Usulan:
    return Usulan(id=nomor, judul=judul, lokasi=lokasi, **(DESA | lain))


def read(*usulan: Usulan) -> list[Ciri]:
    kosakata = build_kosakata(usulan)
    return [build_ciri(u, kosakata) for u in usulan]


def reasons(a: Usulan, b: Usulan) -> str:
    satu, dua = read(a, b)
    return " ".join(explain(satu, dua, judge(satu, dua).segi))


def test_the_same_work_at_the_same_hamlet_in_other_words_beats_equal_words_elsewhere() -> None:
    asal, sama, lain = read(
        make("1", "Pembangunan jalan cor blok", "Dusun Wonolelo"),
        make("2", "Rabat beton jalan rusak", "wonolelo, Sukamaju"),
        make("3", "Pembangunan jalan cor blok", "Dusun Plosorejo"),
    )
    assert judge(asal, sama).skor > 0.7
    assert judge(asal, lain).skor < 0.4


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Pembangunan jalan", "Wonolelo"), ("Pembangunan LPJU jalan", "Wonolelo")),
        (("Bansos beras", "Plosorejo 1"), ("Bansos beras", "Plosorejo 2")),
        (("Cor jalan", "Wonolelo RT 28 RW 14"), ("Cor jalan", "Wonolelo RT 29 RW 15")),
        (("Aspal jalan", "Wonolelo"), ("Cor blok jalan", "Wonolelo RT 6")),
        (("Peningkatan jalan 1.08.01.005", "Wonolelo"), ("Jalan 1.08.02.005", "Wonolelo")),
        (("Pelatihan ternak kambing", "Wonolelo"), ("Bantuan bibit kambing", "Wonolelo")),
    ],
)
def test_a_conflict_of_place_or_work_is_another_wish(a: tuple[str, str], b: tuple[str, str]) -> None:
    satu, dua = read(make("1", *a), make("2", *b))
    assert judge(satu, dua).saran is Saran.BUKAN


def test_another_village_is_another_wish_unless_a_register_number_says_otherwise() -> None:
    tetangga = {"kode_desa": "11.01.01.2002", "desa": "Sukarela"}
    a = make("1", "Bantuan alat untuk KWT", "KWT Sekar Arum 34.01.04.kt.05.2016")
    b = make("2", "Bantuan alat untuk KWT", "KWT Sekar Arum 34.01.04.kt.05.2016", **tetangga)
    c = make("3", "Bantuan alat untuk KWT", "KWT Sekar Arum", **tetangga)
    satu, dua, tiga = read(a, b, c)
    assert judge(satu, dua).skor > 0.7
    assert judge(satu, tiga).saran is Saran.BUKAN


def test_equal_wishes_for_single_houses_are_never_advised_to_merge() -> None:
    rumah = [make(n, "Bansos RTLH", "Wonolelo RT 30/15", volume="1", satuan="unit") for n in "12"]
    jalan = [make(n, "Cor blok jalan", "Wonolelo RT 30/15", volume="250", satuan="m") for n in "34"]
    assert judge(*read(*rumah)).saran is Saran.TINJAU
    assert judge(*read(*jalan)).saran is Saran.GABUNG


def test_one_hamlet_alone_is_too_little_to_advise_merging() -> None:
    satu = [make(n, "Hibah kepada tempat ibadah", "Wonolelo", volume="1", satuan="paket") for n in "12"]
    dua = [make(n, "Cor blok jalan", "Wonolelo - Plosorejo", volume="1", satuan="paket") for n in "34"]
    assert judge(*read(*satu)).saran is Saran.TINJAU
    assert judge(*read(*dua)).saran is Saran.GABUNG


def test_a_village_without_a_hamlet_is_never_advised_to_merge() -> None:
    satu, dua = read(*(make(n, "Rekonstruksi jalan", "Sukamaju", volume="9", satuan="km") for n in "12"))
    assert judge(satu, dua).saran is Saran.TINJAU


def test_reasons_name_what_is_shared_and_what_is_not() -> None:
    kalimat = reasons(
        make("1", "Pembangunan jalan", "Dusun Wonolelo", volume="60", satuan="m"),
        make("2", "Peningkatan jalan", "Wonolelo", volume="700", satuan="m"),
    )
    assert kalimat == (
        "Tempat yang sama disebut: Wonolelo. Pekerjaan sama: jalan. "
        "Volumenya jauh berbeda: 60, yang ini 700. Kata yang sama: jalan."
    )
    beda = reasons(make("1", "Jembatan", "Wonolelo"), make("2", "Posyandu", "Plosorejo"))
    assert beda == (
        "Tempatnya berbeda: Wonolelo, yang ini Plosorejo. Pekerjaan berbeda: jembatan, yang ini sarana kesehatan."
    )


@pytest.mark.parametrize(
    ("lokasi_1", "lokasi_2", "kalimat"),
    [
        ("RT 3", "RT 4", "Desanya sama; keduanya tidak menyebut dusun; tetapi RT-nya berbeda."),
        ("Wonolelo RT 3", "Wonolelo RT 4", "Tempat yang sama disebut: Wonolelo; tetapi RT-nya berbeda."),
        ("Wonolelo RT 3", "Wonolello RT 3", "Tempat yang sama disebut: Wonolelo (Wonolello); RT 3."),
        (
            "Wonolelo 1.08.01.005",
            "Wonolelo 1.08.02.005",
            "Tempat yang sama disebut: Wonolelo; tetapi nomor ruas atau registernya berbeda.",
        ),
        ("Ruas 1.08.01.005", "(1.8.1.5)", "Nomor ruas atau register sama: 1.08.01.005."),
        ("setiap dusun", "13 dusun", "Keduanya untuk semua dusun di desa ini."),
        ("Sukamaju", "Wonolelo", "Desanya sama; hanya satu yang menyebut tempat: Wonolelo."),
    ],
)
def test_reasons_of_place(lokasi_1: str, lokasi_2: str, kalimat: str) -> None:
    assert reasons(make("1", "Jalan", lokasi_1), make("2", "Jalan", lokasi_2)).startswith(kalimat)


def test_reasons_name_another_village() -> None:
    tetangga = {"kode_desa": "11.01.01.2002", "desa": "Sukarela"}
    assert reasons(make("1", "Jalan"), make("2", "Jalan", **tetangga)).startswith("Desanya berbeda.")
    sama = reasons(
        make("1", "Alat", "KWT Arum 34.01.kt.05"), make("2", "Alat", "Arum 34.01.kt.05", **tetangga)
    )
    assert sama.startswith("Nomor ruas atau register sama: 34.01.kt.05; desanya berbeda.")


def test_reasons_do_not_claim_a_village_nobody_named() -> None:
    tanpa = {"kode_desa": "", "desa": "", "kecamatan": ""}
    assert reasons(make("1", "Jembatan", **tanpa), make("2", "Jembatan", **tanpa)).startswith(
        "Desanya tidak disebut."
    )


KATA = st.sampled_from(
    [
        "jalan",
        "lampu",
        "cor",
        "rusak",
        "Wonolelo",
        "Plosorejo",
        "RT",
        "3",
        "II",
        "dusun",
        "talud",
        ",",
        "(",
        "1.2.3.4",
        "250",
        "m",
    ]
)
TEKS = st.lists(KATA, max_size=9).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEKS, TEKS, TEKS, TEKS)
def test_the_score_is_symmetric_and_lies_between_zero_and_one(j1: str, l1: str, j2: str, l2: str) -> None:
    satu, dua = read(make("1", j1, l1), make("2", j2, l2))
    pulang, pergi = judge(satu, dua), judge(dua, satu)
    assert pulang.skor == pergi.skor
    assert pulang.saran is pergi.saran
    assert 0.0 <= pulang.skor <= 1.0


@settings(max_examples=50, deadline=None)
@given(TEKS, TEKS)
def test_case_never_matters(judul: str, lokasi: str) -> None:
    asli, besar = read(make("1", judul, lokasi), make("2", judul.upper(), lokasi.upper()))
    assert asli.tempat == besar.tempat
    assert asli.pekerjaan == besar.pekerjaan
    assert asli.kata == besar.kata
