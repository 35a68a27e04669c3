"""“Saya juga”: satu per orang, bukan oleh pengusulnya sendiri, dan yang tanpa bukti tidak pernah dijumlahkan."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest

from terasa.aspirasi.models import Aspirasi, Dukungan
from terasa.aspirasi.queries import HitungDukungan, count_dukungan
from terasa.aspirasi.rules import make_penanda
from terasa.aspirasi.services import (
    CannotAct,
    CannotSupport,
    release_aspirasi,
    support_at_counter,
    support_unverified,
    support_with_slip,
)
from terasa.umum import konteks
from terasa.umum.models import AuditBaris
from terasa.umum.pelaku import WARGA, PelakuTetap
from tests.factories import DESA, DESA_LAIN, make_aspirasi, make_pelaku, sebagai

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(db: None) -> PelakuTetap:
    return make_pelaku("operator_desa", DESA)


@pytest.fixture
def terbuka(operator: PelakuTetap, now: datetime) -> Aspirasi:
    aspirasi = make_aspirasi(now=now, telepon="081200000001").aspirasi
    with sebagai(operator):
        release_aspirasi(aspirasi=aspirasi, by=operator, now=now)
    return aspirasi


def by_slip(aspirasi: Aspirasi, slip: Aspirasi, now: datetime) -> bool:
    with sebagai(WARGA), konteks.dengan_kunci(slip.pk):
        return support_with_slip(aspirasi=aspirasi, slip=slip, by=WARGA, now=now)


def at_counter(aspirasi: Aspirasi, tanda: str, by: PelakuTetap, now: datetime) -> bool:
    with sebagai(by):
        return support_at_counter(aspirasi=aspirasi, tanda=tanda, by=by, now=now)


def test_one_person_counts_once_whatever_slips_and_counters(
    terbuka: Aspirasi, operator: PelakuTetap, now: datetime
) -> None:
    satu = make_aspirasi(now=now, telepon="081200000002").aspirasi
    dua = make_aspirasi(now=now, telepon="0812-0000-0002").aspirasi
    assert [by_slip(terbuka, slip, now) for slip in (satu, satu, dua)] == [True, False, False]
    assert at_counter(terbuka, "+62 812 0000 0002", operator, now) is False
    assert at_counter(terbuka, "Rahmah RT 03", operator, now) is True
    assert at_counter(terbuka, " rahmah  rt 03", operator, now) is False
    assert count_dukungan(terbuka) == HitungDukungan(terperiksa=2)


def test_without_a_slip_is_counted_apart(terbuka: Aspirasi, now: datetime) -> None:
    peramban = uuid4()
    with sebagai(WARGA):
        hasil = [
            support_unverified(aspirasi=terbuka, peramban=p, by=WARGA, now=now)
            for p in (peramban, peramban, uuid4())
        ]
    assert hasil == [True, False, True]
    assert count_dukungan(terbuka) == HitungDukungan(terperiksa=0, tanpa_bukti=2)


def test_author_does_not_support_herself(terbuka: Aspirasi, operator: PelakuTetap, now: datetime) -> None:
    lain = make_aspirasi(now=now, telepon="081200000001").aspirasi
    for slip in (terbuka, lain):
        with pytest.raises(CannotSupport, match="sudah terhitung"):
            by_slip(terbuka, slip, now)
    with pytest.raises(CannotSupport, match="sudah terhitung"):
        at_counter(terbuka, "081200000001", operator, now)


def test_closed_voice_and_foreign_hands_are_refused(
    terbuka: Aspirasi, operator: PelakuTetap, now: datetime
) -> None:
    slip, tutup = make_aspirasi(now=now).aspirasi, make_aspirasi(now=now).aspirasi
    with pytest.raises(CannotSupport, match="belum dibuka"):
        by_slip(tutup, slip, now)
    # Without having opened the slip with its key.
    with sebagai(WARGA), pytest.raises(CannotAct):
        support_with_slip(aspirasi=terbuka, slip=slip, by=WARGA, now=now)
    with pytest.raises(CannotAct):
        at_counter(terbuka, "081200000009", make_pelaku("operator_desa", DESA_LAIN), now)
    with pytest.raises(CannotSupport, match="nama lengkap"):
        at_counter(terbuka, " ab ", operator, now)


def test_nobody_can_read_who_supported_what(terbuka: Aspirasi, operator: PelakuTetap, now: datetime) -> None:
    at_counter(terbuka, "081200000002", operator, now)
    (dukungan,) = Dukungan.objects.all()
    lain = make_penanda(uuid4(), "telepon", "+6281200000002")
    assert dukungan.penanda != lain  # another voice, another digest
    catatan = AuditBaris.objects.get(tabel="aspirasi_dukungan")
    assert dukungan.penanda not in str(catatan.data)
