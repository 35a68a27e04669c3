"""Halaman kalender: bawaan untuk umum, ditetapkan Bappeda, diperpanjang camat, ditolak di luar tahapnya."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from terasa.musrenbang.models import Kalender, PenutupanTahap, PerpanjanganTahap, TahapKalender
from terasa.musrenbang.services import set_kalender
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN, make_unit
from tests.web.musrenbang.bahan import BAPPEDA, CAMAT, KADES, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
TAHUN = timezone.localdate().year + 1
UMUM = f"/kalender/?kabupaten={KABUPATEN}&tahun={TAHUN}"
TAHAP = f"/kalender/{KABUPATEN}/{TAHUN}/D4/"
KERJA = f"/kerja/kalender/{TAHUN}/D4/"


@pytest.fixture
def kalender() -> Kalender:
    """Set for next year; the village stage ended yesterday."""
    make_unit("bappeda-uji")
    hari = timezone.localdate()
    jendela: dict[str, tuple[date | None, date]] = {
        "D4": (hari - timedelta(days=9), hari - timedelta(days=1))
    }
    return set_kalender(
        by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, dasar="SE 1", now=timezone.now(), hari=jendela
    )


def test_anyone_reads_the_days_of_the_rules_before_they_are_set() -> None:
    make_unit("bappeda-uji")
    halaman = Client().get(UMUM).content.decode()
    assert "Belum ditetapkan" in halaman
    assert "Musrenbang kecamatan" in halaman
    assert Client().get(TAHAP).status_code == 200
    assert Client().get(f"/kalender/{KABUPATEN}/{TAHUN}/Z9/").status_code == 404
    berkas = Client().get(f"/kalender/{KABUPATEN}/{TAHUN}.ics")
    assert berkas["Content-Type"].startswith("text/calendar")
    assert b"SUMMARY:Hari terakhir: Musrenbang desa" in berkas.content


def test_bappeda_looks_the_days_over_and_sets_them() -> None:
    klien = masuk(BAPPEDA)
    alamat = f"/kerja/kalender/?tahun={TAHUN}"
    form = klien.get(alamat).context["form"]
    isi = {nama: medan.initial or "" for nama, medan in form.fields.items() if nama != "dasar"}
    terbalik = klien.post(alamat, isi | {"dasar": "SE 1", "mulai-K3": f"{TAHUN}-12-31"})
    assert "sebelum hari pertama" in terbalik.content.decode()
    halaman = klien.post(alamat, isi | {"dasar": "SE Bupati 1"}, follow=True).content.decode()
    assert "Ditetapkan" in halaman
    assert TahapKalender.objects.count() == 27
    assert masuk(CAMAT).get(alamat).status_code == 404


def test_the_public_page_tells_who_is_late_and_the_home_page_whose_turn_it_is(kalender: Kalender) -> None:
    assert "terlambat" in Client().get(UMUM).content.decode()
    assert "Terlambat:" in Client().get(TAHAP).content.decode()
    assert "Tahap kalender yang belum selesai" in masuk(KADES).get("/beranda/").content.decode()
    assert "Tahap hari ini" in Client().get(f"/?kabupaten={KABUPATEN}").content.decode()


def test_a_refused_opening_says_who_may_extend_and_the_camat_does(kalender: Kalender) -> None:
    kades, buka = masuk(KADES), {"forum": DESA, "tahun": str(TAHUN), "metode": "peringkat"}
    assert "Camat atau Bappeda" in kades.post("/kerja/forum/buka/", buka).content.decode()
    sampai = timezone.localdate() + timedelta(days=4)
    isi = {
        "tindakan": "panjang",
        "p-kode_wilayah": DESA,
        "p-sampai_on": sampai,
        "p-alasan": "Tidak ada sinyal",
    }
    assert kades.post(KERJA, isi).status_code == 404 or not PerpanjanganTahap.objects.exists()
    masuk(CAMAT).post(KERJA, isi)
    assert PerpanjanganTahap.objects.get().alasan == "Tidak ada sinyal"
    assert "Tidak ada sinyal" in Client().get(UMUM).content.decode()
    assert kades.post("/kerja/forum/buka/", buka).status_code == 302


def test_a_camat_closes_with_a_reason_and_opens_again(kalender: Kalender) -> None:
    klien = masuk(CAMAT)
    isi = {"tindakan": "tutup", "t-kode_wilayah": "63.06.04", "t-alasan": ""}
    assert "belum selesai" in klien.post(KERJA, isi).content.decode()
    klien.post(KERJA, isi | {"t-alasan": "Banjir menutup jalan"})
    tutup = PenutupanTahap.objects.get()
    assert "Banjir menutup jalan" in Client().get(TAHAP).content.decode()
    klien.post(KERJA, {"tindakan": "buka", "b-penutupan": tutup.pk, "b-alasan": "Air surut"})
    tutup.refresh_from_db()
    assert tutup.dibuka_alasan == "Air surut"


def test_bappeda_moves_a_stage_and_the_old_days_stay_readable(kalender: Kalender) -> None:
    sampai = timezone.localdate() + timedelta(days=30)
    isi = {"tindakan": "ubah", "u-mulai_on": "", "u-selesai_on": sampai, "u-alasan": "Banjir di hulu"}
    masuk(BAPPEDA).post(KERJA, isi)
    assert "Banjir di hulu" in Client().get(TAHAP).content.decode()


def test_an_office_elsewhere_finds_nothing_to_do_here(kalender: Kalender) -> None:
    for siapa in (ORANG_LAIN[1], ORANG_LAIN[2]):
        assert masuk(siapa).get(KERJA).status_code == 404
