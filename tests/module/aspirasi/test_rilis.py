"""Membuka, menutup, dan menyembunyikan: yang tampil hanya yang sudah diperiksa."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from terasa.aspirasi.enums import Status
from terasa.aspirasi.models import Aspirasi, Foto, Isi, Peristiwa
from terasa.aspirasi.queries import public_words
from terasa.aspirasi.services import (
    CannotAct,
    CannotRelease,
    hide_aspirasi,
    release_aspirasi,
    unhide_aspirasi,
    unrelease_aspirasi,
    withdraw_aspirasi,
)
from terasa.cari.models import Entri
from terasa.dokumen.models import Berkas
from terasa.umum import konteks
from terasa.umum.pelaku import PUBLIK, WARGA, PelakuTetap
from tests.factories import DESA, make_aspirasi, make_foto, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
RAHASIA = "Jembatan putus. Hubungi Pak RT 081234567890."
SAMARAN = "Jembatan putus. Hubungi Pak RT [telepon disamarkan]."


@pytest.fixture
def operator(db: None) -> PelakuTetap:
    return make_pelaku("operator_desa", DESA)


def seen_by_public(aspirasi: Aspirasi) -> tuple[list[str], int, list[str]]:
    """Words, number of photo files, and search rows, as a visitor of the site gets them."""
    with sebagai(PUBLIK):
        kata = [isi.teks_publik for isi in public_words([aspirasi]).values()]
        return kata, Berkas.objects.count(), list(Entri.objects.values_list("teks", flat=True))


def test_release_opens_words_and_the_chosen_photos_only(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(
        now=now, masalah="Sumur kering.", dusun="", foto=[make_foto(), make_foto()]
    ).aspirasi
    with sebagai(operator):
        satu = Foto.objects.filter(aspirasi=aspirasi).first()
        release_aspirasi(aspirasi=aspirasi, foto=[satu.pk], by=operator, now=now)  # type: ignore[union-attr]
    assert seen_by_public(aspirasi) == (["Sumur kering."], 1, ["Sumur kering."])


def test_words_with_a_phone_are_refused_until_masked(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, masalah=RAHASIA).aspirasi
    with sebagai(operator):
        with pytest.raises(CannotRelease):
            release_aspirasi(aspirasi=aspirasi, by=operator, now=now)
        with pytest.raises(CannotRelease):
            release_aspirasi(aspirasi=aspirasi, teks_publik=f"{RAHASIA} ", by=operator, now=now)
        release_aspirasi(aspirasi=aspirasi, teks_publik=SAMARAN, by=operator, now=now)
    kata, _, entri = seen_by_public(aspirasi)
    assert kata == [SAMARAN]
    assert "0812" not in "".join(entri)


def test_masking_keeps_the_original(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, masalah=RAHASIA).aspirasi
    with sebagai(operator):
        release_aspirasi(aspirasi=aspirasi, teks_publik=SAMARAN, by=operator, now=now)
        assert Isi.objects.get().masalah == RAHASIA


def test_hamlet_with_a_phone_is_not_printed(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, dusun="Dusun II, 081234567890").aspirasi
    with sebagai(operator):
        release_aspirasi(aspirasi=aspirasi, by=operator, now=now)
    with sebagai(PUBLIK):
        assert public_words([aspirasi])[aspirasi.pk].dusun_publik == ""
    assert not Entri.objects.filter(teks__contains="0812").exists()


def test_unrelease_closes_everything_again(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, foto=[make_foto()]).aspirasi
    with sebagai(operator):
        semua = list(Foto.objects.values_list("pk", flat=True))
        release_aspirasi(aspirasi=aspirasi, foto=semua, by=operator, now=now)
        unrelease_aspirasi(aspirasi=aspirasi, by=operator, now=now)
        with pytest.raises(CannotAct):
            unrelease_aspirasi(aspirasi=aspirasi, by=operator, now=now)
    assert seen_by_public(aspirasi) == ([], 0, [])


def test_hide_closes_and_unhide_returns_to_the_state_before(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    with sebagai(operator):
        release_aspirasi(aspirasi=aspirasi, by=operator, now=now)
        hide_aspirasi(aspirasi=aspirasi, alasan_kode="menyerang", by=operator, now=now + timedelta(minutes=1))
        assert seen_by_public(aspirasi) == ([], 0, [])
        assert Peristiwa.objects.get(keputusan="disembunyikan").alasan.startswith("Aspirasi ini menghina")
        unhide_aspirasi(aspirasi=aspirasi, by=operator, now=now + timedelta(minutes=2))
    assert aspirasi.status == Status.DIAJUKAN
    # Opening it again is a fresh decision.
    assert seen_by_public(aspirasi) == ([], 0, [])


def test_hide_for_another_reason_needs_a_sentence(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    with sebagai(operator), pytest.raises(CannotAct) as galat:
        hide_aspirasi(aspirasi=aspirasi, alasan_kode="lain", by=operator, now=now)
    assert galat.value.code == "alasan-kosong"


def test_withdrawn_voice_closes_its_words(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, foto=[make_foto()]).aspirasi
    with sebagai(operator):
        release_aspirasi(
            aspirasi=aspirasi, foto=list(Foto.objects.values_list("pk", flat=True)), by=operator, now=now
        )
    with sebagai(WARGA), konteks.dengan_kunci(aspirasi.pk):
        withdraw_aspirasi(aspirasi=aspirasi, by=WARGA, now=now)
        assert Isi.objects.get().masalah  # its holder still reads it
    assert seen_by_public(aspirasi) == ([], 0, [])
    with sebagai(operator), pytest.raises(CannotAct):
        release_aspirasi(aspirasi=aspirasi, by=operator, now=now)
