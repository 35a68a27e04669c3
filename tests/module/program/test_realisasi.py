"""Laporan kemajuan, serah terima, pemanfaatan."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from terasa.aturan.models import Tenggat
from terasa.dokumen.models import Berkas
from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.models import Langkah
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Realisasi
from terasa.program.services import (
    CannotHandOver,
    CannotReport,
    RealisasiMundur,
    record_serah_terima,
    release_foto,
    set_pemanfaatan,
)
from terasa.umum import konteks
from terasa.umum.pelaku import PUBLIK
from tests.factories import make_foto, make_unit, sebagai
from tests.module.program.bahan import lapor, make_diserahkan, make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db


def test_the_same_report_sent_twice_is_one(now: datetime) -> None:
    by, kunci = make_petugas_unit(), uuid4()
    kegiatan = make_kegiatan(now=now, by=by)
    pertama = lapor(kegiatan, by, 30, 30, now=now, kunci_kirim=kunci)
    kedua = lapor(kegiatan, by, 99, 99, now=now, kunci_kirim=kunci)
    assert pertama == kedua
    assert Realisasi.objects.count() == 1
    assert Langkah.objects.filter(tahap=Tahap.REALISASI).count() == 1


def test_a_key_of_another_kegiatan_is_refused(now: datetime) -> None:
    by, kunci = make_petugas_unit(), uuid4()
    lapor(make_kegiatan(now=now, by=by), by, 30, 30, now=now, kunci_kirim=kunci)
    with pytest.raises(CannotReport):
        lapor(make_kegiatan(now=now, by=by), by, 30, 30, now=now, kunci_kirim=kunci)


def test_a_report_moves_kegiatan_and_usulan(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    lapor(kegiatan, by, 30, 30, now=now)
    kegiatan.refresh_from_db()
    assert kegiatan.status == StatusKegiatan.DILAKSANAKAN
    assert kegiatan.usulan.get().status == StatusUsulan.DILAKSANAKAN


def test_a_date_in_the_future_is_refused(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    with pytest.raises(CannotReport) as galat:
        lapor(kegiatan, by, 10, 10, now=now, per_tanggal=(now + timedelta(days=1)).date())
    assert galat.value.code == "masa-depan"


def test_going_backwards_is_asked_first(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    lapor(kegiatan, by, 40, 40, now=now)
    with pytest.raises(RealisasiMundur):
        lapor(kegiatan, by, 35, 40, now=now)
    assert lapor(kegiatan, by, 35, 40, now=now, boleh_mundur=True).fisik_persen == 35


def test_a_late_report_of_an_earlier_day_does_not_turn_the_state_back(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now - timedelta(days=40), by=by)
    lapor(kegiatan, by, 100, 100, now=now)
    lapor(kegiatan, by, 50, 50, now=now, per_tanggal=(now - timedelta(days=10)).date())
    kegiatan.refresh_from_db()
    assert kegiatan.status == StatusKegiatan.SELESAI_FISIK


def test_money_far_ahead_of_work_is_flagged(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    assert not lapor(kegiatan, by, 30, 50, now=now).is_menyimpang
    assert lapor(kegiatan, by, 30, 51, now=now).is_menyimpang


def test_weekly_reports_do_not_become_noise_on_the_thread(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    for fisik in (10, 12, 14, 26, 28):
        lapor(kegiatan, by, fisik, fisik, now=now)
    fisik = [lk.rincian["fisik_persen"] for lk in Langkah.objects.filter(tahap=Tahap.REALISASI)]
    assert fisik == [10.0, 26.0]


def test_another_unit_cannot_report(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    with pytest.raises(CannotReport) as galat:
        lapor(kegiatan, make_petugas_unit(make_unit("dinas-kesehatan")), 10, 10, now=now)
    assert galat.value.code == "bukan-unit"


def test_a_photo_is_public_only_after_its_release(now: datetime) -> None:
    by = make_petugas_unit()
    laporan = lapor(make_kegiatan(now=now, by=by), by, 10, 10, now=now, foto=make_foto())
    with sebagai(PUBLIK):
        assert not Berkas.objects.filter(pk=laporan.foto_id).exists()
    with sebagai(by):
        release_foto(laporan=laporan, by=by)
    with sebagai(PUBLIK):
        assert b"Kamera Rahasia" not in bytes(Berkas.objects.get(pk=laporan.foto_id).isi)


def test_handover_waits_for_100_percent(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    lapor(kegiatan, by, 99, 99, now=now)
    with sebagai(by), pytest.raises(CannotHandOver) as galat:
        record_serah_terima(
            kegiatan=kegiatan, by=by, nomor_bast="1", tanggal=now.date(), penerima="Desa", now=now
        )
    assert galat.value.code == "belum-tuntas"


def test_handover_writes_its_station_and_starts_the_survey_clocks(now: datetime) -> None:
    kegiatan = make_diserahkan(now=now)
    langkah = Langkah.objects.get(tahap=Tahap.SERAH_TERIMA)
    jam = Tenggat.objects.filter(objek_jenis="kegiatan", objek_id=str(kegiatan.pk))
    assert langkah.rincian["nomor_bast"] == "600/12/BAST/2026"
    assert sorted(t.aturan_kode for t in jam) == [f"survei-manfaat-gelombang-{n}" for n in (1, 2, 3)]
    assert langkah.jatuh_tempo_on == (now + timedelta(days=30)).date()


def test_after_the_handover_progress_is_closed(now: datetime) -> None:
    by = make_petugas_unit()
    with pytest.raises(CannotReport):
        lapor(make_diserahkan(now=now, by=by), by, 90, 90, now=now, boleh_mundur=True)


def test_not_used_needs_its_reason_and_reaches_the_usulan(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_diserahkan(now=now, by=by)
    isi = {"kegiatan": kegiatan, "by": by, "keadaan": "tidak_dipakai", "pada": now.date(), "now": now}
    with sebagai(by), pytest.raises(CannotHandOver):
        set_pemanfaatan(**isi)
    with sebagai(by):
        set_pemanfaatan(**isi, alasan="Listriknya belum tersambung.")
    usulan = kegiatan.usulan.get()
    assert usulan.status == StatusUsulan.TIDAK_DIMANFAATKAN
    assert Langkah.objects.get(keputusan="tidak_dimanfaatkan").alasan == "Listriknya belum tersambung."


def test_acts_are_named_in_the_audit(now: datetime) -> None:
    from terasa.umum.models import AuditBaris

    kegiatan = make_diserahkan(now=now)
    with konteks.pakai(konteks.sistem()):
        tindakan = set(AuditBaris.objects.filter(objek=str(kegiatan.pk)).values_list("tindakan", flat=True))
    assert {"create_kegiatan", "record_realisasi", "record_serah_terima"} <= tindakan


@pytest.mark.parametrize(
    ("keadaan", "status", "kata"),
    [("rusak", "tidak_dimanfaatkan", "rusak"), ("berfungsi", "dimanfaatkan", "dimanfaatkan")],
)
def test_later_state_is_kept_beside_the_earlier_one(
    now: datetime, keadaan: str, status: str, kata: str
) -> None:
    by = make_petugas_unit()
    kegiatan = make_diserahkan(now=now, by=by)
    isi = {"kegiatan": kegiatan, "by": by, "pada": now.date(), "now": now}
    with sebagai(by):
        set_pemanfaatan(**isi, keadaan="tidak_dipakai", alasan="Listriknya belum tersambung.")
        set_pemanfaatan(
            **isi, keadaan=keadaan, alasan="Papan lantai lepas.", foto=make_foto(), foto_dirilis=True
        )
    kegiatan.refresh_from_db()
    assert kegiatan.status == status
    assert [p.keadaan for p in kegiatan.pemanfaatan.all()] == ["tidak_dipakai", keadaan]
    assert kegiatan.pemanfaatan.last().foto_id is not None
    assert Langkah.objects.filter(keputusan=kata).count() == 1
