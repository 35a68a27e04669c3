"""Baris pembanding ditulis bersama usulannya, ditemukan menurut kuncinya, dan yang bukan sama tidak muncul lagi."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from terasa.cari.models import BukanSerupa, Pembanding
from terasa.cari.pembanding import BarisPembanding
from terasa.cari.queries import Serupa, compare_with, find_serupa
from terasa.cari.serupa import Saran, Usulan
from terasa.cari.services import (
    CannotDeny,
    deny_serupa,
    remove_pembanding,
    undo_deny_serupa,
    write_pembanding_many,
)
from terasa.musrenbang.services import langkah, merge_usulan
from terasa.program.services import benang, cancel_kegiatan
from terasa.umum.pelaku import SISTEM, WARGA, PelakuTetap
from tests.factories import DESA, DESA_KABUPATEN_LAIN, DESA_LAIN
from tests.module.musrenbang.bahan import make_usulan
from tests.module.program.bahan import make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.usefixtures("sistem")
OPERATOR = PelakuTetap(label="Pemerintah Desa", jenis="operator_desa", akar_tulis=(DESA,))


def write(kode: str, judul: str, lokasi: str = "", *, desa: str = DESA, **isi: Any) -> None:
    baris: dict[str, Any] = {
        "uraian": "",
        "volume": "",
        "satuan": "",
        "tahun": 2027,
        "url": f"/{kode}/",
    } | isi
    write_pembanding_many(
        [
            BarisPembanding(
                "usulan", kode, kode, judul, lokasi=lokasi, kode_wilayah=desa, nama_wilayah="", **baris
            )
        ]
    )


def find(judul: str, lokasi: str = "", *, desa: str = DESA, **isi: Any) -> list[Serupa]:
    return find_serupa(Usulan("", judul, lokasi=lokasi, kode_desa=desa), **isi)


def codes(hasil: list[Serupa]) -> list[str]:
    return [s.pembanding.kode for s in hasil]


def test_what_may_be_the_same_is_found_best_first_with_reasons() -> None:
    write("A", "Rabat beton jalan", "wonolelo RT 3")
    write("B", "Cor blok jalan", "Wonolelo dan Plosorejo")
    write("C", "Cor blok jalan", "Plosorejo")
    write("D", "Posyandu", "Wonolelo")
    hasil = find("Pembangunan jalan cor blok", "Dusun Wonolelo RT 03")
    assert codes(hasil) == ["A", "B"]
    assert hasil[0].saran is Saran.GABUNG
    assert "Tempat yang sama disebut: Wonolelo; RT 3." in hasil[0].alasan


def test_another_village_is_not_the_same_and_another_kabupaten_is_never_met() -> None:
    write("A", "Cor blok jalan", "Wonolelo", desa=DESA_LAIN)
    write("B", "Cor blok jalan", "Wonolelo", desa=DESA_KABUPATEN_LAIN)
    assert find("Cor blok jalan", "Wonolelo") == []


def test_a_name_known_in_the_village_is_a_name_in_a_title() -> None:
    write("A", "Cor blok jalan", "Wonolelo")
    write("B", "Cor blok jalan", "Plosorejo")
    assert codes(find("Cor blok jalan wonolelo", "Sebelah masjid")) == ["A"]


def test_writing_again_replaces_and_removing_forgets() -> None:
    write("A", "Cor blok jalan", "Wonolelo")
    write("A", "Cor blok jalan", "Plosorejo")
    assert codes(find("Cor blok jalan", "Wonolelo")) == []
    assert codes(find("Cor blok jalan", "Plosorejo")) == ["A"]
    remove_pembanding("usulan", ["A"])
    assert not Pembanding.objects.exists()


def test_one_query_however_many_are_stored() -> None:
    for n in range(60):
        write(f"K{n:02d}", "Cor blok jalan", "Wonolelo")
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert len(find("Cor blok jalan", "Wonolelo")) == 10
    assert len(kueri) == 1


def test_only_the_kinds_asked_for() -> None:
    write("A", "Cor blok jalan", "Wonolelo")
    assert find("Cor blok jalan", "Wonolelo", jenis=["kegiatan"]) == []


# Written by those who own the object.


def test_a_draft_is_not_met_and_a_public_usulan_is(now: datetime) -> None:
    make_usulan(now, judul="Jembatan gantung", lokasi="Dusun Wonolelo", diajukan=False)
    assert find("Jembatan gantung", "Wonolelo") == []
    usulan = make_usulan(now, judul="Jembatan gantung", lokasi="Dusun Wonolelo")
    assert codes(find("Perbaikan jembatan", "Wonolelo")) == [usulan.kode]


def test_an_usulan_that_was_joined_is_found_by_its_successor(now: datetime) -> None:
    satu, dua = (make_usulan(now, judul="Jembatan gantung", lokasi="Dusun Wonolelo") for _ in range(2))
    merge_usulan(usulan=dua, ke=satu, by=SISTEM, alasan="Jembatan yang sama", now=now)
    assert codes(find("Jembatan", "Wonolelo")) == [satu.kode]


def test_what_is_budgeted_is_found_in_each_village_until_it_is_cancelled(now: datetime) -> None:
    unit = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=unit)
    desa = kegiatan.cakupan[0]
    assert codes(find(kegiatan.nama, kegiatan.lokasi, desa=desa, jenis=["kegiatan"])) == [kegiatan.kode]
    cancel_kegiatan(
        kegiatan=kegiatan, by=unit, alasan_kode="R02", alasan="Lahannya belum bebas tahun ini.", now=now
    )
    assert find(kegiatan.nama, kegiatan.lokasi, desa=desa, jenis=["kegiatan"]) == []


def test_rows_of_what_was_stored_before_are_filled_once(now: datetime) -> None:
    usulan = make_usulan(now, judul="Jembatan gantung", lokasi="Dusun Wonolelo")
    kegiatan = make_kegiatan(now=now, by=make_petugas_unit())
    semua = set(Pembanding.objects.values_list("jenis", "kode", "kode_wilayah"))
    Pembanding.objects.all().delete()
    for _ in range(2):
        langkah.fill_pembanding()
        benang.fill_pembanding()
    # The usulan behind a kegiatan of the test was stored without its row, like those of before.
    assert set(Pembanding.objects.values_list("jenis", "kode", "kode_wilayah")) > semua
    assert {usulan.kode, kegiatan.kode} <= {kode for _, kode, _ in semua}


# Not the same, and remembered.


def test_what_an_office_said_is_another_wish_does_not_come_back_from_either_side(now: datetime) -> None:
    for kode in "ABC":
        write(kode, "Cor blok jalan", "Wonolelo")
    deny_serupa(kode_1="B", kode_2="A", by=OPERATOR, now=now, alasan="Dua gang yang berbeda")
    deny_serupa(kode_1="A", kode_2="B", by=OPERATOR, now=now)
    assert BukanSerupa.objects.get().alasan == "Dua gang yang berbeda"
    assert codes(find("Cor blok jalan", "Wonolelo", kode="A")) == ["C"]
    assert codes(find("Cor blok jalan", "Wonolelo", kode="B")) == ["C"]
    assert codes(find("Cor blok jalan", "Wonolelo", kode="C")) == ["A", "B"]


@pytest.mark.parametrize(
    ("kode_1", "kode_2", "by", "code"),
    [
        ("A", "A", OPERATOR, "sama"),
        ("A", "Z", OPERATOR, "tidak-ada"),
        ("A", "B", WARGA, "wilayah"),
        (
            "A",
            "B",
            PelakuTetap(label="Desa sebelah", jenis="operator_desa", akar_tulis=(DESA_LAIN,)),
            "wilayah",
        ),
    ],
)
def test_who_may_not_say_so_and_what_cannot_be_said(
    now: datetime, kode_1: str, kode_2: str, by: PelakuTetap, code: str
) -> None:
    write("A", "Cor blok jalan", "Wonolelo")
    write("B", "Cor blok jalan", "Wonolelo")
    with pytest.raises(CannotDeny) as galat:
        deny_serupa(kode_1=kode_1, kode_2=kode_2, by=by, now=now)
    assert galat.value.code == code
    assert not BukanSerupa.objects.exists()


def test_a_denial_can_be_taken_back_by_an_office_of_the_place_only(now: datetime) -> None:
    for kode in "AB":
        write(kode, "Cor blok jalan", "Wonolelo")
    deny_serupa(kode_1="A", kode_2="B", by=OPERATOR, now=now)
    with pytest.raises(CannotDeny):
        undo_deny_serupa(kode_1="A", kode_2="B", by=WARGA)
    undo_deny_serupa(kode_1="B", kode_2="A", by=OPERATOR)
    assert codes(find("Cor blok jalan", "Wonolelo", kode="A")) == ["B"]


def test_what_is_no_public_row_is_denied_by_the_place_its_owner_names(now: datetime) -> None:
    write("A", "Cor blok jalan", "Wonolelo", desa=DESA_LAIN)
    deny_serupa(kode_1="DRAF", kode_2="A", by=OPERATOR, now=now, tempat={"DRAF": DESA})
    assert BukanSerupa.objects.count() == 1
    with pytest.raises(CannotDeny):
        deny_serupa(kode_1="LAIN", kode_2="A", by=OPERATOR, now=now, tempat={"LAIN": DESA_KABUPATEN_LAIN})


def test_words_that_are_stored_elsewhere_are_compared_without_a_row() -> None:
    keinginan = Usulan("", "Jembatan kayu", lokasi="Dusun Wonolelo", kode_desa=DESA)
    lain = [
        Usulan("A", "Titian kayu lapuk di wonolelo dekat sekolah", kode_desa=DESA),
        Usulan("B", "Jembatan kayu lapuk", lokasi="Wonolelo RT 2", kode_desa=DESA),
        Usulan("C", "Posyandu", lokasi="Wonolelo", kode_desa=DESA),
    ]
    hasil = compare_with(keinginan, lain)
    assert hasil[0][0].id == "B"
    assert "C" not in [u.id for u, _, _ in hasil]
    assert hasil[0][2][0].startswith("Tempat yang sama disebut: Wonolelo")
    assert not Pembanding.objects.exists()


def test_a_pair_is_stored_in_one_order_only(now: datetime) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        BukanSerupa.objects.create(kode_1="B", kode_2="A", oleh="x", pada=now)
