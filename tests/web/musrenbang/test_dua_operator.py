"""Dua operator menulis pada satu forum: yang berbeda baris tersimpan keduanya, yang sebaris tampak keduanya."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from terasa.musrenbang.enums import Metode
from terasa.musrenbang.models import Forum, Keputusan, Penilaian
from terasa.musrenbang.services import CannotDecide, Putusan, decide_many, rank_by_skor, record_lembar
from terasa.umum.pelaku import SISTEM
from tests import factories
from tests.module.musrenbang.bahan import make_usulan, open_desa
from tests.web.musrenbang.bahan import KADES, MASUKAN, OPERATOR, baris, isian_meja, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def both(forum: Forum) -> tuple[Client, Client, Keputusan, dict[str, Any], dict[str, Any]]:
    """Two operators who have read the same page."""
    satu, dua = masuk(OPERATOR), masuk(KADES)
    k = forum.keputusan.order_by("usulan__judul")[0]
    return satu, dua, k, isian_meja(satu, forum), isian_meja(dua, forum)


def hidden(halaman: str) -> dict[str, str]:
    """What a page that is shown again sends back unseen."""
    return {
        n: v for n, v in MASUKAN.findall(halaman) if n.endswith(("-asal", "-versi", "-banding", "-dibaca"))
    }


@pytest.mark.parametrize(
    ("pilih", "alasan"),
    [
        ("gabung", "Titiannya lapuk.\nAnak sekolah lewat sini."),
        ("saya", "Anak sekolah lewat sini."),
        ("tersimpan", "Titiannya lapuk."),
    ],
)
def test_two_operators_interleaved_see_both_texts_and_lose_neither(
    forum: Forum, pilih: str, alasan: str
) -> None:
    satu, dua, k, isi_satu, isi_dua = both(forum)
    alamat = f"/kerja/forum/{forum.pk}/"
    satu.post(alamat, isi_satu | baris(k, hasil="disepakati", alasan="Titiannya lapuk."))
    isi_dua |= baris(k, hasil="disepakati", alasan="Anak sekolah lewat sini.", peringkat=2)

    halaman = dua.post(alamat, isi_dua).content.decode()

    pemerintah = factories.make_pelaku(*OPERATOR).label
    assert f"diubah oleh {pemerintah} dari perangkat lain. Kedua tulisan ada di bawah" in halaman
    assert '<td data-judul="Tersimpan">Titiannya lapuk.</td>' in halaman
    assert '<td data-judul="Tulisan Anda">Anak sekolah lewat sini.</td>' in halaman
    k.refresh_from_db()
    assert (k.alasan, k.versi) == ("Titiannya lapuk.", 1)
    # Pressing on without choosing writes over nobody.
    isi_dua |= hidden(halaman)
    assert "Mana yang dipakai?" in dua.post(alamat, isi_dua).content.decode()
    k.refresh_from_db()
    assert k.versi == 1
    assert dua.post(alamat, isi_dua | baris(k, pilih=pilih)).status_code == 302
    k.refresh_from_db()
    assert k.alasan == alasan
    assert k.diubah_oleh == (pemerintah if pilih == "tersimpan" else factories.make_pelaku(*KADES).label)
    assert k.versi == (1 if pilih == "tersimpan" else 2)


def test_a_third_save_between_the_two_texts_and_the_choice_is_seen_too(forum: Forum) -> None:
    satu, dua, k, isi_satu, isi_dua = both(forum)
    alamat = f"/kerja/forum/{forum.pk}/"
    satu.post(alamat, isi_satu | baris(k, hasil="disepakati", alasan="Pertama kali."))
    isi_dua |= baris(k, hasil="disepakati", alasan="Punya saya.")
    isi_dua |= hidden(dua.post(alamat, isi_dua).content.decode())
    satu.post(alamat, isi_satu | isian_meja(satu, forum) | baris(k, hasil="disepakati", alasan="Kedua kali."))

    halaman = dua.post(alamat, isi_dua | baris(k, pilih="saya")).content.decode()

    assert "Kedua kali." in halaman
    k.refresh_from_db()
    assert k.alasan == "Kedua kali."


def test_a_choice_that_is_refused_for_another_reason_keeps_both_texts(forum: Forum) -> None:
    satu, dua, k, isi_satu, isi_dua = both(forum)
    alamat = f"/kerja/forum/{forum.pk}/"
    satu.post(alamat, isi_satu | baris(k, hasil="disepakati", alasan="Titiannya lapuk."))
    isi_dua |= baris(k, hasil="tidak_disepakati", alasan="Tanpa kode.")
    isi_dua |= hidden(dua.post(alamat, isi_dua).content.decode()) | baris(k, pilih="saya")
    halaman = dua.post(alamat, isi_dua).content.decode()
    assert "Pilih kode alasannya." in halaman
    assert "Titiannya lapuk." in halaman
    assert 'value="saya" checked' in halaman


def test_the_service_itself_refuses_a_stale_version(forum: Forum, now: datetime) -> None:
    k = forum.keputusan.all()[0]
    decide_many(forum=forum, by=SISTEM, now=now, putusan=[Putusan(k.usulan_id, "disepakati", versi=0)])
    basi = [Putusan(k.usulan_id, "disepakati", peringkat=1, rekomendasi="Lain.", versi=0)]
    with pytest.raises(CannotDecide, match="diubah oleh Sistem Terasa"):
        decide_many(forum=forum, by=SISTEM, now=now, putusan=basi)
    assert decide_many(forum=forum, by=SISTEM, now=now, putusan=basi, lewati=True).basi == {k.usulan_id}
    # Two who wrote the same are both right.
    sama = [Putusan(k.usulan_id, "disepakati", peringkat=1, versi=0)]
    assert decide_many(forum=forum, by=SISTEM, now=now, putusan=sama).sama == {k.usulan_id}


def test_different_rows_of_one_table_saved_at_once_are_all_kept(forum: Forum) -> None:
    satu, dua = masuk(OPERATOR), masuk(KADES)
    a, b, c = forum.keputusan.order_by("usulan__judul")
    alamat = f"/kerja/forum/{forum.pk}/"
    isi_satu, isi_dua = isian_meja(satu, forum), isian_meja(dua, forum)
    satu.post(alamat, isi_satu | baris(a, peringkat=1) | baris(b, hasil="disepakati", biaya="7500000"))
    dua.post(
        alamat, isi_dua | baris(c, hasil="dikembalikan", alasan_kode="R10", alasan="Tanahnya belum ada.")
    )
    ada = {k.pk: k for k in forum.keputusan.all()}
    assert (ada[a.pk].hasil, ada[a.pk].peringkat, ada[b.pk].biaya) == ("disepakati", 1, 7_500_000)
    assert (ada[c.pk].hasil, ada[c.pk].alasan) == ("dikembalikan", "Tanahnya belum ada.")


def test_rows_that_want_the_rank_of_a_refused_row_are_refused_with_it(forum: Forum, now: datetime) -> None:
    a, b, c = forum.keputusan.order_by("usulan__judul")
    mula = [Putusan(b.usulan_id, "disepakati", peringkat=1), Putusan(c.usulan_id, "disepakati", peringkat=2)]
    decide_many(forum=forum, by=SISTEM, now=now, putusan=mula)
    # b wants the rank of c and is refused, so its own rank is not free for a.
    geser = [Putusan(b.usulan_id, "disepakati", peringkat=2), Putusan(a.usulan_id, "disepakati", peringkat=1)]
    hasil = decide_many(forum=forum, by=SISTEM, now=now, putusan=geser, lewati=True)
    assert set(hasil.ditolak) == {a.usulan_id, b.usulan_id}
    assert list(
        forum.keputusan.exclude(hasil="").order_by("peringkat").values_list("peringkat", flat=True)
    ) == [
        1,
        2,
    ]


def test_up_does_not_move_a_row_that_was_moved_since_it_was_read(forum: Forum, now: datetime) -> None:
    urut = list(forum.keputusan.order_by("usulan__judul"))
    putusan = [Putusan(k.usulan_id, "disepakati", peringkat=n) for n, k in enumerate(urut, start=1)]
    decide_many(forum=forum, by=SISTEM, now=now, putusan=putusan)
    satu, dua = masuk(OPERATOR), masuk(KADES)
    isi = isian_meja(dua, forum)
    satu.post(f"/kerja/forum/{forum.pk}/", isian_meja(satu, forum) | {"naik": str(urut[2].pk)})

    halaman = dua.post(f"/kerja/forum/{forum.pk}/", isi | {"naik": str(urut[2].pk)}, follow=True)

    assert "belum dipindahkan" in halaman.content.decode()
    urut[2].refresh_from_db()
    assert urut[2].peringkat == 2


def test_a_bulk_refusal_does_not_drop_the_sentence_of_an_usulan_decided_meanwhile(forum: Forum) -> None:
    satu, dua = masuk(OPERATOR), masuk(KADES)
    a, b, _c = forum.keputusan.order_by("usulan__judul")
    alamat = f"/kerja/forum/{forum.pk}/alasan/"
    isi: dict[str, Any] = {
        "hasil": "tidak_disepakati",
        "kode": "R04",
        "usulan": [str(a.usulan_id), str(b.usulan_id)],
    }
    periksa = dua.post(alamat, isi | {"langkah": "periksa"}).content.decode()
    satu.post(
        f"/kerja/forum/{forum.pk}/", isian_meja(satu, forum) | baris(a, hasil="disepakati", alasan="Lapuk.")
    )
    isi |= hidden(periksa) | {
        "langkah": "simpan",
        f"kalimat-{a.usulan_id}": "Pagu habis untuk jembatan.",
        f"kalimat-{b.usulan_id}": "Pagu habis.",
    }

    halaman = dua.post(alamat, isi).content.decode()

    assert '<td data-judul="Tersimpan">Disepakati, 1</td>' in halaman
    assert '<td data-judul="Tulisan Anda">Pagu habis untuk jembatan.</td>' in halaman
    assert forum.keputusan.exclude(hasil="").count() == 1
    isi |= hidden(halaman)
    assert "Pilih dulu" in dua.post(alamat, isi).content.decode()
    jawaban = dua.post(alamat, isi | baris(a, pilih="tersimpan"), follow=True)
    assert "1 keputusan tersimpan" in jawaban.content.decode()
    hasil = {k.pk: (k.hasil, k.alasan) for k in forum.keputusan.exclude(hasil="")}
    assert hasil == {a.pk: ("disepakati", "Lapuk."), b.pk: ("tidak_disepakati", "Pagu habis.")}


@pytest.mark.parametrize(
    ("pilih", "alasan"), [("saya", "Pagu habis."), ("gabung", "Lapuk sekali.\nPagu habis.")]
)
def test_a_bulk_refusal_chosen_over_a_decision_made_meanwhile(forum: Forum, pilih: str, alasan: str) -> None:
    satu, dua = masuk(OPERATOR), masuk(KADES)
    k = forum.keputusan.all()[0]
    alamat = f"/kerja/forum/{forum.pk}/alasan/"
    isi = {"hasil": "tidak_disepakati", "kode": "R04", "usulan": [str(k.usulan_id)]}
    periksa = dua.post(alamat, isi | {"langkah": "periksa"}).content.decode()
    satu.post(
        f"/kerja/forum/{forum.pk}/",
        isian_meja(satu, forum) | baris(k, hasil="disepakati", alasan="Lapuk sekali."),
    )
    isi |= hidden(periksa) | {"langkah": "simpan", f"kalimat-{k.usulan_id}": "Pagu habis."}
    isi |= hidden(dua.post(alamat, isi).content.decode())
    dua.post(alamat, isi | baris(k, pilih=pilih))
    k.refresh_from_db()
    assert (k.hasil, k.peringkat, k.alasan) == ("tidak_disepakati", None, alasan)


def test_an_undo_leaves_what_another_operator_wrote_and_says_so(forum: Forum) -> None:
    satu, dua = masuk(OPERATOR), masuk(KADES)
    a, b, _c = forum.keputusan.order_by("usulan__judul")
    alamat = f"/kerja/forum/{forum.pk}/alasan/"
    isi = {"hasil": "tidak_disepakati", "kode": "R04", "usulan": [str(a.usulan_id), str(b.usulan_id)]}
    isi |= {
        "langkah": "simpan",
        f"kalimat-{a.usulan_id}": "Pagu habis.",
        f"kalimat-{b.usulan_id}": "Pagu habis.",
    }
    jawaban = dua.post(alamat, isi, follow=True)
    urungkan = {
        n: v for n, v in MASUKAN.findall(jawaban.content.decode()) if n in {"langkah", "pada", "jumlah"}
    }
    assert urungkan["jumlah"] == "2"
    satu.post(
        f"/kerja/forum/{forum.pk}/", isian_meja(satu, forum) | baris(a, alasan="Uangnya habis tahun ini.")
    )
    basi = isian_meja(satu, forum)

    halaman = dua.post(alamat, urungkan | {"langkah": "urungkan"}, follow=True).content.decode()

    assert "1 keputusan diurungkan." in halaman
    assert "1 keputusan sementara itu diubah operator lain" in halaman
    assert [k.alasan for k in forum.keputusan.exclude(hasil="")] == ["Uangnya habis tahun ini."]
    # What was undone is a change too: a form that read it before does not write over that unseen.
    lain = satu.post(f"/kerja/forum/{forum.pk}/", basi | baris(b, alasan="Uangnya habis."))
    assert "Kedua tulisan ada di bawah" in lain.content.decode()


def moved(now: datetime) -> tuple[Forum, Keputusan, Keputusan]:
    """Scored in one order, decided in the other, so that both moved; returned with a reason to give for each."""
    semua = [
        make_usulan(now, judul=judul) for judul in ("Jembatan ulin", "Sumur bor", "Jalan tani", "Titian")
    ]
    forum = open_desa(now, metode=Metode.USG)
    nilai = {
        u.pk: dict.fromkeys(("urgensi", "keseriusan", "pertumbuhan"), Decimal(5 - n))
        for n, u in enumerate(semua)
    }
    assert not record_lembar(forum=forum, by=SISTEM, penilai="Penilai 1", nilai=nilai, now=now)
    rank_by_skor(forum=forum, by=SISTEM, now=now)
    putusan = [Putusan(u.pk, "disepakati", peringkat=n) for n, u in enumerate(reversed(semua), start=1)]
    decide_many(forum=forum, by=SISTEM, now=now, putusan=putusan)
    a, b = forum.keputusan.order_by("peringkat")[:2]
    return forum, a, b


def moves(klien: Client, forum: Forum) -> dict[str, Any]:
    """What the page of moves sends back when nothing is touched."""
    halaman = klien.get(f"/kerja/forum/{forum.pk}/geser/")
    return hidden(halaman.content.decode()) | {str(b.k.pk): b.isi for b in halaman.context["daftar"]}


def test_reasons_for_two_moves_saved_at_once_are_both_kept(now: datetime) -> None:
    forum, a, b = moved(now)
    satu, dua = masuk(OPERATOR), masuk(KADES)
    alamat = f"/kerja/forum/{forum.pk}/geser/"
    isi_satu, isi_dua = moves(satu, forum), moves(dua, forum)
    satu.post(alamat, isi_satu | {str(a.pk): "Jembatannya hanyut tadi malam."})
    dua.post(alamat, isi_dua | {str(b.pk): "Sumurnya kering sejak Juli."})
    alasan = dict(forum.keputusan.values_list("pk", "alasan_geser"))
    assert (alasan[a.pk], alasan[b.pk]) == ("Jembatannya hanyut tadi malam.", "Sumurnya kering sejak Juli.")


@pytest.mark.parametrize(
    ("pilih", "alasan"),
    [
        ("gabung", "Jembatannya hanyut.\nAnak sekolah lewat sini."),
        ("saya", "Anak sekolah lewat sini."),
        ("tersimpan", "Jembatannya hanyut."),
    ],
)
def test_two_reasons_for_one_move_are_both_shown(now: datetime, pilih: str, alasan: str) -> None:
    forum, a, _b = moved(now)
    satu, dua = masuk(OPERATOR), masuk(KADES)
    alamat = f"/kerja/forum/{forum.pk}/geser/"
    isi_satu, isi_dua = moves(satu, forum), moves(dua, forum)
    satu.post(alamat, isi_satu | {str(a.pk): "Jembatannya hanyut."})
    isi_dua |= {str(a.pk): "Anak sekolah lewat sini."}

    halaman = dua.post(alamat, isi_dua).content.decode()

    assert "1 usulan diubah operator lain" in halaman
    assert '<td data-judul="Tersimpan">Jembatannya hanyut.</td>' in halaman
    assert '<td data-judul="Tulisan Anda">Anak sekolah lewat sini.</td>' in halaman
    isi_dua |= hidden(halaman)
    assert "Pilih dulu" in dua.post(alamat, isi_dua).content.decode()
    assert dua.post(alamat, isi_dua | baris(a, pilih=pilih)).status_code == 302
    a.refresh_from_db()
    assert a.alasan_geser == alasan


def test_a_reason_for_a_move_that_was_undone_meanwhile_is_told(now: datetime) -> None:
    forum, a, _b = moved(now)
    dua, alamat = masuk(KADES), f"/kerja/forum/{forum.pk}/geser/"
    isi = moves(dua, forum)
    balik = [Putusan(k.usulan_id, "disepakati", peringkat=k.peringkat_hitung) for k in forum.keputusan.all()]
    decide_many(forum=forum, by=SISTEM, now=now, putusan=balik)
    halaman = dua.post(alamat, isi | {str(a.pk): "Jembatannya hanyut."}, follow=True).content.decode()
    assert "tidak lagi bergeser" in halaman
    assert "Jembatannya hanyut." in halaman


def test_scores_of_different_usulan_on_one_sheet_are_both_kept(now: datetime) -> None:
    forum, a, b = moved(now)
    satu, dua = masuk(OPERATOR), masuk(KADES)
    alamat = f"/kerja/forum/{forum.pk}/nilai/"
    isi_satu, isi_dua = sheet(satu, alamat), sheet(dua, alamat)
    satu.post(alamat, isi_satu | scores(a, 1))
    dua.post(alamat, isi_dua | scores(b, 3))
    assert {int(p.nilai) for p in Penilaian.objects.filter(keputusan=a)} == {1}
    assert {int(p.nilai) for p in Penilaian.objects.filter(keputusan=b)} == {3}
    # The same row on both: told, and saved by a second press.
    halaman = dua.post(alamat, isi_dua | scores(a, 4)).content.decode()
    assert "diisi dari perangkat lain: 1, 1, 1" in halaman
    assert {int(p.nilai) for p in Penilaian.objects.filter(keputusan=a)} == {1}
    dua.post(alamat, isi_dua | hidden(halaman) | scores(a, 4))
    assert {int(p.nilai) for p in Penilaian.objects.filter(keputusan=a)} == {4}


def sheet(klien: Client, alamat: str) -> dict[str, Any]:
    """What a sheet of scores sends back when nothing is touched."""
    halaman = klien.get(alamat)
    kotak = {b.nama: b.isi for s in halaman.context["lembar"] for b in s.kotak}
    teks = halaman.content.decode()
    return hidden(teks) | kotak | {"baris": [v for n, v in MASUKAN.findall(teks) if n == "baris"]}


def scores(k: Keputusan, n: int) -> dict[str, Any]:
    """All criteria of one row filled with one figure."""
    return dict(baris(k, urgensi=n, keseriusan=n, pertumbuhan=n))
