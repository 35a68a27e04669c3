"""Warga menulis tanpa akun dan tanpa JavaScript; yang diketik tidak pernah hilang."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from terasa.aspirasi.models import Aspirasi, Isi
from terasa.aspirasi.queries import find_by_kunci
from terasa.aspirasi.rules import make_bukti
from terasa.umum import konteks
from tests.factories import DESA, DESA_KABUPATEN_LAIN, DESA_LAIN, make_foto, make_pelaku

pytestmark = pytest.mark.django_db
ALAMAT = f"/aspirasi/baru/{DESA}/"
MASALAH = "Jembatan kayu ke sekolah lapuk."


def form(**isi: Any) -> dict[str, Any]:
    """What the browser sends for a form with only the problem filled in."""
    return {"kunci_kirim": str(uuid4()), "masalah": MASALAH, "kelompok": "sendiri", **isi}


def read_slip(client: Client) -> tuple[str, str]:
    """Code and key as the slip's own cookie carries them."""
    kode, kunci = client.cookies["slip"].value.split(".")
    return kode, kunci


def test_desa_is_found_by_name_and_by_list(client: Client) -> None:
    make_pelaku("operator_desa", DESA)
    halaman = client.get("/aspirasi/baru/", {"cari": "bamban"}).content.decode()
    assert ALAMAT in halaman
    assert "/aspirasi/baru/63.06.11.2002/" in client.get("/aspirasi/baru/").content.decode()


def test_other_kabupaten_is_offered_when_served(client: Client) -> None:
    make_pelaku("operator_desa", DESA)
    make_pelaku("operator_desa", DESA_KABUPATEN_LAIN)
    assert "?di=34.01" in client.get("/aspirasi/baru/").content.decode()
    assert DESA_KABUPATEN_LAIN in client.get("/aspirasi/baru/", {"di": "34.01"}).content.decode()


@pytest.mark.parametrize("kode", ["63.06.04", "63.06.04.2999", "x"])
def test_unknown_desa_is_not_found(client: Client, kode: str) -> None:
    assert client.get(f"/aspirasi/baru/{kode}/").status_code == 404


def test_voice_is_sent_and_the_slip_shows_code_qr_and_key(client: Client) -> None:
    jawaban = client.post(ALAMAT, form(), follow=True)
    kode, kunci = read_slip(client)
    halaman = jawaban.content.decode()
    assert jawaban.redirect_chain == [("/aspirasi/terkirim/", 302)]
    assert f"{kode[:4]}-{kode[4:8]}-{kode[8:]}" in halaman
    # In two lines, for a screen of 360 px.
    assert "-".join(kunci[n : n + 5] for n in (0, 5, 10, 15)) in halaman.replace("<br>", "")
    assert "<svg" in halaman
    assert find_by_kunci(kode, kunci) is not None


def test_key_is_in_no_address_and_in_no_session(client: Client) -> None:
    jawaban = client.post(ALAMAT, form(), follow=True)
    _, kunci = read_slip(client)
    assert not any(kunci in alamat for alamat, _ in jawaban.redirect_chain)
    assert kunci not in str(dict(client.session.items()))
    kuki = client.cookies["slip"]
    assert (kuki["path"], bool(kuki["httponly"]), kuki["samesite"]) == ("/aspirasi/terkirim/", True, "Strict")


def test_slip_is_gone_after_closing(client: Client) -> None:
    client.post(ALAMAT, form())
    client.post("/aspirasi/terkirim/tutup/")
    assert "Slip tidak ada" in client.get("/aspirasi/terkirim/").content.decode()


def test_double_press_is_one_voice_and_one_slip(client: Client) -> None:
    isi = form()
    client.post(ALAMAT, isi)
    pertama = read_slip(client)
    client.post(ALAMAT, isi)
    assert read_slip(client) == pertama
    assert Aspirasi.objects.count() == 1


def test_used_form_with_other_words_is_sent_at_the_second_press(client: Client) -> None:
    isi = form()
    client.post(ALAMAT, isi)
    jawaban = client.post(ALAMAT, {**isi, "masalah": "Sumur kering."})
    baru = jawaban.context["form"]["kunci_kirim"].value()
    assert "Sumur kering." in jawaban.content.decode()
    client.post(ALAMAT, {**isi, "masalah": "Sumur kering.", "kunci_kirim": baru})
    assert Aspirasi.objects.count() == 2


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"masalah": ""}, "Apa masalahnya?"),
        ({"telepon": "123"}, "tidak terbaca"),
        ({"surel": "siti@"}, "belum lengkap"),
        ({"titik": "di sana"}, "Titik tidak terbaca"),
        ({"titik": "-2.78"}, "Titik tidak terbaca"),
        ({"titik": "52.500000, 113.400000"}, "di luar Indonesia"),
        ({"situs": "http://iklan"}, "jebakan untuk mesin"),
        ({"kunci_kirim": "00000000-0000-1000-8000-000000000000"}, "Muat ulang"),
    ],
)
def test_error_keeps_what_was_typed(client: Client, isi: dict[str, str], kalimat: str) -> None:
    halaman = client.post(ALAMAT, form(patokan="samping jembatan gantung", **isi)).content.decode()
    assert "Ada yang perlu diperbaiki" in halaman
    assert kalimat in halaman
    assert "samping jembatan gantung" in halaman
    assert not Aspirasi.objects.exists()


