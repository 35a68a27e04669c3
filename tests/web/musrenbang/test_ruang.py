"""Halaman ruang musyawarah: forum yang sedang dibawa ke balai, dan melepas kuncinya."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.musrenbang.models import Forum, PaketBalai
from terasa.musrenbang.services.bawa import take_forum
from terasa.umum.pelaku import SISTEM
from tests.module.musrenbang.bahan import make_usulan, open_desa
from tests.web.musrenbang.bahan import KADES, OPERATOR, ORANG_LAIN, baris, isian_meja, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


@pytest.fixture
def forum(now: datetime) -> Forum:
    for judul in ("Jembatan ulin", "Sumur bor", "Jalan tani"):
        make_usulan(now, judul=judul)
    return open_desa(now)


def test_a_forum_that_is_away_says_so_and_keeps_what_was_typed(forum: Forum, now: datetime) -> None:
    klien = masuk(OPERATOR)
    satu = forum.keputusan.all()[0]
    data = isian_meja(klien, forum) | baris(satu, hasil="disepakati", rekomendasi="Pakai kayu ulin.")
    take_forum(forum=forum, by=SISTEM, now=now, pembawa="Kaur Perencanaan")

    halaman = klien.post(f"/kerja/forum/{forum.pk}/", data).content.decode()

    assert "sedang dibawa ke balai oleh Kaur Perencanaan" in halaman
    assert "Pakai kayu ulin." in halaman
    assert "Lepaskan kuncinya" not in halaman
    assert not forum.keputusan.exclude(hasil="").exists()


def test_its_head_releases_it_with_a_reason_and_nobody_else(forum: Forum, now: datetime) -> None:
    take_forum(forum=forum, by=SISTEM, now=now, pembawa="Kaur Perencanaan")
    alamat = f"/kerja/forum/{forum.pk}/lepas/"
    for lain in (OPERATOR, *ORANG_LAIN):
        assert masuk(lain).post(alamat, {"alasan": "Ingin saja"}).status_code in {403, 404}
    kades = masuk(KADES)
    assert "Lepaskan kuncinya" in kades.get(f"/kerja/forum/{forum.pk}/").content.decode()
    assert kades.post(alamat, {"alasan": ""}).status_code == 200
    assert PaketBalai.objects.get().dilepas_at is None
    assert kades.post(alamat, {"alasan": "Laptop hilang di jalan"}).status_code == 302
    assert PaketBalai.objects.get().dilepas_alasan == "Laptop hilang di jalan"
    assert "sedang dibawa" not in kades.get(f"/kerja/forum/{forum.pk}/").content.decode()
