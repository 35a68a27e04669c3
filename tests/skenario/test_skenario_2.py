"""Skenario 2: jalan yang empat tahun berturut-turut di peringkat pertama dan tidak pernah didanai."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from terasa.musrenbang.enums import JenisForum
from terasa.musrenbang.models import Forum, Usulan
from terasa.musrenbang.rules import Putusan
from terasa.musrenbang.services import (
    DataUsulan,
    carry_usulan,
    close_forum,
    create_usulan,
    decide_many,
    open_forum,
    submit_usulan,
)
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN
from tests.skenario.ukuran import measured

pytestmark = pytest.mark.usefixtures("sistem")
KECAMATAN = "63.06.04"
TAHUN = (2021, 2022, 2023, 2024)


def day_of(tahun: int, bulan: int) -> datetime:
    """A working morning of the year before, in which a budget year is planned."""
    return datetime(tahun - 1, bulan, 10, 9, tzinfo=timezone.get_default_timezone())


def propose(judul: str, tahun: int) -> Usulan:
    now = day_of(tahun, 1)
    usulan = create_usulan(
        by=SISTEM, kode_desa=DESA, tahun=tahun, data=DataUsulan(judul=judul, biaya=400_000_000), now=now
    )
    submit_usulan(usulan=usulan, by=SISTEM, now=now)
    return usulan


def hold(jenis: str, tahun: int, urutan: Sequence[Usulan], now: datetime) -> Forum:
    """A forum that agrees to these in this order and refuses the rest, and its paper."""
    cakupan = [DESA if jenis == JenisForum.MUSRENBANG_DESA else KECAMATAN]
    forum = open_forum(by=SISTEM, jenis=jenis, kabupaten=KABUPATEN, tahun=tahun, cakupan=cakupan, now=now)
    putusan = [Putusan(u.pk, "disepakati", peringkat=n) for n, u in enumerate(urutan, start=1)]
    lain = forum.keputusan.exclude(usulan__in=urutan).values_list("usulan_id", flat=True)
    putusan += [Putusan(pk, "tidak_disepakati", alasan_kode="R04") for pk in lain]
    decide_many(forum=forum, by=SISTEM, putusan=putusan, now=now)
    close_forum(forum=forum, by=SISTEM, now=now)
    return forum


def live_through() -> tuple[list[Usulan], list[Forum]]:
    """Four years: second in its village, first in the kecamatan, and no money came."""
    jalan, forum = [propose("Peningkatan jalan Bamban ke pasar", TAHUN[0])], []
    for tahun in TAHUN:
        if tahun > TAHUN[0]:
            now = day_of(tahun, 1)
            jalan += carry_usulan(usulan=[jalan[-1]], tahun=tahun, by=SISTEM, now=now)
        lain = propose(f"Rehabilitasi balai warga {tahun}", tahun)
        hold(JenisForum.MUSRENBANG_DESA, tahun, [lain, jalan[-1]], day_of(tahun, 2))
        forum.append(hold(JenisForum.FORUM_KECAMATAN, tahun, [jalan[-1], lain], day_of(tahun, 3)))
    return jalan, forum


def test_road_first_for_four_years_waits_longest() -> None:
    with measured("2") as ukuran:
        jalan, forum = live_through()
        # Someone refused every year, but only for three of them.
        lain = propose("Siring sungai RT 5", TAHUN[1])
        hold(JenisForum.MUSRENBANG_DESA, TAHUN[1], [], day_of(TAHUN[1], 4))
        for tahun in TAHUN[2:]:
            [lain] = carry_usulan(usulan=[lain], tahun=tahun, by=SISTEM, now=day_of(tahun, 4))
            hold(JenisForum.MUSRENBANG_DESA, tahun, [], day_of(tahun, 5))
        jawaban = Client().get(f"/menunggu/{KABUPATEN}/")
        ukuran |= {"tahun": len(TAHUN), "berita_acara": len(forum)}
    pertama, kedua = jawaban.content.decode().split('<h2 class="kecil">')[1:3]
    assert "Peningkatan jalan Bamban ke pasar" in pertama
    assert "4 tahun diusulkan" in pertama
    assert "4 tahun peringkat pertama, tidak pernah didanai" in pertama
    berita_acara = {f.berita_acara.kode for f in forum if f.berita_acara}
    assert len(berita_acara) == 4
    assert berita_acara <= set(re.findall(r"/dokumen/(\w+)/", pertama))
    assert "Siring sungai RT 5" in kedua
    for satu in jalan:
        halaman = Client().get(f"/jejak/{satu.kode}").content.decode()
        assert all(f"/dokumen/{kode}" in halaman for kode in berita_acara)
