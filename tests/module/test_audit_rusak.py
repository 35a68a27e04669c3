"""Perusakan audit oleh pemilik basis data tetap ditemukan; di basis data tersendiri karena memakai transaksi nyata."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from terasa.umum.audit import services
from terasa.umum.audit.queries import Putus, check_chain
from tests.factories import make_unit

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "pemilik"])

RUSAK = {
    "baris-berubah": "UPDATE umum_auditbaris SET oleh = 'Orang lain' WHERE id = {tengah}",
    "baris-dihapus": "DELETE FROM umum_auditbaris WHERE id = {tengah}",
    "tertukar": """UPDATE umum_auditbaris a SET data = b.data, objek = b.objek FROM umum_auditbaris b
                   WHERE (a.id, b.id) IN (({tengah}, {akhir}), ({akhir}, {tengah}))""",
    "segel-hilang": "DELETE FROM umum_auditsegel WHERE baris_id = {tengah}",
    "ujung-hilang": "DELETE FROM umum_auditsegel WHERE baris_id = {akhir}",
}


@pytest.fixture
def rantai() -> Iterator[Any]:
    for n in range(4):
        make_unit(f"rusak-{n}")
    services.seal_all(now=timezone.now())
    with connections["pemilik"].cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM umum_auditbaris")
        awal, akhir = cursor.fetchone()
        yield {"tengah": akhir - 1, "akhir": akhir, "awal": awal, "cursor": cursor}


@pytest.mark.parametrize("cara", RUSAK)
def test_tampering_is_found_at_its_place(rantai: Any, cara: str) -> None:
    assert check_chain().putus is None
    rantai["cursor"].execute(RUSAK[cara].format(**rantai))
    putus = check_chain().putus
    assert isinstance(putus, Putus)
    harapan = {"tertukar": "baris-berubah", "ujung-hilang": "segel-hilang"}.get(cara, cara)
    assert putus.sebab == harapan


def test_a_shortened_chain_contradicts_the_published_digest(rantai: Any) -> None:
    services.publish_digest(now=timezone.now())
    cursor = rantai["cursor"]
    cursor.execute("DELETE FROM umum_auditsegel")
    cursor.execute("DELETE FROM umum_auditblok")
    putus = check_chain().putus
    assert putus is not None
    assert putus.sebab == "intisari-tidak-cocok"
