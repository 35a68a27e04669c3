"""Halaman persiapan forum, gagasan, dialog, hadir lewat telepon dan kertas, utusan, adendum."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.musrenbang.enums import JenisForum
from terasa.musrenbang.models import Forum, JawabanDialog, SidangKelompok, Undangan, Usulan
from terasa.musrenbang.queries.forum import count_utusan, read_hadir
from terasa.musrenbang.rules import BIDANG
from terasa.musrenbang.services import open_forum, sign_forum
from terasa.pertemuan.models import Kehadiran
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa
from tests.web.musrenbang.bahan import CAMAT, KADES, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
ORANG = {"kelamin": "P", "kelompok_umur": "31-45", "unsur": "perempuan", "asal_kode": DESA}


@pytest.fixture
def forum(now: datetime) -> Forum:
    make_usulan(now)
    return open_desa(now)


def buka(jenis: JenisForum, cakupan: str, now: datetime) -> Forum:
    return open_forum(by=SISTEM, jenis=jenis, kabupaten=KABUPATEN, tahun=TAHUN, cakupan=[cakupan], now=now)


@pytest.mark.parametrize("halaman", ["siapkan/", "qr/", "hadir/kertas/", "utusan/"])
def test_every_page_meets_three_people(forum: Forum, halaman: str) -> None:
    alamat = f"/kerja/forum/{forum.pk}/{halaman}"
    assert masuk(KADES).get(alamat).status_code == 200
    for siapa in ORANG_LAIN:
        assert masuk(siapa).get(alamat).status_code == 404
        assert masuk(siapa).post(alamat, {"tindakan": "buka"}).status_code == 404


def test_a_kades_sets_the_agenda_and_sends_a_numbered_invitation(forum: Forum) -> None:
    klien, alamat = masuk(KADES), f"/kerja/forum/{forum.pk}/siapkan/"
    undangan = {"tindakan": "undangan", "u-nomor": "005/1", "u-kepada": "Ketua BPD", "u-diundang": 30}
    assert "hari, jam, dan tempat" in klien.post(alamat, undangan).content.decode()
    acara = {
        "tindakan": "acara",
        "a-mulai_at": "2026-12-01T09:00",
        "a-tempat": "Balai desa",
        "a-teks": "09.00 | Pembukaan | Pembakal",
    }
    klien.post(alamat, acara)
    halaman = klien.post(alamat, undangan, follow=True).content.decode()
    kode = Undangan.objects.get().dokumen.kode
    assert f"/dokumen/{kode}.pdf" in halaman
    assert Client().get(f"/dokumen/{kode}/").status_code == 200
    assert Client().get(f"/dokumen/{kode}.pdf").content.startswith(b"%PDF-")
    ics = Client().get(f"/forum/{forum.pk}.ics").content
    assert b"DTSTART:20261201T010000Z" in ics
    assert b"LOCATION:Balai desa" in ics
    klien.post(alamat, {"tindakan": "kelompok", "k-nama": "Fisik", "k-bidang": next(iter(BIDANG))})
    assert SidangKelompok.objects.get().nama == "Fisik"


def versi(klien: Client, alamat: str, awalan: str) -> str:
    cocok = re.search(rf'name="{awalan}-versi" value="(\w*)"', klien.get(alamat).content.decode())
    return cocok[1] if cocok else ""


def test_a_second_operator_does_not_overwrite_the_agenda_unseen(forum: Forum) -> None:
    klien, alamat = masuk(KADES), f"/kerja/forum/{forum.pk}/siapkan/"
    dibuka = versi(klien, alamat, "a")
    acara = {
        "tindakan": "acara",
        "a-mulai_at": "2026-12-01T09:00",
        "a-tempat": "Balai desa",
        "a-versi": dibuka,
    }
    klien.post(alamat, {**acara, "a-teks": "09.00 | Pembukaan"})
    halaman = klien.post(alamat, {**acara, "a-teks": "Doa bersama"}).content.decode()
    assert all(teks in halaman for teks in ("diubah orang lain", "Pembukaan", "Doa bersama"))
    # Having seen both, the second one saves what they made of it.
    kini = re.search(r'name="a-versi" value="(\w+)"', halaman)
    assert kini is not None
    klien.post(alamat, {**acara, "a-teks": "Pembukaan\nDoa bersama", "a-versi": kini[1]})
    forum.pertemuan.refresh_from_db()
    assert [a["judul"] for a in forum.pertemuan.agenda] == ["Pembukaan", "Doa bersama"]


def test_a_group_is_changed_from_its_own_link_and_never_unseen(forum: Forum) -> None:
    klien, alamat = masuk(KADES), f"/kerja/forum/{forum.pk}/siapkan/"
    isi = {"tindakan": "kelompok", "k-nama": "Fisik", "k-bidang": next(iter(BIDANG))}
    klien.post(alamat, {**isi, "k-catatan": "Titian dulu"})
    assert "sudah ada" in klien.post(alamat, {**isi, "k-catatan": "Sumur dulu"}).content.decode()
    ubah = f"{alamat}?ubah={SidangKelompok.objects.get().pk}"
    assert "Titian dulu" in klien.get(ubah).content.decode()
    klien.post(ubah, {**isi, "k-catatan": "Titian, lalu sumur", "k-versi": versi(klien, ubah, "k")})
    assert SidangKelompok.objects.get().catatan == "Titian, lalu sumur"


def test_a_phone_without_an_account_signs_in_and_is_confirmed(forum: Forum) -> None:
    kades, alamat = masuk(KADES), f"/kerja/forum/{forum.pk}/qr/"
    kades.post(alamat, {"tindakan": "buka"})
    forum.refresh_from_db()
    telepon = Client()
    assert "Nomor Anda: 1" in telepon.post(f"/hadir/{forum.kunci_hadir}/", ORANG).content.decode()
    assert "Pilih" in telepon.post(f"/hadir/{forum.kunci_hadir}/", {**ORANG, "unsur": ""}).content.decode()
    assert read_hadir(forum).jumlah == 0
    kades.post(alamat, {"tindakan": "semua"})
    assert read_hadir(forum).perempuan == 1
    kunci = forum.kunci_hadir
    kades.post(alamat, {"tindakan": "tutup"})
    assert telepon.get(f"/hadir/{kunci}/").status_code == 404
    assert telepon.get("/hadir/salah/").status_code == 404


def test_a_paper_list_is_typed_over_and_a_half_line_is_told(forum: Forum) -> None:
    klien, alamat = masuk(KADES), f"/kerja/forum/{forum.pk}/hadir/kertas/"
    satu = {"0-kelamin": "P", "0-kelompok_umur": "31-45", "0-unsur": "tani", "0-nama": "Siti Uji"}
    dua = {"1-kelamin": "L", "1-kelompok_umur": "18-30", "1-unsur": ""}
    assert "Lengkapi umur dan unsurnya" in klien.post(alamat, satu | dua).content.decode()
    assert not Kehadiran.objects.exists()
    klien.post(alamat, satu | dua | {"1-unsur": "pemuda"})
    assert read_hadir(forum).jumlah == 2
    orang = Kehadiran.objects.get(nama="Siti Uji")
    klien.post(f"/kerja/forum/{forum.pk}/utusan/", {"orang": orang.pk, "jadi": "ya", "nama": ""})
    assert count_utusan(forum) == {"jumlah": 1, "perempuan": 1}
    umum = Client().get(f"/forum/{forum.pk}/").content.decode()
    assert "1 orang, 1 perempuan" in umum
    assert "Siti" not in umum


def test_ideas_of_a_hamlet_are_written_down_while_they_are_spoken(now: datetime) -> None:
    forum = buka(JenisForum.MUSDUS, DESA, now)
    alamat = f"/kerja/forum/{forum.pk}/gagasan/"
    klien = masuk(KADES)
    assert "Catat gagasan" in klien.get(f"/kerja/forum/{forum.pk}/").content.decode()
    klien.post(alamat, {"judul": "Sumur bor RT 3 Dusun Hulu", "kode_desa": DESA})
    assert forum.keputusan.get().usulan == Usulan.objects.get(judul="Sumur bor RT 3 Dusun Hulu")
    assert masuk(ORANG_LAIN[0]).get(alamat).status_code == 404


def test_answers_of_the_dialog_are_public_on_its_page(now: datetime) -> None:
    usulan, forum = make_usulan(now), buka(JenisForum.DIALOG, "63.06.04", now)
    isi = {
        "pertanyaan": "Kapan titian diperbaiki?",
        "jawaban": "Tahun ini",
        "asal_kode": DESA,
        "kode": usulan.kode,
    }
    masuk(CAMAT).post(f"/kerja/forum/{forum.pk}/jawab/", isi)
    assert JawabanDialog.objects.get().usulan == usulan
    assert "Kapan titian diperbaiki?" in Client().get(f"/forum/{forum.pk}/").content.decode()
    assert "Tahun ini" in Client().get(f"/jejak/{usulan.kode}").content.decode()


def test_the_bpd_opens_the_village_assembly_and_nothing_else(now: datetime) -> None:
    klien = masuk((JenisPeran.BPD, DESA))
    pilihan = klien.get("/kerja/forum/buka/").context["form"].fields["forum"].choices
    assert {str(k).partition("-")[0] for k, _teks in pilihan} == {"musdes"}
    klien.post("/kerja/forum/buka/", {"forum": f"musdes-{DESA}", "tahun": str(TAHUN), "metode": "peringkat"})
    assert Forum.objects.get().jenis == JenisForum.MUSDES


def test_signed_minutes_are_amended_and_both_papers_point_at_each_other(forum: Forum, now: datetime) -> None:
    usulan = forum.keputusan.get().usulan
    agree(forum, [usulan], now)
    klien, alamat = masuk(KADES), f"/kerja/forum/{forum.pk}/adendum/"
    assert klien.get(alamat).status_code == 302
    sign_forum(forum=forum, by=SISTEM, data=b"%PDF-1", nama="a.pdf", tipe="application/pdf", now=now)
    isi: dict[str, Any] = {
        "usulan": usulan.pk,
        "biaya": "90.000.000",
        "alasan": "Harga satuan keliru ditulis",
    }
    halaman = klien.post(alamat, isi, follow=True).content.decode()
    assert "Harga satuan keliru ditulis" in halaman
    assert forum.berita_acara is not None
    lama = Client().get(f"/dokumen/{forum.berita_acara.kode}/").content.decode()
    adendum = forum.berita_acara.adendum.get()
    assert adendum.kode in lama
    assert forum.berita_acara.kode in Client().get(f"/dokumen/{adendum.kode}/").content.decode()
    berkas = SimpleUploadedFile("b.pdf", b"%PDF-1 b", content_type="application/pdf")
    klien.post(f"{alamat}{adendum.kode}/", {"berkas": berkas})
    adendum.refresh_from_db()
    assert adendum.status == "sah"
    assert masuk(ORANG_LAIN[0]).get(alamat).status_code == 404
