"""Mengusulkan lagi: tombol desa, daftar Bappeda, dan halaman umum Menunggu terlama."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from terasa.musrenbang.models import Usulan
from tests.factories import KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa
from tests.web.musrenbang.bahan import BAPPEDA, KADES, ORANG_LAIN, masuk

pytestmark = pytest.mark.usefixtures("sistem")


@pytest.fixture
def ditolak(now: datetime) -> Usulan:
    usulan = make_usulan(now, judul="Jalan usaha tani Bamban")
    agree(open_desa(now), [], now)
    usulan.refresh_from_db()
    return usulan


def test_village_proposes_it_again_with_one_button(ditolak: Usulan) -> None:
    kades = masuk(KADES)
    alamat = f"/kerja/usulan/{ditolak.pk}/lanjutkan/"
    assert alamat in kades.get(f"/kerja/usulan/{ditolak.pk}/").content.decode()
    jawaban = kades.post(alamat, {"tahun": TAHUN + 1}, follow=True)
    baru = Usulan.objects.get(lanjutan_dari=ditolak)
    assert jawaban.redirect_chain[-1][0] == f"/kerja/usulan/{baru.pk}/"
    assert str(TAHUN) in jawaban.content.decode()
    assert kades.get(alamat).status_code == 404


def test_year_that_is_not_later_is_refused_on_the_form(ditolak: Usulan) -> None:
    jawaban = masuk(KADES).post(f"/kerja/usulan/{ditolak.pk}/lanjutkan/", {"tahun": TAHUN})
    assert "Pilih tahun anggaran sesudah" in jawaban.content.decode()


def test_bappeda_carries_the_ticked_ones(ditolak: Usulan, now: datetime) -> None:
    lain = make_usulan(now)
    agree(open_desa(now), [], now)
    bappeda = masuk(BAPPEDA)
    alamat = f"/kerja/lanjutkan/?tahun={TAHUN}"
    halaman = bappeda.get(alamat).content.decode()
    assert ditolak.judul in halaman
    assert "Alasan terakhir" in halaman
    jawaban = bappeda.post(alamat, {"usulan": [str(ditolak.pk), "bukan-id"]}, follow=True)
    assert "1 usulan diusulkan lagi" in jawaban.content.decode()
    assert list(Usulan.objects.filter(tahun=TAHUN + 1).values_list("lanjutan_dari", flat=True)) == [
        ditolak.pk
    ]
    assert lain.judul in jawaban.content.decode()
    assert "Pilih usulan" in bappeda.post(alamat, {}).content.decode()


@pytest.mark.parametrize("siapa", ORANG_LAIN)
def test_others_carry_nothing(ditolak: Usulan, siapa: tuple[str, str]) -> None:
    klien = masuk(siapa)
    assert klien.post(f"/kerja/usulan/{ditolak.pk}/lanjutkan/", {"tahun": TAHUN + 1}).status_code == 404
    klien.post(f"/kerja/lanjutkan/?tahun={TAHUN}", {"usulan": [str(ditolak.pk)]})
    assert not Usulan.objects.filter(lanjutan_dari=ditolak).exists()


def test_public_list_filters_by_desa_and_can_be_downloaded(ditolak: Usulan) -> None:
    klien = Client()
    alamat = f"/menunggu/{KABUPATEN}/"
    assert ditolak.judul in klien.get(alamat).content.decode()
    assert ditolak.judul in klien.get(f"{alamat}?wilayah={ditolak.kode_desa}").content.decode()
    assert ditolak.judul not in klien.get(f"{alamat}?wilayah=63.06.02").content.decode()
    csv = klien.get(f"{alamat}menunggu.csv").content.decode("utf-8-sig").splitlines()
    assert csv[1].startswith(f"{ditolak.kode},{ditolak.kode_desa},{ditolak.judul},{TAHUN},{TAHUN},1,0,1,")
    assert klien.get(f"{alamat}menunggu.xlsx").content.startswith(b"PK")
    assert klien.get("/menunggu/99.99/").status_code == 404
