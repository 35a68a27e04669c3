"""Sel folder realisasi tanpa basis data: uang yang tepat, dan mengapa sebuah nilai tidak dipercaya."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from terasa.program import rules
from terasa.program.rules.impor.isi import make_asal
from terasa.program.rules.impor.kolom import Lembar, find_lembar
from terasa.program.rules.impor.rfk import Formulir, read_nama
from terasa.program.rules.impor.sel import TEPI_MESIN, Sel, is_jumlah, round_bulan, split_persen
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar import BarisLembar

LAMBAT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
UANG = st.decimals(min_value=0, max_value=10**12, places=2)


def make_sel(**nilai: str) -> Sel:
    return Sel(BarisLembar(2, nilai), "uji.csv", "1")


@LAMBAT
@given(st.lists(UANG, min_size=12, max_size=12))
def test_rounding_months_neither_loses_nor_makes_a_rupiah(bulan: list[Decimal]) -> None:
    bulat = round_bulan(bulan)
    assert sum(bulat) == int(sum(bulan).quantize(Decimal(1), rounding="ROUND_HALF_UP"))  # type: ignore[union-attr]
    assert all(abs(b - asli) <= 1 and b >= 0 for b, asli in zip(bulat, bulan, strict=True))


@LAMBAT
@given(st.lists(st.integers(min_value=0, max_value=10**10), min_size=12, max_size=12).filter(any))
def test_months_in_per_cent_sum_to_exactly_the_whole(bulan: list[int]) -> None:
    persen = split_persen([Decimal(b) for b in bulan], sum(bulan))
    assert sum(persen) == 100
    assert min(persen) >= 0


@LAMBAT
@given(st.integers(min_value=1, max_value=10**14).filter(lambda n: n not in TEPI_MESIN))
def test_an_amount_is_read_the_same_however_it_is_punctuated(nilai: int) -> None:
    titik = f"{nilai:,}".replace(",", ".")
    for teks in (f"{titik},00", f"Rp {titik},-", f"{nilai:,}.00", f"{nilai}.00"):
        assert make_sel(pagu=teks).rupiah("pagu") == nilai


@pytest.mark.parametrize(
    ("teks", "nilai", "kode"),
    [
        ("1.000.000,00", 1_000_000, ""),
        ("955821621.70", 955_821_622, "dibulatkan"),
        ("286746486,5", 286_746_487, "dibulatkan"),
        ("2147483647", None, "tepi-mesin"),
        ("2.147.483.648", None, "tepi-mesin"),
        ("4294967295.00", None, "tepi-mesin"),
        ("0", None, "nol"),
        ("-5000", None, "negatif"),
        ("unknown", None, "tak-diketahui"),
        ("-", None, "tak-diketahui"),
        ("lima juta", None, "bukan-angka"),
        ("9" * 18, None, "terlalu-besar"),
        ("", None, "tak-diketahui"),
    ],
)
def test_a_price_is_believed_or_flagged(teks: str, nilai: int | None, kode: str) -> None:
    sel = make_sel(pagu=teks)
    assert sel.rupiah("pagu", wajib=True) == nilai
    assert [t.kode for t in sel.tanda] == ([kode] if kode else [])


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("35.504", Decimal("35.50")),
        ("14,81 %", Decimal("14.81")),
        ("100", 100),
        ("100,5", None),
        ("-1", None),
    ],
)
def test_a_single_sign_in_a_percentage_is_the_decimal_one(teks: str, nilai: Decimal | None) -> None:
    assert make_sel(fisik=teks).persen("fisik") == nilai


@pytest.mark.parametrize("teks", ["2019-03-14", "14/03/2019", "14 Maret 2019", "2019-03-14 08:00", "43538"])
def test_a_day_is_read_however_it_was_typed(teks: str) -> None:
    assert make_sel(mulai=teks).hari("mulai") == date(2019, 3, 14)


@pytest.mark.parametrize(
    ("nama", "jumlah"),
    [
        ("JUMLAH", True),
        ("Total", True),
        ("Jumlah keseluruhan", True),
        ("Sub Total II", True),
        ("Total Station untuk survei", False),
        ("Peningkatan jumlah sambungan", False),
    ],
)
def test_a_row_that_adds_up_is_told_from_a_work(nama: str, jumlah: bool) -> None:
    assert is_jumlah(BarisLembar(2, {"id": "1", "kegiatan": nama})) is jumlah


def test_sheets_are_told_apart_by_their_columns() -> None:
    assert find_lembar({"id", "id_pekerjaan", "tanggal"}) == Lembar.SERAH
    assert find_lembar({"id", "id_pekerjaan", "tanggal", "nilai", "keterangan"}) == Lembar.KONTRAK
    assert find_lembar({"id", "id_pekerjaan", "tahap", "tanggal", "realisasi_fisik"}) == Lembar.PROGRES
    assert find_lembar({"id", "nama", "klasifikasi"}) == Lembar.PERANGKAT
    assert find_lembar({"id", "id_laporan", "perangkat_daerah", "status"}) == Lembar.LAPORAN
    assert find_lembar({"a", "b"}) is None


def test_a_form_tells_its_unit_and_month_by_its_name() -> None:
    unit = ["Kecamatan Padang Batung", "Dinas Contoh"]
    kec = read_nama("rfk_kec_padang_batung_2019_06.csv", 2019, unit)
    assert kec == Formulir("Kecamatan Padang Batung", date(2019, 6, 30))
    assert read_nama("FORM RFK dinas baru 2020-02.xlsx", 2020, unit) == Formulir(
        "Dinas Baru", date(2020, 2, 29)
    )
    for nama in ("rfk.csv", "rfk_kec_a_2019_13.csv", "rfk_kec_a_2018_01.csv"):
        with pytest.raises(MasukanTakTerbaca):
            read_nama(nama, 2019, unit)


def test_a_kegiatan_is_known_by_year_unit_and_bare_name() -> None:
    assert make_asal(2019, "Dinas A", "Rehab  Jalan (lanjutan)") == make_asal(
        2019, "DINAS A", "rehab jalan lanjutan"
    )
    assert make_asal(2019, "Dinas A", "Rehab") != make_asal(2020, "Dinas A", "Rehab")


@pytest.mark.parametrize(
    ("tahap", "fisik", "status"),
    [
        ([], None, "dianggarkan"),
        (["", ""], None, "dianggarkan"),
        (["persiapan", ""], None, "pengadaan"),
        (["kontrak", "pho"], None, "dilaksanakan"),
        (["pho", "dibatalkan"], None, "selesai_fisik"),
        (["dibatalkan"], None, "dibatalkan"),
        ([], Decimal(40), "dilaksanakan"),
        ([], Decimal(100), "selesai_fisik"),
    ],
)
def test_a_kegiatan_is_as_far_as_its_works(tahap: list[str], fisik: Decimal | None, status: str) -> None:
    assert rules.status_pekerjaan(tahap, fisik) == status


def test_an_import_never_moves_a_kegiatan_back() -> None:
    assert rules.is_maju("dianggarkan", "dilaksanakan")
    assert rules.is_maju("pengadaan", "dibatalkan")
    assert not rules.is_maju("dimanfaatkan", "dilaksanakan")
    assert not rules.is_maju("selesai_fisik", "dibatalkan")
    assert not rules.is_maju("dibatalkan", "dilaksanakan")
    assert not rules.is_maju("diteruskan", "dilaksanakan")
