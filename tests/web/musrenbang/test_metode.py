"""Halaman metode, hitungan dengan kepekaan dan pemerataan, dan geseran."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from django.test import Client

from terasa.aturan.models import Aturan
from terasa.musrenbang.enums import Metode
from terasa.musrenbang.models import BandingKriteria, Forum, Usulan
from terasa.musrenbang.queries import list_kriteria
from terasa.musrenbang.services import Putusan, decide_many, rank_by_skor, record_lembar
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA
from tests.module.musrenbang.bahan import make_usulan, open_desa
from tests.web.musrenbang.bahan import KADES, MASUKAN, OPERATOR, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
ALASAN = "Jembatannya hanyut tadi malam."


@pytest.fixture
def dua(now: datetime) -> tuple[Forum, Usulan, Usulan]:
    """Scored: bridge before well. Decided: well before bridge. The well was brought by the women's group."""
    jembatan = make_usulan(now, judul="Jembatan ulin")
    sumur = make_usulan(now, judul="Sumur bor", kelompok_pengusul="perempuan", biaya=50_000_000)
    forum = open_desa(now, metode=Metode.AHP)
    kriteria = list_kriteria(forum, now.date()).bobot
    nilai = {u.pk: dict.fromkeys(kriteria, Decimal(n)) for u, n in ((jembatan, 5), (sumur, 2))}
    record_lembar(forum=forum, by=SISTEM, penilai="Penilai 1", nilai=nilai, now=now)
    rank_by_skor(forum=forum, by=SISTEM, now=now)
    putusan = [Putusan(sumur.pk, "disepakati", peringkat=1), Putusan(jembatan.pk, "disepakati", peringkat=2)]
    decide_many(forum=forum, by=SISTEM, putusan=putusan, now=now)
    return forum, jembatan, sumur


def test_method_is_chosen_beforehand_and_then_shown_as_frozen(now: datetime) -> None:
    make_usulan(now)
    forum = open_desa(now)
    klien, alamat = masuk(OPERATOR), f"/kerja/forum/{forum.pk}/metode/"
    halaman = klien.post(alamat, {"metode": "ahp"}, follow=True).content.decode()
    assert "Rasio konsistensi CR" in halaman
    assert "Ganti metode" in halaman
    klien.post(alamat, {"metode": "suara_setuju"})
    klien.post(f"/kerja/forum/{forum.pk}/kotak/", {})
    forum.refresh_from_db()
    assert forum.metode == Metode.SUARA_SETUJU


def test_frozen_method_is_public_with_its_weights(dua: tuple[Forum, Usulan, Usulan]) -> None:
    forum, *_ = dua
    assert "Ganti metode" not in masuk(OPERATOR).get(f"/kerja/forum/{forum.pk}/metode/").content.decode()
    umum = Client().get(f"/forum/{forum.pk}/").content.decode()
    assert "Dibekukan" in umum
    assert "Urgensi: seberapa mendesak" in umum
    # The count itself is published when the forum closes.
    assert Client().get(f"/forum/{forum.pk}/hitungan/").status_code == 404


def test_criteria_are_compared_on_a_page_that_shows_the_weights_first(now: datetime) -> None:
    forum = open_desa(now, metode=Metode.AHP)
    klien, alamat = masuk(OPERATOR), f"/kerja/forum/{forum.pk}/metode/ahp/"
    setara = {"versi": 0, **{f"p{n}": "1" for n in range(6)}}
    assert klien.post(alamat, {**setara, "aksi": "hitung"}).content.decode().count("25,0&nbsp;%") == 4
    assert not BandingKriteria.objects.exists()
    bentrok = klien.post(alamat, {**setara, "p0": "9", "p1": "1/9", "aksi": "pakai"}).content.decode()
    assert "Yang paling bertentangan" in bentrok
    # What was chosen stays on the page.
    assert '<option value="1/9" selected>' in bentrok
    assert not BandingKriteria.objects.exists()
    klien.post(alamat, {**setara, "aksi": "pakai"})
    assert "sama penting" in Client().get(f"/forum/{forum.pk}/").content.decode()
    assert all(masuk(siapa).get(alamat).status_code == 404 for siapa in ORANG_LAIN)


def test_count_shows_what_flips_and_who_gets_what(dua: tuple[Forum, Usulan, Usulan]) -> None:
    forum, *_ = dua
    penduduk = Aturan.objects.get(kode="penduduk-desa")
    penduduk.isi = {"jiwa": {DESA: 1500}}
    penduduk.save()
    halaman = masuk(OPERATOR).get(f"/kerja/forum/{forum.pk}/hitungan/").content.decode()
    assert "0 dari 2 usulan berganti peringkat" in halaman
    assert "Tidak ada yang keluar dari 2 teratas" in halaman
    assert "1 (50" in halaman
    # Rp150 million for 1,500 people.
    assert "Rp100.000" in halaman


def test_a_move_without_a_reason_stops_the_closing_and_its_reason_is_public(
    dua: tuple[Forum, Usulan, Usulan],
) -> None:
    forum, _jembatan, sumur = dua
    kades, alamat = masuk(KADES), f"/kerja/forum/{forum.pk}/"
    assert "Forum belum dapat ditutup" in kades.get(f"{alamat}tutup/").content.decode()
    kades.post(f"{alamat}tutup/", {"paham": "on"})
    forum.refresh_from_db()
    assert forum.status == "dibuka"
    halaman = kades.get(f"{alamat}geser/")
    moved = halaman.context["daftar"][0].k
    isi = dict(MASUKAN.findall(halaman.content.decode()))
    assert "satu kalimat" in kades.post(f"{alamat}geser/", isi | {str(moved.pk): "pendek"}).content.decode()
    kades.post(f"{alamat}geser/", isi | {str(moved.pk): ALASAN})
    kades.post(f"{alamat}tutup/", {"paham": "on"})
    forum.refresh_from_db()
    assert forum.status == "ditutup"
    assert forum.berita_acara is not None
    dokumen = Client().get(f"/dokumen/{forum.berita_acara.kode}/").content.decode()
    umum = Client().get(f"/forum/{forum.pk}/").content.decode()
    assert ALASAN in dokumen
    assert ALASAN in umum
    assert sumur.judul in umum
    assert Client().get(f"/forum/{forum.pk}/hitungan/").status_code == 200
    assert Client().get(f"/forum/{forum.pk}/hasil.pb").status_code == 200
