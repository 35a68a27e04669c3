import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terasa.statistik import (
    UndianTidakSah,
    hash_kerangka,
    komitmen,
    make_benih,
    order_kerangka,
    order_ulang,
    undi,
)

NASKAH = Path(__file__).parents[3] / "docs" / "contoh_undian.py"
BENIH = "0123456789abcdef" * 4
KERANGKA = [f"R-{n:04d}" for n in range(200)]


def test_the_published_script_draws_the_same_sample(tmp_path: Path) -> None:
    berkas = tmp_path / "kerangka.txt"
    berkas.write_text("\n".join(reversed(KERANGKA)) + "\n", encoding="utf-8")
    perintah = [sys.executable, str(NASKAH), BENIH, str(berkas), "12"]
    cetak = subprocess.run(perintah, capture_output=True, text=True, check=True).stdout.splitlines()
    assert cetak[:2] == [f"komitmen {komitmen(BENIH)}", f"kerangka {hash_kerangka(KERANGKA)}"]
    assert cetak[2:] == undi(BENIH, KERANGKA, 12)


def test_the_published_script_stays_short_and_needs_only_python() -> None:
    baris = NASKAH.read_text(encoding="utf-8").splitlines()
    assert len(baris) <= 20
    assert [satu for satu in baris if satu.startswith(("import", "from"))] == ["import hashlib", "import sys"]


def test_a_draw_never_changes() -> None:
    assert undi(BENIH, KERANGKA, 5) == ["R-0049", "R-0182", "R-0148", "R-0061", "R-0029"]


def test_order_of_the_frame_does_not_matter() -> None:
    terbalik = list(reversed(KERANGKA))
    assert hash_kerangka(terbalik) == hash_kerangka(KERANGKA)
    assert undi(BENIH, terbalik, 20) == undi(BENIH, KERANGKA, 20)


def test_reserves_follow_the_sample() -> None:
    assert undi(BENIH, KERANGKA, 30)[:20] == undi(BENIH, KERANGKA, 20)
    assert sorted(order_kerangka(BENIH, KERANGKA)) == KERANGKA


def test_one_more_code_draws_everything_anew() -> None:
    assert undi(BENIH, [*KERANGKA, "R-9999"], 20) != undi(BENIH, KERANGKA, 20)


def test_commitment_is_the_plain_hash_of_the_seed() -> None:
    assert komitmen(BENIH) == hashlib.sha256(BENIH.encode()).hexdigest()


def test_fresh_seeds_differ_and_are_long_enough() -> None:
    satu, dua = make_benih(), make_benih()
    assert satu != dua
    assert komitmen(satu) != komitmen(dua)


@pytest.mark.parametrize("kerangka", [["A", "A"], ["A", ""], ["A", " B"], ["A", "B\nC"]])
def test_a_frame_that_could_be_read_two_ways_is_refused(kerangka: list[str]) -> None:
    with pytest.raises(UndianTidakSah):
        hash_kerangka(kerangka)


@pytest.mark.parametrize("n", [-1, 201])
def test_a_sample_larger_than_the_frame_is_refused(n: int) -> None:
    with pytest.raises(UndianTidakSah):
        undi(BENIH, KERANGKA, n)


def test_a_seed_that_could_be_guessed_is_refused() -> None:
    with pytest.raises(UndianTidakSah):
        komitmen("12345")


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_everybody_is_drawn_about_equally_often(awal: int) -> None:
    kena = sum("R-0007" in undi(f"{awal + k:032d}", KERANGKA[:10], 5) for k in range(60))
    assert 8 <= kena <= 52


def test_call_backs_follow_another_order_than_the_draw() -> None:
    ulang = order_ulang(BENIH, KERANGKA)
    assert sorted(ulang) == KERANGKA
    assert ulang[:20] != order_kerangka(BENIH, KERANGKA)[:20]
    assert order_ulang(BENIH, reversed(KERANGKA)) == ulang
    with pytest.raises(UndianTidakSah):
        order_ulang("pendek", KERANGKA)
