"""Surel masuk: tepat sekali, ke desa yang disebut, ke percakapan yang dibalas, atau menunggu kantor kabupaten."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
from django.core import mail
from PIL import Image
from pytest_django import Settings

from terasa.aspirasi.enums import Arah, Status, Sumber
from terasa.aspirasi.models import Aspirasi, Foto, Isi, Pengikut, Percakapan
from terasa.aspirasi.services import answer, ask_back
from terasa.dokumen.models import Berkas
from terasa.kabar.balasan import make_balasan
from terasa.kabar.models import Alamat, Pesan, StatusPesan
from terasa.kabar.tasks import run_delivery
from terasa.pintu.enums import Hasil
from terasa.pintu.models import PesanMasuk
from terasa.pintu.services.pesan import Penerimaan
from terasa.pintu.services.surel import receive_surel
from terasa.pintu.services.tempatkan import CannotPlace, discard_pesan, place_pesan
from terasa.pintu.tasks import fetch_periodically, tidy
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN_LAIN, make_foto, make_pelaku, sebagai
from tests.surat import make_surat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kantor(db: None) -> None:
    """One village office works here, so its kabupaten is served."""
    make_pelaku("operator_desa", DESA)


def receive(data: bytes, now: datetime) -> Penerimaan:
    with konteks.pakai(konteks.sistem("Pintu surel")):
        return receive_surel(data=data, by=SISTEM, now=now)


def office(kode: str = DESA) -> Any:
    return make_pelaku("operator_desa", kode)


def test_mail_becomes_a_voice_of_its_desa_and_its_sender_hears_the_code(now: datetime, sistem: None) -> None:
    hasil = receive(make_surat(foto=[make_foto()]), now)
    aspirasi = Aspirasi.objects.get()
    assert (hasil.hasil, aspirasi.kode_desa, aspirasi.sumber) == (Hasil.ASPIRASI, DESA, Sumber.SUREL)
    assert Foto.objects.count() == 1
    kabar = Pesan.objects.get(alamat__nilai="siti@contoh.id")
    assert aspirasi.kode[:4] in kabar.subjek
    assert "STOP" in kabar.teks
    assert "siti" not in Isi.objects.get().masalah


def test_same_message_id_is_taken_in_once(now: datetime, sistem: None) -> None:
    surat = make_surat()
    assert [receive(surat, now).ulang for _ in range(3)] == [False, True, True]
    assert (Aspirasi.objects.count(), Pesan.objects.filter(alamat__isnull=False).count()) == (1, 1)


def test_plus_address_names_the_desa_whatever_the_words_say(now: datetime) -> None:
    hasil = receive(make_surat(kepada=f"aspirasi+{DESA_LAIN}@hss.id"), now)
    assert hasil.aspirasi is not None
    assert hasil.aspirasi.kode_desa == DESA_LAIN


def test_fifty_attachments_leave_three_photos_and_a_sentence(now: datetime, sistem: None) -> None:
    hasil = receive(make_surat(foto=[b"PK\x03\x04 bukan foto", *[make_foto()] * 49]), now)
    assert Foto.objects.count() == 3
    assert "47 lampiran tidak disimpan" in hasil.kalimat


def make_hostile() -> list[bytes]:
    """A zip named as a photo, HTML behind a JPEG's first bytes, and a hundred megapixels in a few kilobytes."""
    zipnya, besar = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipnya, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("isi", b"0" * 5_000_000)
    Image.new("1", (10_000, 10_000)).save(besar, "PNG")
    return [zipnya.getvalue(), b"\xff\xd8\xff\xe0<html><script>alert(1)</script>", besar.getvalue()]


def test_hostile_attachments_are_left_out_and_said(now: datetime, sistem: None) -> None:
    hasil = receive(make_surat(foto=[*make_hostile(), make_foto()]), now)
    assert Foto.objects.count() == 1
    assert "3 lampiran tidak disimpan" in hasil.kalimat


