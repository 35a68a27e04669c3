"""Halaman kerja forum: hadir, memutuskan sekaligus, galat per baris, menutup, membuka lagi, sah."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.musrenbang.enums import Hasil, JenisForum, Metode, StatusForum, StatusUsulan
from terasa.musrenbang.models import Forum, Keputusan, Penilaian
from terasa.musrenbang.services import open_forum
from terasa.pertemuan.models import Kehadiran
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_unit
from tests.module.musrenbang.bahan import TAHUN, agree, bring_to_pd, make_usulan, open_desa
from tests.web.musrenbang.bahan import BAPPEDA, CAMAT, KADES, OPERATOR, ORANG_LAIN, baris, isian_meja, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


@pytest.fixture
def tiga(forum: Forum) -> list[Keputusan]:
    return list(forum.keputusan.select_related("usulan").order_by("usulan__judul"))


def ranks(forum: Forum) -> dict[str, tuple[str, int | None]]:
    return {k.usulan.judul: (k.hasil, k.peringkat) for k in forum.keputusan.select_related("usulan")}


def send(klien: Client, forum: Forum, *isi: object, **lain: object) -> str:
    """Post the table with these rows changed; the page that follows."""
    data = isian_meja(klien, forum)
    for satu in isi:
        data |= satu  # type: ignore[operator]
    return klien.post(f"/kerja/forum/{forum.pk}/", data | lain, follow=True).content.decode()


def test_a_kades_opens_the_forum_of_his_desa(now: datetime) -> None:
    usulan = make_usulan(now)
    klien = masuk(KADES)
    assert "Musrenbang" in klien.get("/kerja/forum/buka/").content.decode()
    isi = {
        "forum": DESA,
        "tahun": "2027",
        "metode": "peringkat",
        "tempat": "Balai desa",
        "mulai_at": "2026-12-01T09:00",
    }

    jawaban = klien.post("/kerja/forum/buka/", isi, follow=True)

    assert usulan.judul in jawaban.content.decode()
    assert "1 Desember 2026" in jawaban.content.decode()
    # A second one over the same place is refused on the form, with everything typed.
    ulang = klien.post("/kerja/forum/buka/", isi)
    assert "masih terbuka" in ulang.content.decode()
    assert "Balai desa" in ulang.content.decode()


def test_a_camat_opens_a_forum_over_several_kecamatan(now: datetime) -> None:
    masuk(CAMAT).post("/kerja/forum/buka/", {"forum": "dapil-2", "tahun": "2027", "metode": "skor"})
    forum = Forum.objects.get()
    assert (forum.jenis, len(forum.cakupan)) == (JenisForum.FORUM_KECAMATAN, 4)
    assert "dapil-1" not in str(
        masuk(CAMAT).get("/kerja/forum/buka/").context["form"].fields["forum"].choices
    )


def test_each_role_finds_its_own_forums(forum: Forum) -> None:
    for siapa, ada in ((OPERATOR, True), (KADES, True), (BAPPEDA, True), (ORANG_LAIN[0], False)):
        assert (forum.nama in masuk(siapa).get("/kerja/forum/").content.decode()) is ada
    assert masuk(ORANG_LAIN[2]).get("/kerja/forum/").status_code == 404


@pytest.mark.parametrize("halaman", ["", "hadir/", "nilai/", "tutup/", "buka-lagi/", "tanda-tangan/"])
def test_every_page_meets_three_people(forum: Forum, halaman: str) -> None:
    alamat = f"/kerja/forum/{forum.pk}/{halaman}"
    assert masuk(KADES).get(alamat).status_code in {200, 302}
    for siapa in ORANG_LAIN:
        klien = masuk(siapa)
        assert klien.get(alamat).status_code == 404
        assert klien.post(alamat, {"alasan": "ingin saja begitu"}).status_code == 404


def test_an_office_that_only_watches_decides_nothing(forum: Forum, tiga: list[Keputusan]) -> None:
    klien = masuk(BAPPEDA)
    assert "Jembatan ulin" in klien.get(f"/kerja/forum/{forum.pk}/").content.decode()
    assert klien.post(f"/kerja/forum/{forum.pk}/", baris(tiga[0], hasil="disepakati")).status_code == 404


def test_the_whole_table_is_saved_in_one_press(forum: Forum, tiga: list[Keputusan]) -> None:
    jalan, jembatan, sumur = tiga
    halaman = send(
        masuk(KADES),
        forum,
        # A rank alone means agreed.
        baris(jalan, peringkat="2", biaya="Rp 75.000.000", rekomendasi="Cukup 100 meter dulu"),
        baris(jembatan, hasil="disepakati", peringkat="1", volume="12,5"),
        baris(sumur, hasil="tidak_disepakati", alasan_kode="R02"),
    )
    assert "3 keputusan tersimpan" in halaman
    sumur.refresh_from_db()
    jalan.refresh_from_db()
    assert (sumur.hasil, sumur.peringkat) == (Hasil.TIDAK_DISEPAKATI, None)
    # The published sentence of the code stands where nothing was written.
    assert "wewenang desa" in sumur.alasan
    assert (jalan.hasil, jalan.peringkat, jalan.biaya) == (Hasil.DISEPAKATI, 2, 75_000_000)
    assert jalan.usulan.biaya == 100_000_000


def test_one_wrong_row_keeps_its_words_and_lets_the_others_through(
    forum: Forum, tiga: list[Keputusan]
) -> None:
    jalan, jembatan, sumur = tiga
    halaman = send(
        masuk(KADES),
        forum,
        baris(jalan, hasil="tidak_disepakati", alasan="Tanahnya masih disengketakan keluarga."),
        baris(jembatan, hasil="disepakati", peringkat="1", biaya="banyak"),
        baris(sumur, hasil="disepakati", peringkat="1"),
    )
    assert ranks(forum)["Sumur bor"] == (Hasil.DISEPAKATI, 1)
    assert ranks(forum)["Jalan tani"] == ("", None)
    assert "Tanahnya masih disengketakan keluarga." in halaman
    assert "Pilih kode alasannya" in halaman
    assert 'value="banyak"' in halaman
    assert "bukan angka" in halaman


def test_a_taken_rank_is_told_and_can_be_inserted(forum: Forum, tiga: list[Keputusan]) -> None:
    jalan, jembatan, sumur = tiga
    klien = masuk(KADES)
    send(klien, forum, baris(jalan, peringkat="1"), baris(jembatan, peringkat="2"))

    halaman = send(klien, forum, baris(sumur, peringkat="1"))
    assert "sudah dipakai" in halaman
    assert 'name="geser"' in halaman
    assert ranks(forum)["Sumur bor"] == ("", None)

    send(klien, forum, baris(sumur, peringkat="1"), geser="1")
    assert ranks(forum) == {
        "Sumur bor": (Hasil.DISEPAKATI, 1),
        "Jalan tani": (Hasil.DISEPAKATI, 2),
        "Jembatan ulin": (Hasil.DISEPAKATI, 3),
    }


def test_up_and_down_work_without_a_script(forum: Forum, tiga: list[Keputusan]) -> None:
    klien = masuk(KADES)
    send(klien, forum, *(baris(k, peringkat=str(n)) for n, k in enumerate(tiga, start=1)))
    send(klien, forum, naik=str(tiga[2].pk))
    assert [ranks(forum)[k.usulan.judul][1] for k in tiga] == [1, 3, 2]
    send(klien, forum, turun=str(tiga[1].pk))
    assert [ranks(forum)[k.usulan.judul][1] for k in tiga] == [1, 3, 2]
    send(klien, forum, naik="bukan-uuid")


def test_a_row_changed_elsewhere_is_not_silently_overwritten(forum: Forum, tiga: list[Keputusan]) -> None:
    laptop, telepon = masuk(KADES), masuk(OPERATOR)
    lama = isian_meja(laptop, forum)
    send(telepon, forum, baris(tiga[0], peringkat="1"))

    # The laptop still shows the old page: rows it did not touch stay as the phone left them.
    laptop.post(f"/kerja/forum/{forum.pk}/", lama | dict(baris(tiga[1], peringkat="2")))
    assert ranks(forum)["Jalan tani"] == (Hasil.DISEPAKATI, 1)
    assert ranks(forum)["Jembatan ulin"] == (Hasil.DISEPAKATI, 2)

    # The same row typed on both: told, kept on the screen, and saved by a choice (test_ruang).
    berbeda = lama | dict(
        baris(tiga[0], hasil="dikembalikan", alasan_kode="R10", alasan="Surat tanah belum ada.")
    )
    halaman = laptop.post(f"/kerja/forum/{forum.pk}/", berbeda).content.decode()
    assert "Kedua tulisan ada di bawah" in halaman
    assert "Surat tanah belum ada." in halaman
    assert ranks(forum)["Jalan tani"] == (Hasil.DISEPAKATI, 1)


def test_a_forum_closed_meanwhile_keeps_what_was_typed(
    forum: Forum, tiga: list[Keputusan], now: datetime
) -> None:
    klien = masuk(KADES)
    lama = isian_meja(klien, forum)
    agree(forum, [k.usulan for k in tiga], now)
    halaman = klien.post(
        f"/kerja/forum/{forum.pk}/", lama | dict(baris(tiga[0], peringkat="3"))
    ).content.decode()
    assert "Forum ini sudah ditutup" in halaman
    assert 'value="3"' in halaman


def test_attendance_is_one_press_a_person_and_warns_without_blocking(forum: Forum) -> None:
    klien = masuk(OPERATOR)
    alamat = f"/kerja/forum/{forum.pk}/hadir/"
    isi = {"kelompok_umur": "31-45", "unsur": "tani", "asal_kode": DESA, "disabilitas": "", "nama": "Siti"}

    halaman = klien.post(alamat, isi | {"kelamin": "L"}, follow=True)

    teks = halaman.content.decode()
    assert "1 orang hadir" not in teks
    assert "Perempuan 0 dari 1 peserta" in teks
    assert "Siti" not in teks
    # Age and element stay chosen for the next in the queue.
    assert halaman.context["form"]["unsur"].value() == "tani"
    klien.post(alamat, isi | {"kelamin": "P", "disabilitas": "ya"})
    assert Kehadiran.objects.filter(disabilitas=True).count() == 1

    satu = Kehadiran.objects.first()
    assert satu is not None
    klien.post(f"{alamat}{satu.pk}/hapus/")
    assert Kehadiran.objects.count() == 1


def test_attendance_without_a_choice_keeps_the_name(forum: Forum) -> None:
    halaman = masuk(OPERATOR).post(
        f"/kerja/forum/{forum.pk}/hadir/", {"kelamin": "P", "unsur": "", "nama": "Aminah"}
    )
    assert "Ada yang perlu diperbaiki" in halaman.content.decode()
    assert "Aminah" in halaman.content.decode()


def test_closing_waits_for_every_answer_then_freezes_the_paper(forum: Forum, tiga: list[Keputusan]) -> None:
    klien, operator = masuk(KADES), masuk(OPERATOR)
    alamat = f"/kerja/forum/{forum.pk}/"
    assert "3 usulan belum diputuskan" in klien.get(f"{alamat}tutup/").content.decode()
    assert klien.post(f"{alamat}tutup/", {"paham": "on"}).status_code == 200
    send(klien, forum, *(baris(k, peringkat=str(n)) for n, k in enumerate(tiga, start=1)))

    # The operator prepares; closing is the kades's.
    assert operator.get(f"{alamat}tutup/").status_code == 404
    sebelum = klien.get(f"{alamat}tutup/").content.decode()
    assert "Daftar hadir belum diisi" in sebelum

    jawaban = klien.post(f"{alamat}tutup/", {"paham": "on", "nomor": "140/12/BA"}, follow=True)

    forum.refresh_from_db()
    assert forum.status == StatusForum.DITUTUP
    assert forum.berita_acara is not None
    halaman = jawaban.content.decode()
    assert forum.berita_acara.isi_sha256 in halaman
    assert f"/dokumen/{forum.berita_acara.kode}.pdf" in halaman
    assert "140/12/BA" in halaman


def test_a_closed_forum_is_reopened_with_a_reason_until_it_is_signed(
    forum: Forum, tiga: list[Keputusan], now: datetime
) -> None:
    agree(forum, [k.usulan for k in tiga], now)
    klien = masuk(KADES)
    alamat = f"/kerja/forum/{forum.pk}/"
    kurang = klien.post(f"{alamat}buka-lagi/", {"alasan": "salah"})
    assert kurang.status_code == 200
    assert "salah" in kurang.content.decode()

    klien.post(f"{alamat}buka-lagi/", {"alasan": "Urutannya tertukar waktu dibacakan."})
    forum.refresh_from_db()
    assert forum.status == StatusForum.DIBUKA

    klien.post(f"{alamat}tutup/", {"paham": "on"})
    bukan = klien.post(f"{alamat}tanda-tangan/", {"berkas": SimpleUploadedFile("a.docx", b"PK docx")})
    assert "Unggah pindaian PDF" in bukan.content.decode()

    klien.post(f"{alamat}tanda-tangan/", {"berkas": SimpleUploadedFile("ba.pdf", b"%PDF-1.4 tanda tangan")})
    forum.refresh_from_db()
    assert forum.status == StatusForum.SAH
    sah = klien.get(alamat).content.decode()
    assert "buka-lagi" not in sah
    assert klien.post(f"{alamat}buka-lagi/", {"alasan": "Ingin mengubah lagi urutannya."}).status_code == 200


def test_several_assessors_score_and_the_rank_follows(now: datetime) -> None:
    for judul in ("Jembatan ulin", "Sumur bor"):
        make_usulan(now, judul=judul)
    forum = open_forum(
        by=SISTEM,
        jenis=JenisForum.MUSRENBANG_DESA,
        kabupaten=KABUPATEN,
        tahun=TAHUN,
        cakupan=[DESA],
        metode=Metode.SKOR,
        now=now,
    )
    jembatan, sumur = forum.keputusan.order_by("usulan__judul")
    klien = masuk(OPERATOR)
    alamat = f"/kerja/forum/{forum.pk}/nilai/"
    pertama = klien.get(alamat).context["lembar"][0]
    kriteria = [b.nama.removeprefix(f"{pertama.keputusan.pk}-") for b in pertama.kotak]

    def lembar(k: Keputusan, angka: str) -> dict[str, str]:
        return {f"{k.pk}-{kode}": angka for kode in kriteria}

    setengah = klien.post(alamat, lembar(jembatan, "2") | {f"{sumur.pk}-{kriteria[0]}": "4"}).content.decode()
    assert "Nilailah semua kriteria" in setengah
    assert Penilaian.objects.filter(keputusan=jembatan).count() == len(kriteria)
    klien.post(alamat, lembar(jembatan, "2") | lembar(sumur, "5"))
    klien.post(f"{alamat}?penilai=2", lembar(jembatan, "5") | lembar(sumur, "5"))
    assert "berbeda jauh" in klien.get(alamat).content.decode()

    halaman = klien.post(f"/kerja/forum/{forum.pk}/susun/", follow=True).content.decode()
    assert "Menurut skor: peringkat 1" in halaman
    assert ranks(forum) == {"Sumur bor": ("", 1), "Jembatan ulin": ("", 2)}

    klien.post(f"/kerja/forum/{forum.pk}/sepakati/")
    assert ranks(forum) == {"Sumur bor": (Hasil.DISEPAKATI, 1), "Jembatan ulin": (Hasil.DISEPAKATI, 2)}


def test_a_cleared_provisional_rank_goes_to_the_end_of_the_list(forum: Forum, tiga: list[Keputusan]) -> None:
    jalan, jembatan, sumur = tiga
    Keputusan.objects.filter(pk=sumur.pk).update(peringkat=1)
    klien = masuk(KADES)
    send(klien, forum, baris(jalan, peringkat="1"), baris(jembatan, peringkat="2"))
    send(klien, forum, baris(sumur, hasil="disepakati", peringkat=""))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert ranks(forum)["Sumur bor"] == (Hasil.DISEPAKATI, 3)


def test_a_unit_has_a_main_list_and_a_reserve_each_with_its_own_ranks(now: datetime) -> None:
    unit = make_unit("dinas-uji")
    usulan = [make_usulan(now, judul=j, unit_tujuan=unit) for j in ("Jembatan ulin", "Sumur bor")]
    agree(open_desa(now), usulan, now)
    kecamatan = open_forum(
        by=SISTEM,
        jenis=JenisForum.FORUM_KECAMATAN,
        kabupaten=KABUPATEN,
        tahun=TAHUN,
        cakupan=["63.06.04"],
        now=now,
    )
    agree(kecamatan, usulan, now)
    petugas = masuk((JenisPeran.PERANGKAT_DAERAH, KABUPATEN), unit=unit)
    petugas.post("/kerja/forum/buka/", {"forum": "unit", "tahun": "2027", "metode": "peringkat"})
    forum = Forum.objects.get(jenis=JenisForum.FORUM_PERANGKAT_DAERAH)
    jembatan, sumur = forum.keputusan.order_by("usulan__judul")

    halaman = send(petugas, forum, baris(jembatan, hasil="utama", peringkat="1"), baris(sumur, peringkat="1"))
    assert "Pilih keputusannya" in halaman
    assert kecamatan.nama in halaman
    send(petugas, forum, baris(sumur, hasil="cadangan", peringkat="1", biaya="90.000.000"))
    petugas.post(
        f"/kerja/forum/{forum.pk}/hadir/", {"kelompok_umur": "31-45", "unsur": "kecamatan", "kelamin": "P"}
    )
    petugas.post(f"/kerja/forum/{forum.pk}/tutup/", {"paham": "on"})

    for satu, status in zip(
        usulan, (StatusUsulan.DISEPAKATI_FORUM_PD, StatusUsulan.CADANGAN_FORUM_PD), strict=True
    ):
        satu.refresh_from_db()
        assert satu.status == status
    lain = masuk((JenisPeran.PERANGKAT_DAERAH, KABUPATEN), unit=make_unit("dinas-lain"))
    assert lain.get(f"/kerja/forum/{forum.pk}/").status_code == 404


def test_a_returned_usulan_is_completed_beside_the_original(forum: Forum, tiga: list[Keputusan]) -> None:
    klien = masuk(KADES)
    dua = [baris(k, peringkat=str(n)) for n, k in enumerate(tiga[1:], start=1)]
    send(
        klien,
        forum,
        *dua,
        baris(tiga[0], hasil="dikembalikan", alasan_kode="R10", alasan="Surat tanah belum ada."),
    )
    klien.post(f"/kerja/forum/{forum.pk}/tutup/", {"paham": "on"})
    usulan = tiga[0].usulan
    alamat = f"/kerja/usulan/{usulan.pk}/lengkapi/"
    assert "Surat tanah belum ada." in klien.get(alamat).content.decode()
    isi = {
        "judul": usulan.judul,
        "masalah": "Jalan becek.",
        "biaya": "80.000.000",
        "tujuan": "kabupaten",
        "alasan": "Surat hibah tanah dilampirkan.",
    }
    assert klien.post(alamat, isi | {"alasan": ""}).status_code == 200
    klien.post(alamat, isi)
    usulan.refresh_from_db()
    assert (usulan.status, usulan.biaya) == (StatusUsulan.DIAJUKAN, 100_000_000)
    assert "Rp80.000.000" in klien.get(f"/kerja/usulan/{usulan.pk}/").content.decode()


def test_names_of_attendees_stay_in_the_restricted_table(forum: Forum) -> None:
    isi = {"kelompok_umur": "31-45", "unsur": "tani", "kelamin": "P", "nama": "Siti Rahmah"}
    masuk(OPERATOR).post(f"/kerja/forum/{forum.pk}/hadir/", isi)
    with konteks.pakai(konteks.untuk(SISTEM)):
        assert Kehadiran.objects.filter(nama="Siti Rahmah").exists()
    for alamat in ("", "hadir/", "tutup/"):
        assert "Siti Rahmah" not in masuk(KADES).get(f"/kerja/forum/{forum.pk}/{alamat}").content.decode()


def test_a_page_of_decisions_takes_few_queries(now: datetime, django_assert_max_num_queries: Any) -> None:
    for _nomor in range(30):
        make_usulan(now)
    forum = open_desa(now)
    klien = masuk(KADES)
    with django_assert_max_num_queries(32):
        klien.get(f"/kerja/forum/{forum.pk}/")


@pytest.mark.parametrize("kueri", ["?page=zz", "?tampil=apa", "?kata=%00", "?tampil=belum&kata=ulin"])
def test_an_unreadable_address_shows_a_page(forum: Forum, kueri: str) -> None:
    assert masuk(KADES).get(f"/kerja/forum/{forum.pk}/{kueri}").status_code == 200


def test_the_next_desa_does_not_open_this_forum(now: datetime) -> None:
    halaman = masuk((JenisPeran.KADES, DESA_LAIN)).post(
        "/kerja/forum/buka/", {"forum": DESA, "tahun": "2027", "metode": "peringkat"}
    )
    assert halaman.status_code == 200
    assert not Forum.objects.exists()


def test_forums_of_other_years_can_be_filtered(now: datetime) -> None:
    bring_to_pd([make_usulan(now)], now)
    klien = masuk(BAPPEDA)
    assert len(klien.get("/kerja/forum/?tahun=2027").context["baris"]) == 3
    assert not klien.get("/kerja/forum/?tahun=2026&status=sah").context["baris"]


def test_the_page_of_the_paper_says_what_was_decided(
    forum: Forum, tiga: list[Keputusan], now: datetime, client: Client
) -> None:
    agree(forum, [k.usulan for k in tiga[:2]], now)
    forum.refresh_from_db()
    assert forum.berita_acara is not None
    halaman = client.get(f"/dokumen/{forum.berita_acara.kode}/").content.decode()
    assert "Menyepakati 2 usulan" in halaman
    assert f'href="/jejak/{tiga[2].usulan.kode}"' in halaman
    assert f'href="/forum/{forum.pk}/"' in halaman


def test_an_empty_forum_says_that_nothing_waits_for_it() -> None:
    isi = {"tahun": "2027", "metode": "peringkat"}
    halaman = masuk(KADES)
    pilihan = re.search(r'name="forum" value="([^"]+)"', halaman.get("/kerja/forum/buka/").content.decode())
    assert pilihan is not None
    jawaban = halaman.post("/kerja/forum/buka/", {**isi, "forum": pilihan[1]}, follow=True).content.decode()
    assert "belum ada usulan yang menunggunya" in jawaban
    assert "Semua usulan sudah diputuskan" not in jawaban
