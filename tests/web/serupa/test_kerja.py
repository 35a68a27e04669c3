"""Petugas melihat yang serupa saat membuka dan menyusun; menggabungkan, menolak, dan mengurungkannya."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from terasa.akun.enums import JenisPeran
from terasa.cari.models import BukanSerupa
from terasa.musrenbang.models import Suara, Usulan
from terasa.musrenbang.services import (
    DataUsulan,
    create_usulan,
    merge_usulan,
    submit_usulan,
    support_usulan,
)
from terasa.umum.pelaku import SISTEM, WARGA
from tests.factories import DESA, DESA_LAIN, make_aspirasi
from tests.module.musrenbang.bahan import make_usulan
from tests.module.program.bahan import make_kegiatan, make_petugas_unit
from tests.web.musrenbang.bahan import CAMAT, OPERATOR, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
DUSUN = "Dusun Wonolelo RT 3"
TETANGGA = (JenisPeran.OPERATOR_DESA, DESA_LAIN)


def page(usulan: Usulan, siapa: tuple[str, str] = OPERATOR) -> str:
    return masuk(siapa).get(f"/kerja/usulan/{usulan.pk}/").content.decode()


@pytest.fixture
def dua(now: datetime) -> tuple[Usulan, Usulan]:
    """Two submitted usulan for one bridge."""
    return (
        make_usulan(now, judul="Perbaikan jembatan gantung", lokasi=DUSUN),
        make_usulan(now, judul="Jembatan gantung baru", lokasi=DUSUN),
    )


def test_the_page_of_an_usulan_shows_the_other_with_reasons_and_leads_to_the_merge(
    dua: tuple[Usulan, Usulan],
) -> None:
    satu, lain = dua
    halaman = page(satu)
    assert "Mungkin sama" in halaman
    assert "Tempat yang sama disebut: Wonolelo; RT 3." in halaman
    alamat = f"/kerja/usulan/{satu.pk}/gabung/?usulan={lain.pk}"
    assert alamat in halaman
    klien = masuk(OPERATOR)
    formulir = klien.get(alamat).context["form"]
    assert formulir.initial["usulan"] == [str(lain.pk)]
    klien.post(alamat, {"usulan": [str(lain.pk)], "alasan": "Jembatan yang sama di Wonolelo"})
    lain.refresh_from_db()
    assert lain.digabung_ke == satu


def test_a_draft_goes_into_what_everyone_reads_already(now: datetime, dua: tuple[Usulan, Usulan]) -> None:
    draf = make_usulan(now, judul="Jembatan gantung", lokasi=DUSUN, diajukan=False)
    halaman = page(draf)
    assert f"/kerja/usulan/{dua[0].pk}/gabung/?usulan={draf.pk}" in halaman
    assert f"/kerja/usulan/{draf.pk}/gabung/?" not in halaman


def test_who_may_not_merge_sees_no_way_to(dua: tuple[Usulan, Usulan]) -> None:
    assert masuk(TETANGGA).get(f"/kerja/usulan/{dua[0].pk}/").status_code == 404
    assert "gabung/?usulan=" in page(dua[0], CAMAT)


def test_another_year_is_shown_and_not_merged(now: datetime) -> None:
    ini = make_usulan(now, judul="Jembatan gantung", lokasi=DUSUN)
    data = DataUsulan(judul="Jembatan gantung lama", lokasi=DUSUN)
    lain = create_usulan(by=SISTEM, kode_desa=DESA, tahun=2028, data=data, now=now)
    submit_usulan(usulan=lain, by=SISTEM, now=now)
    halaman = page(ini)
    assert "Jembatan gantung lama" in halaman
    assert "gabung/?usulan=" not in halaman


def test_not_the_same_is_remembered_and_can_be_undone(dua: tuple[Usulan, Usulan]) -> None:
    satu, lain = dua
    klien = masuk(OPERATOR)
    isi = {"kode": satu.kode, "lain": lain.kode}
    assert klien.post("/kerja/serupa/bukan/", isi)["Location"] == f"/kerja/usulan/{satu.pk}/"
    halaman = page(satu)
    assert "gabung/?usulan=" not in halaman
    assert "Yang dikatakan bukan yang sama" in halaman
    klien.post("/kerja/serupa/urungkan/", isi)
    assert "gabung/?usulan=" in page(satu)


@pytest.mark.parametrize("alamat", ["bukan", "urungkan"])
def test_an_office_of_another_desa_says_nothing_about_it(dua: tuple[Usulan, Usulan], alamat: str) -> None:
    isi = {"kode": dua[0].kode, "lain": dua[1].kode}
    assert masuk(TETANGGA).post(f"/kerja/serupa/{alamat}/", isi).status_code == 404
    assert not BukanSerupa.objects.exists()


def test_what_is_budgeted_is_shown_as_such_with_its_link(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now, by=make_petugas_unit())
    usulan = make_usulan(now, judul=kegiatan.nama, lokasi=kegiatan.lokasi, desa=kegiatan.cakupan[0])
    halaman = page(usulan, (JenisPeran.OPERATOR_DESA, kegiatan.cakupan[0]))
    assert f"/kegiatan/{kegiatan.kode}/" in halaman
    assert "Sudah dianggarkan" in halaman or "Sudah direncanakan" in halaman


def test_its_own_thread_is_not_similar_to_it(now: datetime, dua: tuple[Usulan, Usulan]) -> None:
    satu, lain = dua
    Usulan.objects.filter(pk=lain.pk).update(pangkal=satu, lanjutan_dari=satu)
    assert "Mungkin sama" not in page(satu)


# Voices: read inside the desa only.


def test_voices_of_the_desa_that_are_alike_are_joined_from_the_usulan(
    now: datetime, dua: tuple[Usulan, Usulan]
) -> None:
    suara = make_aspirasi(now=now, masalah="Jembatan gantung lapuk", dusun=DUSUN).aspirasi
    halaman = page(dua[0])
    assert "Jembatan gantung lapuk" in halaman
    # The camat may merge usulan, and the words of residents are not for sorting there.
    assert "Jembatan gantung lapuk" not in page(dua[0], CAMAT)
    masuk(OPERATOR).post(f"/kerja/serupa/gabungkan/{dua[0].pk}/", {"aspirasi": [str(suara.pk)]})
    assert Suara.objects.get().usulan == dua[0]


def test_the_desk_page_of_a_voice_shows_usulan_and_other_voices(
    now: datetime, dua: tuple[Usulan, Usulan]
) -> None:
    satu, lain = (
        make_aspirasi(now=now, masalah=t, dusun=DUSUN).aspirasi
        for t in ("Jembatan gantung lapuk", "Titian jembatan gantung putus")
    )
    halaman = masuk(OPERATOR).get(f"/kerja/aspirasi/{satu.kode}/").content.decode()
    assert f"/kerja/serupa/gabungkan/{dua[0].pk}/" in halaman
    assert f"?aspirasi={satu.pk}&amp;aspirasi={lain.pk}" in halaman


def test_a_pair_of_voices_can_be_told_apart(now: datetime) -> None:
    satu, lain = (
        make_aspirasi(now=now, masalah=t, dusun=DUSUN).aspirasi
        for t in ("Jembatan gantung lapuk", "Jembatan gantung putus")
    )
    masuk(OPERATOR).post("/kerja/serupa/bukan/", {"kode": satu.kode, "lain": lain.kode})
    assert BukanSerupa.objects.count() == 1
    halaman = masuk(OPERATOR).get(f"/kerja/aspirasi/{satu.kode}/").content.decode()
    assert str(lain.pk) not in halaman


def test_residents_who_pointed_at_it_are_offered_to_be_joined(
    now: datetime, dua: tuple[Usulan, Usulan]
) -> None:
    suara = make_aspirasi(now=now, masalah="Sama seperti itu").aspirasi
    support_usulan(aspirasi=suara, kode=dua[0].kode, by=WARGA, now=now)
    assert "1 warga menunjuk usulan ini" in page(dua[0])
    halaman = masuk(OPERATOR).get(f"/kerja/aspirasi/{suara.kode}/").content.decode()
    assert "Pengirimnya menunjuk usulan ini" in halaman
    masuk(OPERATOR).post(f"/kerja/serupa/gabungkan/{dua[0].pk}/", {"aspirasi": [str(suara.pk)]})
    assert "warga menunjuk usulan ini" not in page(dua[0])


def test_voices_of_another_desa_cannot_be_joined_by_hand(now: datetime, dua: tuple[Usulan, Usulan]) -> None:
    asing = make_aspirasi(now=now, kode_desa=DESA_LAIN).aspirasi
    masuk(OPERATOR).post(f"/kerja/serupa/gabungkan/{dua[0].pk}/", {"aspirasi": [str(asing.pk), "x"]})
    assert not Suara.objects.exists()


# While it is written.


def test_while_writing_the_same_block_comes_for_the_own_desa_only(dua: tuple[Usulan, Usulan]) -> None:
    isi = {"judul": "Jembatan gantung", "lokasi": DUSUN, "kode_desa": DESA}
    assert dua[0].judul in masuk(OPERATOR).post("/kerja/serupa/", isi).content.decode()
    assert masuk(TETANGGA).post("/kerja/serupa/", isi).content == b""
    assert masuk(OPERATOR).post("/kerja/serupa/", {"kode_desa": DESA}).content == b""


def test_voices_being_written_up_can_go_to_what_exists(now: datetime, dua: tuple[Usulan, Usulan]) -> None:
    suara = make_aspirasi(now=now, masalah="Jembatan gantung lapuk", dusun=DUSUN).aspirasi
    halaman = masuk(OPERATOR).get(f"/kerja/usulan/baru/?aspirasi={suara.pk}").content.decode()
    assert f"/kerja/serupa/gabungkan/{dua[0].pk}/" in halaman
    assert "Gabungkan aspirasi ke usulan ini" in halaman


def test_queries_do_not_grow_with_what_is_similar(now: datetime, dua: tuple[Usulan, Usulan]) -> None:
    klien = masuk(OPERATOR)
    klien.get(f"/kerja/usulan/{dua[0].pk}/")
    with CaptureQueriesContext(connection) as sedikit:
        klien.get(f"/kerja/usulan/{dua[0].pk}/")
    for n in range(4):
        make_usulan(now, judul=f"Jembatan gantung {n}", lokasi=DUSUN)
        make_aspirasi(now=now, masalah="Jembatan gantung lapuk", dusun=DUSUN)
    merge_usulan(usulan=make_usulan(now), ke=dua[0], by=SISTEM, alasan="Sama saja", now=now)
    with CaptureQueriesContext(connection) as banyak:
        klien.get(f"/kerja/usulan/{dua[0].pk}/")
    assert len(banyak) <= len(sedikit)
