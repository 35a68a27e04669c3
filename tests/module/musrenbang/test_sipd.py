"""Impor SIPD ke basis data: menurut ID, diulang tidak mengubah apa pun, tanpa tahap karangan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from terasa.musrenbang.enums import JenisForum, StatusUsulan
from terasa.musrenbang.models import CatatanSipd, Langkah, Perubahan, Usulan
from terasa.musrenbang.queries import list_triple
from terasa.musrenbang.queries.sipd import list_ketik, sipd_rows
from terasa.musrenbang.rules import CannotPropose
from terasa.musrenbang.rules.sipd import KOLOM_SIPD
from terasa.musrenbang.services import decide_usulan, open_forum
from terasa.musrenbang.services.sipd import CannotType, import_sipd, mark_typed, unmark_typed
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Laporan
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.bahan_sipd import make_book, make_sipd, sipd_row
from tests.factories import DESA, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, make_usulan
from tests.module.musrenbang.test_kamus import make_kamus

pytestmark = pytest.mark.usefixtures("sistem")


def run(now: datetime, *baris: list[Any], data: bytes = b"", **isi: Any) -> Laporan:
    lembar = parse_lembar(data or make_sipd(*(baris or (sipd_row(),))), KOLOM_SIPD)
    return import_sipd(
        **{"lembar": lembar, "kabupaten": KABUPATEN, "tahun": TAHUN, "by": SISTEM, "now": now, **isi}
    )


def open_kecamatan(now: datetime) -> Any:
    return open_forum(
        by=SISTEM,
        jenis=JenisForum.FORUM_KECAMATAN,
        kabupaten=KABUPATEN,
        tahun=TAHUN,
        cakupan=["63.06.04"],
        now=now,
    )


def test_row_waits_where_sipd_says_with_one_station(now: datetime) -> None:
    laporan = run(now, sipd_row(Rekomendasi_Kel_Desa="Setuju"))
    usulan = Usulan.objects.get(id_asal="770001")
    langkah = Langkah.objects.get(usulan=usulan)
    assert [(b.hasil, b.kode) for b in laporan.baris] == [(DITERIMA, usulan.kode)]
    assert usulan.status == StatusUsulan.DISEPAKATI_DESA
    assert (langkah.keputusan, langkah.rincian["status_sipd"]) == ("tercatat_sipd", "Verifikasi Kecamatan")
    assert timezone.localdate(usulan.diajukan_at).isoformat() == "2026-01-09"
    assert usulan.sipd.isi["rekomendasi"] == [{"tingkat": "kel_desa", "teks": "Setuju"}]
    assert usulan.baris_asal["Usulan"] == "Siring sungai RT 3"


def test_stage_advice_stands_in_the_table_of_stages(now: datetime) -> None:
    run(now, sipd_row(Rekomendasi_Kecamatan="Setuju 15 meter"))
    triple = list_triple(Usulan.objects.get())
    assert [(t.nama, t.rekomendasi) for t in triple] == [("", ""), ("Kecamatan (SIPD)", "Setuju 15 meter")]


def test_open_forum_of_that_stage_takes_it_at_once(now: datetime) -> None:
    forum = open_kecamatan(now)
    run(now, sipd_row(), sipd_row(ID_Usulan="2", Status="Pengajuan Usulan"))
    assert [k.usulan.id_asal for k in forum.keputusan.select_related("usulan")] == ["770001"]


@pytest.mark.parametrize("acak", [False, True])
def test_second_run_changes_nothing(now: datetime, acak: bool) -> None:
    baris = [sipd_row(ID_Usulan=str(n), Usulan=f"Siring {n}", Rekomendasi_TAPD="Cek") for n in range(3)]
    run(now, *baris)
    sebelum = (
        Usulan.objects.count(),
        Langkah.objects.count(),
        CatatanSipd.objects.values_list("dibaca_at")[0],
    )
    kepala = ["Tambahan", *reversed(list(_kepala()))]
    data = (
        make_book([kepala, *([f"x{n}", *reversed(b)] for n, b in enumerate(baris))])
        if acak
        else make_sipd(*baris)
    )
    laporan = run(timezone.now(), data=data)
    assert {(b.hasil, b.alasan) for b in laporan.baris} == {(DILEWATI, SAMA)}
    assert laporan.exit_code == 0
    assert (
        Usulan.objects.count(),
        Langkah.objects.count(),
        CatatanSipd.objects.values_list("dibaca_at")[0],
    ) == sebelum


def _kepala() -> tuple[str, ...]:
    from terasa.musrenbang.rules.sipd import KEPALA_SIPD

    return KEPALA_SIPD


def test_trial_run_keeps_nothing(now: datetime) -> None:
    assert [b.hasil for b in run(now, uji=True).baris] == [DITERIMA]
    assert not Usulan.objects.exists()
    assert not CatatanSipd.objects.exists()


def test_changed_figures_stand_beside_the_original_until_a_forum_spoke(now: datetime) -> None:
    run(now)
    laporan = run(now, sipd_row(Anggaran="175.000.000,00"))
    usulan = Usulan.objects.with_kini().get()
    assert (laporan.baris[0].hasil, usulan.biaya, usulan.biaya_kini) == (DIUBAH, 150_000_000, 175_000_000)
    assert run(now, sipd_row(Anggaran="175.000.000,00")).baris[0].alasan == SAMA
    forum = open_kecamatan(now)
    decide_usulan(forum=forum, usulan=usulan, by=SISTEM, hasil="disepakati", now=now)
    laporan = run(now, sipd_row(Anggaran="200.000.000,00", Catatan="naik"))
    assert (laporan.baris[0].hasil, Perubahan.objects.count()) == (DIUBAH, 1)
    assert Usulan.objects.get().sipd.isi["catatan"] == "naik"


def test_new_status_is_told_but_moves_nothing_that_only_a_forum_moves(now: datetime) -> None:
    run(now)
    laporan = run(now, sipd_row(Status="Diteruskan ke Forum SKPD"))
    assert "hanya forum yang memindahkannya" in laporan.baris[0].alasan
    assert Usulan.objects.get().status == StatusUsulan.DISEPAKATI_DESA
    assert [x.rincian["status_sipd"] for x in Langkah.objects.order_by("pada", "id")] == [
        "Verifikasi Kecamatan",
        "Diteruskan ke Forum SKPD",
    ]


def test_rejected_row_carries_its_reason_and_waits_for_no_forum(now: datetime) -> None:
    forum = open_kecamatan(now)
    run(now, sipd_row(Status="Verifikasi Kecamatan||Ditolak", Catatan="Tanah sengketa"))
    usulan = Usulan.objects.get()
    assert (usulan.status, usulan.langkah.get().alasan) == (StatusUsulan.DITOLAK, "Tanah sengketa")
    assert not forum.keputusan.exists()


def test_rows_that_cannot_come_in_say_why_and_the_rest_does(now: datetime) -> None:
    laporan = run(
        now, sipd_row(), sipd_row(ID_Usulan="2", Kel_Desa="Bambam"), sipd_row(ID_Usulan=""), sipd_row()
    )
    assert [b.hasil for b in laporan.baris] == [DITERIMA, DILEWATI, DILEWATI, DILEWATI]
    assert [b.alasan.partition(" ")[0] for b in laporan.baris[1:]] == ["“Bambam,", "id", "id"]
    assert laporan.exit_code == 1


def test_typed_usulan_is_found_again_by_its_id(now: datetime) -> None:
    usulan = make_usulan(now, judul="Siring sungai Bamban")
    mark_typed(usulan=usulan, by=SISTEM, id_sipd=" 770001 ", now=now)
    assert run(now).baris[0].kode == usulan.kode
    assert (Usulan.objects.count(), Usulan.objects.get().judul) == (1, "Siring sungai Bamban")
    assert run(now).baris[0].alasan == SAMA
    with pytest.raises(CannotType, match="Tidak ada catatan"):
        unmark_typed(usulan=usulan, by=SISTEM)


def test_id_belongs_to_one_usulan(now: datetime) -> None:
    satu, dua = make_usulan(now), make_usulan(now)
    mark_typed(usulan=satu, by=SISTEM, id_sipd="5", now=now)
    with pytest.raises(CannotType, match="sudah dipakai"):
        mark_typed(usulan=dua, by=SISTEM, id_sipd="5", now=now)
    unmark_typed(usulan=satu, by=SISTEM)
    assert mark_typed(usulan=dua, by=SISTEM, id_sipd="5", now=now).diketik_oleh == SISTEM.label


def test_only_bappeda_imports_and_only_its_own_office_types(
    now: datetime, pelaku: Callable[..., PelakuTetap]
) -> None:
    with pytest.raises(CannotPropose, match="Hanya Bappeda"):
        run(now, by=pelaku("operator_desa", DESA))
    with pytest.raises(CannotType, match="kantor lain"):
        mark_typed(usulan=make_usulan(now), by=pelaku("operator_desa", "63.06.04.2001"), id_sipd="1", now=now)


def test_file_without_places_is_refused_whole(now: datetime) -> None:
    with pytest.raises(MasukanTakTerbaca, match="Kolom kecamatan dan kel/desa"):
        run(now, data=make_book([["ID Usulan", "Usulan", "Anggaran"], ["1", "Siring", 5]]))


def test_queries_do_not_grow_with_the_rows(now: datetime) -> None:
    def count(awal: int, n: int) -> int:
        baris = [sipd_row(ID_Usulan=f"B{i}", Usulan=f"Siring {i}") for i in range(awal, awal + n)]
        with CaptureQueriesContext(connection) as kueri:
            run(now, *baris)
        return len(kueri)

    count(0, 1)
    assert count(10, 40) <= count(100, 3) + 1


def test_the_sheet_speaks_the_words_of_the_dictionary_and_keeps_the_own_title_beside(now: datetime) -> None:
    jalan = make_usulan(now, judul="Jalan di depan langgar", satuan="meter")
    Usulan.objects.filter(pk=jalan.pk).update(kamus=make_kamus(now, pekerjaan="Jalan beton", satuan="m"))
    tanpa = make_usulan(now, judul="Tanpa kamus", satuan="unit")
    semua = list_ketik(Usulan.objects.filter(pk__in=[jalan.pk, tanpa.pk]))
    baris = {b[5]: b for b in sipd_rows(semua)}
    assert (baris["Jalan beton"][15], baris["Jalan beton"][22]) == (
        f"Kode Terasa {jalan.kode}: Jalan di depan langgar",
        "m",
    )
    assert baris["Tanpa kamus"][22] == "unit"
