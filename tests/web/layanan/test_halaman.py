"""Halaman layanan: dua ketukan sampai memohon, slip hanya di peramban pengirim, orangnya hanya terbaca unitnya."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.kabar.models import Pesan
from terasa.kabar.sandi import make_teks
from terasa.layanan.enums import JenisLayanan, Status
from terasa.layanan.models import IsiPermohonan, JawabanSkm, Layanan, NomorAntrean, Permohonan, SurveiSkm
from terasa.layanan.queries import list_kontak
from terasa.layanan.services import accept_berkas, mark_ready, open_skm, publish_skm
from terasa.umum import konteks
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, DESA_LAIN, get_pengguna, make_pelaku, sebagai
from tests.module.layanan.bahan import SYARAT, ask, make_layanan, make_petugas, standar, unit_of

pytestmark = pytest.mark.django_db


def masuk(by: PelakuTetap) -> Client:
    klien = Client()
    klien.force_login(get_pengguna(by))
    return klien


def teks(jawaban: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", jawaban.content.decode()))


@pytest.fixture
def petugas() -> PelakuTetap:
    return make_petugas()


@pytest.fixture
def layanan(petugas: PelakuTetap) -> Layanan:
    return make_layanan(petugas, now=timezone.now(), kata_kunci="polisi, melamar kerja")


def mohon(klien: Client, layanan: Layanan, **isi: str) -> Any:
    data = {"kunci_kirim": str(uuid4()), "nama": "Siti Aminah", "keperluan": "Melamar kerja", **isi}
    return klien.post(f"/layanan/{layanan.kode}/mohon/", data, follow=True)


def open_mine(klien: Client, halaman: Any) -> Any:
    """From the slip page to one's own page, as a person types code and key."""
    kode, kunci = re.findall(r'class="kode-besar[^"]*">(.*?)</p>', halaman.content.decode())
    return klien.post("/permohonan/saya/", {"kode": kode, "kunci": kunci.replace("<br>", "")}, follow=True)


def test_resident_finds_a_service_in_two_taps_and_asks(layanan: Layanan) -> None:
    klien = Client()
    daftar = klien.get("/layanan/", {"cari": "saya mau melamar kerja"})
    assert layanan.alamat in daftar.content.decode()
    halaman = teks(klien.get(layanan.alamat))
    assert "Gratis" in halaman
    assert all(s in halaman for s in SYARAT)
    slip = mohon(klien, layanan)
    assert "Simpan slip ini" in teks(slip)
    assert teks(open_mine(klien, slip)).count("Siti Aminah") == 1


def test_slip_is_shown_in_the_browser_that_sent_it_only(layanan: Layanan) -> None:
    mohon(klien := Client(), layanan)
    assert "Slip tidak ada di peramban ini" in teks(Client().get("/permohonan/slip/"))
    klien.post("/permohonan/slip/tutup/")
    assert "Slip tidak ada di peramban ini" in teks(klien.get("/permohonan/slip/"))


def test_public_journey_tells_no_name_and_no_purpose(layanan: Layanan, petugas: PelakuTetap) -> None:
    permohonan = ask(layanan, now=timezone.now(), by=petugas, kurang=[SYARAT[0]]).permohonan
    halaman = teks(Client().get(permohonan.tautan))
    assert SYARAT[0] in halaman
    assert "Siti" not in halaman
    assert "Melamar" not in halaman
    assert Client().get(f"/jejak/{permohonan.kode}", follow=True).redirect_chain[-1][0] == permohonan.tautan


def test_wrong_key_opens_nothing(layanan: Layanan) -> None:
    permohonan = ask(layanan, now=timezone.now()).permohonan
    jawaban = Client().post("/permohonan/saya/", {"kode": permohonan.kode, "kunci": "0" * 20})
    assert "tidak cocok" in teks(jawaban)


def test_what_is_missing_in_the_form_is_said_and_what_was_typed_stays(layanan: Layanan) -> None:
    jawaban = mohon(Client(), layanan, nama="", keperluan="NIK saya 6306041234567890")
    assert "6306041234567890" in jawaban.content.decode()
    assert Permohonan.objects.count() == 0
    assert "NIK" in teks(mohon(Client(), layanan, keperluan="NIK saya 6306041234567890"))


