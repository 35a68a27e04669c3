"""Meja Bappeda: pagu, pemilih dan bobotnya, simulasi, perbandingan, penetapan."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.akun.enums import JenisPeran
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Alokasi, Usulan
from tests.factories import DESA_LAIN, KABUPATEN, KABUPATEN_LAIN
from tests.module.musrenbang.bahan import bring_to_pd, make_usulan
from tests.web.musrenbang.bahan import BAPPEDA, KADES, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
MEJA = "/kerja/alokasi/"


@pytest.fixture
def calon(now: datetime) -> list[Usulan]:
    """Three candidates of two desa; one has no cost yet."""
    usulan = [
        make_usulan(now, judul="Jembatan ulin"),
        make_usulan(now, judul="Sumur bor", desa=DESA_LAIN),
        make_usulan(now, judul="Jalan tani", biaya=None),
    ]
    bring_to_pd(usulan, now)
    return usulan


def run(pagu: str = "100.000.000") -> Alokasi:
    masuk(BAPPEDA).post(MEJA, {"tahun": "2027", "pagu": pagu})
    return Alokasi.objects.latest("dijalankan_at")


def test_the_desk_shows_candidates_voters_weights_and_sources(calon: list[Usulan]) -> None:
    halaman = masuk(BAPPEDA).get(f"{MEJA}?tahun=2027")
    meja = halaman.context["meja"]
    assert (meja.utama, meja.cadangan, len(meja.belum), meja.halangan) == (3, 0, 1, "")
    assert {d.bobot for d in meja.pemilih} == {1}
    teks = halaman.content.decode()
    assert "Jalan tani" in teks
    assert "/aturan/bobot-forum/" in teks
    assert "Bawaan Terasa" in teks


def test_without_ranks_it_says_what_is_missing(now: datetime) -> None:
    make_usulan(now)
    klien = masuk(BAPPEDA)
    assert "Belum ada usulan yang disepakati" in klien.get(f"{MEJA}?tahun=2027").content.decode()
    ditolak = klien.post(MEJA, {"tahun": "2027", "pagu": "5.000.000"}).content.decode()
    assert "Belum ada peringkat forum" in ditolak
    assert "5.000.000" in ditolak


@pytest.mark.parametrize("pagu", ["", "0", "satu miliar", "9" * 30])
def test_an_unreadable_ceiling_is_kept_and_told(calon: list[Usulan], pagu: str) -> None:
    halaman = masuk(BAPPEDA).post(MEJA, {"tahun": "2027", "pagu": pagu}).content.decode()
    assert "Ada yang perlu diperbaiki" in halaman
    assert f'value="{pagu}"' in halaman or not pagu
    assert not Alokasi.objects.exists()


def test_a_simulation_explains_everyone_and_decides_nothing(calon: list[Usulan]) -> None:
    alokasi = run()
    klien = masuk(BAPPEDA)
    halaman = klien.get(f"{MEJA}{alokasi.pk}/").content.decode()
    assert "Rp100.000.000" in halaman
    assert "Biayanya belum dihitung" in halaman
    assert alokasi.masukan_sha256 in halaman
    assert "Jalan tani" in klien.get(f"{MEJA}{alokasi.pk}/?hasil=belum_dihitung").content.decode()
    assert not Usulan.objects.filter(status=StatusUsulan.DISEPAKATI_KABUPATEN).exists()


def test_two_runs_are_compared(calon: list[Usulan]) -> None:
    kecil, besar = run(), run("250.000.000")
    banding = masuk(BAPPEDA).get(f"{MEJA}banding/?a={kecil.pk}&b={besar.pk}")
    assert len(list(banding.context["page"])) == 1
    assert masuk(BAPPEDA).get(f"{MEJA}banding/?a=x&b={besar.pk}").status_code == 404


def test_confirming_asks_first_and_happens_once(calon: list[Usulan]) -> None:
    alokasi = run()
    klien = masuk(BAPPEDA)
    alamat = f"{MEJA}{alokasi.pk}/tetapkan/"
    assert "1 usulan belum dihitung" in klien.get(alamat).content.decode()
    assert klien.post(alamat, {}).status_code == 200

    klien.post(alamat, {"paham": "on"})

    alokasi.refresh_from_db()
    assert alokasi.is_ditetapkan
    assert Usulan.objects.filter(status=StatusUsulan.DISEPAKATI_KABUPATEN).count() == 1
    lain = run("300.000.000")
    ditolak = klien.post(f"{MEJA}{lain.pk}/tetapkan/", {"paham": "on"}).content.decode()
    assert "sudah ditetapkan" in ditolak


@pytest.mark.parametrize("halaman", ["", "tetapkan/"])
def test_every_page_meets_three_people(calon: list[Usulan], halaman: str) -> None:
    alamat = f"{MEJA}{run().pk}/{halaman}"
    assert masuk(BAPPEDA).get(alamat).status_code == 200
    for siapa in (KADES, (JenisPeran.BAPPEDA, KABUPATEN_LAIN), (JenisPeran.PERANGKAT_DAERAH, KABUPATEN)):
        klien = masuk(siapa)
        assert klien.get(alamat).status_code == 404
        assert klien.post(alamat, {"paham": "on"}).status_code in {404, 405}


@pytest.mark.parametrize("kueri", ["?tahun=9999999999999", "?tahun=x", "?tahun=-1"])
def test_an_unreadable_year_is_the_coming_one(now: datetime, kueri: str) -> None:
    assert masuk(BAPPEDA).get(f"{MEJA}{kueri}").status_code == 200
