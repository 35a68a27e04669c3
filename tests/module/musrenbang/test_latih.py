"""Belajar dari keputusan instalasi sendiri: versi, ukuran, ambang, kembali ke yang sebelumnya, dan saran."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np
import pytest

from terasa.akun.models import Unit
from terasa.aturan.models import Aturan
from terasa.cari.models import ModelRute
from terasa.cari.serupa import Usulan as Keinginan
from terasa.cari.simpanan import CannotUse, load_dipakai, use_model
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.queries.saran import suggest_for
from terasa.musrenbang.services import latih
from terasa.musrenbang.services.latih import CannotTrain, train_kabupaten
from terasa.nomenklatur.enums import Rumpun
from terasa.nomenklatur.models import Definisi, Nomenklatur
from terasa.nomenklatur.queries import find_versi
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_pelaku, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
PU = (
    "Perbaikan jalan rusak",
    "Rabat beton jalan lingkungan",
    "Pengaspalan jalan",
    "Jembatan gantung",
    "Talud jalan",
)
TANI = (
    "Bantuan bibit padi",
    "Pelatihan petani",
    "Pupuk kelompok tani",
    "Traktor kelompok tani",
    "Bibit kambing",
)


def decide(judul: str, unit: Unit, bidang: str, desa: str, now: datetime, **isi: Any) -> Usulan:
    usulan = Usulan(
        kode=claim_kode("usulan"), kabupaten=KABUPATEN, kode_desa=desa, tahun=2027, judul=judul, unit_tujuan=unit,
        bidang=bidang, status=StatusUsulan.DIAJUKAN, dibuat_at=now, **isi,
    )  # fmt: skip
    usulan.save(force_insert=True)
    return usulan


@pytest.fixture
def unit() -> tuple[Unit, Unit]:
    return make_unit("pupr", nama="Dinas Pekerjaan Umum"), make_unit("tani", nama="Dinas Pertanian")


@pytest.fixture
def keputusan(unit: tuple[Unit, Unit], now: datetime) -> None:
    """Twenty decisions in two villages, and a rule that asks for twenty."""
    for desa in (DESA, DESA_LAIN):
        for judul in PU:
            decide(judul, unit[0], "pekerjaan-umum-dan-penataan-ruang", desa, now)
        for judul in TANI:
            decide(judul, unit[1], "pertanian", desa, now)
    set_rule(20)


def set_rule(nilai: int) -> None:
    Aturan.objects.filter(kode=latih.ATURAN, kabupaten=KABUPATEN).delete()
    Aturan.objects.create(
        kode=latih.ATURAN, kabupaten=KABUPATEN, jenis="ambang", nama="Uji", dasar="Uji", berlaku_dari=date(2020, 1, 1),
        isi={"nilai": nilai, "terbanyak": 1000}, terverifikasi=False,
    )  # fmt: skip


def train(now: datetime) -> dict[str, ModelRute]:
    return {m.sasaran: m for m in train_kabupaten(kabupaten=KABUPATEN, by=SISTEM, now=now)}


def ask(judul: str, bidang: str = "") -> Any:
    return suggest_for(Keinginan("", judul, kode_desa=DESA), kabupaten=KABUPATEN, bidang=bidang)


def test_decisions_of_people_make_suggestions_with_why(
    keputusan: None, unit: tuple[Unit, Unit], now: datetime
) -> None:
    model = train(now)
    assert model["unit"].dipakai
    assert model["unit"].baris == 20
    saran = ask("Perbaikan jalan usaha tani yang rusak")
    assert saran.unit[0].nilai == str(unit[0].pk)
    assert "rusak" in saran.unit[0].alasan
    assert saran.bidang[0].nilai == "pekerjaan-umum-dan-penataan-ruang"
    # What a person chose is not suggested again.
    assert ask("Perbaikan jalan", bidang="pertanian").bidang == []


def test_accuracy_is_measured_on_villages_that_were_not_learnt_from(keputusan: None, now: datetime) -> None:
    ukuran = train(now)["unit"].ukuran
    for cara in ("dengan", "tanpa"):
        assert ukuran[cara]["baris"] == 20
        assert sum(u["jumlah"] for u in ukuran[cara]["unit"]) == 20
        assert 0.5 <= ukuran[cara]["pertama"] <= ukuran[cara]["tiga"] <= 1


def test_too_few_decisions_are_measured_and_not_used(keputusan: None, now: datetime) -> None:
    set_rule(21)
    model = train(now)["unit"]
    assert not model.dipakai
    assert (model.ukuran["layak"], model.ukuran["perlu"]) == (False, 21)
    assert ask("Perbaikan jalan").unit == []
    with pytest.raises(CannotUse):
        use_model(model=model, by=SISTEM, now=now)


def test_nothing_to_learn_stores_nothing(now: datetime) -> None:
    assert set(train(now)) <= {"sub_kegiatan"}


def test_the_same_decisions_make_no_new_version_and_a_new_one_does(
    keputusan: None, unit: tuple[Unit, Unit], now: datetime
) -> None:
    train(now)
    assert train(now) == {}
    decide("Rehab jembatan", unit[0], "pekerjaan-umum-dan-penataan-ruang", DESA, now)
    assert train(now)["unit"].versi == 2


def test_an_office_goes_back_and_later_versions_wait(
    keputusan: None, unit: tuple[Unit, Unit], now: datetime
) -> None:
    pertama = train(now)["unit"]
    decide("Rehab jembatan", unit[0], "pekerjaan-umum-dan-penataan-ruang", DESA, now)
    kedua = train(now)["unit"]
    use_model(model=pertama, by=make_pelaku("bappeda"), now=now)
    decide("Rehab jalan", unit[0], "pekerjaan-umum-dan-penataan-ruang", DESA, now)
    assert not train(now)["unit"].dipakai
    dipakai = ModelRute.objects.get(sasaran="unit", dipakai=True)
    assert (dipakai.versi, dipakai.dipilih_oleh) == (1, "Bappeda 63.06")
    terbaru = ModelRute.objects.filter(sasaran="unit").order_by("-versi")[0]
    use_model(model=terbaru, by=SISTEM, now=now)
    assert ModelRute.objects.get(sasaran="unit", dipakai=True).dipilih_oleh == ""
    assert kedua.versi == 2


def test_what_was_tampered_with_is_not_used(keputusan: None, now: datetime) -> None:
    model = train(now)["unit"]
    ModelRute.objects.filter(pk=model.pk).update(larik=b"x" + bytes(model.larik))
    assert load_dipakai(KABUPATEN, "unit") is None
    assert ask("Perbaikan jalan").unit == []


def test_a_unit_that_takes_no_usulan_any_more_is_not_suggested(
    keputusan: None, unit: tuple[Unit, Unit], now: datetime
) -> None:
    train(now)
    Unit.objects.filter(pk=unit[0].pk).update(jenis="sekretariat")
    assert [s.nilai for s in ask("Jalan kelompok tani, bibit dan pupuk").unit] == [str(unit[1].pk)]


def test_only_bappeda_of_the_kabupaten_trains(now: datetime) -> None:
    for siapa in (make_pelaku("operator_desa", DESA), make_pelaku("bappeda", "34.01")):
        with pytest.raises(CannotTrain):
            train_kabupaten(kabupaten=KABUPATEN, by=siapa, now=now)


def test_names_and_arrays_are_data_and_not_code(keputusan: None, now: datetime) -> None:
    model = train(now)["unit"]
    assert bytes(model.larik)[:2] == b"PK"
    assert bytes(model.nama)[:1] == b"{"
    termuat = load_dipakai(KABUPATEN, "unit")
    assert termuat is not None
    assert np.isfinite(termuat[1].koef).all()  # type: ignore[union-attr]  # a model of units


# Sub kegiatan: the words of the decree, its definitions, and what was decided before.


def make_sub(kode: str, nama: str, definisi: str = "") -> None:
    versi = find_versi(Rumpun.URUSAN, date(2026, 3, 10))
    assert versi is not None
    n = Nomenklatur.objects.create(versi=versi, kode=kode, tingkat="sub_kegiatan", nama=nama, asal="impor")
    if definisi:
        Definisi.objects.create(nomenklatur=n, teks=definisi)


def test_a_definition_finds_what_the_name_does_not_say(now: datetime) -> None:
    make_sub(
        "1.03.99.2.01.9901",
        "Pembangunan Prasarana Khusus",
        "Membangun titian kayu ulin di atas rawa. NSPK: gelam",
    )
    train(now)
    satu = ask("Titian ulin lapuk").sub_kegiatan[0]
    assert (satu.nilai, satu.peluang) == ("1.03.99.2.01.9901", None)
    assert "ulin" in satu.alasan
    # What follows the regulations is no description.
    assert "1.03.99.2.01.9901" not in [
        s.nilai for s in ask("Kayu gelam").sub_kegiatan if s.alasan == ["gelam"]
    ]


def test_a_decision_teaches_the_words_of_this_place(unit: tuple[Unit, Unit], now: datetime) -> None:
    make_sub("1.03.99.2.01.9902", "Pengadaan Barang Tertentu")
    assert "1.03.99.2.01.9902" not in [s.nilai for s in ask("Jukung siring handil").sub_kegiatan]
    decide("Jukung siring handil", unit[0], "", DESA, now, sub_kegiatan="1.03.99.2.01.9902")
    train(now)
    assert ask("Jukung siring handil").sub_kegiatan[0].nilai == "1.03.99.2.01.9902"


def test_the_list_of_another_tier_is_left_out(now: datetime) -> None:
    make_sub("1.03.99.1.01.9903", "Jukung provinsi")
    make_sub("X.XX.01.2.01.9904", "Jukung penunjang")
    train(now)
    assert not {"1.03.99.1.01.9903", "X.XX.01.2.01.9904"} & {s.nilai for s in ask("Jukung").sub_kegiatan}


def test_a_chosen_bidang_comes_first(now: datetime) -> None:
    make_sub("1.03.99.2.01.9905", "Pengadaan jukung")
    make_sub("3.27.99.2.01.9906", "Pengadaan jukung")
    train(now)
    assert ask("Jukung").sub_kegiatan[0].nilai == "1.03.99.2.01.9905"
    assert ask("Jukung", bidang="pertanian").sub_kegiatan[0].nilai == "3.27.99.2.01.9906"


def test_suggesting_takes_few_queries(
    keputusan: None, now: datetime, django_assert_max_num_queries: Any
) -> None:
    train(now)
    ask("Perbaikan jalan")
    with django_assert_max_num_queries(6):
        ask("Perbaikan jalan")
