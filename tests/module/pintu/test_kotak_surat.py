"""Kotak IMAP lewat soket sungguhan: kata sandi salah, putus di tengah surat, surat kembar, dan lima puluh lampiran."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from terasa.aspirasi.models import Aspirasi, Foto, Isi
from terasa.pintu.imap import Bacaan
from terasa.pintu.models import PesanMasuk
from terasa.pintu.queries import KeadaanKotak, read_kotak
from terasa.pintu.services import surel
from terasa.pintu.services.kotak import fetch_surel
from tests.factories import DESA, KABUPATEN, make_foto, make_pelaku
from tests.kotak_imap import KotakImap, run_kotak
from tests.surat import make_surat

pytestmark = pytest.mark.django_db
DIBACA, DITANDAI = {r"\Seen"}, {r"\Seen", r"\Flagged"}


@pytest.fixture
def kotak(settings: Settings, sistem: None) -> Iterator[KotakImap]:
    make_pelaku("operator_desa", DESA)
    with run_kotak(make_surat(), b"bukan surel", make_surat("Sumur kering.")) as server:
        settings.IMAP_URL = server.url
        yield server


def read(now: datetime) -> KeadaanKotak:
    keadaan = read_kotak(now)
    assert keadaan is not None
    return keadaan


def test_mailbox_is_emptied_once_and_the_unreadable_is_flagged(kotak: KotakImap, now: datetime) -> None:
    assert fetch_surel(now=now) == Bacaan(diterima=2, ditandai=1)
    assert list(kotak.tanda.values()) == [DIBACA, DITANDAI, DIBACA]
    assert fetch_surel(now=now) == Bacaan()
    assert Aspirasi.objects.count() == 2
    assert read(now) == KeadaanKotak(terbaca_at=now, ditandai=1)


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"sandi": "sudah diganti"}, "menolak nama atau kata sandinya"),
        ({"folder": "Lain"}, "Folder kotak surat itu tidak ada"),
        ({"putus": "LOGIN"}, "putus di tengah"),
        ({"putus": "SEARCH"}, "putus di tengah"),
    ],
)
def test_why_it_cannot_be_read_is_one_sentence_and_then_all_is_taken_in(
    kotak: KotakImap, now: datetime, ubah: dict[str, str], kalimat: str
) -> None:
    semula = {nama: getattr(kotak, nama) for nama in ubah}
    for nama, nilai in ubah.items():
        setattr(kotak, nama, nilai)
    assert fetch_surel(now=now) == Bacaan()
    assert kalimat in read(now).masalah
    assert list(kotak.tanda.values()) == [set(), set(), set()]
    for nama, nilai in semula.items():
        setattr(kotak, nama, nilai)
    assert fetch_surel(now=now).diterima == 2
    assert read(now).masalah == ""


def test_server_that_is_away_is_said(kotak: KotakImap, settings: Settings, now: datetime) -> None:
    settings.IMAP_URL = "imap://aspirasi:x@127.0.0.1:9/"
    fetch_surel(now=now)
    assert "tidak dapat dihubungi" in read(now).masalah


def test_line_cut_in_the_middle_of_a_letter_loses_nothing(kotak: KotakImap, now: datetime) -> None:
    kotak.putus = "BODY"
    assert fetch_surel(now=now) == Bacaan()
    assert not PesanMasuk.objects.exists()
    assert fetch_surel(now=now) == Bacaan(diterima=2, ditandai=1)


def test_line_cut_before_the_mark_takes_nothing_in_twice(kotak: KotakImap, now: datetime) -> None:
    kotak.putus = "STORE"
    assert fetch_surel(now=now) == Bacaan(diterima=1)
    assert kotak.tanda[101] == set()
    fetch_surel(now=now)
    assert list(kotak.tanda.values()) == [DIBACA, DITANDAI, DIBACA]
    assert Isi.objects.values("masalah").distinct().count() == 2
    assert Aspirasi.objects.count() == 2


def test_before_any_office_works_here_letters_stay_in_their_box(
    settings: Settings, now: datetime, sistem: None
) -> None:
    with run_kotak(make_surat("Sumur kering.", subjek="Tolong")) as kotak:
        settings.IMAP_URL = kotak.url
        assert fetch_surel(now=now) == Bacaan()
        assert "Belum ada kantor" in read(now).masalah
        make_pelaku("bappeda")
        make_pelaku("operator_desa", DESA)
        assert fetch_surel(now=now) == Bacaan(diterima=1)
    assert PesanMasuk.objects.get().kabupaten == KABUPATEN


def test_same_letter_twice_in_the_box_is_one_voice(settings: Settings, now: datetime, sistem: None) -> None:
    make_pelaku("operator_desa", DESA)
    surat = make_surat(Message_ID="<kembar@contoh.id>")
    with run_kotak(surat, surat) as kotak:
        settings.IMAP_URL = kotak.url
        fetch_surel(now=now)
    assert list(kotak.tanda.values()) == [DIBACA, DIBACA]
    assert Aspirasi.objects.count() == 1


def test_letter_taken_away_meanwhile_is_passed_over(kotak: KotakImap, now: datetime) -> None:
    # Its flags are still listed, its body is gone.
    kotak.hilang = {103}
    assert fetch_surel(now=now) == Bacaan(diterima=1, ditandai=1)
    assert kotak.tanda[103] == set()


def test_fifty_attachments_leave_three_photos_and_the_page_says_so(
    settings: Settings, now: datetime, sistem: None
) -> None:
    make_pelaku("operator_desa", DESA)
    with run_kotak(make_surat(foto=[make_foto()] * 50)) as kotak:
        settings.IMAP_URL = kotak.url
        assert fetch_surel(now=now).diterima == 1
    assert Foto.objects.count() == 3
    assert PesanMasuk.objects.get().lampiran_dilewati == 47


def test_letter_that_we_fail_on_stays_and_others_go_on(
    kotak: KotakImap, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    asli = surel.read_surat
    galat = [OSError("disk penuh")]
    monkeypatch.setattr(surel, "read_surat", lambda data: asli(data) if not galat else _raise(galat.pop()))
    assert fetch_surel(now=now) == Bacaan(diterima=1, ditandai=1, tertunda=1)
    assert read(now).tertunda == 1
    assert fetch_surel(now=now) == Bacaan(diterima=1)


def _raise(galat: Exception) -> None:
    raise galat


def test_worker_that_stands_still_is_said(kotak: KotakImap, now: datetime) -> None:
    assert "belum pernah dibaca" in read(now).masalah
    fetch_surel(now=now)
    assert "sudah lama tidak dibaca" in read(now + timedelta(minutes=11)).masalah


def test_without_a_mailbox_nothing_is_said(settings: Settings, now: datetime) -> None:
    settings.IMAP_URL = ""
    assert read_kotak(now) is None
