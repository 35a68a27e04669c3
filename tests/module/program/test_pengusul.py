"""Setiap tahap kegiatan sampai kepada orang yang suaranya ada di baliknya, juga sesudah namanya atau susunannya berubah."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db.models import F

from terasa.jejak.queries import find_jejak
from terasa.kabar.models import Pesan
from terasa.manfaat.services import close_gelombang, publish_gelombang
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Langkah, Suara, Usulan
from terasa.program.models import Kegiatan, Pertanyaan
from terasa.program.services import (
    Bagian,
    add_pekerjaan,
    answer_pertanyaan,
    cancel_kegiatan,
    record_serah_terima,
    rename_kegiatan,
    split_kegiatan,
)
from terasa.umum import konteks
from terasa.umum.pelaku import PelakuTetap
from tests.factories import make_aspirasi, sebagai
from tests.module.manfaat.bahan import answer, make_bappeda, make_gelombang, sama
from tests.module.program.bahan import lapor, make_diserahkan, make_kegiatan, make_petugas_unit, make_usulan

pytestmark = pytest.mark.django_db
SUREL = "siti@contoh.id"
ALASAN = "Dikerjakan dua penyedia yang berbeda."


@pytest.fixture
def by() -> PelakuTetap:
    return make_petugas_unit()


@pytest.fixture
def usulan(now: datetime) -> Usulan:
    """A chosen usulan with one voice, which left an address."""
    suara, usulan = make_aspirasi(now=now, surel=SUREL).aspirasi, make_usulan(now=now)
    with konteks.pakai(konteks.sistem()):
        Suara.objects.create(aspirasi=suara, usulan=usulan, pada=now)
        Usulan.objects.filter(pk=usulan.pk).update(jumlah_suara=F("jumlah_suara") + 1)
    return usulan


@pytest.fixture
def kegiatan(usulan: Usulan, by: PelakuTetap, now: datetime) -> Kegiatan:
    return make_kegiatan(now=now, by=by, usulan=[usulan])


def news(usulan: Usulan) -> list[str]:
    """What was written to the address of the voice about the usulan, the oldest first."""
    with konteks.pakai(konteks.sistem()):
        semua = Pesan.objects.filter(alamat__nilai=SUREL, tautan=usulan.tautan)
        return list(semua.order_by("dibuat_at", "pk").values_list("teks", flat=True))


def test_from_budget_to_handover_every_step_says_its_figures(
    usulan: Usulan, kegiatan: Kegiatan, by: PelakuTetap, now: datetime
) -> None:
    jam = (now + timedelta(minutes=n) for n in range(1, 9))
    with sebagai(by):
        add_pekerjaan(
            kegiatan=kegiatan,
            by=by,
            nama="Jembatan",
            pelaksana="CV Ulin",
            nilai_kontrak=230_000_000,
            now=next(jam),
        )
    lapor(kegiatan, by, 10, 60, now=next(jam))
    jawaban = "Uang muka dibayar sesuai kontrak."
    with sebagai(by):
        answer_pertanyaan(pertanyaan=Pertanyaan.objects.get(), by=by, jawaban=jawaban, now=next(jam))
    lapor(kegiatan, by, 100, 95, now=next(jam))
    with sebagai(by):
        record_serah_terima(
            kegiatan=kegiatan,
            by=by,
            nomor_bast="BAST/1",
            tanggal=date(2026, 1, 5),
            penerima="Pemerintah Desa Bamban",
            pemelihara="Kelompok Titian",
            now=next(jam),
        )
    kata = (
        "sebesar Rp240.000.000",
        "CV Ulin dengan nilai kontrak Rp230.000.000",
        "fisik 10%, uang yang dibayarkan 60%",
        f"Jawabannya: “{jawaban}”",
        "fisik 100%",
        "Yang memelihara: Kelompok Titian",
    )
    kabar = news(usulan)
    assert [k in satu for k, satu in zip(kata, kabar, strict=True)] == [True] * len(kata), kabar


def test_an_answered_question_stands_in_the_thread_and_moves_nothing(
    usulan: Usulan, kegiatan: Kegiatan, by: PelakuTetap, now: datetime
) -> None:
    lapor(kegiatan, by, 10, 60, now=now)
    Usulan.objects.filter(pk=usulan.pk).update(status=StatusUsulan.DINILAI_MANFAATNYA)
    nanti = now + timedelta(hours=1)
    with sebagai(by):
        answer_pertanyaan(
            pertanyaan=Pertanyaan.objects.get(), by=by, jawaban="Uang muka sesuai kontrak.", now=nanti
        )
    usulan.refresh_from_db()
    assert usulan.status == StatusUsulan.DINILAI_MANFAATNYA
    jejak = find_jejak(usulan.kode)
    assert jejak is not None
    assert "Uang muka sesuai kontrak." in jejak.stasiun[-1].kalimat
    assert "Mengapa?" in jejak.stasiun[-1].kalimat


def test_a_cancelled_kegiatan_tells_why_to_whoever_asked_for_it(
    usulan: Usulan, kegiatan: Kegiatan, by: PelakuTetap, now: datetime
) -> None:
    nanti = now + timedelta(hours=1)
    alasan = "Tanahnya belum dihibahkan pemilik."
    with sebagai(by):
        cancel_kegiatan(kegiatan=kegiatan, by=by, alasan_kode="R05", alasan=alasan, now=nanti)
    assert alasan in news(usulan)[-1]


def test_another_name_is_told_with_its_reason_and_the_thread_goes_on(
    usulan: Usulan, kegiatan: Kegiatan, by: PelakuTetap, now: datetime
) -> None:
    lama, nanti = kegiatan.nama, now + timedelta(hours=1)
    with sebagai(by):
        rename_kegiatan(kegiatan=kegiatan, by=by, nama="Jembatan Bamban Hulu", alasan=ALASAN, now=nanti)
    lapor(kegiatan, by, 30, 20, now=nanti + timedelta(hours=1))
    ganti, kemajuan = news(usulan)[-2:]
    assert f"“{lama}” berganti nama menjadi “Jembatan Bamban Hulu”" in ganti
    assert ALASAN in ganti
    assert "fisik 30%" in kemajuan
    langkah = Langkah.objects.get(usulan=usulan, keputusan="susunan_berubah")
    assert langkah.rincian["jenis"] == "ganti_nama"


def test_after_a_split_every_part_reports_to_the_same_voice(
    usulan: Usulan, kegiatan: Kegiatan, by: PelakuTetap, now: datetime
) -> None:
    nanti = now + timedelta(hours=1)
    bagian = [Bagian("Jembatannya saja", 200_000_000), Bagian("Jalan pendekatnya", 40_000_000)]
    with sebagai(by):
        jadi = split_kegiatan(kegiatan=kegiatan, by=by, bagian=bagian, alasan=ALASAN, now=nanti)
    for n, (satu, fisik) in enumerate(zip(jadi, (30, 45), strict=True), start=2):
        lapor(satu, by, fisik, fisik, now=now + timedelta(hours=n))
    assert [k in t for k, t in zip(("fisik 30%", "fisik 45%"), news(usulan)[-2:], strict=True)] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("banyak", "kata"), [(12, "100% dari 12 rumah yang menjawab"), (4, "baru 4 rumah menjawab")]
)
def test_the_felt_figure_is_told_with_its_range_or_that_it_is_withheld(
    usulan: Usulan, banyak: int, kata: str, now: datetime
) -> None:
    kegiatan, bappeda = make_diserahkan(now=now, hari_lalu=7, usulan=[usulan]), make_bappeda()
    sm = make_gelombang(now=now, kegiatan=kegiatan)
    answer(sm, [sama("ya")] * banyak, now=now)
    nanti = now + timedelta(hours=2)
    with sebagai(bappeda):
        close_gelombang(survei_manfaat=sm, by=bappeda, now=nanti)
        publish_gelombang(survei_manfaat=sm, by=bappeda, now=nanti)
    assert kata in news(usulan)[-1]
    assert ("rentang 7" in news(usulan)[-1]) is (banyak == 12)
