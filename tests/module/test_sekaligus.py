"""Satu pekerjaan besar tanpa titik simpan: konteksnya tetap benar pada setiap pernyataan, batalnya seluruhnya."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from terasa.akun.models import Unit
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.models import AuditBaris
from terasa.umum.pelaku import SISTEM, Pelaku
from tests.factories import make_unit

pytestmark = pytest.mark.django_db


@konteks.act("tindakan_dalam")
def act_inside(*, by: Pelaku, kode: str) -> None:
    make_unit(kode)


@konteks.act("tindakan_luar")
def act_outside(*, by: Pelaku) -> None:
    make_unit("sekaligus-1")
    act_inside(by=by, kode="sekaligus-2")
    make_unit("sekaligus-3")


@konteks.act("tindakan_ditolak")
def act_refused(*, by: Pelaku) -> None:
    make_unit("sekaligus-4")
    raise AturanDilanggar("Ditolak.", code="uji")


def read_setting(nama: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [nama])
        return str(cursor.fetchone()[0])


def test_each_row_carries_the_act_that_wrote_it() -> None:
    with konteks.pakai(konteks.sistem("Uji")), transaction.atomic(), konteks.sekaligus():
        act_outside(by=SISTEM)
        make_unit("sekaligus-5")
    tindakan = AuditBaris.objects.filter(tabel="akun_unit").order_by("id").values_list("tindakan", flat=True)
    assert list(tindakan) == ["tindakan_luar", "tindakan_dalam", "tindakan_luar", ""]


def test_no_savepoint_is_taken() -> None:
    tercatat = CaptureQueriesContext(connection)
    with konteks.pakai(konteks.sistem("Uji")), transaction.atomic(), konteks.sekaligus(), tercatat:
        act_outside(by=SISTEM)
    assert not [q for q in tercatat.captured_queries if "SAVEPOINT" in q["sql"]]


def test_wider_eyes_close_again_before_the_next_statement() -> None:
    with transaction.atomic(), konteks.sekaligus():
        with konteks.sebagai_sistem():
            assert read_setting("terasa.sistem") == "on"
        assert read_setting("terasa.sistem") == ""


def test_what_stood_before_stands_again_afterwards() -> None:
    with konteks.pakai(konteks.sistem("Uji")), transaction.atomic():
        with konteks.sekaligus(), konteks.pakai(konteks.sistem("Lain")):
            assert read_setting("terasa.label") == "Lain"
        assert read_setting("terasa.label") == "Uji"


def test_a_refusal_undoes_the_whole_work() -> None:
    def work() -> None:
        with transaction.atomic(), konteks.sekaligus():
            act_outside(by=SISTEM)
            act_refused(by=SISTEM)

    with konteks.pakai(konteks.sistem("Uji")), pytest.raises(AturanDilanggar):
        work()
    assert not Unit.objects.filter(kode__startswith="sekaligus-").exists()
