"""Halaman ruang musyawarah: layar proyektor dan telepon, forum yang dibawa ke balai, dan melepas kuncinya."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from terasa.musrenbang.enums import Metode
from terasa.musrenbang.models import Forum, PaketBalai, Usulan
from terasa.musrenbang.services import cast_suara, close_kotak, open_kotak, print_kartu
from terasa.musrenbang.services.bawa import take_forum
from terasa.musrenbang.services.layar import show_on_layar
from terasa.umum.pelaku import SISTEM
from terasa.web.publik import layar
from tests.module.musrenbang.bahan import agree, make_usulan, open_desa
from tests.web.musrenbang.bahan import KADES, OPERATOR, ORANG_LAIN, baris, isian_meja, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


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


def test_the_projector_follows_the_operator_without_an_account_or_script(forum: Forum) -> None:
    operator, tamu = masuk(OPERATOR), Client()
    alamat = f"/forum/{forum.pk}/layar/"
    k = forum.keputusan.get(usulan__judul="Sumur bor")
    awal = tamu.get(alamat).content.decode()
    assert "Selamat datang" in awal
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in awal
    assert "<svg" in awal

    # Without a script the button sends the table too, and what was typed there is saved with it.
    isi = isian_meja(operator, forum) | baris(k, peringkat=1)
    jawaban = operator.post(f"/kerja/forum/{forum.pk}/", isi | {"tampilkan": str(k.pk)})
    assert jawaban["Location"].endswith(f"#k-{k.pk}")

    bagian = tamu.get(alamat, headers={"HX-Request": "true"}).content.decode()
    assert "Sumur bor" in bagian
    assert "Disepakati, peringkat 1" in bagian
    assert "<html" not in bagian
    telepon = tamu.get(alamat, headers={"HX-Request": "true", "HX-Target": "kini"}).content.decode()
    assert telepon.startswith('<div id="kini"')
    assert "Sumur bor" in telepon
    assert "Sedang dibahas" in tamu.get(f"/forum/{forum.pk}/").content.decode()
    operator.post(f"/kerja/forum/{forum.pk}/layar/", {"tampilkan": "kosong"})
    assert "Selamat datang" in tamu.get(alamat).content.decode()


@pytest.mark.parametrize("sasaran", ["layar", "kini"])
def test_what_stands_on_the_screen_already_is_not_sent_again(
    forum: Forum, now: datetime, sasaran: str
) -> None:
    kepala = {"HX-Request": "true", "HX-Target": sasaran}
    alamat = f"/forum/{forum.pk}/layar/"
    satu = Client().get(alamat, headers=kepala).content.decode()
    sidik = satu.partition("sidik=")[2].partition('"')[0]
    diam = Client().get(alamat, {"sidik": sidik}, headers=kepala)
    assert (diam.status_code, diam.content) == (204, b"")
    show_on_layar(forum=forum, keputusan_id=forum.keputusan.all()[0].pk, by=SISTEM, now=now)
    assert Client().get(alamat, {"sidik": sidik}, headers=kepala).status_code == 200


def test_showing_keeps_the_table_with_htmx_and_is_only_for_who_runs_the_forum(forum: Forum) -> None:
    alamat = f"/kerja/forum/{forum.pk}/layar/"
    k = forum.keputusan.all()[0]
    for lain in ORANG_LAIN:
        assert masuk(lain).post(alamat, {"tampilkan": str(k.pk)}).status_code in {403, 404}
    klien = masuk(OPERATOR)
    jawaban = klien.post(alamat, {"tampilkan": str(k.pk)}, headers={"HX-Request": "true"})
    assert jawaban.content.decode().startswith('<div id="layar-kini"')
    assert "Kosongkan layar" in jawaban.content.decode()
    asing = klien.post(alamat, {"tampilkan": str(forum.pk)}, headers={"HX-Request": "true"})
    assert "tidak dibahas di forum ini" in asing.content.decode()


def test_after_closing_the_projector_shows_the_result_in_its_order(forum: Forum, now: datetime) -> None:
    urut = list(Usulan.objects.filter(keputusan__forum=forum).order_by("-judul"))[:2]
    show_on_layar(forum=forum, keputusan_id=forum.keputusan.all()[0].pk, by=SISTEM, now=now)
    agree(forum, urut, now)
    halaman = Client().get(f"/forum/{forum.pk}/layar/").content.decode()
    assert "Hasil musyawarah" in halaman
    assert 0 < halaman.index(urut[0].judul) < halaman.index(urut[1].judul)
    assert "1 usulan lain tidak masuk daftar" in halaman
    # The phones are told once and ask no more.
    telepon = (
        Client()
        .get(f"/forum/{forum.pk}/layar/", headers={"HX-Request": "true", "HX-Target": "kini"})
        .content.decode()
    )
    assert "Forum sudah ditutup." in telepon
    assert "hx-get" not in telepon


def test_a_long_result_turns_its_pages_by_the_clock(
    forum: Forum, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layar, "SELAYAR", 2)
    agree(forum, list(Usulan.objects.filter(keputusan__forum=forum).order_by("judul")), now)
    terlihat = []
    for n in range(2):
        saat = datetime.fromtimestamp(layar.DETIK_SEHALAMAN * n, tz=now.tzinfo)
        monkeypatch.setattr(layar.timezone, "now", lambda saat=saat: saat)
        terlihat.append(Client().get(f"/forum/{forum.pk}/layar/").content.decode())
    assert "1–2 dari 3" in terlihat[0]
    assert "3–3 dari 3" in terlihat[1]
    assert "Jalan tani" in terlihat[0]
    assert "Sumur bor" in terlihat[1]
    assert "Jalan tani" not in terlihat[1]


def test_while_ballots_are_cast_the_projector_shows_no_figure_of_them(now: datetime) -> None:
    for judul in ("Jembatan ulin", "Sumur bor"):
        make_usulan(now, judul=judul)
    forum = open_desa(now, metode=Metode.SUARA_SETUJU)
    kotak = open_kotak(forum=forum, by=SISTEM, now=now)
    alamat = f"/forum/{forum.pk}/layar/"
    ponsel = {"HX-Request": "true", "HX-Target": "kini"}
    awal = [Client().get(alamat, headers=h).content for h in ({}, ponsel)]
    assert "Pemungutan suara berlangsung" in awal[0].decode()
    pilihan = [kotak.calon[1]["kode"]]
    for kartu in print_kartu(forum=forum, jumlah=3, by=SISTEM, now=now).kartu:
        cast_suara(kotak=kotak, kartu=kartu, pilihan=pilihan, by=SISTEM)
    # Three ballots later not a letter of it has changed.
    assert [Client().get(alamat, headers=h).content for h in ({}, ponsel)] == awal

    close_kotak(forum=forum, by=SISTEM, now=now)

    tutup = Client().get(alamat).content.decode()
    assert "Urutan menurut suara" in tutup
    assert kotak.calon[1]["judul"] in tutup


def test_the_projector_asks_as_often_for_many_usulan_as_for_few(forum: Forum, now: datetime) -> None:
    def count(**kepala: str) -> int:
        with CaptureQueriesContext(connection) as kueri:
            assert Client().get(f"/forum/{forum.pk}/layar/", headers=kepala).status_code == 200
        return len(kueri)

    ponsel = {"HX-Request": "true", "HX-Target": "kini"}
    show_on_layar(forum=forum, keputusan_id=forum.keputusan.all()[0].pk, by=SISTEM, now=now)
    sedikit = count(), count(**ponsel)
    for _n in range(5):
        make_usulan(now)
    assert forum.keputusan.count() == 8
    assert (count(), count(**ponsel)) == sedikit
    assert max(sedikit) <= 10
