"""Meja usulan: operator menyusun dari aspirasi, tetangga tidak melihatnya, yang diketik tidak hilang."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from terasa.akun.enums import JenisPeran
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Suara, Usulan
from terasa.musrenbang.services import merge_usulan
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, make_aspirasi, make_unit
from tests.module.musrenbang.bahan import bring_to_pd, make_usulan
from tests.web.musrenbang.bahan import BAPPEDA, CAMAT, KADES, OPERATOR, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
HALAMAN = ("", "ubah/", "ajukan/", "suara/", "gabung/", "batal/")


def isian(**isi: object) -> dict[str, object]:
    return {
        "judul": "Perbaikan jembatan kayu RT 3",
        "masalah": "Lantai jembatan lapuk.",
        "lokasi": "RT 3",
        "volume": "12,5",
        "satuan": "meter",
        "biaya": "1.000.000,00",
        "penerima_manfaat": "80",
        "bidang": "pertanian",
        "tujuan": "kabupaten",
        "unit": "",
        "tahun": "2027",
        "kode_desa": DESA,
        **isi,
    }


def test_an_operator_turns_several_voices_into_one_usulan(now: datetime) -> None:
    dua = [make_aspirasi(now=now, masalah=teks).aspirasi for teks in ("Jembatan lapuk", "Titian licin")]
    alamat = "/kerja/usulan/baru/?" + "&".join(f"aspirasi={a.pk}" for a in dua)
    klien = masuk(OPERATOR)
    assert "Titian licin" in klien.get(alamat).content.decode()

    jawaban = klien.post(alamat, isian())

    usulan = Usulan.objects.get()
    assert jawaban["Location"] == f"/kerja/usulan/{usulan.pk}/"
    assert (usulan.biaya, str(usulan.volume), usulan.status) == (1_000_000, "12.50", StatusUsulan.DRAF)
    assert Suara.objects.filter(usulan=usulan).count() == 2


def test_numbers_of_people_are_masked_and_asked_about(now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, masalah="Hubungi saya di 0812 3456 7890 soal jembatan").aspirasi
    klien = masuk(OPERATOR)
    alamat = f"/kerja/usulan/baru/?aspirasi={aspirasi.pk}"
    formulir = klien.get(alamat).context["form"]
    assert "7890" not in str(formulir["masalah"].value())

    jawaban = klien.post(alamat, isian(masalah="Telepon 0812 3456 7890"))

    assert not Usulan.objects.exists()
    assert "Telepon 0812 3456 7890" in jawaban.content.decode()


@pytest.mark.parametrize("biaya", ["0", "seratus juta", "9" * 30, "-5"])
def test_an_unreadable_cost_keeps_everything_typed(now: datetime, biaya: str) -> None:
    jawaban = masuk(OPERATOR).post("/kerja/usulan/baru/", isian(biaya=biaya, judul="Titian RT 3 dan RT 4"))
    halaman = jawaban.content.decode()
    assert not Usulan.objects.exists()
    assert "Titian RT 3 dan RT 4" in halaman
    assert "Ada yang perlu diperbaiki" in halaman


def test_an_empty_cost_is_unknown_and_never_zero(now: datetime) -> None:
    masuk(OPERATOR).post("/kerja/usulan/baru/", isian(biaya=""))
    assert Usulan.objects.get().biaya is None


def test_a_submitted_usulan_has_no_form_any_more(now: datetime) -> None:
    usulan = make_usulan(now, diajukan=False)
    klien = masuk(KADES)
    assert "tidak dapat diubah lagi" in klien.get(f"/kerja/usulan/{usulan.pk}/ajukan/").content.decode()
    assert klien.post(f"/kerja/usulan/{usulan.pk}/ajukan/", {}).status_code == 200

    klien.post(f"/kerja/usulan/{usulan.pk}/ajukan/", {"paham": "on"})

    usulan.refresh_from_db()
    assert usulan.status == StatusUsulan.DIAJUKAN
    assert klien.get(f"/kerja/usulan/{usulan.pk}/ubah/").status_code == 404


def test_a_draft_is_changed(now: datetime) -> None:
    usulan = make_usulan(now, diajukan=False)
    jawaban = masuk(OPERATOR).post(f"/kerja/usulan/{usulan.pk}/ubah/", isian(judul="Judul yang baru"))
    usulan.refresh_from_db()
    assert jawaban.status_code == 302
    assert usulan.judul == "Judul yang baru"


@pytest.mark.parametrize("halaman", HALAMAN)
def test_every_page_meets_three_people(now: datetime, halaman: str) -> None:
    usulan = make_usulan(now, diajukan=False)
    alamat = f"/kerja/usulan/{usulan.pk}/{halaman}"
    assert masuk(OPERATOR).get(alamat).status_code == 200
    for siapa in ORANG_LAIN:
        klien = masuk(siapa)
        assert klien.get(alamat).status_code == 404
        assert klien.post(alamat, isian()).status_code in {404, 405}


def test_the_list_shows_own_desa_with_counts(now: datetime) -> None:
    usulan = make_usulan(now)
    halaman = masuk(OPERATOR).get("/kerja/usulan/?status=diajukan&tahun=2027&kata=titian")
    assert usulan.judul in halaman.content.decode()
    assert halaman.context["hitung"] == [("diajukan", "Diajukan", 1)]
    assert usulan.judul not in masuk(ORANG_LAIN[0]).get("/kerja/usulan/").content.decode()
    assert usulan.judul in masuk(CAMAT).get("/kerja/usulan/?desa=63.06.04.2002").content.decode()


@pytest.mark.parametrize("kueri", ["tahun=99999999999999", "status=x", "desa=%00", "page=zz", "kata=%00"])
def test_an_unreadable_filter_is_as_if_not_given(now: datetime, kueri: str) -> None:
    assert masuk(BAPPEDA).get(f"/kerja/usulan/?{kueri}").status_code == 200


def test_another_voice_is_added_to_an_usulan_under_way(now: datetime) -> None:
    usulan = make_usulan(now)
    aspirasi = make_aspirasi(now=now).aspirasi
    klien = masuk(OPERATOR)
    klien.post(f"/kerja/usulan/{usulan.pk}/suara/", {"aspirasi": str(aspirasi.pk)})
    assert Suara.objects.get().usulan == usulan
    assert "Tidak ada aspirasi desa ini" in klien.get(f"/kerja/usulan/{usulan.pk}/suara/").content.decode()


def test_duplicates_are_merged_with_a_reason(now: datetime) -> None:
    asal, ke = make_usulan(now, judul="Jembatan ulin RT 2"), make_usulan(now, judul="Jembatan ulin RT 02")
    klien = masuk(KADES)
    alamat = f"/kerja/usulan/{ke.pk}/gabung/"
    kurang = klien.post(alamat, {"usulan": str(asal.pk), "alasan": "kembar"})
    assert "checked" in kurang.content.decode()

    klien.post(alamat, {"usulan": str(asal.pk), "alasan": "Membicarakan jembatan yang sama."})

    asal.refresh_from_db()
    assert asal.digabung_ke == ke
    assert ke.judul in klien.get(f"/kerja/usulan/{asal.pk}/").content.decode()


def test_a_merged_usulan_offers_nothing_more(now: datetime) -> None:
    asal, ke = make_usulan(now), make_usulan(now)
    merge_usulan(usulan=asal, ke=ke, by=SISTEM, alasan="Sama saja dengan yang itu.", now=now)
    halaman = masuk(KADES).get(f"/kerja/usulan/{asal.pk}/").content.decode()
    assert "/suara/" not in halaman
    assert "/gabung/" not in halaman


def test_a_cancelled_usulan_says_why(now: datetime) -> None:
    usulan = make_usulan(now)
    klien = masuk(OPERATOR)
    klien.post(f"/kerja/usulan/{usulan.pk}/batal/", {"alasan": "Sudah dibangun swadaya warga."})
    usulan.refresh_from_db()
    assert usulan.status == StatusUsulan.DIBATALKAN
    assert klien.get(f"/kerja/usulan/{usulan.pk}/batal/").status_code == 404


def test_a_camat_routes_an_usulan_to_a_unit(now: datetime) -> None:
    usulan, unit = make_usulan(now), make_unit("dinas-uji")
    masuk(CAMAT).post(f"/kerja/usulan/{usulan.pk}/arahkan/", {"unit": str(unit.pk), "alasan": ""})
    usulan.refresh_from_db()
    assert usulan.unit_tujuan == unit
    petugas = masuk((JenisPeran.PERANGKAT_DAERAH, "63.06"), unit=unit)
    assert usulan.judul in petugas.get("/kerja/usulan/").content.decode()
    # The desa sees where it went but sends it nowhere itself except by its own office.
    assert masuk(ORANG_LAIN[0]).get(f"/kerja/usulan/{usulan.pk}/arahkan/").status_code == 404


def test_the_list_takes_few_queries_however_many(now: datetime, django_assert_max_num_queries: Any) -> None:
    for _nomor in range(8):
        make_usulan(now)
    klien = masuk(OPERATOR)
    with django_assert_max_num_queries(16):
        klien.get("/kerja/usulan/")


def test_the_desk_shows_what_nobody_has_costed_and_what_comes_next(now: datetime) -> None:
    tanpa, ada = make_usulan(now, biaya=None), make_usulan(now)
    unit = bring_to_pd([tanpa, ada], now)
    assert unit.pk
    halaman = masuk(BAPPEDA).get("/kerja/usulan/?biaya=belum").content.decode()
    assert tanpa.judul in halaman
    assert ada.judul not in halaman
    assert "Berikutnya" in masuk(BAPPEDA).get(f"/kerja/usulan/{ada.pk}/").content.decode()