def test_request_from_the_outbox_arrives_once_with_its_slip(layanan: Layanan) -> None:
    kiriman = {
        "jenis": "permohonan",
        "id": str(uuid4()),
        "isi": {
            "layanan": layanan.kode,
            "nama": "Siti Aminah",
            "keperluan": "Melamar kerja",
            "telepon": "",
            "surel": "",
        },
    }
    klien = Client()
    hasil = [
        klien.post("/luring/kirim/", {"kiriman": [kiriman]}, content_type="application/json").json()["hasil"][
            0
        ]
        for _ in range(2)
    ]
    assert [h["hasil"] for h in hasil] == ["diterima", "sama"]
    assert hasil[0]["slip"]["kunci"] == hasil[1]["slip"]["kunci"]
    assert Permohonan.objects.count() == 1
    assert "Simpan slip ini" in teks(klien.get("/permohonan/slip/"))


def test_person_writes_withdraws_and_erases(layanan: Layanan) -> None:
    klien = Client()
    open_mine(klien, mohon(klien, layanan))
    assert "Pesan Anda terkirim" in teks(
        klien.post("/permohonan/saya/pesan/", {"teks": "Kapan siap?"}, follow=True)
    )
    klien.post("/permohonan/saya/tarik/")
    assert "sudah dihapus" in teks(klien.post("/permohonan/saya/hapus/", follow=True))
    with konteks.pakai(konteks.sistem()):
        assert IsiPermohonan.objects.get().nama == ""
    klien.post("/permohonan/saya/tutup/")
    assert "Ketik kode dan kunci" in teks(klien.get("/permohonan/saya/"))


def test_desk_of_the_unit_and_of_nobody_else(layanan: Layanan, petugas: PelakuTetap) -> None:
    permohonan = ask(layanan, now=timezone.now()).permohonan
    alamat = f"/kerja/layanan/permohonan/{permohonan.kode}/"
    assert "Siti Aminah" in teks(masuk(petugas).get(alamat))
    assert "Siti Aminah" in teks(masuk(petugas).get("/kerja/layanan/"))
    for lain in (make_petugas(DESA_LAIN), make_pelaku(JenisPeran.CAMAT, DESA[:8])):
        assert masuk(lain).get(alamat).status_code == 404
        assert "Siti Aminah" not in teks(masuk(lain).get("/kerja/layanan/"))
    assert masuk(make_pelaku(JenisPeran.BAPPEDA)).get(alamat).status_code == 404
    assert Client().get(alamat).status_code == 302


def test_unit_reads_the_contact_and_hears_whether_anybody_was_told(
    layanan: Layanan, petugas: PelakuTetap, settings: Any
) -> None:
    tanpa = ask(layanan, now=timezone.now(), data={"telepon": ""}).permohonan
    ada = ask(layanan, now=timezone.now()).permohonan
    surel = ask(layanan, now=timezone.now(), data={"telepon": "", "surel": "siti@contoh.id"}).permohonan
    klien, settings.EMAIL_URL = masuk(petugas), "memory://"

    def accept(permohonan: Permohonan) -> str:
        return teks(klien.post(f"/kerja/layanan/permohonan/{permohonan.kode}/lengkap/", follow=True))

    assert "tidak meninggalkan kontak" in accept(tanpa)
    assert "belum dapat mengirim ke +6281234567890" in accept(ada)
    assert "dikabari lewat siti@contoh.id" in accept(surel)
    assert "81234567890" not in teks(Client().get(ada.tautan))
    for lain in (make_petugas(DESA_LAIN), make_pelaku(JenisPeran.CAMAT, DESA[:8])):
        with sebagai(lain):
            assert list_kontak(ada, lain) == []


def test_officer_takes_a_request_from_the_counter_to_its_end(layanan: Layanan, petugas: PelakuTetap) -> None:
    klien = masuk(petugas)
    data = {"kunci_kirim": str(uuid4()), "saluran": "loket", "nama": "Siti Aminah", "kurang": [SYARAT[1]]}
    slip = klien.post(f"/kerja/layanan/catat/{layanan.kode}/", data)
    assert SYARAT[1] in teks(slip)
    permohonan = Permohonan.objects.get()
    assert permohonan.tautan in slip.content.decode()
    assert "no-store" in slip["Cache-Control"]
    lain = klien.post(f"/kerja/layanan/catat/{layanan.kode}/", {**data, "nama": "Orang berikutnya"})
    assert "isi lain" in teks(lain)
    assert data["kunci_kirim"] not in lain.content.decode()
    alamat = f"/kerja/layanan/permohonan/{permohonan.kode}/"
    for tindakan in ("lengkap", "siap", "serahkan"):
        assert klien.post(f"{alamat}{tindakan}/", follow=True).redirect_chain, tindakan
    permohonan.refresh_from_db()
    assert (permohonan.status, permohonan.tepat_waktu) == (Status.SELESAI, True)


