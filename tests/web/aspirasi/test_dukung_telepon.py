"""Halaman “Saya juga” dengan kode ke telepon, dan balasan kodenya lewat gerbang."""

from __future__ import annotations

import json
import re
import time
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.queries import HitungDukungan, count_dukungan
from terasa.aspirasi.services import ask_back, release_aspirasi
from terasa.kabar.models import Pesan
from terasa.kabar.sandi import unseal
from terasa.pintu.models import PesanMasuk
from terasa.umum import konteks
from terasa.umum.gerbang import Gerbang
from terasa.umum.tanda import sign
from tests.factories import DESA, make_aspirasi, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
NOMOR, RAHASIA = "0812 3456 7890", "rahasia-gerbang-uji"


@pytest.fixture(autouse=True)
def gerbang(settings: Settings) -> None:
    settings.GERBANG = {"wa": Gerbang("wa", keluar="http://127.0.0.1:9/", rahasia=RAHASIA)}


@pytest.fixture
def terbuka(db: None, now: datetime) -> Aspirasi:
    aspirasi, operator = make_aspirasi(now=now).aspirasi, make_pelaku("operator_desa", DESA)
    with sebagai(operator):
        release_aspirasi(aspirasi=aspirasi, by=operator, now=now)
    return aspirasi


def ask(client: Client, aspirasi: Aspirasi, nomor: str = NOMOR) -> Any:
    return client.post(f"/aspirasi/dukung/{aspirasi.kode}/telepon/", {"telepon": nomor})


def read_kode() -> str:
    with konteks.pakai(konteks.sistem()):
        pesan = Pesan.objects.filter(kunci__startswith="dukungan-kode").latest("dibuat_at")
    cocok = re.search(r"\d{6}", unseal(pesan.tersandi))
    assert cocok is not None
    return cocok[0]


def answer(teks: str, nomor: str = NOMOR) -> dict[str, Any]:
    """One signed message from that phone."""
    data = json.dumps({"id": f"{teks}{time.monotonic_ns()}", "dari": nomor, "teks": teks}).encode()
    saat = str(int(time.time()))
    kepala = {"X-Terasa-Waktu": saat, "X-Terasa-Tanda": sign(RAHASIA, saat, data)}
    isi: dict[str, Any] = (
        Client().post("/pintu/wa/", data, content_type="application/json", headers=kepala).json()
    )
    return isi


def test_code_from_the_phone_typed_on_the_page_counts(client: Client, terbuka: Aspirasi) -> None:
    halaman = ask(client, terbuka)["Location"]
    assert "7890" not in client.get(halaman).content.decode() + halaman
    kode = read_kode()
    assert (
        "tidak cocok"
        in client.post(halaman, {"kode": "000000" if kode != "000000" else "1" * 6}).content.decode()
    )
    assert "enam angka" in client.post(halaman, {"kode": "12ab"}).content.decode()
    akhir = client.post(halaman, {"kode": f"{kode[:3]} {kode[3:]}"}, follow=True).content.decode()
    assert "Dukungan Anda tercatat" in akhir
    assert count_dukungan(terbuka) == HitungDukungan(terperiksa=1)
    assert "1 warga lain, terperiksa" in Client().get(f"/jejak/{terbuka.kode}").content.decode()


def test_without_a_gateway_nothing_is_offered(client: Client, terbuka: Aspirasi, settings: Settings) -> None:
    alamat = f"/aspirasi/dukung/{terbuka.kode}/"
    assert "Dengan kode ke telepon" in client.get(alamat).content.decode()
    settings.GERBANG = {"wa": Gerbang("wa", rahasia=RAHASIA)}
    assert "Dengan kode ke telepon" not in client.get(alamat).content.decode()
    assert ask(client, terbuka).status_code == 404


def test_a_phone_gets_few_codes_a_day_and_the_page_says_so(
    client: Client, terbuka: Aspirasi, settings: Settings
) -> None:
    settings.BATAS_KODE_PER_NOMOR = 2
    status = [ask(Client(REMOTE_ADDR=f"10.0.0.{n}"), terbuka).status_code for n in range(3)]
    assert status == [302, 302, 429]
    assert "Sudah banyak kode diminta" in ask(client, terbuka).content.decode()
    assert "tidak terbaca" in ask(client, terbuka, "12").content.decode()


def test_unreleased_voice_sends_no_code(client: Client, now: datetime) -> None:
    assert ask(client, make_aspirasi(now=now).aspirasi).status_code == 404


def test_answer_with_the_code_counts_and_the_page_knows(client: Client, terbuka: Aspirasi) -> None:
    halaman = ask(client, terbuka)["Location"]
    kode = read_kode()
    asing = answer(kode, "081299999999")
    assert asing["hasil"] != "dukungan"
    jawab = answer(f"Ya {kode}")
    assert (jawab["hasil"], jawab["kalimat"]) == ("dukungan", "Terima kasih. Dukungan Anda tercatat.")
    assert count_dukungan(terbuka) == HitungDukungan(terperiksa=1)
    assert "sudah tercatat" in client.get(halaman, follow=True).content.decode()
    with konteks.pakai(konteks.sistem()):
        assert PesanMasuk.objects.get(hasil="dukungan").pengirim_sidik == ""


def test_wrong_code_is_said_but_digits_may_answer_the_village(
    client: Client, terbuka: Aspirasi, now: datetime
) -> None:
    ask(client, terbuka)
    salah = f"{(int(read_kode()) + 1) % 1_000_000:06}"
    assert "tidak cocok" in answer(salah)["kalimat"]
    kode_suara = answer("Titian desa Bamban kecamatan Angkinang lapuk")["aspirasi"]
    with konteks.pakai(konteks.sistem()):
        suara = Aspirasi.objects.get(kode=kode_suara)
    with sebagai(operator := make_pelaku("operator_desa", DESA)):
        ask_back(aspirasi=suara, teks="Berapa biayanya?", by=operator, now=now)
    assert answer(salah)["hasil"] == "balasan"
