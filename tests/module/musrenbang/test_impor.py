"""Impor usulan ke basis data: diulang tidak mengubah apa pun, berubah dicatat, terlambat ditolak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from terasa.akun.models import Unit
from terasa.cari.queries import find_entri
from terasa.musrenbang.enums import StatusUsulan, SumberUsulan
from terasa.musrenbang.models import Langkah, Perubahan, Usulan
from terasa.musrenbang.queries import SaringUsulan, filter_usulan, list_triple
from terasa.musrenbang.rules import CannotPropose
from terasa.musrenbang.rules.kolom_usulan import KOLOM_USULAN
from terasa.musrenbang.services import decide_usulan, import_usulan
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Laporan
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.factories import DESA, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, open_desa

pytestmark = pytest.mark.usefixtures("sistem")
KEPALA = "id,tahun,judul,lokasi,kode_desa,volume,satuan,biaya_min,urusan,opd"
BARIS = (
    f"A1,2026,Titian ulin RT 2,RT 2,{DESA},20,m,25000000,Pertanian,Dinas Pertanian",
    f"A2,2026,Pelatihan kader,Balai desa,{DESA},2,kali,,Kesehatan,Dinas Kesehatan",
    "A3,2026,Jalan di kabupaten lain,,34.01.01.2011,1,km,5000000,,",
)


def run(now: datetime, *baris: str, uji: bool = False, by: PelakuTetap = SISTEM) -> Laporan:
    lembar = parse_lembar("\n".join([KEPALA, *(baris or BARIS)]).encode(), KOLOM_USULAN)
    return import_usulan(lembar=lembar, kabupaten=KABUPATEN, tahun=TAHUN, by=by, now=now, uji=uji)


def test_rows_become_submitted_usulan_with_a_thread(now: datetime) -> None:
    laporan = run(now)
    assert [b.hasil for b in laporan.baris] == [DITERIMA, DITERIMA, DILEWATI]
    usulan = Usulan.objects.get(id_asal="A1")
    langkah = Langkah.objects.get(usulan=usulan)
    assert (usulan.status, usulan.sumber, usulan.kode) == (
        StatusUsulan.DIAJUKAN,
        SumberUsulan.IMPOR,
        laporan.baris[0].kode,
    )
    assert (langkah.keputusan, langkah.oleh) == ("diajukan", SISTEM.label)
    assert usulan.baris_asal["judul"] == "Titian ulin RT 2"
    assert find_entri("titian", di=KABUPATEN).get().kode == usulan.kode


def test_agencies_are_created_once_and_found_by_name(now: datetime) -> None:
    lama = Unit.objects.create(
        kabupaten=KABUPATEN,
        kode="distan",
        nama="DINAS PERTANIAN",
        jenis="perangkat_daerah",
        kode_wilayah=KABUPATEN,
    )
    run(now)
    assert Usulan.objects.get(id_asal="A1").unit_tujuan == lama
    assert Unit.objects.filter(kabupaten=KABUPATEN, nama="Dinas Kesehatan").count() == 1


def test_second_run_changes_nothing(now: datetime) -> None:
    pertama, kedua = run(now), run(now)
    assert [(b.hasil, b.alasan) for b in kedua.baris[:2]] == [(DILEWATI, SAMA)] * 2
    assert [b.kode for b in kedua.baris[:2]] == [b.kode for b in pertama.baris[:2]]
    assert Usulan.objects.count() == 2
    assert run(now, *BARIS[:2]).exit_code == 0


def test_trial_run_tells_the_same_and_keeps_nothing(now: datetime) -> None:
    uji = run(now, uji=True)
    assert [b.hasil for b in uji.baris] == [DITERIMA, DITERIMA, DILEWATI]
    assert not Usulan.objects.exists()
    assert not Unit.objects.filter(nama="Dinas Kesehatan").exists()


def test_changed_row_is_an_amendment_beside_the_original(now: datetime) -> None:
    run(now)
    baru = BARIS[0].replace("25000000", "30000000").replace("RT 2,RT 2", "RT 2 dan 3,RT 2")
    laporan = run(now, baru)
    usulan = Usulan.objects.with_kini().get(id_asal="A1")
    assert laporan.baris[0].hasil == DIUBAH
    assert (usulan.biaya, usulan.biaya_kini, usulan.judul) == (25_000_000, 30_000_000, "Titian ulin RT 2")
    assert Perubahan.objects.get().isi == {"judul": "Titian ulin RT 2 dan 3"}
    assert [t.biaya for t in list_triple(usulan)] == [25_000_000, 30_000_000]
    assert run(now, baru).baris[0].alasan == SAMA


def test_change_after_a_forum_spoke_comes_too_late(now: datetime) -> None:
    run(now)
    forum, usulan = open_desa(now), Usulan.objects.get(id_asal="A1")
    decide_usulan(forum=forum, usulan=usulan, by=SISTEM, hasil="disepakati", now=now)
    laporan = run(now, BARIS[0].replace("25000000", "30000000"))
    assert "sudah dibahas forum" in laporan.baris[0].alasan
    assert laporan.exit_code == 1


def test_moved_village_needs_a_new_id(now: datetime) -> None:
    run(now)
    laporan = run(now, BARIS[0].replace(DESA, "63.06.04.2001"))
    assert "pakai id baru" in laporan.baris[0].alasan


def test_repeated_id_counts_once(now: datetime) -> None:
    laporan = run(now, BARIS[0], BARIS[0])
    assert [b.alasan for b in laporan.baris] == ["", "id ini sudah dipakai baris 2"]


def test_open_forum_takes_imported_usulan_at_once(now: datetime) -> None:
    forum = open_desa(now)
    run(now)
    assert forum.keputusan.count() == 2


def test_missing_code_column_refuses_the_whole_file(now: datetime) -> None:
    lembar = parse_lembar(b"id,judul,desa,kecamatan,biaya\n1,Titian,Bamban,Angkinang,5\n", KOLOM_USULAN)
    with pytest.raises(MasukanTakTerbaca, match="tidak ditemukan: kode_desa"):
        import_usulan(lembar=lembar, kabupaten=KABUPATEN, tahun=TAHUN, by=SISTEM, now=now)


@pytest.mark.parametrize("kabupaten", ["63", "63.99", "63.06.04"])
def test_kabupaten_must_be_one(now: datetime, kabupaten: str) -> None:
    lembar = parse_lembar("\n".join([KEPALA, *BARIS]).encode(), KOLOM_USULAN)
    with pytest.raises(MasukanTakTerbaca, match="bukan kode kabupaten"):
        import_usulan(lembar=lembar, kabupaten=kabupaten, tahun=TAHUN, by=SISTEM, now=now)


def test_only_bappeda_imports(now: datetime, pelaku: Callable[..., PelakuTetap]) -> None:
    with pytest.raises(CannotPropose, match="Hanya Bappeda"):
        run(now, by=pelaku("operator_desa", DESA))


def test_number_of_queries_does_not_grow_with_the_rows(now: datetime) -> None:
    banyak = [BARIS[0].replace("A1", f"B{n}").replace("RT 2,", f"RT {n},") for n in range(60)]
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        run(now, *banyak)
    assert len(kueri) < 45
    with CaptureQueriesContext(connection) as daftar:
        semua = list(filter_usulan(SaringUsulan(kabupaten=KABUPATEN, tahun=TAHUN, kata="titian")))
        assert {u.unit_tujuan.nama for u in semua if u.unit_tujuan} == {"Dinas Pertanian"}
    assert (len(semua), len(daftar)) == (60, 1)
