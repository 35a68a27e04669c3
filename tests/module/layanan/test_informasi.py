"""Permintaan informasi publik: jamnya sejak dicatat, diperpanjang sekali, keberatan punya jam sendiri."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from terasa.akun.enums import JenisPeran
from terasa.aturan.models import Tenggat
from terasa.aturan.rules import PerpanjanganDitolak
from terasa.aturan.services import change_aturan
from terasa.layanan.enums import JenisLayanan, Keputusan, Status
from terasa.layanan.models import Permohonan
from terasa.layanan.rules import CannotAccept
from terasa.layanan.services import (
    CannotServe,
    answer_keberatan,
    extend_informasi,
    mark_ready,
    object_informasi,
    withdraw_permohonan,
)
from terasa.umum.pelaku import WARGA, PelakuTetap
from tests.factories import DESA, make_pelaku, sebagai
from tests.module.layanan.bahan import as_pemohon, ask, make_layanan, make_petugas

pytestmark = pytest.mark.django_db


def make_informasi(now: datetime, petugas: PelakuTetap) -> Permohonan:
    layanan = make_layanan(petugas, now=now, nama="Permintaan informasi", jenis=JenisLayanan.INFORMASI)
    return ask(layanan, now=now, data={"keperluan": "Salinan APBDes 2025"}).permohonan


def test_its_clock_runs_from_the_day_it_is_recorded(now: datetime) -> None:
    permohonan = make_informasi(now, make_petugas())
    # Ten working days after 10 March 2026, with Nyepi, Idulfitri and its shared leave in between.
    assert permohonan.status == Status.DIPROSES
    assert permohonan.janji_on is not None
    assert permohonan.janji_on > date(2026, 3, 24)


def test_the_clock_is_a_rule_that_a_kabupaten_can_change(now: datetime) -> None:
    bappeda = make_pelaku("bappeda")
    with sebagai(bappeda):
        change_aturan(
            by=bappeda,
            kode="ppid-jawaban",
            isi={"jumlah": 1, "satuan": "hari kerja", "mulai_dari": "dicatat"},
            dasar="Perbup 1/2026",
            terverifikasi=True,
            berlaku_dari=date(2026, 3, 1),
            alasan="lebih cepat",
        )
    assert make_informasi(now, make_petugas()).janji_on == date(2026, 3, 11)


def test_it_is_extended_once_with_a_reason(now: datetime) -> None:
    petugas = make_petugas()
    permohonan = make_informasi(now, petugas)
    semula = permohonan.janji_on
    with sebagai(petugas):
        extend_informasi(permohonan=permohonan, alasan="Arsipnya di gudang kabupaten.", by=petugas, now=now)
        assert semula is not None
        assert permohonan.janji_on is not None
        assert permohonan.janji_on > semula
        with pytest.raises(PerpanjanganDitolak):
            extend_informasi(permohonan=permohonan, alasan="Masih mencari.", by=petugas, now=now)


def test_objection_has_a_clock_of_its_own_and_is_answered(now: datetime) -> None:
    petugas = make_petugas()
    permohonan = make_informasi(now, petugas)
    with sebagai(petugas):
        mark_ready(permohonan=permohonan, by=petugas, now=now)
        with pytest.raises(CannotServe):
            answer_keberatan(permohonan=permohonan, alasan="Tidak ada.", by=petugas, now=now)
    with sebagai(WARGA), as_pemohon(permohonan):
        object_informasi(permohonan=permohonan, by=WARGA, now=now + timedelta(days=1))
        with pytest.raises(CannotServe):
            object_informasi(permohonan=permohonan, by=WARGA, now=now + timedelta(days=1))
    with sebagai(petugas), pytest.raises(CannotServe):
        answer_keberatan(permohonan=permohonan, alasan="Sudah benar.", by=petugas, now=now)
    kades = make_pelaku(JenisPeran.KADES, DESA, unit=permohonan.unit)
    with sebagai(kades):
        answer_keberatan(permohonan=permohonan, alasan="Lampirannya kami susulkan.", by=kades, now=now)
    tanggapan = permohonan.peristiwa.get(keputusan=Keputusan.DITANGGAPI)
    assert tanggapan.alasan == "Lampirannya kami susulkan."
    assert permohonan.peristiwa.get(keputusan=Keputusan.KEBERATAN).janji_on is not None


def test_objection_waits_for_an_answer_or_for_its_time_to_pass(now: datetime) -> None:
    permohonan = make_informasi(now, make_petugas())
    assert permohonan.janji_on is not None
    lewat = now + (permohonan.janji_on - now.date()) + timedelta(days=1)
    with sebagai(WARGA), as_pemohon(permohonan):
        with pytest.raises(CannotServe):
            object_informasi(permohonan=permohonan, by=WARGA, now=lewat - timedelta(days=1))
        object_informasi(permohonan=permohonan, by=WARGA, now=lewat)
        withdraw_permohonan(permohonan=permohonan, by=WARGA, now=lewat)
    assert not Tenggat.objects.filter(selesai_at__isnull=True).exists()


def test_a_late_answer_is_not_extended_afterwards(now: datetime) -> None:
    petugas = make_petugas()
    permohonan = make_informasi(now, petugas)
    with sebagai(petugas), pytest.raises(CannotServe) as galat:
        extend_informasi(permohonan=permohonan, alasan="Lupa.", by=petugas, now=now + timedelta(days=60))
    assert galat.value.code == "perpanjangan-terlambat"


def test_what_is_wanted_must_be_said(now: datetime) -> None:
    petugas = make_petugas()
    layanan = make_layanan(petugas, now=now, nama="Informasi", jenis=JenisLayanan.INFORMASI)
    with pytest.raises(CannotAccept):
        ask(layanan, now=now, data={"keperluan": " "})


def test_ordinary_requests_have_no_such_acts(now: datetime) -> None:
    petugas = make_petugas()
    permohonan = ask(make_layanan(petugas, now=now), now=now).permohonan
    with sebagai(petugas), pytest.raises(CannotServe):
        extend_informasi(permohonan=permohonan, alasan="x", by=petugas, now=now)
