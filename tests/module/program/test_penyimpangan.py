"""Rencana bulanan, pertanyaan otomatis sekali tiap keadaan, dan pemeriksaan foto laporan."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.kabar.models import Pesan
from terasa.program.models import Kegiatan, Pertanyaan, RencanaBulan
from terasa.program.queries import list_pertanyaan
from terasa.program.rules.rencana import RencanaBaris
from terasa.program.services import (
    CannotAnswer,
    CannotPlan,
    RencanaBerbeda,
    add_pekerjaan,
    add_titik,
    answer_pertanyaan,
    set_pemanfaatan,
    set_rencana,
)
from terasa.umum import konteks
from terasa.umum.pelaku import PelakuTetap
from tests.factories import KABUPATEN_LAIN, make_foto, make_pelaku, make_unit, sebagai
from tests.module.program.bahan import lapor, make_diserahkan, make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db
PAGU = 240_000_000


@pytest.fixture
def by() -> PelakuTetap:
    return make_petugas_unit()


def plan(kegiatan: Kegiatan, by: PelakuTetap, now: datetime, sampai: int = 1, **isi: Any) -> None:
    """Everything is to be built and paid evenly within the first `sampai` months."""
    baris = [
        RencanaBaris(
            n, PAGU // sampai if n <= sampai else 0, Decimal(100) / sampai if n <= sampai else Decimal(0)
        )
        for n in range(1, 13)
    ]
    with sebagai(by):
        set_rencana(**{"kegiatan": kegiatan, "by": by, "baris": baris, "now": now, **isi})


def test_a_plan_is_twelve_rows_and_is_written_anew(by: PelakuTetap, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now, by=by)
    plan(kegiatan, by, now)
    plan(kegiatan, by, now, sampai=4)
    assert list(kegiatan.rencana.values_list("keuangan", flat=True)) == [60_000_000] * 4 + [0] * 8


def test_a_plan_that_misses_the_whole_needs_a_word(by: PelakuTetap, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now, by=by)
    for baris in ([RencanaBaris(1, PAGU - 1, None)], [RencanaBaris(1, None, Decimal(99))]):
        with pytest.raises(RencanaBerbeda):
            plan(kegiatan, by, now, baris=baris)
    assert not RencanaBulan.objects.exists()
    plan(kegiatan, by, now, baris=[RencanaBaris(1, PAGU - 1, None)], boleh_berbeda=True)
    assert RencanaBulan.objects.get().keuangan == PAGU - 1


def test_another_unit_plans_nothing(by: PelakuTetap, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now, by=by)
    with pytest.raises(CannotPlan):
        plan(kegiatan, make_petugas_unit(make_unit("dinas-kesehatan")), now)


def test_falling_behind_is_asked_once_per_state(by: PelakuTetap, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now, by=by)
    plan(kegiatan, by, now)
    hari = timezone.localdate(now)
    for mundur, persen in ((3, 40), (2, 41)):
        laporan = lapor(kegiatan, by, persen, persen, now=now, per_tanggal=hari - timedelta(days=mundur))
        assert laporan.is_tertinggal
    tanya = Pertanyaan.objects.get()
    assert (tanya.jenis, tanya.jatuh_tempo_on > hari) == ("rencana", True)
    assert "sudah 100%, tetapi baru 40%" in tanya.kalimat
    with sebagai(by):
        answer_pertanyaan(pertanyaan=tanya, by=by, jawaban="Material terlambat karena banjir.", now=now)
    lapor(kegiatan, by, 42, 42, now=now, per_tanggal=hari - timedelta(days=1))
    assert Pertanyaan.objects.count() == 1
    lapor(kegiatan, by, 100, 98, now=now)
    assert not kegiatan.realisasi.last().is_tertinggal  # type: ignore[union-attr]


def test_what_was_planned_by_a_day_between_two_months_is_asked_in_whole_per_cents(
    by: PelakuTetap, now: datetime
) -> None:
    kegiatan = make_kegiatan(now=now, by=by)
    plan(kegiatan, by, now, sampai=7, boleh_berbeda=True)
    lapor(kegiatan, by, 10, 10, now=now)
    assert "fisik sudah 33%, tetapi baru 10%" in Pertanyaan.objects.get(jenis="rencana").kalimat


def test_money_ahead_of_work_is_asked_and_again_after_it_was_mended(by: PelakuTetap, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now, by=by)
    hari = timezone.localdate(now)
    lapor(kegiatan, by, 10, 60, now=now, per_tanggal=hari - timedelta(days=3))
    lapor(kegiatan, by, 60, 60, now=now, per_tanggal=hari - timedelta(days=2))
    lapor(kegiatan, by, 60, 90, now=now, per_tanggal=hari - timedelta(days=1))
    # The first one was never answered, so that a second would only be noise.
    tanya = Pertanyaan.objects.get()
    with sebagai(by):
        answer_pertanyaan(pertanyaan=tanya, by=by, jawaban="Uang muka sesuai kontrak.", now=now)
    lapor(kegiatan, by, 90, 90, now=now)
    lapor(kegiatan, by, 61, 95, now=now, boleh_mundur=True)
    assert [p.jenis for p in Pertanyaan.objects.all()] == ["selisih", "selisih"]


def test_an_unanswered_question_waits_with_bappeda_and_tells_the_unit(by: PelakuTetap, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now, by=by)
    lapor(kegiatan, by, 10, 60, now=now)
    bappeda = make_pelaku(JenisPeran.BAPPEDA)
    assert [p.kegiatan_id for p in list_pertanyaan(bappeda)] == [kegiatan.pk]
    assert not list_pertanyaan(make_pelaku(JenisPeran.BAPPEDA, KABUPATEN_LAIN))
    with konteks.pakai(konteks.sistem()):
        assert Pesan.objects.filter(subjek__startswith="Perlu dijawab", pengguna=by.pengguna_id).exists()
    with sebagai(by):
        answer_pertanyaan(
            pertanyaan=Pertanyaan.objects.get(), by=by, jawaban="Uang muka sesuai kontrak.", now=now
        )
    assert not list_pertanyaan(bappeda)


@pytest.mark.parametrize(
    ("jawaban", "code"), [("pendek", "pendek"), ("Uang muka sesuai kontrak.", "bukan-unit")]
)
def test_only_the_unit_answers_and_in_a_sentence(
    by: PelakuTetap, now: datetime, jawaban: str, code: str
) -> None:
    lapor(make_kegiatan(now=now, by=by), by, 10, 60, now=now)
    orang = by if code == "pendek" else make_petugas_unit(make_unit("dinas-kesehatan"))
    with sebagai(orang), pytest.raises(CannotAnswer) as galat:
        answer_pertanyaan(pertanyaan=Pertanyaan.objects.get(), by=orang, jawaban=jawaban, now=now)
    assert galat.value.code == code


def test_a_photo_is_compared_with_the_places_of_the_works(by: PelakuTetap, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now, by=by)
    titik = (Decimal("-2.781234"), Decimal("115.251234"))
    with sebagai(by):
        p = add_pekerjaan(kegiatan=kegiatan, by=by, nama="Rangka", now=now)
        add_titik(pekerjaan=p, by=by, lat=titik[0], lng=titik[1])
    dekat = lapor(kegiatan, by, 5, 5, now=now, foto=make_foto(), foto_titik=titik, foto_on=now.date())
    jauh = lapor(
        kegiatan,
        by,
        6,
        6,
        now=now,
        foto=make_foto("green"),
        foto_titik=(Decimal("-2.9"), titik[1]),
        foto_on=now.date(),
    )
    tanpa = lapor(kegiatan, by, 7, 7, now=now)
    assert (dekat.foto_periksa, tanpa.foto_periksa) == ("sesuai", "")
    assert jauh.foto_periksa == "jauh 13,2 km dari titik"


def test_the_same_photo_in_another_report_or_kegiatan_is_told(by: PelakuTetap, now: datetime) -> None:
    satu, lain = make_kegiatan(now=now, by=by), make_diserahkan(now=now, by=by, hari_lalu=2)
    foto = {"foto": make_foto("blue"), "foto_on": now.date()}
    pertama = lapor(satu, by, 5, 5, now=now, **foto)
    kedua = lapor(satu, by, 6, 6, now=now, **foto)
    with sebagai(by):
        keadaan = set_pemanfaatan(
            kegiatan=lain, by=by, keadaan="berfungsi", pada=now.date(), now=now, foto=foto["foto"]
        )
    baru = lapor(satu, by, 7, 7, now=now, foto=make_foto("red"), foto_on=now.date())
    assert "sudah dipakai" not in pertama.foto_periksa + baru.foto_periksa
    assert kedua.foto_periksa.endswith("sudah dipakai pada laporan 10 Maret 2026 kegiatan ini")
    assert keadaan.foto_periksa.endswith(f"sudah dipakai pada laporan 10 Maret 2026 kegiatan {satu.kode}")


def test_what_the_camera_wrote_counts_before_what_was_typed(by: PelakuTetap, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now, by=by)
    with sebagai(by):
        p = add_pekerjaan(kegiatan=kegiatan, by=by, nama="Rangka", now=now)
        add_titik(pekerjaan=p, by=by, lat=Decimal("-2.781111"), lng=Decimal("115.252222"))
    sini, sana = ((2.0, 46.0, 52.0), (115.0, 15.0, 8.0)), ((3.0, 19.0, 0.0), (114.0, 35.0, 0.0))
    diketik = {"foto_titik": (Decimal("-2.781111"), Decimal("115.252222")), "foto_on": now.date()}
    dekat = lapor(kegiatan, by, 5, 5, now=now, foto=make_foto("navy", sini, "2026:03:10 08:00:00"))
    jauh = lapor(kegiatan, by, 6, 6, now=now, foto=make_foto("olive", sana, "2026:03:01 08:00:00"), **diketik)
    rusak = lapor(kegiatan, by, 7, 7, now=now, foto=make_foto("gray", None, "0000:00:00 00:00:00"))
    assert dekat.foto_periksa == "sesuai"
    assert jauh.foto_periksa.startswith("jauh 9")
    assert jauh.foto_periksa.endswith("diambil 9 hari sebelum tanggal laporan")
    assert rusak.foto_periksa == "tanpa titik; tanpa tanggal foto"
