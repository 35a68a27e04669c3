"""RPJM Desa: disusun desanya sendiri, ditetapkan dengan Perdes, diubah dengan alasan, dan tidak pernah diam-diam."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from terasa.musrenbang.enums import StatusRpjm
from terasa.musrenbang.models import KegiatanRpjm, RpjmDesa, TautanRpjm
from terasa.musrenbang.queries.rpjmdes import find_berlaku, find_draf, list_versi, read_matriks_rpjm
from terasa.musrenbang.rules.rpjmdes import IsiKegiatan
from terasa.musrenbang.services import (
    AsalRpjm,
    CannotRpjm,
    IsiRpjm,
    adopt_rpjmdes,
    change_rpjmdes,
    draft_rpjmdes,
    drop_rpjmdes,
    edit_rpjmdes,
    enter_du_rkpdes,
    enter_rkpdes,
    finish_kegiatan_rpjm,
    leave_rkpdes,
    link_rpjmdes,
    propose_kegiatan_rpjm,
    remove_kegiatan_rpjm,
    save_kegiatan_rpjm,
)
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_pelaku
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa
from tests.module.musrenbang.bahan_rpjmdes import AKHIR, AWAL, adopt, make_berlaku, make_draf, make_kegiatan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
ISI = IsiKegiatan(bidang="pembangunan", jenis="Posyandu", tahun=(2027,))


def test_a_plan_runs_as_long_as_the_rule_says_and_holds_with_its_regulation(now: datetime) -> None:
    rencana = make_draf(now)
    assert (rencana.tahun_awal, rencana.tahun_akhir, rencana.status) == (AWAL, AKHIR, StatusRpjm.DRAF)
    assert find_berlaku(DESA) is None
    adopt(rencana, now)
    assert find_berlaku(DESA) == rencana
    assert rencana.nomor_perdes == "2 Tahun 2026"


def test_adopting_needs_a_number_a_day_that_has_come_and_a_kegiatan(now: datetime) -> None:
    rencana = make_draf(now, kegiatan=0)
    hari = now.date()
    for isi, code in (
        ({"nomor_perdes": " ", "ditetapkan_on": hari}, "nomor-perdes"),
        ({"nomor_perdes": "2", "ditetapkan_on": hari + timedelta(days=2)}, "ditetapkan-on"),
        ({"nomor_perdes": "2", "ditetapkan_on": hari}, "kosong"),
    ):
        with pytest.raises(CannotRpjm) as galat:
            adopt_rpjmdes(rencana=rencana, by=SISTEM, now=now, **isi)  # type: ignore[arg-type]  # mixed values
        assert galat.value.code == code


@pytest.mark.parametrize(
    ("jenis", "kode"),
    [("operator_desa", DESA_LAIN), ("camat", "63.06.04"), ("dinas_pmd", KABUPATEN), ("bappeda", KABUPATEN)],
)
def test_only_the_village_itself_writes_its_plan(jenis: str, kode: str, now: datetime) -> None:
    rencana = make_draf(now)
    by = make_pelaku(jenis, kode)
    with pytest.raises(CannotRpjm) as galat:
        save_kegiatan_rpjm(rencana=rencana, by=by, isi=ISI, now=now)
    assert galat.value.code == "bukan-wewenang"
    with pytest.raises(CannotRpjm):
        draft_rpjmdes(by=by, kode_desa=DESA, isi=IsiRpjm(AWAL), now=now)


def test_a_kelurahan_has_no_such_plan(now: datetime) -> None:
    with pytest.raises(CannotRpjm) as galat:
        draft_rpjmdes(by=SISTEM, kode_desa="63.06.05.1001", isi=IsiRpjm(AWAL), now=now)
    assert galat.value.code == "bukan-desa"


def test_one_draft_at_a_time_and_no_second_plan_of_a_running_period(now: datetime) -> None:
    rencana = make_draf(now)
    with pytest.raises(CannotRpjm, match="sudah punya draf"):
        draft_rpjmdes(by=SISTEM, kode_desa=DESA, isi=IsiRpjm(AWAL), now=now)
    adopt(rencana, now)
    with pytest.raises(CannotRpjm, match="sedang berlaku"):
        draft_rpjmdes(by=SISTEM, kode_desa=DESA, isi=IsiRpjm(AWAL), now=now)
    baru = draft_rpjmdes(by=SISTEM, kode_desa=DESA, isi=IsiRpjm(AWAL + 1), now=now)
    drop_rpjmdes(rencana=baru, by=SISTEM)
    assert find_draf(DESA) is None


def test_a_change_is_a_version_with_its_reason_and_the_earlier_one_stays(now: datetime) -> None:
    lama = make_berlaku(now, kegiatan=2)
    with pytest.raises(CannotRpjm, match="mengapa"):
        change_rpjmdes(rencana=lama, by=SISTEM, alasan="  ", now=now)
    baru = change_rpjmdes(rencana=lama, by=SISTEM, alasan="Banjir besar", now=now)
    assert (baru.versi, baru.status, find_berlaku(DESA)) == (2, StatusRpjm.DRAF, lama)
    assert set(baru.kegiatan.values_list("pangkal", flat=True)) == set(
        lama.kegiatan.values_list("pangkal", flat=True)
    )
    buang = baru.kegiatan.first()
    assert buang is not None
    remove_kegiatan_rpjm(kegiatan=buang, by=SISTEM)
    adopt(baru, now, nomor="5 Tahun 2026")
    lama.refresh_from_db()
    assert (lama.status, lama.digantikan_at, lama.kegiatan.count()) == (StatusRpjm.DIGANTIKAN, now, 2)
    assert [(r.versi, r.kegiatan.count()) for r in list_versi(DESA)] == [(2, 1), (1, 2)]


def test_what_was_adopted_is_refused_by_the_service_and_by_the_database(now: datetime) -> None:
    rencana = make_berlaku(now)
    kegiatan = rencana.kegiatan.get()
    with pytest.raises(CannotRpjm, match="sudah ditetapkan"):
        save_kegiatan_rpjm(rencana=rencana, by=SISTEM, isi=ISI, now=now)
    for langkah in (
        lambda: RpjmDesa.objects.filter(pk=rencana.pk).update(visi="lain"),
        lambda: RpjmDesa.objects.filter(pk=rencana.pk).update(status="draf"),
        lambda: KegiatanRpjm.objects.filter(pk=kegiatan.pk).update(biaya=1),
        lambda: KegiatanRpjm.objects.filter(pk=kegiatan.pk).delete(),
        lambda: KegiatanRpjm.objects.create(rencana=rencana, bidang="pembangunan", jenis="x", tahun=[2026]),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            langkah()


def test_the_database_keeps_a_kegiatan_inside_its_period(now: datetime) -> None:
    rencana = make_draf(now)
    with pytest.raises(IntegrityError), transaction.atomic():
        rencana.kegiatan.update(tahun=[AKHIR + 1])
    with pytest.raises(IntegrityError), transaction.atomic():
        rencana.kegiatan.update(tahun=[])
    with pytest.raises(IntegrityError), transaction.atomic():
        RpjmDesa.objects.filter(pk=rencana.pk).update(tahun_awal=2028)


def test_a_shorter_period_names_the_years_that_stand_in_its_way(now: datetime) -> None:
    rencana = make_draf(now)
    with pytest.raises(CannotRpjm, match="2028"):
        edit_rpjmdes(rencana=rencana, by=SISTEM, isi=IsiRpjm(AWAL, lama=2), now=now)
    edit_rpjmdes(rencana=rencana, by=SISTEM, isi=IsiRpjm(AWAL, lama=3, misi="Bersama"), now=now)
    rencana.refresh_from_db()
    assert (rencana.tahun_akhir, rencana.misi) == (2028, "Bersama")


def test_the_same_kegiatan_is_not_written_twice(now: datetime) -> None:
    rencana = make_draf(now, kegiatan=0)
    satu = make_kegiatan(rencana, now)
    with pytest.raises(CannotRpjm, match="sudah ada"):
        make_kegiatan(rencana, now, jenis="SEMENISASI GANG", lokasi="RT. 02")
    isi = IsiKegiatan(bidang="pembinaan", jenis="Semenisasi gang", tahun=(2026,), lokasi="RT 02")
    save_kegiatan_rpjm(rencana=rencana, by=SISTEM, isi=isi, now=now, kegiatan=satu)
    assert rencana.kegiatan.get().bidang == "pembinaan"


def test_an_usulan_grows_out_of_a_kegiatan_once_a_year(now: datetime) -> None:
    kegiatan = make_berlaku(now).kegiatan.get()
    by = make_pelaku("operator_desa", DESA)
    usulan = propose_kegiatan_rpjm(kegiatan=kegiatan, by=by, tahun=2027, biaya=30_000_000, now=now)
    assert (usulan.judul, usulan.lokasi, usulan.tujuan, usulan.biaya) == (
        kegiatan.jenis, "RT 02", "desa", 30_000_000,
    )  # fmt: skip
    for tahun, kata in ((2027, "sudah punya usulan"), (2030, "tidak direncanakan")):
        with pytest.raises(CannotRpjm, match=kata):
            propose_kegiatan_rpjm(kegiatan=kegiatan, by=by, tahun=tahun, now=now)
    # A draft is nobody's business but the village's.
    matriks = read_matriks_rpjm(kegiatan.rencana)
    assert [s.keadaan for s in matriks.baris[0].sel[:4]] == ["rencana", "rencana", "rencana", ""]
    dalam = read_matriks_rpjm(kegiatan.rencana, dengan_draf=True)
    assert [s.keadaan for s in dalam.baris[0].sel[:3]] == ["rencana", "usulan", "rencana"]


def test_a_link_names_a_kegiatan_in_force_here_or_a_reason(now: datetime) -> None:
    usulan = make_usulan(now)
    asing = make_berlaku(now, desa=DESA_LAIN).kegiatan.get()
    draf = make_draf(now).kegiatan.get()
    for asal in (AsalRpjm(), AsalRpjm(asing), AsalRpjm(draf), AsalRpjm(draf, luar="Darurat")):
        with pytest.raises(CannotRpjm):
            link_rpjmdes(usulan=usulan, by=SISTEM, asal=asal, now=now)
    link_rpjmdes(usulan=usulan, by=SISTEM, asal=AsalRpjm(luar=" Jembatan putus "), now=now)
    assert TautanRpjm.objects.get().luar == "Jembatan putus"
    adopt(draf.rencana, now)
    draf.refresh_from_db()
    link_rpjmdes(usulan=usulan, by=SISTEM, asal=AsalRpjm(draf), now=now)
    tautan = TautanRpjm.objects.get()
    assert (tautan.kegiatan, tautan.luar) == (draf, "")
    with pytest.raises(CannotRpjm, match="Hanya kegiatan RKP Desa"):
        finish_kegiatan_rpjm(usulan=usulan, by=SISTEM, selesai_on=date(2026, 1, 2), now=now)


def test_the_annual_plan_says_what_it_carries_out_and_a_version_later_it_is_still_found(
    now: datetime,
) -> None:
    kegiatan = make_berlaku(now).kegiatan.get()
    usulan = make_usulan(now, tujuan="desa")
    agree(open_desa(now), [usulan], now)
    enter_rkpdes(usulan=usulan, by=SISTEM, nomor_perdes="4", now=now, rpjm=AsalRpjm(kegiatan))
    baru = change_rpjmdes(rencana=kegiatan.rencana, by=SISTEM, alasan="Harga naik", now=now)
    adopt(baru, now, nomor="6 Tahun 2026")
    for rencana in (kegiatan.rencana, baru):
        matriks = read_matriks_rpjm(rencana)
        assert [s.keadaan for s in matriks.baris[0].sel[:3]] == ["rencana", "masuk", "rencana"]
        assert [(r.direncanakan, r.masuk, r.selesai) for r in matriks.ringkas[:4]] == [
            (1, 0, 0), (1, 1, 0), (1, 0, 0), (0, 0, 0),
        ]  # fmt: skip
    nanti = now.replace(year=TAHUN, month=8)
    with pytest.raises(CannotRpjm, match="tanggal selesainya"):
        finish_kegiatan_rpjm(usulan=usulan, by=SISTEM, selesai_on=date(TAHUN - 1, 12, 31), now=nanti)
    finish_kegiatan_rpjm(usulan=usulan, by=SISTEM, selesai_on=date(TAHUN, 7, 1), now=nanti)
    assert read_matriks_rpjm(baru).ringkas[1].selesai == 1
    leave_rkpdes(usulan=usulan, by=SISTEM, alasan="Keliru", now=nanti)
    assert read_matriks_rpjm(baru).baris[0].sel[1].keadaan == "usulan"


def test_what_the_village_asks_for_later_counts_for_that_year_and_outside_is_told(now: datetime) -> None:
    rencana = make_berlaku(now)
    dalam, luar = make_usulan(now), make_usulan(now)
    agree(open_desa(now), [dalam, luar], now)
    isi = {"by": SISTEM, "now": now}
    asal = AsalRpjm(rencana.kegiatan.get())
    enter_du_rkpdes(usulan=dalam, tahun_tujuan=TAHUN + 1, rpjm=asal, **isi)  # type: ignore[arg-type]  # mixed values
    enter_du_rkpdes(usulan=luar, tahun_tujuan=TAHUN, rpjm=AsalRpjm(luar="Tanggul jebol"), **isi)  # type: ignore[arg-type]  # mixed values
    matriks = read_matriks_rpjm(rencana)
    assert [s.keadaan for s in matriks.baris[0].sel[:3]] == ["rencana", "rencana", "masuk"]
    assert [(t.usulan, t.luar) for t in matriks.luar] == [(luar, "Tanggul jebol")]


def test_a_refused_link_leaves_the_annual_plan_unwritten(now: datetime) -> None:
    draf = make_draf(now).kegiatan.get()
    usulan = make_usulan(now, tujuan="desa")
    agree(open_desa(now), [usulan], now)
    with pytest.raises(CannotRpjm):
        enter_rkpdes(usulan=usulan, by=SISTEM, nomor_perdes="4", now=now, rpjm=AsalRpjm(draf))
    usulan.refresh_from_db()
    assert usulan.status == "disepakati_desa"