def test_refused_act_keeps_its_form_open_with_the_reason(layanan: Layanan, petugas: PelakuTetap) -> None:
    permohonan = ask(layanan, now=timezone.now() - timedelta(days=30), by=petugas, lengkap=True).permohonan
    klien = masuk(petugas)
    jawaban = klien.post(f"/kerja/layanan/permohonan/{permohonan.kode}/siap/")
    assert "Pilih alasannya dari daftar" in teks(jawaban)
    klien.post(f"/kerja/layanan/permohonan/{permohonan.kode}/siap/", {"siap-alasan_kode": "listrik-jaringan"})
    halaman = teks(Client().get(permohonan.tautan))
    assert "Listrik atau jaringan mati" in halaman
    assert "Terlambat" in halaman


def test_counter_calls_its_queue_and_the_display_follows(layanan: Layanan, petugas: PelakuTetap) -> None:
    klien = masuk(petugas)
    for _ in range(3):
        klien.post("/kerja/layanan/antrean/", {"aksi": "ambil"})
    klien.post("/kerja/layanan/antrean/", {"aksi": "panggil", "meja": "Meja 2"})
    layar = teks(Client().get(f"/loket/{petugas.unit_id}/"))
    assert "1 Meja 2" in layar
    assert "2 menunggu" in layar
    assert "Panggil berikutnya" not in teks(klien.get("/kerja/layanan/antrean/"))
    lewat = teks(klien.post("/kerja/layanan/antrean/", {"aksi": "lewati", "nomor": "1"}, follow=True))
    assert "Nomor 1 tidak hadir" in lewat
    assert "Kembalikan 1 ke meja" in lewat
    klien.post("/kerja/layanan/antrean/", {"aksi": "kembali", "nomor": "1"})
    klien.post("/kerja/layanan/antrean/", {"aksi": "selesai", "nomor": "1"})
    assert NomorAntrean.objects.get(nomor=1).status == "selesai"


def test_a_step_that_another_officer_took_shows_the_state_of_now(
    layanan: Layanan, petugas: PelakuTetap
) -> None:
    permohonan = ask(layanan, now=timezone.now(), by=petugas, lengkap=True).permohonan
    klien, alamat = masuk(petugas), f"/kerja/layanan/permohonan/{permohonan.kode}/"
    klien.post(f"{alamat}siap/")
    halaman = klien.post(f"{alamat}siap/", follow=True)
    assert "Langkah itu tidak berlaku lagi" in teks(halaman)
    assert f"{alamat}siap/" not in halaman.content.decode()
    assert "Langkah terakhir dibatalkan" in teks(klien.post(f"{alamat}batal/", follow=True))
    assert f"{alamat}siap/" in klien.get(alamat).content.decode()


def test_acts_that_would_be_refused_are_not_drawn(layanan: Layanan, petugas: PelakuTetap) -> None:
    lama = ask(layanan, now=timezone.now() - timedelta(days=30), by=petugas, lengkap=True).permohonan
    halaman = masuk(petugas).get(f"/kerja/layanan/permohonan/{lama.kode}/").content.decode()
    assert "/jelaskan/" in halaman
    assert not any(f"/{satu}/" in halaman for satu in ("kurang", "batal", "serahkan"))


