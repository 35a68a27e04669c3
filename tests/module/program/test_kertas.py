"""Evaluasi triwulan dibekukan: barisnya, jumlahnya, dan versi berikutnya bila ada yang berubah."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from terasa.akun.enums import JenisPeran
from terasa.dokumen.queries import check_berkas
from terasa.dokumen.services import print_dokumen
from terasa.program.models import KertasTriwulan
from terasa.program.queries import list_evaluasi
from terasa.program.services import CannotEvaluate, freeze_triwulan
from terasa.umum.pelaku import Pelaku
from tests.factories import KABUPATEN, make_pelaku, make_unit, sebagai
from tests.module.program.bahan import TAHUN, lapor, make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db
# After the end of the first quarter of 2026.
APRIL = timedelta(days=35)


def freeze(by: Pelaku, now: datetime, *, unit_id: int | None = None, triwulan: int = 1) -> KertasTriwulan:
    with sebagai(by):
        dokumen = freeze_triwulan(
            kabupaten=KABUPATEN, tahun=TAHUN, triwulan=triwulan, unit_id=unit_id, by=by, now=now
        )
    return KertasTriwulan.objects.get(dokumen=dokumen)


def test_a_frozen_quarter_holds_its_rows_and_their_sums(now: datetime) -> None:
    by = make_petugas_unit()
    satu, dua = make_kegiatan(now=now, by=by), make_kegiatan(now=now, by=by, pagu=60_000_000)
    lapor(satu, by, 50, 40, now=now)
    bappeda = make_pelaku(JenisPeran.BAPPEDA, KABUPATEN)
    kertas = freeze(bappeda, now + APRIL)
    isi = kertas.dokumen.isi
    # 240 million at 50 % and 60 million at nothing: 40 % of the money's worth is built.
    assert isi["jumlah"] == {
        "kegiatan": 2, "pagu": 300_000_000, "tanpa_pagu": 0, "fisik": "40.00", "keuangan": "32.00",
    }  # fmt: skip
    assert isi["jumlah"]["pagu"] == sum(b["pagu"] for b in isi["baris"])
    baris, _pita = list_evaluasi(bappeda, tahun=TAHUN, triwulan=1)
    assert [b["kode"] for b in isi["baris"]] == [b.kegiatan.kode for b in baris]
    assert sum(p["kegiatan"] for p in isi["pita"]) + isi["tanpa_predikat"] == 2
    assert {b["kode"] for b in isi["baris"]} == {satu.kode, dua.kode}
    with sebagai(bappeda):
        pdf = print_dokumen(dokumen=kertas.dokumen, kertas="a4", by=bappeda)
    assert check_berkas(pdf).hasil == "asli"


def test_figures_that_came_later_are_the_next_version(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    satu = freeze(by, now + APRIL, unit_id=by.unit_id)
    with pytest.raises(CannotEvaluate, match="Tidak ada yang berubah"):
        freeze(by, now + 2 * APRIL, unit_id=by.unit_id)
    lapor(kegiatan, by, 25, 20, now=now + APRIL, per_tanggal=date(2026, 3, 20))
    dua = freeze(by, now + 2 * APRIL, unit_id=by.unit_id)
    assert (satu.versi, dua.versi, dua.dokumen.isi["menggantikan"]["kode"]) == (1, 2, satu.dokumen.kode)
    assert (satu.dokumen.isi["baris"][0]["fisik"]["nyata"], dua.dokumen.isi["baris"][0]["fisik"]["nyata"]) == (
        "0.00", "25.00",
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        KertasTriwulan.objects.filter(pk=dua.pk).update(versi=1)


def test_who_may_freeze_what(now: datetime) -> None:
    by = make_petugas_unit()
    make_kegiatan(now=now, by=by)
    lain = make_petugas_unit(make_unit("dinas-kesehatan"))
    for pelaku, unit_id in (
        (lain, by.unit_id),
        (by, None),
        (make_pelaku(JenisPeran.DINAS_PMD, KABUPATEN), by.unit_id),
        (make_pelaku(JenisPeran.BAPPEDA, "63.05"), None),
    ):
        with pytest.raises(CannotEvaluate) as galat:
            freeze(pelaku, now + APRIL, unit_id=unit_id)
        assert galat.value.code == "bukan-wewenang"
    with pytest.raises(CannotEvaluate, match="belum berakhir"):
        freeze(by, now, unit_id=by.unit_id)
    with pytest.raises(CannotEvaluate, match="Tidak ada kegiatan"):
        freeze(lain, now + APRIL, unit_id=lain.unit_id)
    kertas = freeze(by, now + APRIL, unit_id=by.unit_id)
    assert not KertasTriwulan.objects.visible_to(lain).exists()
    assert KertasTriwulan.objects.visible_to(make_pelaku(JenisPeran.BAPPEDA, KABUPATEN)).get() == kertas


def test_the_whole_and_a_unit_are_two_papers(now: datetime) -> None:
    by = make_petugas_unit()
    make_kegiatan(now=now, by=by)
    bappeda = make_pelaku(JenisPeran.BAPPEDA, KABUPATEN)
    semua = freeze(bappeda, now + APRIL)
    unit = freeze(bappeda, now + APRIL, unit_id=by.unit_id)
    assert (semua.unit_id, unit.unit_id, semua.versi, unit.versi) == (None, by.unit_id, 1, 1)
    assert Decimal(unit.dokumen.isi["jumlah"]["pagu"]) == 240_000_000