def test_mail_without_a_place_waits_for_bappeda_who_never_sees_the_sender(now: datetime) -> None:
    receive(make_surat("Sumur kering.", subjek="Tolong", foto=[make_foto()]), now)
    bappeda = make_pelaku("bappeda")
    with sebagai(bappeda):
        pesan = PesanMasuk.objects.get()
        assert "Sumur kering" in pesan.isi
        assert not Alamat.objects.exists()
        place_pesan(pesan=pesan, kode_desa=DESA, by=bappeda, now=now)
    with konteks.pakai(konteks.sistem()):
        aspirasi = Aspirasi.objects.get()
        assert (aspirasi.kode_desa, Foto.objects.count(), Berkas.objects.count()) == (DESA, 1, 1)
        assert Pengikut.objects.get().alamat.pemilik_id == aspirasi.pk
        assert PesanMasuk.objects.get().isi == ""
        assert Pesan.objects.filter(alamat__nilai="siti@contoh.id").count() == 1
    with sebagai(bappeda), pytest.raises(CannotPlace):
        place_pesan(pesan=pesan, kode_desa=DESA, by=bappeda, now=now)


def test_next_kabupaten_neither_sees_nor_places_it(now: datetime) -> None:
    receive(make_surat("Sumur kering.", subjek="Tolong"), now)
    lain = make_pelaku("bappeda", KABUPATEN_LAIN)
    with sebagai(lain):
        assert not PesanMasuk.objects.exists()
    with konteks.pakai(konteks.sistem()):
        pesan = PesanMasuk.objects.get()
    with sebagai(lain), pytest.raises((CannotPlace, PesanMasuk.DoesNotExist)):
        place_pesan(pesan=pesan, kode_desa=DESA, by=lain, now=now)


def test_discarded_mail_keeps_only_the_reason(now: datetime) -> None:
    receive(make_surat("Beli obat murah.", subjek="Promo", foto=[make_foto()]), now)
    bappeda = make_pelaku("bappeda")
    with sebagai(bappeda):
        discard_pesan(pesan=PesanMasuk.objects.get(), alasan="Iklan", by=bappeda, now=now)
    with konteks.pakai(konteks.sistem()):
        assert (PesanMasuk.objects.get().isi, PesanMasuk.objects.get().sebab) == ("", "Iklan")
        assert (Alamat.objects.count(), Berkas.objects.count()) == (0, 0)


@pytest.mark.parametrize("cara", ["alamat", "rujukan", "kode"])
def test_reply_to_our_question_joins_that_conversation(cara: str, now: datetime, sistem: None) -> None:
    aspirasi = receive(make_surat(), now).aspirasi
    assert aspirasi is not None
    with sebagai(petugas := office()):
        ask_back(aspirasi=aspirasi, teks="Berapa panjangnya?", by=petugas, now=now)
    kabar = Pesan.objects.filter(alamat__isnull=False).latest("dibuat_at")
    isi: dict[str, Any] = {
        "alamat": {"kepada": f"aspirasi+r.{make_balasan(aspirasi.pk)}@hss.id", "subjek": "Re:"},
        "rujukan": {"References": f"<lain@x> <{kabar.pk}@terasa>", "subjek": "Re:"},
        "kode": {"subjek": f"Re: {kabar.subjek}"},
    }[cara]
    hasil = receive(make_surat("12 meter.\n\nPada Selasa Terasa menulis:\n> Berapa panjangnya?", **isi), now)
    aspirasi.refresh_from_db()
    assert (hasil.hasil, aspirasi.status, Aspirasi.objects.count()) == (Hasil.BALASAN, Status.DIAJUKAN, 1)
    assert Percakapan.objects.get(arah=Arah.DARI_WARGA).teks == "12 meter."


