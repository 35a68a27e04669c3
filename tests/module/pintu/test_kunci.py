"""Pengirim surel dan pesan mendapat kuncinya: disandikan di kotak keluar, dihapus begitu terkirim."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from django.conf import settings as pengaturan
from django.core import mail
from django.test import Client
from pytest_django import Settings

from terasa.aspirasi.models import Aspirasi, Percakapan
from terasa.aspirasi.queries import find_by_kunci
from terasa.kabar.models import Pesan, StatusPesan
from terasa.kabar.sandi import seal, unseal
from terasa.kabar.services import retry_gagal
from terasa.kabar.tasks import run_delivery
from terasa.pintu.models import PesanMasuk
from terasa.pintu.services.pesan import Masuk
from terasa.pintu.services.surel import receive_surel
from terasa.pintu.services.tempatkan import place_pesan
from terasa.pintu.services.terima import receive_pesan
from terasa.umum import konteks
from terasa.umum.gerbang import Gerbang
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, make_pelaku, sebagai
from tests.gerbang_palsu import RAHASIA, GerbangPalsu, run_gerbang
from tests.surat import make_surat

pytestmark = pytest.mark.django_db
KUNCI = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}")


@pytest.fixture(autouse=True)
def surel_keluar(settings: Settings, monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    settings.EMAIL_URL = "file:///tmp"
    lokal = {"backend": "django.core.mail.backends.locmem.EmailBackend"}
    monkeypatch.setattr("terasa.kabar.channels.email_settings", lambda _url: lokal)
    make_pelaku("operator_desa", DESA)


def receive(data: bytes, now: datetime) -> None:
    with konteks.pakai(konteks.sistem("Pintu surel")):
        receive_surel(data=data, by=SISTEM, now=now)


def read_kunci(teks: str) -> str:
    cocok = KUNCI.search(teks)
    assert cocok is not None, teks
    return cocok[0]


def test_receipt_by_mail_carries_code_key_and_where_they_open(now: datetime, sistem: None) -> None:
    receive(make_surat(), now)
    run_delivery()
    (surat,) = mail.outbox
    aspirasi = Aspirasi.objects.get()
    kunci = read_kunci(str(surat.body))
    assert find_by_kunci(aspirasi.kode, kunci) == aspirasi
    assert f"{pengaturan.ALAMAT_PUBLIK}/saya/" in surat.body
    assert kunci not in surat.subject
    klien = Client()
    klien.post("/saya/", {"kode": aspirasi.kode, "kunci": kunci})
    assert "Jembatan kayu" in klien.get("/saya/").content.decode()


def test_key_stands_nowhere_in_clear_and_goes_once_sent(now: datetime, sistem: None) -> None:
    receive(make_surat(), now)
    pesan = Pesan.objects.get(alamat__isnull=False)
    kunci = read_kunci(unseal(pesan.tersandi))
    semua = " ".join(str(v) for v in Pesan.objects.values_list("teks", "subjek", "tautan", "tersandi"))
    assert kunci not in semua
    run_delivery()
    assert Pesan.objects.get(pk=pesan.pk).tersandi == ""


def test_dead_letter_keeps_its_key_until_it_is_sent_again(
    now: datetime, sistem: None, settings: Settings
) -> None:
    with run_gerbang(GerbangPalsu([400])) as gerbang:
        settings.GERBANG = {"wa": Gerbang("wa", keluar=gerbang.alamat, rahasia=RAHASIA, tunggu=0.5)}
        masuk = Masuk(
            "wa", "1", "Titian lapuk.", jenis="telepon", pengirim="081234567890",
            kode_desa=DESA, kabupaten="63.06",
        )  # fmt: skip
        receive_pesan(masuk=masuk, by=SISTEM, now=now)
        run_delivery()
        gagal = Pesan.objects.get(status=StatusPesan.GAGAL)
        retry_gagal(pesan_id=gagal.pk, by=make_pelaku("bappeda"), now=now)
        run_delivery()
    aspirasi = Aspirasi.objects.get()
    assert find_by_kunci(aspirasi.kode, read_kunci(gerbang.tampil[str(gagal.pk)]["teks"])) == aspirasi
    assert Pesan.objects.get(pk=gagal.pk).tersandi == ""


def test_placed_by_the_office_the_key_goes_to_the_sender_alone(now: datetime) -> None:
    receive(make_surat("Sumur kering.", subjek="Tolong"), now)
    bappeda = make_pelaku("bappeda")
    with sebagai(bappeda):
        place_pesan(pesan=PesanMasuk.objects.get(), kode_desa=DESA, by=bappeda, now=now)
        assert not Pesan.objects.filter(alamat__isnull=False).exists()
    run_delivery()
    with konteks.pakai(konteks.sistem()):
        aspirasi = Aspirasi.objects.get()
    assert find_by_kunci(aspirasi.kode, read_kunci(str(mail.outbox[0].body))) == aspirasi


def test_key_quoted_in_an_answer_never_reaches_the_office(now: datetime, sistem: None) -> None:
    receive(make_surat(), now)
    run_delivery()
    surat = mail.outbox[0]
    kunci = read_kunci(str(surat.body))
    kutipan = make_surat(f"12 meter panjangnya.\n\nKunci Anda: {kunci}", subjek=f"Re: {surat.subject}")
    receive(kutipan, now)
    kata = Percakapan.objects.get().teks
    assert "12 meter" in kata
    assert kunci not in kata


def test_after_the_secret_of_the_server_changed_the_rest_is_still_sent(settings: Settings) -> None:
    tersandi = seal("Kunci Anda")
    assert "Kunci" not in tersandi
    settings.SECRET_KEY = "kunci-rahasia-lain"
    assert unseal(tersandi) == ""
