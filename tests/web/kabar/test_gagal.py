"""Kabar yang gagal: kantornya melihat sebabnya, tidak ada yang melihat alamatnya."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from terasa.kabar.models import Pesan, StatusPesan
from terasa.kabar.services import add_alamat, enqueue
from terasa.umum import konteks
from tests.factories import DESA, DESA_LAIN, make_pelaku

pytestmark = pytest.mark.django_db
ALAMAT = "/kerja/kabar/gagal/"


@pytest.fixture
def gagal(db: None) -> UUID:
    with konteks.pakai(konteks.sistem()):
        alamat = add_alamat(pemilik_id=uuid4(), jenis="telepon", nilai="081234567890")
        enqueue(
            kejadian="x", subjek="Aspirasi Anda dijawab", teks="Isi", tautan="", now=timezone.now(),
            alamat=[alamat.pk], kode_wilayah=DESA,
        )  # fmt: skip
        Pesan.objects.update(status=StatusPesan.GAGAL, galat="HTTP 400")
        return Pesan.objects.values_list("pk", flat=True).get()


def test_villager_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(ALAMAT)["Location"].startswith("/akun/login/")


def test_office_of_the_place_sees_why_and_sends_again(klien: Callable[..., Client], gagal: UUID) -> None:
    petugas = klien(make_pelaku("operator_desa", DESA))
    halaman = petugas.get(ALAMAT).content.decode()
    assert "HTTP 400" in halaman
    assert "34567" not in halaman
    assert "dikirim lagi" in petugas.post(f"{ALAMAT}{gagal}/", follow=True).content.decode()
    with konteks.pakai(konteks.sistem()):
        assert Pesan.objects.get().status == StatusPesan.MENUNGGU
    assert "tidak menunggu" in petugas.post(f"{ALAMAT}{gagal}/", follow=True).content.decode()


def test_next_village_sees_nothing_and_can_do_nothing(klien: Callable[..., Client], gagal: UUID) -> None:
    tetangga = klien(make_pelaku("operator_desa", DESA_LAIN))
    assert "HTTP 400" not in tetangga.get(ALAMAT).content.decode()
    assert tetangga.post(f"{ALAMAT}{gagal}/").status_code == 404
