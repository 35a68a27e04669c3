"""Evaluasi APBDes oleh camat: dibekukan, dinilai pos demi pos, dijawab desa, atau berlaku dengan sendirinya."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from terasa.apbdes.enums import HasilEvaluasi, StatusApbdes
from terasa.apbdes.models import CatatanEvaluasi, EvaluasiApbdes, PosApbdes
from terasa.apbdes.queries.evaluasi import days_late_in, find_tenggat, list_papan
from terasa.apbdes.rules.evaluasi import IsiCatatan
from terasa.apbdes.services import (
    CannotApbdes,
    answer_catatan,
    change_apbdes,
    expire_evaluasi,
    finish_evaluasi,
    remark_pos,
    revise_apbdes,
    save_pos,
    submit_apbdes,
)
from terasa.apbdes.services.susun import drop_apbdes, isi_of
from terasa.kabar.models import Pesan
from terasa.umum.pelaku import SISTEM, Pelaku
from tests.factories import DESA, KABUPATEN, make_pelaku
from tests.module.apbdes.bahan import TAHUN, add_pos, adopt, make_draf, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
KALIMAT = "Volume gang ini tiga kali volume RKP Desa."


def send_back(evaluasi: EvaluasiApbdes, by: Pelaku, now: datetime) -> CatatanEvaluasi:
    """One line to mend, the rest stands."""
    pos = evaluasi.apbdes.pos.get(uraian__startswith="Semenisasi")
    remark_pos(
        evaluasi=evaluasi, by=by, now=now, catatan=[IsiCatatan(str(pos.pk), "perbaiki", "E04", KALIMAT)]
    )
    finish_evaluasi(
        evaluasi=evaluasi, by=by, nomor_hasil="188/7", hasil_on=now.date(), now=now, sisa_setuju=True
    )
    return evaluasi.butir.get(pos=pos)


def test_a_submitted_raperdes_is_frozen_and_the_camat_hears_of_its_clock(now: datetime) -> None:
    camat = make_pelaku("camat", "63.06.04")
    make_pelaku("camat", "63.06.05")
    apbdes = make_draf(now)
    evaluasi = submit(apbdes, now)
    with pytest.raises(CannotApbdes, match="sudah disampaikan"):
        add_pos(apbdes, uraian="Menyusul")
    tenggat = find_tenggat(evaluasi)
    assert tenggat is not None
    # 20 working days from Tuesday 10 March 2026, over Nyepi, Idulfitri, its joint leave, and Wafat Yesus Kristus.
    assert (tenggat.jatuh_tempo_on, tenggat.kode_wilayah) == (date(2026, 4, 15), "63.06.04")
    assert list(Pesan.objects.values_list("pengguna_id", flat=True)) == [camat.pengguna_id]


def test_each_line_is_judged_and_one_to_mend_sends_the_whole_back(now: datetime) -> None:
    camat = make_pelaku("camat", "63.06.04")
    evaluasi = submit(make_draf(now), now)
    with pytest.raises(CannotApbdes, match="belum dinilai"):
        finish_evaluasi(evaluasi=evaluasi, by=camat, nomor_hasil="1", hasil_on=now.date(), now=now)
    pos = evaluasi.apbdes.pos.first()
    assert pos is not None
    for isi in (
        IsiCatatan(str(pos.pk), "perbaiki", "X99", KALIMAT),
        IsiCatatan(str(pos.pk), "perbaiki", "E04", "?"),
    ):
        with pytest.raises(CannotApbdes):
            remark_pos(evaluasi=evaluasi, by=camat, catatan=[isi], now=now)
    catatan = send_back(evaluasi, camat, now)
    assert (evaluasi.hasil, evaluasi.butir.count()) == (HasilEvaluasi.PERBAIKI, 3)
    assert (catatan.alasan_kode, catatan.alasan) == ("E04", KALIMAT)
    tenggat = find_tenggat(evaluasi)
    assert tenggat is not None
    assert (tenggat.aturan_kode, tenggat.kode_wilayah) == ("penyempurnaan-raperdes-apbdes", DESA)


def test_the_village_answers_each_line_mends_and_adopts(now: datetime) -> None:
    apbdes = make_draf(now)
    evaluasi = submit(apbdes, now)
    catatan = send_back(evaluasi, make_pelaku("camat", "63.06.04"), now)
    apbdes.refresh_from_db()
    with pytest.raises(CannotApbdes, match="sempurnakan"):
        adopt(apbdes, now)
    baru = revise_apbdes(apbdes=apbdes, by=SISTEM, now=now)
    pos = baru.pos.get(uraian__startswith="Semenisasi")
    save_pos(apbdes=baru, by=SISTEM, pos=pos, isi=isi_of(pos))
    with pytest.raises(CannotApbdes, match="belum dijawab"):
        adopt(baru, now, evaluasi_luar="")
    answer_catatan(catatan=catatan, by=SISTEM, jawaban="Volumenya diperbaiki menjadi 40 m.", now=now)
    adopt(baru, now, evaluasi_luar="")
    apbdes.refresh_from_db()
    assert (apbdes.status, baru.status, baru.revisi) == (StatusApbdes.DISEMPURNAKAN, StatusApbdes.BERLAKU, 2)
    assert find_tenggat(evaluasi) is None


def test_throwing_a_revision_away_gives_the_evaluated_raperdes_back(now: datetime) -> None:
    apbdes = make_draf(now)
    send_back(submit(apbdes, now), SISTEM, now)
    apbdes.refresh_from_db()
    drop_apbdes(apbdes=revise_apbdes(apbdes=apbdes, by=SISTEM, now=now), by=SISTEM)
    apbdes.refresh_from_db()
    assert apbdes.status == StatusApbdes.SELESAI_DIEVALUASI


@pytest.mark.parametrize(
    ("jenis", "kode"),
    [("operator_desa", DESA), ("camat", "63.06.05"), ("dinas_pmd", KABUPATEN), ("bappeda", KABUPATEN)],
)
def test_only_the_kecamatan_above_evaluates(jenis: str, kode: str, now: datetime) -> None:
    evaluasi = submit(make_draf(now), now)
    with pytest.raises(CannotApbdes) as galat:
        remark_pos(evaluasi=evaluasi, by=make_pelaku(jenis, kode), catatan=[], now=now)
    assert galat.value.code == "bukan-wewenang"


def test_the_result_is_the_camats_and_nothing_changes_after_it(now: datetime) -> None:
    evaluasi = submit(make_draf(now), now)
    with pytest.raises(CannotApbdes, match="Hanya camat"):
        send_back(evaluasi, make_pelaku("operator_kecamatan", "63.06.04"), now)
    catatan = send_back(evaluasi, SISTEM, now)
    with pytest.raises(CannotApbdes, match="sudah selesai"):
        remark_pos(evaluasi=evaluasi, by=SISTEM, catatan=[], now=now)
    for ubah in (
        lambda: EvaluasiApbdes.objects.update(nomor_hasil="lain"),
        lambda: CatatanEvaluasi.objects.filter(pk=catatan.pk).update(putusan="setuju"),
        lambda: CatatanEvaluasi.objects.filter(pk=catatan.pk).delete(),
        lambda: PosApbdes.objects.filter(pk=catatan.pos_id).update(jumlah=5),
    ):
        with pytest.raises(IntegrityError, match=r"sudah selesai|tetap seperti adanya"), transaction.atomic():
            ubah()


def test_a_clock_that_runs_out_lets_it_take_effect_and_alerts_the_camat_once(now: datetime) -> None:
    camat = make_pelaku("camat", "63.06.04")
    pmd = make_pelaku("bagian_pemerintahan", KABUPATEN)
    apbdes = make_draf(now)
    evaluasi = submit(apbdes, now)
    tenggat = find_tenggat(evaluasi)
    assert tenggat is not None
    selisih = tenggat.jatuh_tempo_on - now.date()
    assert expire_evaluasi(by=SISTEM, now=now + selisih) == []
    besok = now + selisih + timedelta(days=1)
    assert expire_evaluasi(by=SISTEM, now=besok) == [evaluasi]
    assert expire_evaluasi(by=SISTEM, now=besok) == []
    evaluasi.refresh_from_db()
    assert evaluasi.hasil == "berlaku_dengan_sendirinya"
    assert (
        Pesan.objects.filter(subjek__contains="dengan sendirinya", pengguna_id=camat.pengguna_id).count() == 1
    )
    assert Pesan.objects.filter(pengguna_id=pmd.pengguna_id).count() == 1
    apbdes.refresh_from_db()
    adopt(apbdes, besok, evaluasi_luar="")
    assert apbdes.status == StatusApbdes.BERLAKU


def test_the_board_shows_who_is_late(now: datetime) -> None:
    apbdes = make_draf(now)
    evaluasi = submit_apbdes(apbdes=apbdes, by=SISTEM, disepakati_on=now.date() - timedelta(days=10), now=now)
    assert days_late_in(evaluasi) == 7
    tenggat = find_tenggat(evaluasi)
    assert tenggat is not None
    papan = list_papan(make_pelaku("dinas_pmd", KABUPATEN), TAHUN, tenggat.jatuh_tempo_on + timedelta(days=4))
    assert [p.terlambat for p in papan if p.desa.kode == DESA] == [4]


def test_the_board_shows_the_evaluation_of_the_change_not_of_what_came_before(now: datetime) -> None:
    camat = make_pelaku("camat", "63.06.04")
    apbdes = make_draf(now)
    send_back(submit(apbdes, now), camat, now)
    kedua = revise_apbdes(apbdes=apbdes, by=SISTEM, now=now)
    finish_evaluasi(
        evaluasi=submit(kedua, now),
        by=camat,
        nomor_hasil="188/8",
        hasil_on=now.date(),
        now=now,
        sisa_setuju=True,
    )
    perubahan = change_apbdes(apbdes=adopt(kedua, now), by=SISTEM, alasan="Pagu Dana Desa turun.", now=now)
    evaluasi = submit(perubahan, now)
    papan = {p.desa.kode: p for p in list_papan(make_pelaku("dinas_pmd", KABUPATEN), TAHUN, now.date())}
    assert (papan[DESA].rancangan, papan[DESA].evaluasi) == (perubahan, evaluasi)


def test_the_board_shows_who_has_handed_nothing_in(now: datetime) -> None:
    make_draf(now)
    pmd = make_pelaku("bagian_pemerintahan", KABUPATEN)
    # Agreed by 31 October of the year before, says the calendar of the desa.
    papan = {p.desa.kode: p.terlambat for p in list_papan(pmd, TAHUN, date(2025, 11, 5))}
    assert set(papan.values()) == {5}
    assert {p.terlambat for p in list_papan(pmd, TAHUN, date(2025, 10, 31))} == {0}
