"""Penjaga tabel di basis data yang sebenarnya: baris terbatas, audit, dan hak peran aplikasi."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from terasa.aspirasi.models import Aspirasi, Isi
from terasa.umum import konteks
from terasa.umum.models import AuditBaris, AuditGaram
from terasa.umum.pelaku import WARGA, PelakuTetap
from terasa.umum.penjaga import restricted_tables
from tests.factories import DESA, DESA_LAIN

pytestmark = pytest.mark.django_db


def make_isi(now: datetime, kode: str = "AAAAAAAA0") -> Aspirasi:
    with konteks.pakai(konteks.untuk(WARGA)):
        aspirasi = Aspirasi(kode=kode, kunci_sidik="x", kode_desa=DESA, diajukan_at=now)
        aspirasi.save(force_insert=True)
        with konteks.dengan_kunci(aspirasi.pk):
            Isi(aspirasi=aspirasi, kode_desa=DESA, masalah="Jembatan lapuk").save(force_insert=True)
    return aspirasi


def pelaku(kode: str) -> PelakuTetap:
    return PelakuTetap(label=f"Operator {kode}", jenis="operator_desa", akar_baca=(kode,), akar_tulis=(kode,))


@pytest.mark.parametrize("tabel", restricted_tables())
def test_without_context_a_restricted_table_shows_nothing(tabel: str, now: datetime) -> None:
    make_isi(now)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{tabel}"')
        assert cursor.fetchone()[0] == 0


def test_tests_run_as_the_application_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, (SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname=current_user)"
        )
        assert cursor.fetchone() == ("terasa_app", False)


@pytest.mark.parametrize(
    ("kode", "terlihat"), [(DESA, 1), ("63.06.04", 1), ("63.06", 1), (DESA_LAIN, 0), ("63.0", 0)]
)
def test_roots_open_their_subtree_only(now: datetime, kode: str, terlihat: int) -> None:
    make_isi(now)
    with konteks.pakai(konteks.untuk(pelaku(kode))):
        assert Isi.objects.count() == terlihat


def test_released_words_are_public(now: datetime) -> None:
    aspirasi = make_isi(now)
    with konteks.pakai(konteks.sistem()):
        Isi.objects.filter(aspirasi=aspirasi).update(dirilis=True)
    with konteks.pakai(konteks.untuk(WARGA)):
        assert Isi.objects.get().masalah == "Jembatan lapuk"


def test_an_officer_of_the_next_desa_cannot_write(now: datetime) -> None:
    make_isi(now)
    with konteks.pakai(konteks.untuk(pelaku(DESA_LAIN))):
        assert Isi.objects.update(masalah="ganti") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Isi(aspirasi_id=make_isi(now, "BBBBBBBB0").pk, kode_desa=DESA, masalah="x").save(
                force_insert=True
            )


def test_context_ends_with_its_block(now: datetime) -> None:
    make_isi(now)
    with konteks.pakai(konteks.sistem()):
        assert Isi.objects.exists()
    assert not Isi.objects.exists()


def test_audit_records_office_act_and_reason(now: datetime) -> None:
    @konteks.act("coba_tindakan")
    def tindakan(*, by: PelakuTetap, alasan: str) -> None:
        Aspirasi.objects.update(status="dijawab")

    make_isi(now)
    tindakan(by=pelaku(DESA), alasan="sudah dibicarakan")
    baris = AuditBaris.objects.filter(operasi="UPDATE").latest("id")
    assert (baris.oleh, baris.tindakan, baris.alasan) == (
        f"Operator {DESA}",
        "coba_tindakan",
        "sudah dibicarakan",
    )
    assert baris.data == {"status": ["diajukan", "dijawab"]}


def test_audit_of_personal_rows_holds_a_salted_digest_only(now: datetime) -> None:
    aspirasi = make_isi(now)
    baris = AuditBaris.objects.get(tabel="aspirasi_isi")
    assert set(baris.data) == {"sidik"}
    assert "Jembatan" not in str(baris.data)
    with konteks.pakai(konteks.sistem()):
        assert AuditGaram.objects.filter(tabel="aspirasi_isi", objek=str(aspirasi.pk)).count() == 1


def test_private_key_hash_stays_out_of_the_audit(now: datetime) -> None:
    make_isi(now)
    assert "kunci_sidik" not in AuditBaris.objects.get(tabel="aspirasi_aspirasi").data


@pytest.mark.parametrize(
    "sql", ["UPDATE umum_auditbaris SET oleh='x'", "DELETE FROM umum_auditbaris", "TRUNCATE umum_auditbaris"]
)
def test_the_application_cannot_touch_the_audit(sql: str) -> None:
    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(sql)
