"""Alasan sekaligus: dipilih, diperiksa kalimat demi kalimat, disimpan, dan dapat diurungkan."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from terasa.musrenbang.models import Forum, Usulan
from terasa.musrenbang.rules import CannotDecide
from terasa.musrenbang.services import close_forum, undecide_many
from terasa.umum.pelaku import SISTEM
from tests.module.musrenbang.bahan import make_usulan, open_desa
from tests.web.musrenbang.bahan import KADES, ORANG_LAIN, masuk

pytestmark = pytest.mark.usefixtures("sistem")


@pytest.fixture
def forum(now: datetime) -> Forum:
    for n in range(3):
        make_usulan(now, judul=f"Titian ulin {n}")
    return open_desa(now)


def choose(usulan: list[Usulan], kode: str = "R04", **isi: Any) -> dict[str, Any]:
    pk = [str(u.pk) for u in usulan]
    return {"langkah": "periksa", "hasil": "tidak_disepakati", "kode": kode, "usulan": pk, **isi}


def test_many_refusals_each_with_its_own_sentence_and_a_way_back(forum: Forum) -> None:
    kades, alamat = masuk(KADES), f"/kerja/forum/{forum.pk}/alasan/"
    satu, dua, _tiga = Usulan.objects.order_by("judul")
    assert alamat in kades.get(f"/kerja/forum/{forum.pk}/").content.decode()
    periksa = kades.post(alamat, choose([satu, dua])).content.decode()
    assert periksa.count("Uang yang tersedia tidak cukup") == 2
    assert not forum.keputusan.exclude(hasil="").exists()
    isi = choose([satu, dua], langkah="simpan")
    isi |= {f"kalimat-{satu.pk}": "Pagu habis untuk jembatan RT 1.", f"kalimat-{dua.pk}": "Pagu habis."}
    jawaban = kades.post(alamat, isi, follow=True)
    putusan = {k.usulan_id: k for k in forum.keputusan.exclude(hasil="")}
    assert putusan[satu.pk].alasan == "Pagu habis untuk jembatan RT 1."
    assert (len(putusan), putusan[dua.pk].alasan_kode) == (2, "R04")
    assert "2 keputusan tersimpan" in jawaban.content.decode()
    pada = putusan[satu.pk].diputuskan_at
    assert pada is not None
    kades.post(alamat, {"langkah": "urungkan", "pada": pada.isoformat()})
    assert not forum.keputusan.exclude(hasil="").exists()


def test_code_that_needs_own_words_starts_empty_and_saves_nothing_without_them(forum: Forum) -> None:
    kades, alamat = masuk(KADES), f"/kerja/forum/{forum.pk}/alasan/"
    usulan = list(Usulan.objects.all())
    isi = choose(usulan, "R15", langkah="simpan") | {
        f"kalimat-{usulan[0].pk}": "Lahan dipakai lapangan voli."
    }
    jawaban = kades.post(alamat, isi).content.decode()
    assert "2 kalimat perlu diperbaiki" in jawaban
    assert "Lahan dipakai lapangan voli." in jawaban
    assert not forum.keputusan.exclude(hasil="").exists()


@pytest.mark.parametrize("isi", [{"kode": ""}, {"usulan": []}, {"hasil": "disepakati"}, {"usulan": ["x"]}])
def test_incomplete_choice_says_what_is_missing(forum: Forum, isi: dict[str, Any]) -> None:
    jawaban = masuk(KADES).post(f"/kerja/forum/{forum.pk}/alasan/", choose(list(Usulan.objects.all())) | isi)
    assert "Pilih keputusan, kode alasan" in jawaban.content.decode()


@pytest.mark.parametrize("siapa", ORANG_LAIN)
def test_others_do_not_find_the_page(forum: Forum, siapa: tuple[str, str]) -> None:
    assert masuk(siapa).get(f"/kerja/forum/{forum.pk}/alasan/").status_code == 404


def test_closed_forum_takes_nothing_back(now: datetime) -> None:
    forum = open_desa(now)
    close_forum(forum=forum, by=SISTEM, now=now)
    with pytest.raises(CannotDecide, match="sudah ditutup"):
        undecide_many(forum=forum, by=SISTEM, pada=now, now=now)
