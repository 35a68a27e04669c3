"""Jalan lengkap sebagai kantor yang sebenarnya: kebijakan baris basis data menyala di setiap langkah."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from django.db import transaction

from terasa.aspirasi.enums import Status
from terasa.kabar.models import Pesan
from terasa.musrenbang.enums import JenisForum, StatusForum, StatusUsulan
from terasa.musrenbang.models import Forum, Usulan
from terasa.musrenbang.services import (
    CannotAttend,
    DataUsulan,
    close_forum,
    confirm_alokasi,
    create_usulan,
    decide_usulan,
    list_peserta,
    open_forum,
    record_kehadiran,
    run_alokasi,
    sign_forum,
    submit_usulan,
)
from terasa.umum import konteks
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_unit
from tests.module.musrenbang.bahan import TAHUN, make_aspirasi

Pabrik = Callable[..., PelakuTetap]
DAPIL = ["63.06.02", "63.06.04"]
PINDAIAN = b"%PDF-1.4 bertanda tangan"


@contextmanager
def sebagai(by: PelakuTetap) -> Iterator[PelakuTetap]:
    """What a request of this office sees: its own context in its own transaction."""
    with konteks.pakai(konteks.untuk(by)), transaction.atomic():
        yield by


ORANG = {"kelamin": "P", "kelompok_umur": "31-45", "unsur": "lain", "nama": "Ani"}


def hold(by: PelakuTetap, now: datetime, usulan: Usulan, hasil: str, **isi: object) -> Forum:
    """Open, attend, decide, close and sign one forum."""
    umum = {"by": by, "kabupaten": KABUPATEN, "tahun": TAHUN, "nama": "", "now": now}
    forum = open_forum(**umum, **isi)  # type: ignore[arg-type]
    record_kehadiran(forum=forum, by=by, now=now, **ORANG)
    assert [p.nama for p in list_peserta(forum=forum, by=by)] == ["Ani"]
    decide_usulan(forum=forum, usulan=usulan, by=by, hasil=hasil, now=now)
    close_forum(forum=forum, by=by, now=now)
    sign_forum(forum=forum, by=by, data=PINDAIAN + forum.slug.encode(), nama="ba.pdf", tipe="", now=now)
    return forum


@pytest.mark.django_db
def test_one_wish_travels_through_every_office(now: datetime, pelaku: Pabrik) -> None:
    operator, kades = pelaku("operator_desa", DESA), pelaku("kades", DESA)
    camat, unit = pelaku("camat", "63.06.04"), make_unit("dinas-pupr")
    dinas, bappeda = pelaku("perangkat_daerah", KABUPATEN, unit), pelaku("bappeda", KABUPATEN)
    with konteks.pakai(konteks.sistem()), transaction.atomic():
        suara = make_aspirasi(now)
    with sebagai(operator) as by:
        data = DataUsulan(judul="Titian ulin", biaya=50_000_000, unit_tujuan=unit)
        usulan = create_usulan(by=by, kode_desa=DESA, tahun=TAHUN, data=data, aspirasi=[suara], now=now)
        submit_usulan(usulan=usulan, by=by, now=now)
    with sebagai(kades) as by:
        forum = hold(by, now, usulan, "disepakati", jenis=JenisForum.MUSRENBANG_DESA, cakupan=[DESA])
    with sebagai(camat) as by:
        hold(
            by, now, usulan, "disepakati", jenis=JenisForum.FORUM_KECAMATAN, cakupan=["63.06.02", "63.06.04"]
        )
    with sebagai(dinas) as by:
        hold(by, now, usulan, "utama", jenis=JenisForum.FORUM_PERANGKAT_DAERAH, unit=unit)
    with sebagai(bappeda) as by:
        alokasi = run_alokasi(by=by, kabupaten=KABUPATEN, tahun=TAHUN, pagu=60_000_000, now=now)
        confirm_alokasi(alokasi=alokasi, by=by, now=now)
    usulan.refresh_from_db()
    suara.refresh_from_db()
    forum.refresh_from_db()
    assert (usulan.status, suara.status) == (StatusUsulan.DISEPAKATI_KABUPATEN, Status.DIGABUNG)
    assert forum.status == StatusForum.SAH
    assert [s.oleh for s in usulan.langkah.all()] == [
        operator.label, operator.label, kades.label, camat.label, dinas.label, bappeda.label,
    ]  # fmt: skip
    with konteks.pakai(konteks.sistem()), transaction.atomic():
        assert Pesan.objects.filter(pengguna=dinas.pengguna_id).count() == 2
        assert Pesan.objects.filter(pengguna=operator.pengguna_id).exists()


@pytest.mark.django_db
def test_names_on_the_list_stay_with_the_office_that_runs_it(now: datetime, pelaku: Pabrik) -> None:
    with sebagai(pelaku("kades", DESA)) as by:
        forum = open_forum(
            by=by, jenis="musrenbang_desa", kabupaten=KABUPATEN, tahun=TAHUN, cakupan=[DESA], now=now
        )
        record_kehadiran(forum=forum, by=by, now=now, **ORANG)
    with sebagai(pelaku("kades", DESA_LAIN)) as by, pytest.raises(CannotAttend):
        list_peserta(forum=forum, by=by)
