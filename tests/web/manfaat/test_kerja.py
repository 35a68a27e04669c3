"""Survei dari halaman: membuka, menugaskan, mewawancarai, menutup; dan siapa yang tidak boleh melihat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.aturan.models import Aturan
from terasa.manfaat.enums import Gelombang
from terasa.manfaat.models import HasilManfaat, SurveiManfaat
from terasa.manfaat.services import close_gelombang, publish_gelombang
from terasa.survei.enums import StatusResponden
from terasa.survei.models import HitunganRT, HubungiUlang, Jawaban, Responden
from terasa.umum import konteks
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KABUPATEN_LAIN, make_pelaku, sebagai
from tests.module.manfaat.bahan import (
    answer,
    assign,
    list_rumah,
    make_bappeda,
    make_gelombang,
    make_persiapan,
    make_surveyor,
    sama,
)
from tests.module.program.bahan import make_diserahkan, make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
WAKTU = "2026-03-10T10:00:00+08:00"
ISI = {"gelombang": "serah_terima", "kelompok": "acak", "cara": "rt", "n": "12"}
RT = {"dusun": ["I\x00", "II", ""], "rt": ["RT 01", "2", ""], "rumah": ["20", "25", ""]}


def test_bappeda_opens_a_wave_two_offices_count_and_a_surveyor_is_sent(klien: Klien, now: datetime) -> None:
    bappeda, surveyor = make_bappeda(), make_surveyor()
    operator, pmd = make_pelaku(JenisPeran.OPERATOR_DESA, DESA), make_pelaku(JenisPeran.DINAS_PMD)
    kegiatan, client = make_diserahkan(now=now), klien(bappeda)
    assert client.get(f"/kerja/survei/baru/{kegiatan.pk}/").status_code == 200
    jawaban = client.post(f"/kerja/survei/baru/{kegiatan.pk}/", ISI)
    gelombang = SurveiManfaat.objects.get()
    dasar = f"/kerja/survei/{gelombang.pk}/"
    assert jawaban.headers["Location"] == f"{dasar}kerangka/"
    assert kegiatan.nama in klien(operator).get("/kerja/survei/").content.decode()
    for by, judul in ((operator, "Hitung rumah"), (pmd, "Periksa jumlah rumah")):
        halaman = klien(by).get(f"{dasar}kerangka/{DESA}/").content.decode()
        assert judul in halaman
        # The checker finds the RT and not the figure of the first count.
        assert 'value="20"' not in halaman
        assert klien(by).post(f"{dasar}kerangka/{DESA}/", RT).headers["Location"] == f"{dasar}kerangka/"
    assert client.post(f"{dasar}kerangka/kunci/").headers["Location"] == f"{dasar}undian/"
    assert "Undi rumahnya" in client.get(f"{dasar}undian/").content.decode()
    client.post(f"{dasar}undian/")
    survei = SurveiManfaat.objects.select_related("survei").get().survei
    assert (survei.n_kerangka, survei.n_rencana, survei.n_cadangan) == (45, 12, 6)
    assert survei.komitmen_benih in client.get(f"{dasar}undian/").content.decode()
    client.post(f"{dasar}petugas/", {"pengguna": surveyor.pengguna_id})
    assert "Rumah berikutnya" in klien(surveyor).get(dasar).content.decode()
    client.post(f"{dasar}petugas/{surveyor.pengguna_id}/lepas/")
    assert klien(surveyor).get(dasar).status_code == 404


@pytest.mark.parametrize(
    ("rt", "rumah"),
    [
        (["RT 01", "RT 02"], ["3", ""]),
        (["Pak Amat"], ["3"]),
        (["RT 01"], ["0"]),
        (["RT 01", "1"], ["3", "4"]),
        (["RT 01"], ["tiga"]),
    ],
)
def test_an_unreadable_rt_table_stays_on_the_page(
    klien: Klien, now: datetime, rt: list[str], rumah: list[str]
) -> None:
    gelombang = make_persiapan(now=now)
    operator = klien(make_pelaku(JenisPeran.OPERATOR_DESA, DESA))
    isi = {"dusun": [""] * len(rt), "rt": rt, "rumah": rumah}
    halaman = operator.post(f"/kerja/survei/{gelombang.pk}/kerangka/{DESA}/", isi).content.decode()
    assert "ringkasan-galat" in halaman
    assert rt[0] in halaman


def test_the_organiser_settles_what_differs_and_changes_a_locked_frame(klien: Klien, now: datetime) -> None:
    gelombang, client = make_persiapan(now=now), klien(make_bappeda())
    dasar = f"/kerja/survei/{gelombang.pk}/kerangka/"
    for jenis, kode, rumah in (
        (JenisPeran.OPERATOR_DESA, DESA, "20"),
        (JenisPeran.DINAS_PMD, KABUPATEN, "24"),
    ):
        isi = {"dusun": [""], "rt": ["1"], "rumah": [rumah]}
        klien(make_pelaku(jenis, kode)).post(f"{dasar}{DESA}/", isi)
    assert "Hitungan yang berbeda" in client.get(dasar).content.decode()
    client.post(f"{dasar}kunci/")
    hitungan = HitunganRT.objects.get()
    client.post(f"{dasar}putus/{hitungan.pk}/", {"rumah": "22", "alasan": "Dihitung bersama."})
    client.post(f"{dasar}diketahui/", {"rumah": "40", "sumber": "Prodeskel 2025"})
    client.post(f"{dasar}kunci/")
    assert "55%" in client.get(dasar).content.decode()
    client.post(f"{dasar}ubah/", {"alasan": "RT baru."})
    assert gelombang.survei.versi_kerangka.count() == 2


def test_a_private_list_comes_from_a_file_without_a_national_number(klien: Klien, now: datetime) -> None:
    gelombang, client = make_persiapan(now=now, cara="daftar", n=2), klien(make_bappeda())
    dasar = f"/kerja/survei/{gelombang.pk}/kerangka/"
    for isi in (f"desa,alamat,nik\n{DESA},RT 1,1\n", f"desa,alamat\n{DESA},Jl. Rahasia 1\n{DESA},RT 2\n"):
        berkas = SimpleUploadedFile("d.csv", isi.encode(), "text/csv")
        client.post(f"{dasar}daftar/", {"berkas": berkas})
    client.post(f"{dasar}kunci/")
    client.post(f"/kerja/survei/{gelombang.pk}/undian/")
    kerangka = klien().get(f"/manfaat/{gelombang.pk}/kerangka.txt").content.decode()
    assert kerangka == f"{DESA} D-00001\n{DESA} D-00002\n"
    assert "Rahasia" not in client.get(dasar).content.decode()


def test_before_the_handover_there_is_no_form(klien: Klien, now: datetime) -> None:
    assert klien(make_bappeda()).get(f"/kerja/survei/baru/{make_kegiatan(now=now).pk}/").status_code == 404


def test_the_organiser_sees_counts_and_no_house(klien: Klien, now: datetime) -> None:
    gelombang = make_gelombang(now=now)
    teks = klien(make_bappeda()).get(f"/kerja/survei/{gelombang.pk}/").content.decode()
    assert "Belum didatangi" in teks
    assert "/kerja/survei/rumah/" not in teks


def test_a_surveyor_asks_one_house_and_corrects_it(klien: Klien, now: datetime) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assign(gelombang, surveyor, now=now)
    rumah, client = list_rumah(gelombang)[0], klien(surveyor)
    alamat = f"/kerja/survei/rumah/{rumah.pk}/"
    halaman = client.get(alamat).content.decode()
    assert "Anak sekolah menyeberang sungai dengan rakit”" in halaman
    isi = {"dijawab_at": WAKTU, **sama("ya"), "adil": "lewati"}
    for kirim in (isi, isi, {**isi, "dijawab_at": "2026-03-10T11:00:00+08:00", "pakai": "tidak"}):
        assert client.post(alamat, kirim).headers["Location"] == f"/kerja/survei/{gelombang.pk}/"
    with sebagai(surveyor):
        jawaban = Jawaban.objects.get()
    assert jawaban.isi == {k: ("tidak" if k == "pakai" else "ya") for k in sama("") if k != "adil"}


def test_every_question_needs_a_choice(klien: Klien, now: datetime) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assign(gelombang, surveyor, now=now)
    alamat = f"/kerja/survei/rumah/{list_rumah(gelombang)[0].pk}/"
    jawaban = klien(surveyor).post(alamat, {"dijawab_at": WAKTU, "tahu": "ya"}).content.decode()
    assert "Pilih satu jawaban" in jawaban


def test_a_visit_without_interview(klien: Klien, now: datetime) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assign(gelombang, surveyor, now=now)
    rumah, client = list_rumah(gelombang)[0], klien(surveyor)
    assert client.post(f"/kerja/survei/rumah/{rumah.pk}/tidak/", {"sebab": "x"}).status_code == 200
    assert client.post(f"/kerja/survei/rumah/{rumah.pk}/tidak/", {"sebab": "menolak"}).status_code == 302
    with sebagai(surveyor):
        assert Responden.objects.get(pk=rumah.pk).status == StatusResponden.MENOLAK


def test_closing_publishes_and_the_draw_can_be_repeated(klien: Klien, now: datetime) -> None:
    gelombang = make_gelombang(now=now)
    undian = f"/manfaat/{gelombang.pk}/undian.json"
    assert klien().get(undian).json()["benih"] == ""
    bappeda = klien(make_bappeda())
    assert bappeda.post(f"/kerja/survei/{gelombang.pk}/terbit/").status_code == 302
    assert not HasilManfaat.objects.exists()
    assert bappeda.post(f"/kerja/survei/{gelombang.pk}/tutup/").headers["Location"].endswith("/mutu/")
    assert bappeda.post(f"/kerja/survei/{gelombang.pk}/terbit/").status_code == 302
    assert HasilManfaat.objects.get().ditahan
    assert len(klien().get(undian).json()["benih"]) == 64
    kerangka = klien().get(f"/manfaat/{gelombang.pk}/kerangka.txt").content.decode().split("\n")
    assert kerangka[0] == f"{DESA} RT 01/001"
    assert (
        "angka baru terbit bila paling sedikit 10"
        in klien().get(f"/manfaat/{gelombang.pk}/").content.decode()
    )


def test_public_pages_of_a_running_wave_name_no_drawn_house(klien: Klien, now: datetime) -> None:
    gelombang = make_gelombang(now=now)
    teks = klien().get(f"/manfaat/{gelombang.pk}/").content.decode()
    assert not any(r.unit.label in teks for r in list_rumah(gelombang))


@pytest.mark.parametrize(
    ("jenis", "kode"),
    [
        (JenisPeran.OPERATOR_DESA, DESA),
        (JenisPeran.KADES, DESA),
        (JenisPeran.PENDAMPING, DESA),
        (JenisPeran.PENDAMPING, DESA_LAIN),
        (JenisPeran.BAPPEDA, KABUPATEN_LAIN),
        (JenisPeran.CAMAT, "63.06.04"),
    ],
)
def test_strangers_find_neither_wave_nor_house(
    klien: Klien, now: datetime, jenis: JenisPeran, kode: str
) -> None:
    gelombang = make_gelombang(now=now)
    rumah, client = list_rumah(gelombang)[0], klien(make_pelaku(jenis, kode))
    for alamat in (
        f"/kerja/survei/{gelombang.pk}/",
        f"/kerja/survei/rumah/{rumah.pk}/",
        f"/kerja/survei/baru/{gelombang.kegiatan_id}/",
        f"/kerja/survei/{gelombang.pk}/tugas.json",
        f"/kerja/survei/{gelombang.pk}/mutu/",
        f"/kerja/survei/{gelombang.pk}/undian/",
        f"/kerja/survei/{gelombang.pk}/kerangka/",
        f"/kerja/survei/{gelombang.pk}/kerangka/{DESA}/",
        f"/kerja/survei/rumah/{rumah.pk}/kertas/",
    ):
        assert client.get(alamat).status_code == 404, alamat
    for alamat in (
        f"/kerja/survei/{gelombang.pk}/tutup/",
        f"/kerja/survei/{gelombang.pk}/terbit/",
        f"/kerja/survei/{gelombang.pk}/petugas/",
        f"/kerja/survei/{gelombang.pk}/undian/",
        f"/kerja/survei/{gelombang.pk}/ulang/",
        f"/kerja/survei/{gelombang.pk}/kerangka/kunci/",
        f"/kerja/survei/rumah/{rumah.pk}/",
        f"/kerja/survei/rumah/{rumah.pk}/tidak/",
        f"/kerja/survei/rumah/{rumah.pk}/kertas/",
    ):
        assert client.post(alamat, {"sebab": "menolak", **sama("ya")}).status_code == 404, alamat
    with konteks.pakai(konteks.sistem()):
        assert not Jawaban.objects.exists()


def test_the_list_shows_my_tasks_and_the_organiser_every_wave(klien: Klien, now: datetime) -> None:
    gelombang, surveyor = make_gelombang(now=now), make_surveyor()
    assert "Tidak ada tugas" in klien(surveyor).get("/kerja/survei/").content.decode()
    assign(gelombang, surveyor, now=now)
    assert "0 dari 12 rumah selesai" in klien(surveyor).get("/kerja/survei/").content.decode()
    assert gelombang.kegiatan.nama in klien(make_bappeda()).get("/kerja/survei/").content.decode()
    assert klien(make_petugas_unit()).get("/kerja/survei/").status_code == 404
    assert (
        "Tidak ada yang perlu dihitung"
        in klien(make_pelaku(JenisPeran.OPERATOR_DESA, DESA)).get("/kerja/survei/").content.decode()
    )


def test_a_house_that_does_not_exist(klien: Klien) -> None:
    assert klien(make_surveyor()).get(f"/kerja/survei/rumah/{uuid4()}/").status_code == 404


def test_two_people_copy_a_sheet_and_settle_what_differs(klien: Klien, now: datetime) -> None:
    gelombang, satu = make_gelombang(now=now), make_surveyor()
    dua = make_pelaku(JenisPeran.PENDAMPING, "63.06.05.2005")
    for by in (satu, dua):
        assign(gelombang, by, now=now)
    alamat = f"/kerja/survei/rumah/{list_rumah(gelombang)[0].pk}/kertas/"
    isi = {"dijawab_at": "2026-03-10T10:00", **sama("ya")}
    klien(satu).post(alamat, isi)
    assert "Salinan Anda sudah tersimpan" in klien(satu).get(alamat).content.decode()
    assert "Salinan 1" not in klien(dua).get(alamat).content.decode()
    klien(dua).post(alamat, {**isi, "pakai": "tidak"})
    assert "Salinan 2" in klien(dua).get(alamat).content.decode()
    klien(dua).post(alamat, {**sama("ya"), "pakai": "tidak"})
    with sebagai(dua):
        assert Jawaban.objects.get().isi["pakai"] == "tidak"


def test_the_checks_show_denominators_and_a_call_back_is_made_by_somebody_else(
    klien: Klien, now: datetime
) -> None:
    gelombang, bappeda = make_gelombang(now=now), klien(make_bappeda())
    surveyor = answer(gelombang, [sama("ya")] * 10, now=now)
    dua = make_pelaku(JenisPeran.PENDAMPING, "63.06.05.2005")
    assign(gelombang, dua, now=now)
    bappeda.post(f"/kerja/survei/{gelombang.pk}/ulang/")
    with konteks.pakai(konteks.sistem()):
        ulang = HubungiUlang.objects.get()
    alamat = f"/kerja/survei/ulang/{ulang.pk}/"
    assert klien(surveyor).get(alamat).status_code == 404
    assert "Hubungi ulang" in klien(dua).get(f"/kerja/survei/{gelombang.pk}/").content.decode()
    assert "paling sedikit satu" in klien(dua).post(alamat, {"bertemu": "ya"}).content.decode()
    klien(dua).post(alamat, {"bertemu": "ya", "pakai": "tidak"})
    halaman = bappeda.get(f"/kerja/survei/{gelombang.pk}/mutu/").content.decode()
    assert "1 / 10" in halaman
    assert "Jawaban kembar dari satu petugas" in halaman
    assert bappeda.get(alamat).status_code == 404


def test_answers_that_come_by_themselves_are_counted_apart(klien: Klien, now: datetime) -> None:
    gelombang = make_gelombang(now=now)
    alamat = f"/kegiatan/{gelombang.kegiatan.kode}/pendapat/"
    for n in range(12):
        kunci = str(uuid4())
        for _ulang in range(2 if n == 0 else 1):
            klien().post(alamat, {"kunci_kirim": kunci, **sama("tidak")})
    publik = f"/manfaat/{gelombang.pk}/"
    assert "0 / 12" not in klien().get(publik).content.decode()
    bappeda = klien(make_bappeda())
    for langkah in ("tutup", "terbit"):
        bappeda.post(f"/kerja/survei/{gelombang.pk}/{langkah}/")
    hasil = HasilManfaat.objects.get()
    assert (hasil.n, hasil.ditahan) == (0, True)
    assert "0 / 12" in klien().get(publik).content.decode()


def test_the_phone_gets_houses_and_questions_and_never_an_answer(klien: Klien, now: datetime) -> None:
    gelombang = make_gelombang(now=now)
    surveyor = answer(gelombang, [sama("ya")] * 3, now=now)
    isi = klien(surveyor).get(f"/kerja/survei/{gelombang.pk}/tugas.json").json()
    assert (len(isi["rumah"]), len(isi["pertanyaan"])) == (9, 6)
    assert set(isi["rumah"][0]) == {"id", "label", "desa", "alamat"}


def test_the_next_wave_begins_with_the_names_of_its_rt(klien: Klien, now: datetime) -> None:
    lama = make_gelombang(now=now)
    baru = make_persiapan(now=now, kegiatan=lama.kegiatan, kelompok="sasaran")
    operator = klien(make_pelaku(JenisPeran.OPERATOR_DESA, DESA))
    halaman = operator.get(f"/kerja/survei/{baru.pk}/kerangka/{DESA}/").content.decode()
    assert 'value="RT 02"' in halaman
    assert 'value="25"' not in halaman


def test_a_change_is_shown_from_as_many_answers_as_the_kabupaten_publishes(
    klien: Klien, now: datetime
) -> None:
    Aturan.objects.create(
        kode="terbit-survei",
        kabupaten=KABUPATEN,
        jenis="ambang",
        nama="Uji",
        dasar="Uji",
        berlaku_dari=date(2020, 1, 1),
        isi={"sembunyikan_di_bawah": 5, "peringatan_di_bawah": 30},
    )
    nanti = now + timedelta(days=120)
    lama = make_gelombang(now=now)
    baru = make_gelombang(now=nanti, kegiatan=lama.kegiatan, gelombang=Gelombang.BULAN_3_6)
    bappeda = make_bappeda()
    for gelombang, pada in ((lama, now), (baru, nanti)):
        answer(gelombang, [sama("ya")] * 6, now=pada)
        with sebagai(bappeda):
            for langkah in (close_gelombang, publish_gelombang):
                langkah(survei_manfaat=gelombang, by=bappeda, now=pada + timedelta(days=1))
    halaman = klien().get(f"/kegiatan/{lama.kegiatan.kode}/").content.decode()
    assert "Belum dapat dikatakan berubah" in halaman
    assert "jawabannya terlalu sedikit" not in halaman