def test_code_in_the_subject_from_another_address_is_a_voice_of_its_own(now: datetime, sistem: None) -> None:
    aspirasi = receive(make_surat(), now).aspirasi
    assert aspirasi is not None
    palsu = make_surat(subjek=f"{aspirasi.kode} desa Bamban kecamatan Angkinang", dari="lain@contoh.id")
    assert receive(palsu, now).hasil == Hasil.ASPIRASI


def test_answer_goes_back_under_the_mail_with_a_signed_reply_address(
    now: datetime, sistem: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_URL, settings.SUREL_MASUK = "file:///tmp", "aspirasi@hss.id"
    lokal = {"backend": "django.core.mail.backends.locmem.EmailBackend"}
    monkeypatch.setattr("terasa.kabar.channels.email_settings", lambda _url: lokal)
    aspirasi = receive(make_surat(Message_ID="<asal@contoh.id>"), now).aspirasi
    assert aspirasi is not None
    with sebagai(petugas := office()):
        answer(aspirasi=aspirasi, teks="Masuk rencana 2027.", by=petugas, now=now)
    assert run_delivery() == 2
    surat = mail.outbox[-1]
    assert surat.reply_to == [f"aspirasi+r.{make_balasan(aspirasi.pk)}@hss.id"]
    assert surat.extra_headers["In-Reply-To"] == "<asal@contoh.id>"
    assert surat.extra_headers["Auto-Submitted"] == "auto-generated"


def test_auto_replies_and_bounces_never_begin_a_loop(now: datetime, sistem: None) -> None:
    receive(make_surat(), now)
    kabar = Pesan.objects.get(alamat__isnull=False)
    Pesan.objects.update(status=StatusPesan.TERKIRIM)
    assert (
        receive(make_surat(Auto_Submitted="auto-replied", References=f"<{kabar.pk}@terasa>"), now).hasil
        == Hasil.DIABAIKAN
    )
    pantul = make_surat(Content_Type_X="x", Return_Path="<>", dari="mailer-daemon@mx.id")
    assert receive(pantul, now).hasil == Hasil.DIABAIKAN
    assert (Aspirasi.objects.count(), Pesan.objects.filter(alamat__isnull=False).count()) == (1, 1)


def test_machine_without_any_mark_gets_few_receipts(now: datetime, sistem: None) -> None:
    for _ in range(12):
        receive(make_surat(), now)
    assert Aspirasi.objects.count() == 12
    assert Pesan.objects.filter(alamat__isnull=False).count() == 6


def test_stop_by_mail_silences_every_voice_of_that_address(now: datetime, sistem: None) -> None:
    aspirasi = receive(make_surat(), now).aspirasi
    assert receive(make_surat("", subjek="STOP"), now).hasil == Hasil.BERHENTI
    assert aspirasi is not None
    with sebagai(petugas := office()):
        answer(aspirasi=aspirasi, teks="Masuk rencana.", by=petugas, now=now)
    assert run_delivery() == 0
    assert Pesan.objects.filter(status=StatusPesan.MENUNGGU).count() == 0


def test_hostile_text_is_taken_as_words(now: datetime, sistem: None) -> None:
    teks = "'; DROP TABLE aspirasi_isi; -- <script>alert(1)</script> \u202eterbalik " + "x" * 1_000_000
    receive(make_surat(teks), now)
    masalah = Isi.objects.get().masalah
    assert len(masalah) <= 4000
    assert "\u202e" not in masalah
    assert "DROP TABLE" in masalah


def test_who_wrote_is_forgotten_after_a_month(now: datetime, sistem: None) -> None:
    receive(make_surat(), now)
    tidy(now=now.replace(year=now.year + 1))
    assert PesanMasuk.objects.get().pengirim_sidik == ""


def test_worker_killed_while_it_reads_does_not_hold_the_mailbox() -> None:
    # A job of a dead worker stays "doing"; with a lock no later one would ever begin.
    assert fetch_periodically.lock is None
