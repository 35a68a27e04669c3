"""Temuan pembinaan di dalam paket: yang disampaikan dan masih terbuka pada hari itu, bukan konsep dan bukan rujukan."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from terasa.pembinaan import services as s
from terasa.pembinaan.models import Temuan
from terasa.pembinaan.services import IsiTemuan
from terasa.serah_terima.queries.lingkup import lingkup_of
from terasa.serah_terima.queries.temuan import list_temuan
from terasa.serah_terima.rules import Bagian
from tests.factories import make_unit, sebagai
from tests.module.pembinaan.bersama import make_orang, plan, record

pytestmark = pytest.mark.django_db(transaction=False)


def read(now: datetime, hari: int = 1) -> Bagian:
    kantor = make_unit("bupati-paket", jenis="pimpinan")
    return list_temuan(lingkup_of(kantor, "bupati", now.date() + timedelta(days=hari)))


@pytest.fixture
def bersama_temuan(sistem: None, now: datetime) -> list[Temuan]:
    """Two findings of one visit that was shared, and one of a visit that was not."""
    orang = make_orang()
    for kode, bagi in (("63.06.04.2002", True), ("63.06.04.2001", False)):
        satu = plan(orang.pmd, now, kode)
        record(satu, orang.pmd, now)
        with sebagai(orang.pmd):
            for tingkat in ("berat", "ringan") if bagi else ("sedang",):
                s.add_temuan(
                    kunjungan=satu,
                    isi=IsiTemuan("keuangan", tingkat, f"Buku kas {tingkat} {kode}", "Permendagri 20/2018"),
                    by=orang.pmd,
                    now=now,
                )
            if bagi:
                satu.refresh_from_db()
                s.share_kunjungan(kunjungan=satu, by=orang.pmd, now=now + timedelta(minutes=5))
    return list(Temuan.objects.order_by("pk"))


def test_only_what_was_shared_and_is_open_stands_in_the_pack(
    bersama_temuan: list[Temuan], now: datetime
) -> None:
    bagian = read(now)
    assert dict(bagian.angka) == {"terbuka": 2, "berat": 1}
    assert {b["tingkat"] for b in bagian.baris} == {"Berat", "Ringan"}
    assert all("63.06.04.2002" in str(b["temuan"]) for b in bagian.baris)


def test_what_was_done_or_referred_by_then_is_left_out(bersama_temuan: list[Temuan], now: datetime) -> None:
    berat, ringan = Temuan.objects.filter(kode_wilayah="63.06.04.2002").order_by("tingkat")
    Temuan.objects.filter(pk=berat.pk).update(is_dirujuk=True)
    Temuan.objects.filter(pk=ringan.pk).update(
        selesai_at=now + timedelta(days=3), selesai_catatan="Sudah ditutup"
    )
    assert [b["tingkat"] for b in read(now, hari=1).baris] == ["Ringan"]
    assert not read(now, hari=4).baris
