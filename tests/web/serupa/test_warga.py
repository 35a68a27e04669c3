"""Warga yang menulis hal yang sudah diusulkan: ditanya sekali, tidak pernah kehilangan tulisan atau fotonya."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from terasa.aspirasi.models import Aspirasi, Foto
from terasa.cari.models import BukanSerupa
from terasa.dokumen.models import Potongan
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import DukunganUsulan, Usulan
from terasa.musrenbang.services import add_suara, merge_usulan, support_usulan
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, WARGA
from tests.factories import DESA, DESA_KABUPATEN_LAIN, make_aspirasi, make_foto, make_pelaku
from tests.module.musrenbang.bahan import make_usulan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
ALAMAT = f"/aspirasi/baru/{DESA}/"
SERUPA = f"/aspirasi/serupa/{DESA}/"
MASALAH = "Jembatan gantung lapuk, anak sekolah takut lewat."
DUSUN = "Dusun Wonolelo RT 3"
TERSEMBUNYI = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@pytest.fixture
def jembatan(now: datetime) -> Usulan:
    return make_usulan(now, judul="Perbaikan jembatan gantung", lokasi=DUSUN)


def form(**isi: Any) -> dict[str, Any]:
    return {"kunci_kirim": str(uuid4()), "masalah": MASALAH, "dusun": DUSUN, "kelompok": "sendiri", **isi}


def test_while_typing_at_most_three_public_lines_are_shown_with_why(client: Client, now: datetime) -> None:
    for n in range(5):
        make_usulan(now, judul=f"Jembatan gantung {n}", lokasi=DUSUN)
    make_usulan(now, judul="Jembatan gantung rahasia", lokasi=DUSUN, diajukan=False)
    jawaban = client.post(SERUPA, {"masalah": MASALAH, "dusun": DUSUN})
    halaman = jawaban.content.decode()
    assert halaman.count("Dukung yang ini") == 3
    assert "Tempat yang sama disebut: Wonolelo; RT 3." in halaman
    assert "rahasia" not in halaman
    assert len(jawaban.content) < 3000


@pytest.mark.parametrize(
    "kata", [{}, {"masalah": "jembatan"}, {"masalah": "Posyandu kami butuh timbangan bayi"}]
)
def test_nothing_similar_costs_no_byte(client: Client, jembatan: Usulan, kata: dict[str, str]) -> None:
    assert client.post(SERUPA, {**kata, "dusun": DUSUN}).content == b""


def test_the_fragment_answers_only_to_post_and_for_a_known_desa(client: Client) -> None:
    assert client.get(SERUPA).status_code == 405
    assert client.post("/aspirasi/serupa/99.99.99.9999/", {"masalah": MASALAH}).status_code == 404


def test_words_of_another_resident_are_never_shown(client: Client, now: datetime) -> None:
    make_aspirasi(now=now, masalah=f"{MASALAH} Rumah Bu Siti hanyut.", dusun=DUSUN)
    assert client.post(SERUPA, {"masalah": MASALAH, "dusun": DUSUN}).content == b""


def test_without_script_a_strong_match_is_asked_about_once_and_photos_wait(
    client: Client, jembatan: Usulan
) -> None:
    foto = SimpleUploadedFile("a.jpg", make_foto(), "image/jpeg")
    halaman = client.post(ALAMAT, form(foto=foto)).content.decode()
    assert "Apakah ini yang sama?" in halaman
    assert "belum terkirim" in halaman
    assert not Aspirasi.objects.exists()

    kembali = dict(TERSEMBUNYI.findall(halaman))
    jawaban = client.post(ALAMAT, {**kembali, "dukung": jembatan.kode})

    assert jawaban["Location"] == "/aspirasi/terkirim/"
    assert DukunganUsulan.objects.get().usulan == jembatan
    assert Foto.objects.count() == 1
    assert not Potongan.objects.exists()


def test_going_on_sends_a_voice_of_its_own(client: Client, jembatan: Usulan) -> None:
    kembali = dict(TERSEMBUNYI.findall(client.post(ALAMAT, form()).content.decode()))
    assert not Aspirasi.objects.exists()
    client.post(ALAMAT, {**kembali, "dukung": ""})
    assert Aspirasi.objects.count() == 1
    assert not DukunganUsulan.objects.exists()


def test_changing_the_words_first_keeps_them_and_the_photo(client: Client, jembatan: Usulan) -> None:
    foto = SimpleUploadedFile("a.jpg", make_foto(), "image/jpeg")
    kembali = dict(TERSEMBUNYI.findall(client.post(ALAMAT, form(foto=foto)).content.decode()))
    halaman = client.post(ALAMAT, {**kembali, "ubah": "1"}).content.decode()
    assert MASALAH in halaman
    assert "1 foto Anda sudah tersimpan" in halaman
    assert not Aspirasi.objects.exists()


def test_none_of_these_is_kept_for_the_office_and_can_be_taken_back(
    client: Client, klien: Callable[..., Client], jembatan: Usulan
) -> None:
    halaman = client.post(SERUPA, {"masalah": MASALAH, "dusun": DUSUN}).content.decode()
    # Nobody who passed the question by has answered it.
    assert " checked" not in halaman
    client.post(ALAMAT, form(dukung=f"bukan {jembatan.kode} AAAAAAAA0 <b>", ditanya="1"))
    suara = Aspirasi.objects.get()
    satu = BukanSerupa.objects.get()
    assert ({satu.kode_1, satu.kode_2}, satu.oleh) == ({suara.kode, jembatan.kode}, "Warga")
    petugas = klien(make_pelaku("operator_desa", DESA))
    meja = petugas.get(f"/kerja/aspirasi/{suara.kode}/").content.decode()
    assert "Yang dikatakan bukan yang sama (1)" in meja
    assert "menurut Warga" in meja
    petugas.post("/kerja/serupa/urungkan/", {"kode": suara.kode, "lain": jembatan.kode})
    assert not BukanSerupa.objects.exists()


def test_only_what_was_not_denied_yet_is_asked_while_typing_on(
    client: Client, now: datetime, jembatan: Usulan
) -> None:
    def ask(dukung: str, masalah: str = MASALAH) -> str:
        isi = {"masalah": masalah, "dusun": DUSUN, "dukung": dukung}
        return client.post(SERUPA, isi).content.decode()

    ditolak = f"bukan {jembatan.kode}"
    sama = ask(ditolak)
    assert (sama.count("Dukung yang ini"), sama.count(f'value="{ditolak}" checked')) == (1, 1)
    lain = make_usulan(now, judul="Jembatan gantung hulu", lokasi=DUSUN)
    baru = ask(ditolak)
    assert (baru.count("Dukung yang ini"), " checked" in baru) == (1, False)
    assert f'value="{ditolak} {lain.kode}"' in baru
    # The words went elsewhere: the answer stays, nothing is asked.
    assert ask(ditolak, "Posyandu kami butuh timbangan bayi").count("<input") == 2


def test_the_question_itself_is_not_called_optional(client: Client) -> None:
    halaman = client.get(ALAMAT).content.decode()
    medan = halaman[halaman.index("Apa masalahnya?") : halaman.index("<textarea")]
    assert "boleh dikosongkan" not in medan


def test_what_is_only_alike_is_not_asked_about(client: Client, now: datetime) -> None:
    make_usulan(now, judul="Perbaikan jembatan", lokasi="Plosorejo")
    client.post(ALAMAT, form())
    assert Aspirasi.objects.count() == 1


def test_a_choice_made_on_a_phone_travels_with_its_outbox(client: Client, jembatan: Usulan) -> None:
    client.post(ALAMAT, form(dukung=jembatan.kode, ditanya="1"))
    assert DukunganUsulan.objects.get().usulan == jembatan


@pytest.mark.parametrize("kode", ["", "AAAAAAAA0", "<script>"])
def test_a_code_that_leads_nowhere_never_costs_the_voice(client: Client, kode: str) -> None:
    client.post(ALAMAT, form(dukung=kode))
    assert Aspirasi.objects.count() == 1
    assert not DukunganUsulan.objects.exists()


def test_support_follows_a_merge_and_is_said_once(now: datetime, jembatan: Usulan) -> None:
    lain = make_usulan(now, judul="Jembatan gantung", lokasi=DUSUN)
    suara = make_aspirasi(now=now).aspirasi
    support_usulan(aspirasi=suara, kode=lain.kode, by=WARGA, now=now)
    merge_usulan(usulan=lain, ke=jembatan, by=SISTEM, alasan="Jembatan yang sama", now=now)
    assert DukunganUsulan.objects.get().usulan == jembatan
    # A code on an old screen leads to its successor, and the first word stays.
    baru = make_aspirasi(now=now).aspirasi
    for kode in (lain.kode, make_usulan(now).kode):
        support_usulan(aspirasi=baru, kode=kode, by=WARGA, now=now)
    assert DukunganUsulan.objects.get(aspirasi=baru).usulan == jembatan


def test_support_needs_a_running_public_usulan_of_the_same_kabupaten(now: datetime) -> None:
    draf = make_usulan(now, diajukan=False)
    selesai = make_usulan(now)
    Usulan.objects.filter(pk=selesai.pk).update(status=StatusUsulan.DIBATALKAN)
    jauh = make_usulan(now, desa=DESA_KABUPATEN_LAIN)
    suara = make_aspirasi(now=now).aspirasi
    for usulan in (draf, selesai, jauh):
        assert support_usulan(aspirasi=suara, kode=usulan.kode, by=WARGA, now=now) is None


def test_support_is_no_voice_until_the_village_joins_it(now: datetime, jembatan: Usulan) -> None:
    suara = make_aspirasi(now=now).aspirasi
    with konteks.pakai(konteks.untuk(WARGA)):
        support_usulan(aspirasi=suara, kode=jembatan.kode, by=WARGA, now=now)
    jembatan.refresh_from_db()
    assert jembatan.jumlah_suara == 0
    add_suara(usulan=jembatan, aspirasi=suara, by=SISTEM, now=now)
    assert jembatan.jumlah_suara == 1
