"""Segel audit menemukan baris berubah, terhapus, dan tertukar."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.utils import timezone

from terasa.umum import konteks
from terasa.umum.audit import services
from terasa.umum.audit.queries import check_chain, count_unsealed
from terasa.umum.models import AuditBaris, AuditBlok, KodeLacak
from tests.factories import make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def rantai(now: datetime, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Three sealed rows. Inside one test transaction nothing is older than itself, so the age test is lifted."""
    for n in range(3):
        make_unit(f"segel-{n}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('terasa.sistem','on',true)")
    monkeypatch.setattr(services, "_finished_rows", all_rows)
    services.seal_all(now=now)
    return list(AuditBaris.objects.order_by("id").values_list("id", flat=True))


def all_rows() -> list[tuple[int, str]]:
    from terasa.umum.audit.queries import TEKS_BARIS

    sql = f"""SELECT b.id, {TEKS_BARIS} FROM umum_auditbaris b LEFT JOIN umum_auditsegel s ON s.baris_id = b.id
              WHERE s.urut IS NULL ORDER BY b.id"""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [(int(i), str(t)) for i, t in cursor.fetchall()]


def test_a_whole_chain_has_no_break(rantai: list[int]) -> None:
    hasil = check_chain()
    assert hasil.putus is None
    assert (hasil.tersegel, hasil.belum_tersegel) == (len(rantai), 0)


def test_new_rows_count_as_unsealed(rantai: list[int]) -> None:
    make_unit("baru-lagi")
    assert count_unsealed() == 1


def test_sealing_again_seals_nothing_twice(rantai: list[int], now: datetime) -> None:
    assert services.seal_all(now=now) == 0


def test_blocks_follow_each_other(rantai: list[int], now: datetime) -> None:
    make_unit("blok-dua")
    services.seal_all(now=now)
    satu, dua = AuditBlok.objects.order_by("-id")[:2][::-1]
    assert dua.sidik_sebelum == satu.sidik
    assert check_chain().putus is None


def test_one_digest_a_day(rantai: list[int], now: datetime) -> None:
    terbit = services.publish_digest(now=now)
    assert terbit is not None
    assert terbit.tanggal == timezone.localdate(now)
    assert services.publish_digest(now=now) is None


def test_erasing_forgets_the_salt(now: datetime) -> None:
    from terasa.akun.models import Pengguna
    from terasa.umum.models import AuditGaram

    orang = Pengguna.objects.create_user("hapus-saya")
    with konteks.pakai(konteks.sistem()):
        assert AuditGaram.objects.filter(tabel="akun_pengguna", objek=str(orang.pk)).exists()
        services.forget_salt("akun_pengguna", orang.pk)
        assert not AuditGaram.objects.filter(tabel="akun_pengguna", objek=str(orang.pk)).exists()


def test_codes_are_not_audited_twice() -> None:
    KodeLacak.objects.create(kode="AAAAAAAA0", jenis="uji")
    assert not AuditBaris.objects.filter(tabel="umum_kodelacak").exists()
