"""Kades tidak memilih, melihat, atau menebak responden, dan tidak melihat jawaban sebelum terbit: di setiap pintu."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client, TestCase

from terasa.akun.enums import JenisPeran
from terasa.cari.models import Entri
from terasa.kabar.models import Pesan
from terasa.manfaat.models import HasilManfaat, SurveiManfaat
from terasa.survei.enums import StatusSurvei
from terasa.survei.models import BenihRahasia, Responden
from terasa.survei.services import CannotSurvey, create_survei, draw_sample, draw_ulang
from terasa.umum import konteks
from terasa.umum.models import AuditBaris
from terasa.umum.pelaku import PelakuTetap
from tests.bersama import SELASA, satu_transaksi
from tests.factories import DESA, KABUPATEN, make_pelaku, sebagai
from tests.module.manfaat.bahan import answer, list_rumah, make_bappeda, make_gelombang, sama

TABEL = (
    "survei_responden",
    "survei_unitkerangka",
    "survei_jawaban",
    "survei_kunjungan",
    "survei_salinankertas",
    "survei_hubungiulang",
    "survei_rincianalamat",
    "survei_benihrahasia",
    "survei_petugas",
)


@pytest.fixture(scope="module")
def gelombang(django_db_setup: None, django_db_blocker: Any) -> Iterator[SurveiManfaat]:
    """A wave with eleven answers that is still being asked."""
    with satu_transaksi(django_db_blocker), TestCase.captureOnCommitCallbacks():
        sm = make_gelombang(now=SELASA)
        answer(sm, [{**sama("tidak"), "teratasi": "ragu"}] * 11, now=SELASA)
        bappeda = make_bappeda()
        with sebagai(bappeda):
            draw_ulang(survei=sm.survei, by=bappeda, now=SELASA + timedelta(hours=2))
        yield sm


@pytest.fixture(params=[JenisPeran.KADES, JenisPeran.OPERATOR_DESA, JenisPeran.BPD])
def orang_desa(gelombang: SurveiManfaat, request: pytest.FixtureRequest) -> PelakuTetap:
    return make_pelaku(request.param, DESA)


def labels(sm: SurveiManfaat) -> list[str]:
    return [r.unit.label for r in list_rumah(sm)]


@pytest.mark.parametrize("tabel", TABEL)
def test_the_database_shows_the_village_no_row_and_takes_none(orang_desa: PelakuTetap, tabel: str) -> None:
    with sebagai(orang_desa), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {tabel}")  # a name from the list above
        assert cursor.fetchone()[0] == 0
        cursor.execute(f"DELETE FROM {tabel}")  # a name from the list above
        assert cursor.rowcount == 0


def test_the_village_cannot_put_itself_in_as_surveyor(
    orang_desa: PelakuTetap, gelombang: SurveiManfaat
) -> None:
    sql = (
        "INSERT INTO survei_petugas (survei_id, pengguna_id, ditugaskan_at, oleh) VALUES (%s, %s, now(), '')"
    )
    with (
        sebagai(orang_desa),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, [gelombang.pk, orang_desa.pengguna_id])


def test_the_village_can_neither_open_nor_draw(orang_desa: PelakuTetap, gelombang: SurveiManfaat) -> None:
    with sebagai(orang_desa), pytest.raises(CannotSurvey):
        draw_sample(survei=gelombang.survei, by=orang_desa, now=SELASA)
    with sebagai(orang_desa), pytest.raises(CannotSurvey):
        create_survei(
            by=orang_desa, judul="x", kode_wilayah=DESA, cakupan=[DESA], kuesioner=[], n=1, now=SELASA
        )


def test_what_is_published_at_the_draw_does_not_tell_who_was_drawn(gelombang: SurveiManfaat) -> None:
    """Frame and both hashes are public; a draw made from them is another draw."""
    with konteks.pakai(konteks.sistem()):
        benih = BenihRahasia.objects.get(survei=gelombang.survei).benih
        urut = [r.unit_id for r in Responden.objects.filter(survei=gelombang.survei)]
    survei = gelombang.survei
    survei.refresh_from_db()
    assert survei.komitmen_benih == hashlib.sha256(benih.encode()).hexdigest()
    assert (survei.benih_terbuka, len(benih), len(urut)) == ("", 64, 18)
    terbuka = json.dumps(Client().get(f"/manfaat/{gelombang.pk}/undian.json").json())
    assert benih not in terbuka


def open_addresses(sm: SurveiManfaat) -> list[str]:
    kode, usulan = sm.kegiatan.kode, sm.kegiatan.usulan.get()
    return [
        f"/manfaat/{sm.pk}/",
        f"/kegiatan/{kode}/",
        f"/jejak/{usulan.kode}",
        f"/jejak/{usulan.kode}.json",
        f"/usulan/{usulan.kode}/",
        f"/api/usulan/{usulan.kode}",
        f"/api/jejak/{usulan.kode}",
        f"/api/kegiatan/{kode}",
        "/kegiatan/",
        "/audit/",
        f"/cari/?q={sm.kegiatan.nama.replace(' ', '+')}",
        "/beranda/",
        "/kerja/survei/",
        "/kerja/kabar/",
        "/kerja/tenggat/",
    ]


def test_no_page_export_or_search_shows_a_house_or_an_answer(
    orang_desa: PelakuTetap, gelombang: SurveiManfaat, klien: Callable[..., Client]
) -> None:
    client = klien(orang_desa)
    rumah = [str(r.pk) for r in list_rumah(gelombang)]
    terbuka = 0
    for alamat in open_addresses(gelombang):
        jawaban = client.get(alamat)
        assert jawaban.status_code in (200, 404), alamat
        terbuka += jawaban.status_code == 200
        teks = jawaban.content.decode()
        assert not [x for x in (*labels(gelombang), *rumah) if x in teks], alamat
        assert "11 dari" not in teks, alamat
        assert "/kerja/survei/rumah/" not in teks, alamat
    assert terbuka > 9


def test_no_page_of_the_field_opens(
    orang_desa: PelakuTetap, gelombang: SurveiManfaat, klien: Callable[..., Client]
) -> None:
    client, rumah = klien(orang_desa), list_rumah(gelombang)[0]
    dasar = f"/kerja/survei/{gelombang.pk}/"
    for alamat in (
        dasar,
        f"{dasar}tugas.json",
        f"{dasar}mutu/",
        f"{dasar}undian/",
        f"{dasar}kerangka/",
        f"/kerja/survei/rumah/{rumah.pk}/",
        f"/kerja/survei/rumah/{rumah.pk}/kertas/",
    ):
        assert client.get(alamat).status_code == 404, alamat


def test_audit_jobs_messages_and_index_say_nothing_of_houses_or_answers(gelombang: SurveiManfaat) -> None:
    pribadi = [t for t in TABEL if t != "survei_petugas"]
    with konteks.pakai(konteks.sistem()):
        for baris in AuditBaris.objects.filter(tabel__in=pribadi):
            assert set(baris.data) <= {"sidik"}, baris.tabel
        pesan = " ".join(f"{p.subjek} {p.teks} {p.tautan}" for p in Pesan.objects.all())
        indeks = " ".join(str(e.__dict__) for e in Entri.objects.all())
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(string_agg(args::text, ' '), '') FROM procrastinate_jobs")
            kerja = cursor.fetchone()[0]
    rumah = list_rumah(gelombang)
    for satu in (*labels(gelombang), *(str(r.pk) for r in rumah), "ragu"):
        assert satu not in pesan
        assert satu not in kerja
        assert str(satu) not in indeks or satu == "ragu"


def test_a_closed_wave_tells_nothing_before_it_is_published(
    gelombang: SurveiManfaat, klien: Callable[..., Client]
) -> None:
    bappeda = klien(make_pelaku(JenisPeran.DINAS_PMD, KABUPATEN))
    bappeda.post(f"/kerja/survei/{gelombang.pk}/tutup/")
    gelombang.survei.refresh_from_db()
    assert gelombang.survei.status == StatusSurvei.DITUTUP
    assert not HasilManfaat.objects.exists()
    kades = klien(make_pelaku(JenisPeran.KADES, DESA))
    for alamat in (f"/manfaat/{gelombang.pk}/", f"/kegiatan/{gelombang.kegiatan.kode}/"):
        teks = kades.get(alamat).content.decode()
        assert "angkanya sedang disiapkan" in teks
        assert "Menjawab" not in teks
    bappeda.post(f"/kerja/survei/{gelombang.pk}/terbit/")
    assert "Masalah teratasi" in kades.get(f"/manfaat/{gelombang.pk}/").content.decode()