def test_display_stands_alone_and_the_ticket_names_the_service(
    layanan: Layanan, petugas: PelakuTetap
) -> None:
    klien = masuk(petugas)
    karcis = klien.post("/kerja/layanan/antrean/", {"aksi": "ambil", "layanan": layanan.kode}, follow=True)
    assert "Cetak karcis 1" in teks(karcis)
    assert layanan.nama in teks(klien.get("/kerja/layanan/antrean/karcis/1/"))
    assert masuk(make_petugas(DESA_LAIN)).get("/kerja/layanan/antrean/karcis/1/").status_code == 404
    layar = Client().get(f"/loket/{petugas.unit_id}/").content.decode()
    assert "Menu utama" not in layar
    assert 'http-equiv="refresh"' not in layar
    assert "Segarkan layar ini" in layar
    potong = Client().get(f"/loket/{petugas.unit_id}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in potong
    assert "hx-get" in potong


def test_unit_writes_its_catalogue_and_the_next_standard(petugas: PelakuTetap) -> None:
    klien = masuk(petugas)
    hari = timezone.localdate()
    isi = {
        "jenis": "layanan", "nama": "Izin keramaian", "ringkas": "Untuk hajatan.", "kata_kunci": "hajatan",
        "persyaratan": "Fotokopi KTP\nDenah tempat", "hari_kerja": "1", "berlaku_dari": hari.isoformat(),
        "dasar": "Keputusan 1/2026", "k_produk": "Surat izin",
    }  # fmt: skip
    assert klien.post("/kerja/layanan/katalog/baru/", isi).status_code == 302
    layanan = Layanan.objects.get()
    assert layanan.standar.get().persyaratan == ["Fotokopi KTP", "Denah tempat"]
    esok = {
        **isi,
        "bagian": "standar",
        "hari_kerja": "2",
        "berlaku_dari": (hari + timedelta(days=1)).isoformat(),
    }
    assert klien.post(f"/kerja/layanan/katalog/{layanan.kode}/", esok).status_code == 302
    assert layanan.standar.count() == 2
    assert masuk(make_petugas(DESA_LAIN)).get(f"/kerja/layanan/katalog/{layanan.kode}/").status_code == 404


def test_unit_words_numbers_and_prints_its_paper(layanan: Layanan, petugas: PelakuTetap) -> None:
    klien = masuk(petugas)
    isi = {
        "judul": "Tanda terima",
        "pola_nomor": "470/{urut}/{tahun}",
        "isi": "{layanan} {kode}",
        "penandatangan": "Sekdes",
    }
    assert klien.post("/kerja/layanan/surat/tanda_terima/", isi).status_code == 302
    permohonan = ask(layanan, now=timezone.now(), by=petugas, lengkap=True).permohonan
    alamat = f"/kerja/layanan/permohonan/{permohonan.kode}"
    for salah in ("x" * 501, "NIK 6306041234567890"):
        assert salah in klien.post(f"{alamat}/surat/tanda_terima/", {"keterangan": salah}).content.decode()
    assert not permohonan.surat.exists()
    klien.post(f"{alamat}/surat/tanda_terima/", {"keterangan": ""})
    salinan = klien.get(f"{alamat}/salinan/tanda_terima/")
    assert salinan.content.startswith(b"%PDF-")
    kode = permohonan.surat.get().dokumen.kode
    periksa = teks(Client().get(f"/dokumen/{kode}/"))
    assert "Siti" not in periksa
    assert "Menunggu tanda tangan" not in periksa
    assert "Berita acara" not in periksa.partition("Surat unit")[0]
    assert f"Nomor 470/001/{timezone.localdate().year}" in periksa


def test_papers_are_offered_when_they_can_go_out(layanan: Layanan, petugas: PelakuTetap) -> None:
    klien = masuk(petugas)
    permohonan = ask(layanan, now=timezone.now(), by=petugas, kurang=[SYARAT[0]]).permohonan
    alamat = f"/kerja/layanan/permohonan/{permohonan.kode}/"
    halaman = teks(klien.get(alamat))
    assert "Surat pengantar: belum ada templatnya" in halaman
    assert "Rekomendasi camat" not in halaman
    assert klien.get("/kerja/layanan/surat/rekomendasi/").status_code == 404
    mulai = klien.get("/kerja/layanan/surat/pengantar/").context["form"].initial
    isi = {**mulai, "penandatangan": "Kepala Desa"}
    assert "470/001/" in teks(klien.post("/kerja/layanan/surat/pengantar/", {**isi, "lihat": "1"}))
    assert "belum ada templatnya" in teks(klien.get(alamat))
    klien.post("/kerja/layanan/surat/pengantar/", isi)
    assert "Surat pengantar: terbit sesudah berkasnya lengkap" in teks(klien.get(alamat))
    assert "Berkasnya belum lengkap" in teks(klien.post(f"{alamat}surat/pengantar/", {"keterangan": ""}))
    klien.post(f"{alamat}lengkap/")
    assert "Terbitkan Surat pengantar" in teks(klien.get(alamat))


def answers(layanan: Layanan | None = None, nilai: str = "3") -> dict[str, str]:
    isi = {"kunci_kirim": str(uuid4()), **{f"U{k}": nilai for k in range(1, 10)}}
    return isi | ({"layanan": str(layanan.pk)} if layanan else {})


def make_skm(petugas: PelakuTetap) -> SurveiSkm:
    hari = timezone.localdate()
    with sebagai(petugas):
        return open_skm(
            unit=unit_of(petugas), dari_on=hari, sampai_on=hari, populasi=30, by=petugas, now=timezone.now()
        )


def test_kiosk_collects_thirty_answers_and_the_result_prints(layanan: Layanan, petugas: PelakuTetap) -> None:
    klien, survei = masuk(petugas), make_skm(petugas)
    for k in range(30):
        assert klien.post("/kerja/skm/kios/", answers(layanan, "4" if k % 2 else "3")).status_code == 302
    assert "Terjawab 30 dari 28" in teks(klien.get("/kerja/skm/"))
    assert "Tampilkan lembarnya" in teks(klien.get("/kerja/skm/kuesioner/"))
    kertas = teks(klien.get("/kerja/skm/kuesioner/?dari=7&sampai=9"))
    assert all(f"Lembar {nomor}" in kertas for nomor in (7, 8, 9))
    assert kertas.count("4. Gratis") == kertas.count("Perempuan") == 3
    assert "sekali jalan" in teks(klien.get("/kerja/skm/kuesioner/?dari=1&sampai=500"))
    assert Client().get(f"/skm/{survei.kode}/").status_code == 404
    with sebagai(petugas):
        publish_skm(survei=survei, by=petugas, now=timezone.now() + timedelta(days=1))
    halaman = Client().get(f"/skm/{survei.kode}/")
    assert "87,50" in teks(halaman)
    assert "Ditanya di loket: 30" in teks(halaman)
    assert "Hasil tiap layanan tidak dirinci" in teks(halaman)
    assert "dari 30 responden" in teks(Client().get(layanan.alamat))
    assert "87,50" in teks(Client().get(f"/skm/?di={DESA}"))
    assert "87,50" not in teks(Client().get(f"/skm/?di={DESA_LAIN}"))
    pdf = re.search(r"/dokumen/\w+\.pdf", halaman.content.decode())
    assert pdf is not None
    assert Client().get(pdf.group()).content.startswith(b"%PDF-")


def test_screen_left_to_the_people_opens_nothing_else(layanan: Layanan, petugas: PelakuTetap) -> None:
    make_skm(petugas)
    klien = masuk(petugas)
    assert "Kirim penilaian" not in teks(Client().get("/skm/layar/"))
    assert klien.post("/kerja/skm/kunci-layar/").status_code == 302
    assert klien.get("/kerja/layanan/").status_code == 302
    halaman = klien.get("/skm/layar/").content.decode()
    assert "Gratis" in halaman
    assert not any(bagian in halaman for bagian in ("<header", "<nav", "<footer"))
    jawaban = answers(layanan)
    for _ in range(2):
        assert klien.post("/skm/layar/", jawaban)["Location"] == "/skm/layar/?selesai=1"
    assert "Terima kasih" in teks(klien.get("/skm/layar/?selesai=1"))
    assert klien.post("/skm/layar/", answers(layanan)).status_code == 302
    assert Client().post("/skm/layar/", answers(layanan)).status_code == 200
    with konteks.pakai(konteks.sistem()):
        assert list(JawabanSkm.objects.values_list("saluran", flat=True)) == ["kios", "kios"]


def test_only_who_signs_in_takes_the_screen_back(layanan: Layanan, petugas: PelakuTetap) -> None:
    make_skm(petugas)
    klien = masuk(petugas)
    klien.post("/kerja/skm/kunci-layar/")
    assert klien.get("/skm/layar/akhiri/")["Location"].startswith("/akun/login/")
    assert "Kirim penilaian" in teks(klien.get("/skm/layar/"))
    klien.force_login(get_pengguna(petugas))
    assert klien.get("/skm/layar/akhiri/")["Location"] == "/kerja/skm/"
    assert "Kirim penilaian" not in teks(klien.get("/skm/layar/"))


def test_survey_opened_wrongly_is_changed_and_cancelled(layanan: Layanan, petugas: PelakuTetap) -> None:
    survei, klien = make_skm(petugas), masuk(petugas)
    hari = timezone.localdate()
    isi = {"dari_on": hari, "sampai_on": hari + timedelta(days=3), "populasi": 100}
    assert "Survei berubah" in teks(klien.post("/kerja/skm/ubah/", isi, follow=True))
    survei.refresh_from_db()
    assert (survei.sampai_on, survei.sampel) == (isi["sampai_on"], 80)
    assert masuk(make_petugas(DESA_LAIN)).post("/kerja/skm/ubah/", {"batal": "1"}).status_code == 404
    klien.post("/kerja/skm/kios/", answers(layanan))
    assert "Sudah ada yang menjawab" in teks(klien.post("/kerja/skm/ubah/", {"batal": "1"}, follow=True))
    with konteks.pakai(konteks.sistem()):
        JawabanSkm.objects.all().delete()
    assert "Survei dibatalkan" in teks(klien.post("/kerja/skm/ubah/", {"batal": "1"}, follow=True))


def test_low_result_and_its_task_point_at_each_other(layanan: Layanan, petugas: PelakuTetap) -> None:
    pembina = make_pelaku(JenisPeran.DINAS_PMD, DESA[:5])
    survei, klien = make_skm(petugas), masuk(petugas)
    for _ in range(12):
        klien.post("/kerja/skm/kios/", answers(layanan, "2"))
    with sebagai(petugas):
        publish_skm(survei=survei, by=petugas, now=timezone.now() + timedelta(days=1))
    halaman = klien.get(f"/skm/{survei.kode}/").content.decode()
    tugas = re.search(r"/kerja/tindak-lanjut/[0-9a-f-]{36}/", halaman)
    assert tugas is not None
    assert "/kerja/tindak-lanjut/" not in Client().get(f"/skm/{survei.kode}/").content.decode()
    assert "kurang dari sampel" in halaman
    for siapa in (klien, masuk(pembina)):
        assert f"/skm/{survei.kode}/" in siapa.get(tugas.group()).content.decode()
        assert tugas.group() in siapa.get("/kerja/tindak-lanjut/").content.decode()


def test_paper_is_copied_by_two_people(layanan: Layanan, petugas: PelakuTetap) -> None:
    make_skm(petugas)
    rekan = make_pelaku(JenisPeran.KADES, DESA, unit=unit_of(petugas))
    isi = {**answers(layanan), "lembar": "1", "jam": "08-12", "usia": "20-29"}
    assert masuk(petugas).post("/kerja/skm/kertas/", isi).status_code == 302
    assert "pada U2" in teks(masuk(rekan).post("/kerja/skm/kertas/", {**isi, "U2": "1"}))
    assert masuk(rekan).post("/kerja/skm/kertas/", isi).status_code == 302
    with konteks.pakai(konteks.sistem()):
        assert JawabanSkm.objects.count() == 1


def test_served_person_rates_from_the_phone_once(layanan: Layanan, petugas: PelakuTetap) -> None:
    make_skm(petugas)
    klien = Client()
    open_mine(klien, mohon(klien, layanan))
    assert "Nilai layanan ini" not in teks(klien.get("/permohonan/saya/"))
    permohonan = Permohonan.objects.get()
    with sebagai(petugas):
        accept_berkas(permohonan=permohonan, by=petugas, now=timezone.now())
        mark_ready(permohonan=permohonan, by=petugas, now=timezone.now())
    assert "Nilai layanan ini" in teks(klien.get("/permohonan/saya/"))
    assert "Cukup mahal" in teks(klien.get("/permohonan/saya/nilai/"))
    assert "tercatat" in teks(klien.post("/permohonan/saya/nilai/", answers(), follow=True))
    lagi = teks(klien.post("/permohonan/saya/nilai/", answers(), follow=True))
    assert "sudah terhitung" in lagi
    assert "Nilai layanan ini" not in lagi
    with konteks.pakai(konteks.sistem()):
        assert JawabanSkm.objects.count() == 1


def test_nobody_is_asked_after_the_last_day(layanan: Layanan, petugas: PelakuTetap) -> None:
    survei, klien = make_skm(petugas), masuk(petugas)
    assert "Kirim penilaian" in teks(klien.get("/kerja/skm/kios/"))
    SurveiSkm.objects.filter(pk=survei.pk).update(
        dari_on=survei.dari_on - timedelta(days=5), sampai_on=survei.sampai_on - timedelta(days=1)
    )
    assert "Kirim penilaian" not in teks(klien.get("/kerja/skm/kios/"))
    assert "Simpan lembar" in teks(klien.get("/kerja/skm/kertas/"))
    hari = timezone.localdate().isoformat()
    assert "Hari terakhirnya berubah" in teks(
        klien.post("/kerja/skm/perpanjang/", {"sampai_on": hari}, follow=True)
    )
    assert "Kirim penilaian" in teks(klien.get("/kerja/skm/kios/"))


def test_information_request_is_objected_to(petugas: PelakuTetap) -> None:
    layanan = make_layanan(
        petugas,
        now=timezone.now(),
        nama="Informasi",
        jenis=JenisLayanan.INFORMASI,
        standar=standar(persyaratan=()),
    )
    klien = Client()
    open_mine(klien, mohon(klien, layanan))
    assert "ajukan keberatan" not in teks(klien.get("/permohonan/saya/"))
    with sebagai(petugas):
        mark_ready(permohonan=Permohonan.objects.get(), by=petugas, now=timezone.now())
    assert "Keberatan Anda tercatat" in teks(klien.post("/permohonan/saya/keberatan/", follow=True))
    kerja = f"/kerja/layanan/permohonan/{Permohonan.objects.get().kode}/"
    kades = masuk(make_pelaku(JenisPeran.KADES, DESA, unit=unit_of(petugas)))
    assert "Tanggapi keberatan" not in teks(masuk(petugas).get(kerja))
    assert "Tanggapi keberatan" in teks(kades.get(kerja))
    kades.post(f"{kerja}tanggapi/", {"tanggapi-alasan": "Lampirannya kami susulkan."})
    assert "Tanggapi keberatan" not in teks(kades.get(kerja))


def test_poster_and_all_public_pages_open(layanan: Layanan) -> None:
    klien = Client()
    assert "svg" in klien.get(f"/layanan/{layanan.kode}/poster/").content.decode()
    for alamat in ("/layanan/?di=63.06.04.2002", "/layanan/?cari=zzz&page=9", "/permohonan/saya/"):
        assert klien.get(alamat).status_code == 200
    for alamat in ("/layanan/ZZZ/", "/permohonan/ZZZ/", "/skm/ZZZ/", "/loket/0/"):
        assert klien.get(alamat).status_code == 404


def test_page_of_a_service_tells_how_long_it_really_takes(layanan: Layanan, petugas: PelakuTetap) -> None:
    permohonan = ask(layanan, now=timezone.now(), by=petugas, lengkap=True).permohonan
    with sebagai(petugas):
        mark_ready(permohonan=permohonan, by=petugas, now=timezone.now())
    halaman = teks(Client().get(layanan.alamat))
    assert "Dari 1 permohonan, separuhnya siap pada hari yang sama" in halaman
    assert "Tepat waktu 1 dari 1 (100%, rentang 20,7–100%)" in halaman


def test_waiting_to_be_checked_has_a_day_for_both_sides(layanan: Layanan, petugas: PelakuTetap) -> None:
    now = timezone.now()
    baru = ask(layanan, now=now).permohonan
    lama = ask(layanan, now=now - timedelta(days=20)).permohonan
    meja = masuk(petugas).get("/kerja/layanan/").content.decode()
    assert meja.index(f"permohonan/{lama.kode}/") < meja.index(f"permohonan/{baru.kode}/")
    assert "diperiksa paling lambat" in meja
    assert "lencana-buruk" in meja
    assert "Berkasnya diperiksa paling lambat" in teks(Client().get(lama.tautan))
    assert "Berkasnya diperiksa paling lambat" in teks(mohon(Client(), layanan))


def test_information_counts_from_its_record(petugas: PelakuTetap) -> None:
    layanan = make_layanan(petugas, now=timezone.now(), nama="Informasi", jenis=JenisLayanan.INFORMASI)
    assert "2 hari kerja sejak permintaan dicatat" in teks(Client().get(layanan.alamat))
    halaman = teks(Client().get(ask(layanan, now=timezone.now()).permohonan.tautan))
    assert "Permintaan dicatat" in halaman
    assert "Berkas lengkap" not in halaman


def test_number_of_queries_does_not_grow_with_the_rows(layanan: Layanan, petugas: PelakuTetap) -> None:
    klien = masuk(petugas)
    ask(layanan, now=timezone.now())

    def count(alamat: str, siapa: Client) -> int:
        siapa.get(alamat)
        with CaptureQueriesContext(connection) as kueri:
            siapa.get(alamat)
        return len(kueri)

    alamat = [("/kerja/layanan/", klien), ("/layanan/", Client()), (f"/loket/{petugas.unit_id}/", Client())]
    sedikit = [count(a, s) for a, s in alamat]
    for k in range(5):
        ask(make_layanan(petugas, now=timezone.now(), nama=f"Lain {k}"), now=timezone.now())
        klien.post("/kerja/layanan/antrean/", {"aksi": "ambil"})
    assert [count(a, s) for a, s in alamat] == sedikit


def test_slip_of_a_telephone_call_reaches_the_contact_once(
    layanan: Layanan, petugas: PelakuTetap, settings: Any
) -> None:
    settings.EMAIL_URL = "memory://"
    klien = masuk(petugas)
    data = {
        "kunci_kirim": str(uuid4()),
        "saluran": "telepon",
        "nama": "Siti Aminah",
        "surel": "siti@contoh.id",
    }
    slip = klien.post(f"/kerja/layanan/catat/{layanan.kode}/", data)
    assert all(isi in slip.content.decode() for isi in ("<svg", "/permohonan/saya/", "bacakan"))
    isi = dict(re.findall(r'name="(kode|kunci)" value="([^"]+)"', slip.content.decode()))
    assert "dikirim ke 1 kontak" in teks(klien.post("/kerja/layanan/slip/kirim/", isi))
    assert masuk(make_petugas(DESA_LAIN)).post("/kerja/layanan/slip/kirim/", isi).status_code == 404
    with konteks.pakai(konteks.sistem()):
        pesan = Pesan.objects.get(kunci__contains="permohonan-kunci")
        assert isi["kunci"] in make_teks(pesan)
        assert isi["kunci"] not in pesan.teks


def test_a_stopped_service_says_why_and_is_offered_again(layanan: Layanan, petugas: PelakuTetap) -> None:
    klien, ubah = masuk(petugas), f"/kerja/layanan/katalog/{layanan.kode}/"
    isi = {"bagian": "henti", "henti-alasan": "Dilayani kepolisian.", "henti-ganti": "Polsek Angkinang"}
    assert klien.post(ubah, isi).status_code == 302
    halaman = teks(Client().get(layanan.alamat))
    assert "Dilayani kepolisian." in halaman
    assert "Polsek Angkinang" in halaman
    assert "Mohon sekarang" not in halaman
    assert Client().get(f"{layanan.alamat}poster/").headers["Location"] == layanan.alamat
    assert "tidak ditawarkan lagi" in teks(klien.get(f"/kerja/layanan/catat/{layanan.kode}/"))
    assert f"catat/{layanan.kode}" not in klien.get("/kerja/layanan/").content.decode()
    assert masuk(make_petugas(DESA_LAIN)).post(f"{ubah}lanjutkan/").status_code == 404
    assert "ditawarkan lagi" in teks(klien.post(f"{ubah}lanjutkan/", follow=True))
    assert "Mohon sekarang" in teks(Client().get(layanan.alamat))


def test_catalogue_counts_the_components_and_warns(layanan: Layanan, petugas: PelakuTetap) -> None:
    klien = masuk(petugas)
    halaman = teks(klien.get("/kerja/layanan/katalog/"))
    assert "3 dari 14 komponen" in halaman
    assert "Produk pelayanan" in halaman
    isi = {
        "bagian": "standar", "persyaratan": "KTP", "hari_kerja": "1", "dasar": "Keputusan 2",
        "berlaku_dari": timezone.localdate().isoformat(), "biaya": "10.000,50",
    }  # fmt: skip
    alamat = f"/kerja/layanan/katalog/{layanan.kode}/"
    assert "rupiah utuh tanpa sen" in teks(klien.post(alamat, isi))
    assert "dengan 3 dari 14 komponen" in teks(klien.post(alamat, {**isi, "biaya": "10.000"}, follow=True))
    assert layanan.standar.order_by("-versi")[0].biaya == 10_000


def test_posters_fill_one_sheet_without_menu(layanan: Layanan, petugas: PelakuTetap) -> None:
    for alamat in (f"/layanan/{layanan.kode}/poster/", f"/loket/{petugas.unit_id}/layanan/"):
        halaman = Client().get(alamat).content.decode()
        assert "Menu utama" not in halaman
        assert "AGPL" not in halaman
        assert all(s in halaman for s in (layanan.nama, *SYARAT, "<svg"))
    assert Client().get("/loket/0/layanan/").status_code == 404


def test_numbers_of_a_place_for_its_coach_and_for_everyone(layanan: Layanan, petugas: PelakuTetap) -> None:
    ask(layanan, now=timezone.now() - timedelta(days=30), by=petugas, lengkap=True)
    make_layanan(make_petugas(DESA_LAIN), now=timezone.now(), nama="Layanan tetangga")
    camat = masuk(make_pelaku(JenisPeran.CAMAT, DESA[:8]))
    for siapa, alamat in ((camat, "/kerja/layanan/angka/"), (Client(), f"/layanan/angka/?di={DESA}")):
        halaman = teks(siapa.get(alamat))
        assert f"{layanan.unit.nama}: {layanan.nama}" in halaman
        assert "0 dari 1" in halaman
        assert "Siti Aminah" not in halaman
    csv = camat.get("/kerja/layanan/angka/csv/").content.decode("utf-8-sig")
    assert (layanan.nama in csv, "Siti" in csv) == (True, False)
    assert ("Layanan tetangga" in csv) == DESA_LAIN.startswith(DESA[:8])
    assert camat.get("/kerja/layanan/angka/xlsx/").content.startswith(b"PK")
    assert layanan.nama in Client().get("/layanan/angka/csv/").content.decode("utf-8-sig")
    pmd = masuk(make_pelaku(JenisPeran.DINAS_PMD, DESA[:5]))
    assert layanan.nama in teks(pmd.get("/kerja/layanan/angka/"))
    assert layanan.nama not in teks(pmd.get("/kerja/layanan/angka/?jenis=kecamatan"))
    assert masuk(petugas).get("/kerja/layanan/angka/").status_code == 404
    assert Client().get("/kerja/layanan/angka/").status_code == 302


def test_public_numbers_do_not_ask_more_for_more_units(layanan: Layanan) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as kueri:
            Client().get("/layanan/angka/")
        return len(kueri)

    count()
    sedikit = count()
    make_layanan(make_petugas(DESA_LAIN), now=timezone.now())
    assert count() == sedikit
