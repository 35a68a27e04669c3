"""Layanan tanpa sinyal: yang disimpan telepon, halamannya, dan tempat yang diingat peramban."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.layanan.enums import JenisLayanan
from terasa.layanan.models import Layanan
from terasa.layanan.services import stop_layanan
from terasa.wilayah.rules import kecamatan_of
from tests.factories import DESA, DESA_LAIN, sebagai
from tests.module.layanan.bahan import SYARAT, make_layanan, make_petugas

KECAMATAN = kecamatan_of(DESA)

pytestmark = pytest.mark.django_db


@pytest.fixture
def layanan() -> Layanan:
    return make_layanan(make_petugas(), now=timezone.now(), kata_kunci="polisi")


def test_the_phone_keeps_what_serves_its_place_with_what_to_bring(layanan: Layanan) -> None:
    camat = make_petugas(KECAMATAN, JenisPeran.OPERATOR_KECAMATAN)
    make_layanan(camat, now=timezone.now(), nama="Minta dokumen", jenis=JenisLayanan.INFORMASI)
    make_layanan(make_petugas(DESA_LAIN), now=timezone.now(), nama="Surat usaha")
    isi = Client().get(reverse("layanan-simpanan", args=[DESA])).json()
    assert [satu["nama"] for satu in isi["layanan"]] == ["Pengantar SKCK", "Minta dokumen"]
    assert isi["layanan"][0]["syarat"] == list(SYARAT)
    assert isi["layanan"][0]["biaya"] == "Gratis"
    # Only a request for information must tell what is wanted.
    assert [bool(satu["tanya"]) for satu in isi["layanan"]] == [False, True]


def test_the_phone_does_not_keep_what_is_no_longer_offered(layanan: Layanan) -> None:
    petugas = make_petugas()
    with sebagai(petugas):
        stop_layanan(layanan=layanan, pada=timezone.localdate(), alasan="Pindah.", by=petugas)
    # Its own office still sees it elsewhere; a phone keeps what everybody sees.
    assert Client().get(reverse("layanan-simpanan", args=[DESA])).json()["layanan"] == []


def test_an_unknown_place_is_not_found(db: None) -> None:
    assert Client().get(reverse("layanan-simpanan", args=["99.99"])).status_code == 404


def test_the_page_without_signal_is_kept_only_where_services_were_opened(layanan: Layanan) -> None:
    klien = Client()
    halaman = klien.get(reverse("luring-layanan")).content.decode()
    assert 'data-kotak="permohonan"' in halaman
    assert "csrfmiddlewaretoken" not in halaman
    pekerja = klien.get(reverse("sw")).content.decode()
    wajib, _tambahan, lain = pekerja.partition("const TAMBAHAN")
    assert "js/layanan" not in wajib.partition("const ASET")[2]
    assert "js/layanan" in lain
    assert reverse("layanan-simpanan", args=[DESA]) in klien.get(layanan.alamat).content.decode()


def test_the_place_once_chosen_is_remembered_until_all_are_asked_for(layanan: Layanan) -> None:
    make_layanan(make_petugas(DESA_LAIN), now=timezone.now(), nama="Surat usaha")
    klien, alamat = Client(), reverse("layanan")
    assert "Surat usaha" in klien.get(alamat).content.decode()
    klien.get(alamat, {"di": DESA})
    assert "Surat usaha" not in klien.get(alamat).content.decode()
    klien.get(alamat, {"di": ""})
    assert "Surat usaha" in klien.get(alamat).content.decode()


def test_a_place_outside_the_kabupaten_is_no_filter(layanan: Layanan) -> None:
    halaman = Client().get(reverse("layanan"), {"di": "11.01.01.2001"})
    assert layanan.nama in halaman.content.decode()


def test_a_place_without_services_of_its_own_says_so(layanan: Layanan) -> None:
    kecamatan = make_petugas(KECAMATAN, JenisPeran.OPERATOR_KECAMATAN)
    make_layanan(kecamatan, now=timezone.now(), nama="Dispensasi nikah")
    klien, kata = Client(), "belum menulis layanannya sendiri"
    assert kata in klien.get(reverse("layanan"), {"di": DESA_LAIN}).content.decode()
    assert kata not in klien.get(reverse("layanan"), {"di": DESA}).content.decode()