def test_number_of_a_person_is_warned_about_and_then_accepted(client: Client) -> None:
    isi = form(masalah="Hubungi 0812-3456-7890 soal jembatan")
    assert "Biarkan seperti itu" in client.post(ALAMAT, isi).content.decode()
    assert not Aspirasi.objects.exists()
    client.post(ALAMAT, {**isi, "biarkan_nomor": "on"})
    assert Aspirasi.objects.count() == 1


def test_full_hall_waits_to_be_looked_at_and_is_told_so(client: Client, settings: Any) -> None:
    settings.BATAS_ASPIRASI_PER_JAM = 2
    for _ in range(2):
        client.post(ALAMAT, form())
    halaman = client.post(ALAMAT, form(), follow=True).content.decode()
    assert "Ia tidak ditolak" in halaman
    assert sorted(Aspirasi.objects.values_list("status", flat=True)) == ["diajukan", "diajukan", "ditahan"]
    # The same hall may still write for another desa: an address alone closes nothing.
    client.post(f"/aspirasi/baru/{DESA_LAIN}/", form())
    assert Aspirasi.objects.get(kode_desa=DESA_LAIN).status == "diajukan"


def test_proof_of_work_passes_however_many_came(client: Client, settings: Any) -> None:
    settings.BATAS_ASPIRASI_PER_JAM, settings.BUKTI_BIT = 0, 6
    tanda = uuid4()
    client.post(ALAMAT, form(kunci_kirim=str(tanda), bukti=make_bukti(tanda, 6)))
    client.post(ALAMAT, form(bukti="<script>"))
    assert sorted(Aspirasi.objects.values_list("status", flat=True)) == ["diajukan", "ditahan"]


@pytest.mark.parametrize("batas", ["BATAS_ASPIRASI_DESA_PER_JAM", "BATAS_ASPIRASI_SEMUA_PER_JAM"])
def test_many_addresses_are_counted_by_desa_and_altogether(client: Client, settings: Any, batas: str) -> None:
    setattr(settings, batas, 1)
    client.post(ALAMAT, form(), REMOTE_ADDR="10.0.0.1")
    client.post(ALAMAT, form(), REMOTE_ADDR="10.0.0.2")
    assert Aspirasi.objects.filter(status="ditahan").count() == 1


def test_point_and_photos_are_kept(client: Client) -> None:
    foto = [SimpleUploadedFile(f"IMG_{n}.jpg", make_foto(), "image/jpeg") for n in (1, 2)]
    client.post(ALAMAT, form(titik="-2.781234, 115.271234", foto=foto))
    aspirasi = Aspirasi.objects.get()
    assert aspirasi.foto.count() == 2
    with konteks.dengan_kunci(aspirasi.pk):
        assert Isi.objects.get().titik == "-2.781234, 115.271234"


def test_file_that_is_no_photo_is_said_on_its_field(client: Client) -> None:
    jawaban = client.post(ALAMAT, form(foto=SimpleUploadedFile("a.jpg", b"%PDF-", "image/jpeg")))
    assert "bukan foto yang dapat dibaca" in str(jawaban.context["form"].errors["foto"])
    assert "Pilih foto dan rekamannya sekali lagi" in jawaban.content.decode()
    assert not Aspirasi.objects.exists()


def test_officer_records_at_the_counter_for_his_desa_only(klien: Callable[..., Client]) -> None:
    petugas = klien(make_pelaku("operator_desa", DESA))
    assert petugas.get("/kerja/aspirasi/catat/").status_code == 200
    petugas.post("/kerja/aspirasi/catat/", form(kode_desa=DESA_KABUPATEN_LAIN))
    assert not Aspirasi.objects.exists()
    jawaban = petugas.post("/kerja/aspirasi/catat/", form(kode_desa=DESA), follow=True)
    assert "Simpan slip ini" in jawaban.content.decode()
    assert Aspirasi.objects.get().sumber == "operator"


def test_public_pages_ask_little_of_the_database(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_pelaku("operator_desa", DESA)
    for alamat in ("/aspirasi/baru/", "/aspirasi/baru/?cari=bamban", ALAMAT, "/saya/"):
        with django_assert_max_num_queries(12):
            client.get(alamat)
