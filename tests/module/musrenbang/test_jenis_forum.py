"""Forum di samping rantai penentu: dusun, khusus, musyawarah desa, pra-musrenbang, dialog."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from terasa.akun.enums import JenisPeran
from terasa.jejak.rules import say
from terasa.musrenbang.enums import JenisForum, StatusUsulan, Tujuan
from terasa.musrenbang.models import Forum
from terasa.musrenbang.services import (
    CannotAnswer,
    CannotCollect,
    CannotOpen,
    DataUsulan,
    answer_dialog,
    close_forum,
    collect_gagasan,
    decide_usulan,
    open_forum,
    open_forum_all,
    reopen_forum,
)
from terasa.umum.pelaku import SISTEM, Pelaku
from tests.factories import DESA, KABUPATEN, make_pelaku, make_unit
from tests.module.musrenbang.bahan import TAHUN, agree, make_aspirasi, make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")
KECAMATAN = "63.06.04"


def buka(jenis: JenisForum, now: datetime, cakupan: str = DESA, by: Pelaku = SISTEM, **isi: Any) -> Forum:
    return open_forum(by=by, jenis=jenis, kabupaten=KABUPATEN, tahun=TAHUN, cakupan=[cakupan], now=now, **isi)


def setuju(forum: Forum, usulan: Any, now: datetime, **isi: Any) -> None:
    decide_usulan(forum=forum, usulan=usulan, by=SISTEM, hasil="disepakati", now=now, **isi)


@pytest.mark.parametrize(
    ("jenis", "nama"),
    [(JenisForum.MUSDES, "Musyawarah Desa Bamban"), (JenisForum.MUSDUS, "Musyawarah dusun Desa Bamban")],
)
def test_a_name_says_desa_once(now: datetime, jenis: JenisForum, nama: str) -> None:
    assert buka(jenis, now).nama.startswith(nama)


@pytest.mark.parametrize("jenis", [JenisForum.MUSDUS, JenisForum.KHUSUS])
def test_an_agreed_idea_of_a_hamlet_reaches_the_village_forum(now: datetime, jenis: JenisForum) -> None:
    desa = open_desa(now)
    forum = buka(jenis, now)
    baik = collect_gagasan(forum=forum, by=SISTEM, data=DataUsulan("Sumur bor RT 3"), now=now)
    lain = collect_gagasan(forum=forum, by=SISTEM, data=DataUsulan("Gapura dusun hulu"), now=now)
    setuju(forum, baik, now)
    decide_usulan(forum=forum, usulan=lain, by=SISTEM, hasil="tidak_disepakati", alasan_kode="R13", now=now)
    dokumen = close_forum(forum=forum, by=SISTEM, now=now)
    baik.refresh_from_db()
    lain.refresh_from_db()
    assert (baik.status, lain.status) == (StatusUsulan.DIAJUKAN, StatusUsulan.DRAF)
    assert [k.usulan for k in desa.keputusan.all()] == [baik]
    akhir = baik.langkah.last()
    assert akhir is not None
    assert "Diusulkan di" in say(akhir.tahap, akhir.keputusan, akhir.rincian)
    assert dokumen.isi["klausul"][0]["teks"].startswith("Mengusulkan 1 gagasan")


def test_advice_keeps_nothing_from_the_forum_that_decides(now: datetime) -> None:
    usulan = make_usulan(now)
    dusun = buka(JenisForum.MUSDUS, now)
    desa = open_desa(now)
    assert [k.usulan for k in dusun.keputusan.all()] == [k.usulan for k in desa.keputusan.all()] == [usulan]
    agree(desa, [usulan], now)
    decide_usulan(forum=dusun, usulan=usulan, by=SISTEM, hasil="tidak_disepakati", alasan_kode="R13", now=now)
    close_forum(forum=dusun, by=SISTEM, now=now)
    usulan.refresh_from_db()
    assert usulan.status == StatusUsulan.DISEPAKATI_DESA


def test_a_wrong_close_of_a_hamlet_is_undone_and_what_it_handed_in_stays(now: datetime) -> None:
    forum = buka(JenisForum.MUSDUS, now)
    usulan = collect_gagasan(forum=forum, by=SISTEM, data=DataUsulan("Sumur bor RT 3"), now=now)
    setuju(forum, usulan, now)
    close_forum(forum=forum, by=SISTEM, now=now)
    reopen_forum(forum=forum, by=SISTEM, alasan="Daftar hadir tertukar", now=now)
    usulan.refresh_from_db()
    assert (forum.status, usulan.status) == ("dibuka", StatusUsulan.DIAJUKAN)
    close_forum(forum=forum, by=SISTEM, now=now)


def test_village_assembly_under_the_bpd_puts_its_own_into_the_plan(now: datetime) -> None:
    ke_desa, ke_kabupaten = make_usulan(now, tujuan=Tujuan.DESA), make_usulan(now)
    agree(open_desa(now), [ke_desa, ke_kabupaten], now)
    bpd = make_pelaku(JenisPeran.BPD, DESA)
    forum = buka(JenisForum.MUSDES, now, by=bpd)
    assert [k.usulan for k in forum.keputusan.all()] == [ke_desa]
    decide_usulan(forum=forum, usulan=ke_desa, by=bpd, hasil="disepakati", now=now)
    isi = close_forum(forum=forum, by=bpd, now=now).isi
    ke_desa.refresh_from_db()
    assert (ke_desa.status, isi["pimpinan"]) == (StatusUsulan.MASUK_RKPDES, "BPD")
    reopen_forum(forum=forum, by=bpd, alasan="Perdesnya belum ditetapkan", now=now)
    ke_desa.refresh_from_db()
    assert ke_desa.status == StatusUsulan.DISEPAKATI_DESA


def test_pre_forum_makes_a_short_list_and_moves_nothing(now: datetime) -> None:
    usulan = make_usulan(now)
    agree(open_desa(now), [usulan], now)
    forum = buka(JenisForum.PRA_MUSRENBANG, now, KECAMATAN)
    setuju(forum, usulan, now, rekomendasi="Cukup 100 meter")
    isi = close_forum(forum=forum, by=SISTEM, now=now).isi
    usulan.refresh_from_db()
    assert usulan.status == StatusUsulan.DISEPAKATI_DESA
    assert "daftar pendek" in isi["klausul"][0]["teks"]
    kecamatan = open_forum(by=SISTEM, jenis="forum_kecamatan", kabupaten=KABUPATEN, tahun=TAHUN,
                           cakupan=[KECAMATAN], now=now)  # fmt: skip
    assert [k.usulan for k in kecamatan.keputusan.all()] == [usulan]


def test_bupati_answers_on_the_spot_and_the_thread_keeps_the_promise(now: datetime) -> None:
    usulan, aspirasi, unit = make_usulan(now), make_aspirasi(now), make_unit("dinas-pupr")
    bappeda = make_pelaku(JenisPeran.BAPPEDA, KABUPATEN)
    forum = buka(JenisForum.DIALOG, now, KECAMATAN, by=bappeda)
    assert not forum.keputusan.exists()
    umum = {"forum": forum, "by": bappeda, "now": now}
    hari = now.date() + timedelta(days=60)
    answer_dialog(pertanyaan="Kapan titian diperbaiki?", jawaban="Tahun ini lewat anggaran perubahan",
                  kode=usulan.kode, unit=unit, tenggat_on=hari, **umum)  # fmt: skip
    answer_dialog(pertanyaan="Air minum?", jawaban="Masih dihitung", kode=aspirasi.kode, **umum)
    for salah in ({"kode": "ZZZZZZZZZ"}, {"tenggat_on": now.date() - timedelta(days=1)}):
        with pytest.raises(CannotAnswer):
            answer_dialog(pertanyaan="Apa?", jawaban="Ya", **umum, **salah)
    akhir = usulan.langkah.last()
    assert akhir is not None
    assert "Tahun ini lewat anggaran perubahan" in say(akhir.tahap, akhir.keputusan, akhir.rincian)
    assert akhir.jatuh_tempo_on == hari
    isi = close_forum(forum=forum, by=bappeda, now=now).isi
    assert (isi["pimpinan"], isi["klausul"][0]["teks"][:29]) == ("Bupati", "Bupati menjawab 2 pertanyaan ")
    assert isi["jawaban"][0]["janji"].startswith("Dikerjakan Dinas dinas-pupr, paling lambat")


def test_only_hamlets_and_groups_take_up_new_ideas(now: datetime) -> None:
    with pytest.raises(CannotCollect):
        collect_gagasan(forum=open_desa(now), by=SISTEM, data=DataUsulan("Sumur bor RT 3"), now=now)


def test_several_hamlets_meet_at_once_but_are_not_opened_in_bulk(now: datetime) -> None:
    assert (
        buka(JenisForum.MUSDUS, now, nama="Musdus Hulu").slug
        != buka(JenisForum.MUSDUS, now, nama="Hilir").slug
    )
    with pytest.raises(CannotOpen, match="satu per satu"):
        open_forum_all(by=SISTEM, jenis="musdus", kabupaten=KABUPATEN, tahun=TAHUN, now=now)


@pytest.mark.parametrize(
    ("peran", "jenis"),
    [
        (JenisPeran.BPD, JenisForum.MUSDUS),
        (JenisPeran.BUPATI, JenisForum.DIALOG),
        (JenisPeran.KADES, JenisForum.DIALOG),
    ],
)
def test_each_kind_is_opened_by_its_own_conveners(
    now: datetime, peran: JenisPeran, jenis: JenisForum
) -> None:
    tempat = DESA if peran != JenisPeran.BUPATI else KABUPATEN
    with pytest.raises(CannotOpen, match="kantor lain"):
        buka(jenis, now, KECAMATAN if jenis == JenisForum.DIALOG else DESA, by=make_pelaku(peran, tempat))
