"""Pengingat: sekali menjelang tenggat, sekali seminggu sesudahnya, dan kepada orang yang benar."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.kabar.models import Pesan
from terasa.tindak_lanjut.pengingat import remind_tindak_lanjut
from terasa.tindak_lanjut.services import set_tindak_lanjut
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, make_peran

pytestmark = pytest.mark.django_db


def count(awal: str, pengguna: object) -> int:
    with konteks.pakai(konteks.sistem()):
        return Pesan.objects.filter(subjek__startswith=awal, pengguna=pengguna).count()


def test_the_doer_hears_before_and_the_giver_once_a_week_after(now: datetime) -> None:
    camat, kades = make_peran(JenisPeran.CAMAT, "63.06.04"), make_peran(JenisPeran.KADES, DESA)
    hari = timezone.localdate(now)
    set_tindak_lanjut(
        by=camat.as_pelaku(), asal="arahan", teks="Pasang papan.", pelaksana=kades.unit, kode_wilayah=DESA,
        pemberi=camat.unit, jatuh_tempo_on=hari + timedelta(days=10), now=now,
    )  # fmt: skip
    jejak = []
    for n in (0, 7, 8, 11, 12, 18):
        with konteks.pakai(konteks.sistem()):
            remind_tindak_lanjut(by=SISTEM, now=now + timedelta(days=n))
        jejak.append((count("Tenggat", kades.pengguna), count("Lewat tenggat", camat.pengguna)))
    # now is a Tuesday: day 11 a Saturday, day 12 the same week, day 18 the next one.
    assert jejak == [(0, 0), (1, 0), (1, 0), (1, 1), (1, 1), (1, 2)]
    assert count("Lewat tenggat", kades.pengguna) == 0
