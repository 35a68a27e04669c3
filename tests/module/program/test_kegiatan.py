"""Dari usulan terpilih menjadi kegiatan, dan pembatalannya."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.akun.enums import JenisPeran
from terasa.cari.models import Entri
from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.models import Langkah
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Kegiatan
from terasa.program.queries import chosen_usulan, list_publik
from terasa.program.services import (
    CannotBudget,
    CannotCancel,
    add_pekerjaan,
    cancel_kegiatan,
    create_kegiatan,
)
from terasa.umum.kode import read_kode
from tests.factories import DESA_LAIN, make_pelaku, make_unit, sebagai
from tests.module.program.bahan import (
    isi_kegiatan,
    lapor,
    make_kegiatan,
    make_petugas_unit,
    make_pupr,
    make_usulan,
)

pytestmark = pytest.mark.django_db


def test_chosen_usulan_becomes_a_budgeted_kegiatan_with_its_station(now: datetime) -> None:
    usulan = make_usulan(now=now)
    kegiatan = make_kegiatan(now=now, usulan=[usulan], pagu=123)
    usulan.refresh_from_db()
    langkah = Langkah.objects.get(usulan=usulan, tahap=Tahap.KEGIATAN)
    assert usulan.status == StatusUsulan.MASUK_APBD
    assert (langkah.keputusan, langkah.rincian["pagu"], langkah.rincian["kegiatan"]) == (
        "dianggarkan",
        123,
        kegiatan.kode,
    )
    assert str(langkah.jatuh_tempo_on) == "2026-12-31"
    assert read_kode(kegiatan.kode) == kegiatan.kode
    assert kegiatan.cakupan == [usulan.kode_desa]
    assert Entri.objects.get(jenis="kegiatan").url == f"/kegiatan/{kegiatan.kode}/"


def test_several_usulan_of_two_desa_share_one_kegiatan(now: datetime) -> None:
    dua = [make_usulan(now=now), make_usulan(now=now, kode_desa=DESA_LAIN)]
    kegiatan = make_kegiatan(now=now, usulan=dua)
    assert set(kegiatan.cakupan) == {u.kode_desa for u in dua}
    assert kegiatan.kode_wilayah == "63.06"


@pytest.mark.parametrize(
    ("isi", "code"),
    [
        ({"nomenklatur_kode": "9.99.99.2.99.9999"}, "nomenklatur-tidak-dikenal"),
        ({"nomenklatur_versi": "tidak-ada"}, "nomenklatur-tidak-dikenal"),
        ({"pagu": 0}, "pagu"),
        ({"sumber_dana": " "}, "sumber-dana"),
    ],
)
def test_incomplete_budget_lines_are_refused(now: datetime, isi: dict[str, object], code: str) -> None:
    with pytest.raises(CannotBudget) as galat:
        make_kegiatan(now=now, **isi)
    assert galat.value.code == code
    assert not Kegiatan.objects.exists()


def test_a_code_above_kegiatan_is_too_general(now: datetime) -> None:
    with pytest.raises(CannotBudget) as galat:
        make_kegiatan(now=now, nomenklatur_kode=isi_kegiatan()["nomenklatur_kode"].split(".")[0])
    assert galat.value.code == "nomenklatur-terlalu-umum"


def test_an_usulan_that_was_not_chosen_is_refused(now: datetime) -> None:
    with pytest.raises(CannotBudget) as galat:
        make_kegiatan(now=now, usulan=[make_usulan(now=now, terpilih=False)])
    assert galat.value.code == "belum-terpilih"


def test_pressing_twice_makes_one(now: datetime) -> None:
    usulan = make_usulan(now=now)
    make_kegiatan(now=now, usulan=[usulan], nama="Jembatan Bamban")
    with pytest.raises(CannotBudget) as galat:
        make_kegiatan(now=now, usulan=[usulan], nama="jembatan bamban ")
    assert galat.value.code == "sudah-ada"


def test_another_unit_cannot_budget_for_this_one(now: datetime) -> None:
    lain = make_petugas_unit(make_unit("dinas-kesehatan"))
    usulan = make_usulan(now=now)
    with sebagai(lain), pytest.raises(CannotBudget) as galat:
        create_kegiatan(by=lain, usulan=[usulan], unit=make_pupr(), now=now, **isi_kegiatan())
    assert galat.value.code == "bukan-unit"


def test_bappeda_budgets_for_any_unit_of_its_kabupaten(now: datetime) -> None:
    bappeda = make_pelaku(JenisPeran.BAPPEDA, "63.06")
    assert make_kegiatan(now=now, by=bappeda).unit == make_pupr()


def test_waiting_usulan_leave_the_list_once_budgeted_and_return_when_cancelled(now: datetime) -> None:
    by, usulan = make_petugas_unit(), make_usulan(now=now)
    make_usulan(now=now, terpilih=False)
    make_usulan(now=now, unit=make_unit("dinas-kesehatan"))
    assert list(chosen_usulan(by)) == [usulan]
    kegiatan = make_kegiatan(now=now, by=by, usulan=[usulan])
    assert not chosen_usulan(by).exists()
    with sebagai(by):
        cancel_kegiatan(
            kegiatan=kegiatan, by=by, alasan_kode="R05", alasan="Tanahnya belum dihibahkan pemilik.", now=now
        )
    assert list(chosen_usulan(by)) == [usulan]


def test_cancelling_tells_the_proposers_why(now: datetime) -> None:
    by, usulan = make_petugas_unit(), make_usulan(now=now)
    kegiatan = make_kegiatan(now=now, by=by, usulan=[usulan])
    with sebagai(by):
        cancel_kegiatan(
            kegiatan=kegiatan, by=by, alasan_kode="R05", alasan="Tanahnya belum dihibahkan pemilik.", now=now
        )
    usulan.refresh_from_db()
    langkah = Langkah.objects.get(usulan=usulan, keputusan="dibatalkan")
    assert usulan.status == StatusUsulan.DITUNDA
    assert (langkah.alasan_kode, langkah.alasan) == ("R05", "Tanahnya belum dihibahkan pemilik.")


@pytest.mark.parametrize(
    ("kode", "alasan", "code"),
    [("R05", "singkat", "alasan"), ("X99", "Alasan yang cukup panjang.", "alasan-kode")],
)
def test_cancelling_without_a_readable_reason_is_refused(
    now: datetime, kode: str, alasan: str, code: str
) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    with sebagai(by), pytest.raises(CannotCancel) as galat:
        cancel_kegiatan(kegiatan=kegiatan, by=by, alasan_kode=kode, alasan=alasan, now=now)
    assert galat.value.code == code


def test_what_is_built_cannot_be_cancelled(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    lapor(kegiatan, by, 100, 100, now=now)
    with sebagai(by), pytest.raises(CannotCancel):
        cancel_kegiatan(
            kegiatan=kegiatan, by=by, alasan_kode="R05", alasan="Alasan yang cukup panjang.", now=now
        )


def test_cancelling_one_of_two_kegiatan_keeps_the_usulan_alive(now: datetime) -> None:
    by, usulan = make_petugas_unit(), make_usulan(now=now)
    satu = make_kegiatan(now=now, by=by, usulan=[usulan])
    make_kegiatan(now=now, by=by, usulan=[usulan])
    with sebagai(by):
        cancel_kegiatan(
            kegiatan=satu, by=by, alasan_kode="R08", alasan="Sudah dibangun lewat dana lain.", now=now
        )
    usulan.refresh_from_db()
    assert usulan.status == StatusUsulan.MASUK_APBD


def test_the_first_pekerjaan_starts_procurement(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    with sebagai(by):
        add_pekerjaan(
            kegiatan=kegiatan, by=by, nama="Rangka", pelaksana="CV Maju", nilai_kontrak=200_000_000, now=now
        )
    kegiatan.refresh_from_db()
    assert kegiatan.status == StatusKegiatan.PENGADAAN
    assert Langkah.objects.get(keputusan="kontrak").rincian["nilai_kontrak"] == 200_000_000


def test_public_list_filters_by_place_words_and_code(now: datetime) -> None:
    di_bamban = make_kegiatan(now=now, nama="Jembatan Bamban")
    di_sebelah = make_kegiatan(
        now=now, nama="Irigasi Utara", usulan=[make_usulan(now=now, kode_desa=DESA_LAIN)]
    )
    assert list(list_publik(wilayah=DESA_LAIN)) == [di_sebelah]
    assert set(list_publik(wilayah="63.06.04")) == {di_bamban, di_sebelah}
    assert list(list_publik(wilayah="63.06.05")) == []
    assert list(list_publik(kata="irigasi")) == [di_sebelah]
    assert list(list_publik(kata=di_bamban.kode)) == [di_bamban]
