import json
import pickle
from fractions import Fraction

import pytest
from hypothesis import given, settings

from terasa.alokasi import AturanBagi, Hasil, Kalah, Masukan, RekamanRusak, share_pagu
from terasa.alokasi.enums import Alasan
from tests.unit.alokasi import contoh


@settings(max_examples=100, deadline=None)
@given(contoh.masukan(), contoh.aturan)
def test_json_gives_back_exactly_the_same_account(masukan: Masukan, aturan: AturanBagi) -> None:
    hasil = share_pagu(masukan, aturan)
    kembali = Hasil.from_json(hasil.to_json())
    assert kembali == hasil
    assert [p.bayar for p in kembali.putaran] == [p.bayar for p in hasil.putaran]


def test_fractions_are_written_as_p_over_q() -> None:
    isi = json.loads(share_pagu(contoh.contoh_tangan()).to_json())
    assert isi["putaran"][2]["rho"] == "6500000/1"
    assert isi["masukan"]["pemilih"][0]["bobot"] == "2/1"


def test_very_long_fractions_survive() -> None:
    hasil = share_pagu(contoh.contoh_tangan())
    panjang = Fraction(7**20_000, 3**20_000)
    hasil = Hasil(**{**vars_of(hasil), "kalah": (Kalah("LAP", Alasan.PENDUKUNG_KEHABISAN, 1, panjang),)})
    assert Hasil.from_json(hasil.to_json()) == hasil


@pytest.mark.parametrize(
    "teks", ["", "[]", "{}", '{"bentuk": "lain"}', "null", '{"bentuk": "terasa-alokasi-1"}']
)
def test_a_broken_record_is_refused_by_name(teks: str) -> None:
    with pytest.raises(RekamanRusak):
        Hasil.from_json(teks)


def test_a_record_with_a_negative_cost_is_refused() -> None:
    isi = json.loads(share_pagu(contoh.contoh_tangan()).to_json())
    isi["masukan"]["pilihan"][0][1] = -1
    with pytest.raises(RekamanRusak, match="antara Rp1"):
        Hasil.from_json(json.dumps(isi))


def test_a_result_can_be_pickled() -> None:
    hasil = share_pagu(contoh.contoh_tangan())
    assert pickle.loads(pickle.dumps(hasil)) == hasil


def vars_of(hasil: Hasil) -> dict[str, object]:
    return {nama: getattr(hasil, nama) for nama in hasil.__dataclass_fields__}
