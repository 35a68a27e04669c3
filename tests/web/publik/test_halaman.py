"""Halaman publik: terbuka bagi siapa pun, jujur, hemat kueri, dan tidak pernah galat karena masukan aneh."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from terasa.corong.services import refresh_all
from terasa.dasbor.queries.ringkasan import read_ringkasan
from terasa.dasbor.queries.usulan import Saringan, list_usulan
from terasa.musrenbang.enums import Hasil
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.services import confirm_alokasi, run_alokasi
from terasa.program.models import Kegiatan, KegiatanUsulan
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import SISTEM
from terasa.umum.tanggal import format_tanggal
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_aspirasi
from tests.module.musrenbang.bahan import TAHUN, agree, bring_to_pd, make_usulan, open_desa
from tests.module.program.bahan import make_kegiatan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def get(alamat: str, **kepala: str) -> str:
    jawaban = Client().get(alamat, headers=kepala)
    assert jawaban.status_code == 200, f"{alamat}: {jawaban.status_code}"
    return jawaban.content.decode()


def make_banyak(now: datetime, jumlah: int) -> list[Usulan]:
    return [
        make_usulan(now, desa=(DESA, DESA_LAIN)[n % 2], biaya=None if n == 0 else 1_000_000 * n)
        for n in range(jumlah)
    ]


@pytest.mark.parametrize(
    "alamat",
    ["/", "/jejak/", "/usulan/", "/alokasi/", "/peta/", "/cari/", "/privasi/", "/galeri/", "/api/"],
)
def test_page_opens_on_an_empty_installation(alamat: str) -> None:
    assert "<h1" in get(alamat)


@pytest.mark.parametrize(
    ("alamat", "status"),
    [
        ("/aspirasi/baru/?di=63.06.04.2002%00", 200),
        ("/aspirasi/baru/%00/", 404),
        ("/jejak/%00.json", 404),
        ("/kegiatan/%00/", 404),
    ],
)
def test_nul_in_an_address_finds_nothing_and_breaks_nothing(alamat: str, status: int) -> None:
    assert Client().get(alamat).status_code == status


def test_thread_page_tells_stations_but_not_the_unreleased_words(now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, masalah="Jembatan dekat rumah Pak Amat roboh.").aspirasi
    isi = get(f"/jejak/{aspirasi.kode}")
    assert "belum dibuka untuk umum" in isi
    assert "Pak Amat" not in isi
    assert print_kode(aspirasi.kode) in isi


@pytest.mark.parametrize("ubah", [str.lower, print_kode, lambda k: f" {k[:4]} {k[4:]} "])
def test_code_is_read_as_people_type_it(ubah, now: datetime) -> None:  # type: ignore[no-untyped-def]
    usulan = make_usulan(now)
    jawaban = Client().get("/jejak/", {"kode": ubah(usulan.kode)})
    assert (jawaban.status_code, jawaban["Location"]) == (302, f"/jejak/{usulan.kode}")


def test_wrong_code_says_what_to_check() -> None:
    jawaban = Client().get("/jejak/", {"kode": "7K3D-9QX"})
    assert jawaban.status_code == 404
    assert "9 huruf dan angka" in jawaban.content.decode()


def test_unknown_thread_as_data_is_a_plain_404() -> None:
    jawaban = Client().get("/jejak/AAAAAAAA0.json")
    assert jawaban.status_code == 404
    assert json.loads(jawaban.content)["galat"] == "kode-tidak-ditemukan"


def test_draft_is_not_public(now: datetime) -> None:
    usulan = make_usulan(now, diajukan=False)
    assert Client().get(f"/jejak/{usulan.kode}").status_code == 404
    assert usulan.judul not in get("/usulan/")


def test_list_filters_by_place_state_and_words(now: datetime) -> None:
    di_sini, di_sana = (
        make_usulan(now, judul="Sumur bor"),
        make_usulan(now, desa=DESA_LAIN, judul="Jalan tani"),
    )
    assert di_sana.judul not in get(f"/usulan/?wilayah={DESA}")
    assert di_sini.judul in get("/usulan/?teks=sumur")
    assert di_sana.judul not in get("/usulan/?teks=sumur")
    assert "Tidak ada usulan yang cocok" in get("/usulan/?status=ditolak")


def test_htmx_answer_is_only_the_changed_part(now: datetime) -> None:
    make_usulan(now)
    isi = get("/usulan/", HX_Request="true")
    assert 'id="hasil"' in isi
    assert "<html" not in isi


def test_list_pages_with_few_queries(now: datetime) -> None:
    make_banyak(now, 30)
    with CaptureQueriesContext(connection) as kueri:
        isi = get("/usulan/?page=2")
    assert "26–30" in isi
    assert len(kueri) <= 12


def test_export_follows_the_filters_and_leaves_unknown_cost_empty(now: datetime) -> None:
    make_banyak(now, 4)
    make_usulan(now, judul="=cmd|' /C calc'!A0")
    baris = list(
        csv.DictReader(io.StringIO(Client().get(f"/usulan.csv?wilayah={DESA}").content.decode("utf-8-sig")))
    )
    assert len(baris) == 3
    assert {b["kode_desa"] for b in baris} == {DESA}
    assert "" in {b["biaya_kini_rupiah"] for b in baris}
    assert any(b["judul"].startswith("'=cmd") for b in baris)


@pytest.mark.parametrize(
    "kueri",
    [
        "tahun=99999999999999999999",
        "tahun=abc&wilayah=%00&bidang=%00&teks=%00",
        "wilayah=../../etc&status='--&unit=1e9",
        "page=99999999999999999&urut=biaya",
        "teks=%22%28%26%7C&capai=zzz",
        "kabupaten=34.01&wilayah=63.06.04",
    ],
)
def test_odd_filters_never_break_the_list(kueri: str, now: datetime) -> None:
    make_usulan(now)
    get(f"/usulan/?{kueri}")
    assert Client().get(f"/usulan.csv?{kueri}").status_code == 200


def test_front_page_gives_figures_with_denominator_and_date(now: datetime) -> None:
    usulan = make_banyak(now, 4)
    agree(open_desa(now), [usulan[0]], now)
    refresh_all(by=SISTEM, now=now)
    with CaptureQueriesContext(connection) as kueri:
        isi = get("/")
    assert "25% dari 4 usulan yang diajukan" in isi
    assert f"Dihitung {format_tanggal(now)}" in isi
    assert "belum ditanyakan; 0 kegiatan selesai dibangun" in isi
    assert len(kueri) <= 14


def test_front_page_says_what_waits_to_be_counted(now: datetime) -> None:
    make_banyak(now, 1)
    assert "dalam semenit setelah desa mengajukannya" in get("/")
    refresh_all(by=SISTEM, now=now)
    make_usulan(now)
    assert "1 tempat berubah sesudahnya" in get("/")


def test_every_number_of_the_funnel_opens_a_list_of_that_length(now: datetime) -> None:
    """Of two kegiatan behind one usulan only one is built: it is budgeted, and not built."""
    usulan = [make_usulan(now) for _ in range(4)]
    agree(open_desa(now), usulan[:3], now)
    for nomor, status in (
        (0, ("selesai_fisik",)),
        (1, ("dimanfaatkan", "dilaksanakan")),
        (2, ("dibatalkan",)),
    ):
        for satu in status:
            kegiatan = make_kegiatan(now=now, usulan=[], cakupan=[DESA])
            KegiatanUsulan.objects.create(kegiatan=kegiatan, usulan=usulan[nomor])
            Kegiatan.objects.filter(pk=kegiatan.pk).update(status=satu, alasan_batal="Tanahnya tidak ada.")
    refresh_all(by=SISTEM, now=now)
    r = read_ringkasan(KABUPATEN, tahun=usulan[0].tahun, now=now)
    assert r.corong is not None
    jumlah = {tahap: n for tahap, _label, n in r.corong.baris}
    assert jumlah == {"diajukan": 4, "disepakati": 3, "dianggarkan": 2, "terbangun": 1}
    for tahap, n in jumlah.items():
        capai = "" if tahap == "diajukan" else tahap
        assert list_usulan(Saringan(kabupaten=KABUPATEN, tahun=r.corong.tahun, capai=capai)).count() == n, (
            tahap
        )


def test_forum_page_shows_ranks_reasons_and_no_names(now: datetime) -> None:
    dua = [make_usulan(now), make_usulan(now)]
    forum = open_desa(now)
    agree(forum, [dua[0]], now)
    isi = get(f"/forum/{forum.pk}/")
    assert dua[0].judul in isi
    assert "R04" in isi
    assert "dari 2 usulan yang dibahas" in isi
    assert str(Hasil.TIDAK_DISEPAKATI.label) in isi


def test_allocation_explains_every_usulan(now: datetime) -> None:
    tiga = [
        make_usulan(now, biaya=100_000_000),
        make_usulan(now, biaya=900_000_000),
        make_usulan(now, biaya=None),
    ]
    bring_to_pd(tiga, now)
    alokasi = run_alokasi(by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, pagu=200_000_000, now=now)
    alamat = f"/alokasi/{KABUPATEN}/{TAHUN}/"
    assert "Hitungan sementara" in get(alamat)
    confirm_alokasi(alokasi=alokasi, by=SISTEM, now=now)
    isi = get(alamat)
    assert "Ditetapkan" in isi
    assert tiga[0].judul in isi
    assert "tidak terpilih karena" in get(f"{alamat}?q={tiga[1].kode.lower()}")
    assert tiga[2].judul in get(f"{alamat}?bagian=belum_dihitung")
    assert tiga[0].judul in get(f"{alamat}?bagian=putaran")
    assert Client().get("/alokasi/63.06/1500/").status_code == 404


def test_map_has_its_table(now: datetime) -> None:
    make_usulan(now)
    isi = get(f"/peta/{KABUPATEN}/")
    assert "<svg" in isi
    assert "Angka yang sama sebagai tabel" in isi
    assert "Desa Bamban" in isi
    assert Client().get("/peta/99.99/").status_code == 404


def test_search_finds_words_and_follows_codes(now: datetime) -> None:
    usulan = make_usulan(now, judul="Rehabilitasi posyandu mawar")
    assert usulan.judul in get("/cari/?q=posyandu")
    assert Client().get("/cari/", {"q": print_kode(usulan.kode)})["Location"] == f"/jejak/{usulan.kode}"


def test_language_is_indonesian_until_chosen() -> None:
    klien = Client(headers={"accept-language": "en-US,en;q=0.9"})
    assert '<html lang="id">' in klien.get("/privasi/").content.decode()
    assert klien.post("/bahasa/", {"language": "en", "next": "/privasi/"})["Location"] == "/privasi/"
    assert '<html lang="en">' in klien.get("/privasi/").content.decode()


def test_language_switch_never_leads_to_another_site() -> None:
    jawaban = Client().post("/bahasa/", {"language": "id", "next": "https://contoh.id/"})
    assert jawaban["Location"] == "/"


def test_missing_page_helps_people_and_answers_machines() -> None:
    assert "Halaman tidak ditemukan" in Client().get("/tidak-ada/").content.decode()
    assert Client().get("/api/tidak-ada").json()["galat"] == "tidak-ditemukan"


def test_old_form_says_that_nothing_was_saved() -> None:
    jawaban = Client(enforce_csrf_checks=True).post("/bahasa/", {"language": "en"})
    assert jawaban.status_code == 403
    assert "tidak dapat diterima lagi" in jawaban.content.decode()


def test_pages_ask_nothing_from_other_sites(now: datetime) -> None:
    usulan = make_usulan(now)
    for alamat in ("/", "/usulan/", f"/jejak/{usulan.kode}", "/api/", f"/peta/{KABUPATEN}/"):
        isi = get(alamat).replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert 'src="http' not in isi
        assert 'href="http' not in isi
        assert " style=" not in isi
        assert "<style" not in isi
