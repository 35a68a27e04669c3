"""Usulan: disusun, diajukan, digabung, dilengkapi; aslinya tetap dan suaranya ikut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from terasa.aspirasi.enums import Status
from terasa.aspirasi.models import Pengikut
from terasa.cari.queries import find_entri
from terasa.kabar.models import Pesan
from terasa.kabar.services import add_alamat
from terasa.musrenbang.enums import StatusUsulan, Tujuan
from terasa.musrenbang.models import Langkah, Usulan
from terasa.musrenbang.queries.langkah import list_langkah_terbaru
from terasa.musrenbang.services import (
    CannotJoin,
    CannotMerge,
    CannotMove,
    CannotPropose,
    CannotSubmit,
    DataUsulan,
    add_suara,
    amend_usulan,
    cancel_usulan,
    close_forum,
    complete_usulan,
    create_usulan,
    decide_usulan,
    edit_usulan,
    merge_usulan,
    record_langkah,
    route_usulan,
    submit_usulan,
)
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_unit
from tests.module.musrenbang.bahan import TAHUN, make_aspirasi, make_usulan, open_desa

DATA = DataUsulan(judul="Perbaikan jembatan gantung", masalah="Papan lapuk", biaya=50_000_000)
pytestmark = pytest.mark.usefixtures("sistem")


def test_draft_joins_its_voices_and_starts_the_thread(now: datetime) -> None:
    suara = [make_aspirasi(now) for _ in range(3)]
    usulan = create_usulan(by=SISTEM, kode_desa=DESA, tahun=TAHUN, data=DATA, aspirasi=suara, now=now)
    suara[0].refresh_from_db()
    assert (usulan.status, usulan.jumlah_suara) == (StatusUsulan.DRAF, 3)
    assert suara[0].status == Status.DIGABUNG
    assert Langkah.objects.get(usulan=usulan).rincian == {"suara": 3, "biaya": 50_000_000}


def test_search_row_is_written_when_it_becomes_public_and_not_again_for_a_new_state(now: datetime) -> None:
    usulan = make_usulan(now, diajukan=False)
    with CaptureQueriesContext(connection) as diajukan:
        submit_usulan(usulan=usulan, by=SISTEM, now=now)
    with CaptureQueriesContext(connection) as dibatalkan:
        cancel_usulan(usulan=usulan, by=SISTEM, alasan="Sudah dibangun lewat dana desa.", now=now)
    menulis = ['INTO "cari_entri"' in q["sql"] for q in diajukan.captured_queries]
    assert sum(menulis) == 1
    assert not [q for q in dibatalkan.captured_queries if "cari_entri" in q["sql"]]
    assert find_entri(usulan.judul)


def test_submit_tells_what_comes_next_and_by_when(now: datetime) -> None:
    usulan = make_usulan(now)
    akhir = usulan.langkah.last()
    assert akhir is not None
    assert (usulan.status, akhir.keputusan) == (StatusUsulan.DIAJUKAN, "diajukan")
    assert akhir.lanjutan == "Dibahas di musrenbang desa."


def test_steps_of_one_moment_keep_the_order_of_writing(now: datetime) -> None:
    usulan = make_usulan(now)
    assert [s.keputusan for s in usulan.langkah.all()] == ["disusun", "diajukan"]


def test_submit_twice_is_refused(now: datetime) -> None:
    usulan = make_usulan(now)
    with pytest.raises(CannotSubmit, match="sudah diajukan"):
        submit_usulan(usulan=usulan, by=SISTEM, now=now)


def test_only_the_own_desa_proposes(now: datetime, pelaku: Callable[..., PelakuTetap]) -> None:
    tetangga = pelaku("operator_desa", DESA_LAIN)
    with pytest.raises(CannotPropose, match="desa itu sendiri"):
        create_usulan(by=tetangga, kode_desa=DESA, tahun=TAHUN, data=DATA, now=now)


@pytest.mark.parametrize(
    ("isian", "kode"),
    [({"judul": "  "}, "judul"), ({"biaya": 0}, "biaya"), ({"volume": Decimal(-1)}, "volume")],
)
def test_figures_that_make_no_sense_are_refused(now: datetime, isian: dict[str, object], kode: str) -> None:
    with pytest.raises(CannotPropose) as galat:
        create_usulan(by=SISTEM, kode_desa=DESA, tahun=TAHUN, data=replace(DATA, **isian), now=now)  # type: ignore[arg-type]
    assert galat.value.code == kode


def test_draft_is_edited_and_submitted_is_not(now: datetime) -> None:
    usulan = make_usulan(now, diajukan=False)
    edit_usulan(usulan=usulan, by=SISTEM, data=replace(DATA, biaya=None), now=now)
    assert Usulan.objects.get(pk=usulan.pk).biaya is None
    submit_usulan(usulan=usulan, by=SISTEM, now=now)
    with pytest.raises(CannotPropose, match="tetap"):
        edit_usulan(usulan=usulan, by=SISTEM, data=DATA, now=now)


def test_database_refuses_a_change_of_the_original(now: datetime) -> None:
    usulan = make_usulan(now)
    with pytest.raises(DatabaseError, match="aslinya tetap"), transaction.atomic():
        Usulan.objects.filter(pk=usulan.pk).update(biaya=1)


def test_amendment_stands_beside_the_original(now: datetime) -> None:
    usulan = make_usulan(now)
    amend_usulan(usulan=usulan, by=SISTEM, data=replace(DATA, biaya=70_000_000), alasan="Harga naik", now=now)
    kini = Usulan.objects.with_kini().get(pk=usulan.pk)
    assert (kini.biaya, kini.biaya_kini) == (100_000_000, 70_000_000)


def test_voice_belongs_to_one_usulan(now: datetime) -> None:
    satu, dua, suara = make_usulan(now), make_usulan(now), make_aspirasi(now)
    add_suara(usulan=satu, aspirasi=suara, by=SISTEM, now=now)
    with pytest.raises(CannotJoin, match="sudah bergabung"):
        add_suara(usulan=dua, aspirasi=suara, by=SISTEM, now=now)


def test_every_step_reaches_the_address_of_a_voice(now: datetime) -> None:
    usulan, suara = make_usulan(now, diajukan=False), make_aspirasi(now)
    with konteks.dengan_kunci(suara.pk):
        alamat = add_alamat(pemilik_id=suara.pk, jenis="surel", nilai="warga@contoh.id")
        Pengikut(aspirasi=suara, alamat=alamat).save(force_insert=True)
    add_suara(usulan=usulan, aspirasi=suara, by=SISTEM, now=now)
    sebelum = Pesan.objects.filter(alamat=alamat).count()
    submit_usulan(usulan=usulan, by=SISTEM, now=now)
    pesan = Pesan.objects.filter(alamat=alamat).order_by("pk")
    assert pesan.count() == sebelum + 1
    assert any("Dibahas di musrenbang desa." in p.teks for p in pesan)


def test_merge_moves_voices_and_closes_the_thread(now: datetime) -> None:
    satu, dua, suara = make_usulan(now), make_usulan(now), make_aspirasi(now)
    add_suara(usulan=satu, aspirasi=suara, by=SISTEM, now=now)
    merge_usulan(usulan=satu, ke=dua, by=SISTEM, alasan="Jalan yang sama", now=now)
    satu.refresh_from_db()
    dua.refresh_from_db()
    assert (satu.status, satu.digabung_ke, dua.jumlah_suara) == (StatusUsulan.DIGABUNG, dua, 1)
    assert not find_entri(satu.judul).filter(kode=satu.kode).exists()


def test_merge_without_a_reason_is_refused(now: datetime) -> None:
    satu, dua = make_usulan(now), make_usulan(now)
    with pytest.raises(CannotMove, match="alasan"):
        merge_usulan(usulan=satu, ke=dua, by=SISTEM, alasan=" ", now=now)
    with pytest.raises(CannotMerge):
        merge_usulan(usulan=satu, ke=satu, by=SISTEM, alasan="x", now=now)


def test_cancelled_usulan_leaves_the_open_forum(now: datetime) -> None:
    usulan = make_usulan(now)
    forum = open_desa(now)
    cancel_usulan(usulan=usulan, by=SISTEM, alasan="Sudah dikerjakan swadaya", now=now)
    assert not forum.keputusan.exists()


def test_submission_during_the_forum_joins_its_list(now: datetime) -> None:
    forum = open_desa(now)
    usulan = make_usulan(now)
    assert [k.usulan for k in forum.keputusan.all()] == [usulan]


def test_returned_usulan_is_completed_and_queues_again(now: datetime) -> None:
    usulan = make_usulan(now)
    forum = open_desa(now)
    decide_usulan(
        forum=forum, usulan=usulan, by=SISTEM, hasil="dikembalikan", now=now,
        alasan_kode="R10", alasan="Foto lokasi belum ada",
    )  # fmt: skip
    close_forum(forum=forum, by=SISTEM, now=now)
    usulan.refresh_from_db()
    besok = now + timedelta(days=1)
    complete_usulan(usulan=usulan, by=SISTEM, data=DATA, alasan="Foto dilampirkan", now=besok)
    assert usulan.status == StatusUsulan.DIAJUKAN
    assert [k.usulan for k in open_desa(besok).keputusan.all()] == [usulan]


def test_routing_to_another_unit_is_a_step(now: datetime) -> None:
    usulan, unit = make_usulan(now, tujuan=Tujuan.DESA), make_unit("dinas-lain")
    route_usulan(usulan=usulan, by=SISTEM, unit=unit, now=now)
    akhir = usulan.langkah.last()
    assert akhir is not None
    assert (usulan.tujuan, akhir.rincian) == (Tujuan.KABUPATEN, {"unit": unit.nama})


def test_step_outside_the_table_is_refused(now: datetime) -> None:
    usulan = make_usulan(now)
    with pytest.raises(CannotMove, match="tidak dapat berpindah"):
        record_langkah(
            usulan=usulan,
            oleh="Dinas",
            tahap="realisasi",
            keputusan="dilaporkan",
            now=now,
            status="dilaksanakan",
        )


def test_public_search_finds_submitted_and_not_drafts(now: datetime) -> None:
    draf = make_usulan(now, judul="Siring ampah laut", diajukan=False)
    assert not find_entri("siring", di=KABUPATEN).exists()
    submit_usulan(usulan=draf, by=SISTEM, now=now)
    assert find_entri("siring", di=KABUPATEN).get().kode == draf.kode


def test_a_draft_is_no_news_until_it_is_submitted(now: datetime) -> None:
    usulan = make_usulan(now, diajukan=False)
    assert not list_langkah_terbaru(KABUPATEN, now)
    submit_usulan(usulan=usulan, by=SISTEM, now=now)
    assert list_langkah_terbaru(KABUPATEN, now)[0].usulan == usulan
