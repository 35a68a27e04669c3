"""Tindak lanjut: dari ditetapkan sampai selesai, dan tidak diperiksa oleh pelaksananya."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Peran
from terasa.tindak_lanjut import services as s
from terasa.tindak_lanjut.enums import Peristiwa, StatusTindakLanjut
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.queries import measure
from terasa.tindak_lanjut.rules import PINDAH, find_next
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, KABUPATEN, make_peran

pytestmark = pytest.mark.django_db
KECAMATAN = "63.06.04"


@pytest.fixture
def bupati() -> Peran:
    return make_peran(JenisPeran.BUPATI)


@pytest.fixture
def pmd() -> Peran:
    return make_peran(JenisPeran.DINAS_PMD)


@pytest.fixture
def camat() -> Peran:
    return make_peran(JenisPeran.CAMAT, KECAMATAN)


@pytest.fixture
def tugas(bupati: Peran, pmd: Peran, now: datetime) -> TindakLanjut:
    return s.set_tindak_lanjut(
        by=bupati.as_pelaku(), asal="arahan", teks="Dampingi Bamban menyusun APBDes.", pelaksana=pmd.unit,
        kode_wilayah=DESA, pemberi=bupati.unit, jatuh_tempo_on=now.date() + timedelta(days=30), now=now,
    )  # fmt: skip


def report(tugas: TindakLanjut, by: PelakuTetap, now: datetime, **isi: str) -> None:
    s.report_tindak_lanjut(tindak_lanjut=tugas, by=by, catatan="Sudah didampingi.", now=now, **isi)


def test_from_order_to_close_every_step_has_its_office(
    tugas: TindakLanjut, bupati: Peran, pmd: Peran, camat: Peran, now: datetime
) -> None:
    s.accept_tindak_lanjut(tindak_lanjut=tugas, by=pmd.as_pelaku(), now=now)
    s.note_tindak_lanjut(tindak_lanjut=tugas, by=pmd.as_pelaku(), catatan="Jadwal dibuat.", now=now)
    report(tugas, pmd.as_pelaku(), now)
    s.verify_tindak_lanjut(tindak_lanjut=tugas, by=camat.as_pelaku(), now=now)
    s.close_tindak_lanjut(tindak_lanjut=tugas, by=bupati.as_pelaku(), now=now)
    tugas.refresh_from_db()
    assert tugas.status == StatusTindakLanjut.SELESAI
    assert [x.peristiwa for x in tugas.langkah.all()] == [
        "tetapkan", "terima", "kerjakan", "lapor", "verifikasi", "selesai",
    ]  # fmt: skip


def test_who_did_it_does_not_verify_it(tugas: TindakLanjut, pmd: Peran, now: datetime) -> None:
    report(tugas, pmd.as_pelaku(), now)
    with pytest.raises(s.CannotFollowUp, match="orang lain"):
        s.verify_tindak_lanjut(tindak_lanjut=tugas, by=pmd.as_pelaku(), now=now)


def test_the_same_person_with_another_post_does_not_verify_it(
    tugas: TindakLanjut, pmd: Peran, camat: Peran, now: datetime
) -> None:
    report(tugas, pmd.as_pelaku(), now)
    rangkap = Peran(
        pengguna=pmd.pengguna, unit=camat.unit, jenis=JenisPeran.CAMAT, kode_wilayah=KECAMATAN,
        jabatan="Plt. Camat", berlaku_dari=date(2020, 1, 1),
    )  # fmt: skip
    rangkap.set_akar()
    rangkap.save()
    with pytest.raises(s.CannotFollowUp):
        s.verify_tindak_lanjut(tindak_lanjut=tugas, by=rangkap.as_pelaku(), now=now)


def test_a_camat_of_another_place_neither_sees_nor_verifies(
    tugas: TindakLanjut, pmd: Peran, now: datetime
) -> None:
    lain = make_peran(JenisPeran.CAMAT, "63.06.01").as_pelaku()
    report(tugas, pmd.as_pelaku(), now)
    assert not TindakLanjut.objects.visible_to(lain).exists()
    with pytest.raises(s.CannotFollowUp):
        s.verify_tindak_lanjut(tindak_lanjut=tugas, by=lain, now=now)


def test_wanted_evidence_is_not_waived(tugas: TindakLanjut, pmd: Peran, now: datetime) -> None:
    TindakLanjut.objects.filter(pk=tugas.pk).update(bukti_diminta="Foto musdes")
    with pytest.raises(s.CannotFollowUp, match="Foto musdes"):
        report(tugas, pmd.as_pelaku(), now)


def test_a_report_that_arrives_twice_is_one(tugas: TindakLanjut, pmd: Peran, now: datetime) -> None:
    kunci = "01890000-0000-7000-8000-000000000001"
    for _ in range(2):
        report(tugas, pmd.as_pelaku(), now, langkah_id=kunci)
    assert tugas.langkah.filter(peristiwa=Peristiwa.LAPOR).count() == 1


def test_an_extension_keeps_the_first_day_and_needs_a_reason(
    tugas: TindakLanjut, bupati: Peran, now: datetime
) -> None:
    baru = tugas.jatuh_tempo_on + timedelta(days=14)
    isi = {"tindak_lanjut": tugas, "by": bupati.as_pelaku(), "jatuh_tempo_on": baru, "now": now}
    with pytest.raises(s.CannotFollowUp, match="mengapa"):
        s.extend_tindak_lanjut(**isi, alasan=" ")
    s.extend_tindak_lanjut(**isi, alasan="Musim hujan.")
    awal = tugas.jatuh_tempo_on
    tugas.refresh_from_db()
    assert (tugas.semula_jatuh_tempo_on, tugas.jatuh_tempo_on, tugas.perpanjangan_kali) == (awal, baru, 1)


def test_only_the_giver_agrees_that_it_cannot_be_done(
    tugas: TindakLanjut, bupati: Peran, pmd: Peran, now: datetime
) -> None:
    s.decline_tindak_lanjut(tindak_lanjut=tugas, by=pmd.as_pelaku(), alasan="Bukan wewenang.", now=now)
    with pytest.raises(s.CannotFollowUp):
        s.decide_decline(tindak_lanjut=tugas, by=pmd.as_pelaku(), setuju=True, now=now)
    s.decide_decline(tindak_lanjut=tugas, by=bupati.as_pelaku(), setuju=True, now=now)
    tugas.refresh_from_db()
    assert tugas.status == StatusTindakLanjut.TIDAK_DAPAT


def test_overdue_counts_until_it_is_closed(tugas: TindakLanjut, pmd: Peran, now: datetime) -> None:
    lewat = tugas.jatuh_tempo_on + timedelta(days=1)
    report(tugas, pmd.as_pelaku(), now)
    assert list(TindakLanjut.objects.terlambat(lewat)) == [tugas]
    assert not TindakLanjut.objects.terlambat(tugas.jatuh_tempo_on).exists()
    ukuran = measure(TindakLanjut.objects.all(), lewat)
    assert (ukuran.n, ukuran.terbuka, ukuran.terlambat, ukuran.median_hari) == (1, 1, 1, None)


@pytest.mark.parametrize("status", StatusTindakLanjut.values)
@pytest.mark.parametrize("peristiwa", PINDAH)
def test_no_other_move_is_possible(status: str, peristiwa: Peristiwa) -> None:
    dari, ke = PINDAH[peristiwa]
    assert find_next(status, peristiwa) == (ke if status in dari else None)


def test_nothing_leaves_an_end_but_a_return() -> None:
    keluar = {p for p, (dari, _ke) in PINDAH.items() if dari & {"selesai", "tidak_dapat", "diganti"}}
    assert keluar == {Peristiwa.KEMBALIKAN}


def test_the_kabupaten_comes_from_the_doer(tugas: TindakLanjut) -> None:
    assert (tugas.kabupaten, tugas.pelaksana.kabupaten) == (KABUPATEN, KABUPATEN)
