"""Bahan uji musrenbang: usulan, forum yang sudah diputuskan, dan suara."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from terasa.akun.models import Unit
from terasa.aspirasi.models import Aspirasi
from terasa.musrenbang.enums import JenisForum, Metode
from terasa.musrenbang.models import Forum, Usulan
from terasa.musrenbang.services import (
    DataUsulan,
    Putusan,
    close_forum,
    create_usulan,
    decide_many,
    open_forum,
    submit_usulan,
)
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import SISTEM, Pelaku
from tests.factories import DESA, KABUPATEN, make_unit

TAHUN = 2027
NOMOR = itertools.count(1)


def make_usulan(
    now: datetime, *, desa: str = DESA, by: Pelaku = SISTEM, diajukan: bool = True, **isi: Any
) -> Usulan:
    """A submitted usulan of Rp100 juta, unless told otherwise."""
    data = {"judul": f"Perbaikan titian ulin {next(NOMOR)}", "biaya": 100_000_000, "lokasi": "RT 02", **isi}
    usulan = create_usulan(by=by, kode_desa=desa, tahun=TAHUN, data=DataUsulan(**data), now=now)
    if diajukan:
        submit_usulan(usulan=usulan, by=by, now=now)
    return usulan


def make_aspirasi(now: datetime, desa: str = DESA) -> Aspirasi:
    aspirasi = Aspirasi(
        kode=claim_kode("aspirasi"), kunci_sidik="x", kunci_kirim=uuid4(), kode_desa=desa, diajukan_at=now
    )
    aspirasi.save(force_insert=True)
    return aspirasi


def open_desa(
    now: datetime, *, desa: str = DESA, by: Pelaku = SISTEM, metode: str = Metode.PERINGKAT
) -> Forum:
    return open_forum(
        by=by,
        jenis=JenisForum.MUSRENBANG_DESA,
        kabupaten=KABUPATEN,
        tahun=TAHUN,
        nama="",
        cakupan=[desa],
        metode=metode,
        now=now,
    )


def agree(forum: Forum, usulan: Sequence[Usulan], now: datetime, hasil: str = "disepakati") -> None:
    """Agree them in this order and close the forum; everything else on the list is refused."""
    putusan = [Putusan(u.pk, hasil, peringkat=n) for n, u in enumerate(usulan, start=1)]
    lain = forum.keputusan.exclude(usulan__in=usulan).values_list("usulan_id", flat=True)
    putusan += [Putusan(pk, "tidak_disepakati", alasan_kode="R04") for pk in lain]
    decide_many(forum=forum, by=SISTEM, putusan=putusan, now=now)
    close_forum(forum=forum, by=SISTEM, now=now)
    for satu in usulan:
        satu.refresh_from_db()


def bring_to_pd(usulan: Sequence[Usulan], now: datetime, *, utama: int | None = None) -> Unit:
    """Through village and kecamatan to a closed unit forum: the first `utama` on the main list, the rest
    in reserve."""
    unit = make_unit("dinas-uji")
    Usulan.objects.filter(pk__in=[u.pk for u in usulan]).update(unit_tujuan=unit)
    for desa in sorted({u.kode_desa for u in usulan}):
        agree(open_desa(now, desa=desa), [u for u in usulan if u.kode_desa == desa], now)
    umum = {"by": SISTEM, "kabupaten": KABUPATEN, "tahun": TAHUN, "nama": "", "now": now}
    kecamatan = sorted({u.kode_desa.rpartition(".")[0] for u in usulan})
    agree(open_forum(jenis=JenisForum.FORUM_KECAMATAN, cakupan=kecamatan, **umum), usulan, now)
    forum = open_forum(jenis=JenisForum.FORUM_PERANGKAT_DAERAH, cakupan=[], unit=unit, **umum)
    batas = len(usulan) if utama is None else utama
    putusan = [Putusan(u.pk, "utama" if n < batas else "cadangan") for n, u in enumerate(usulan)]
    decide_many(forum=forum, by=SISTEM, putusan=putusan, now=now)
    close_forum(forum=forum, by=SISTEM, now=now)
    for satu in usulan:
        satu.refresh_from_db()
    return unit
