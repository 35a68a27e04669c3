"""Kegiatan contoh peragaan: rencana, adendum, penyimpangan yang dijawab, dan foto sebelum dan sesudah."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.config.peragaan.contoh import build_example, draw_bridge
from terasa.config.peragaan.waktu import Kalender
from terasa.dokumen.models import Berkas
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Kontrak, Pertanyaan, Realisasi, RencanaBulan, SerahTerima
from terasa.program.queries import list_titik_rencana
from terasa.umum import konteks
from tests.factories import sebagai
from tests.module.program.bahan import TAHUN, make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db


def test_the_example_shows_everything_that_a_kegiatan_can_have(now: datetime) -> None:
    by, kalender = make_petugas_unit(), Kalender(TAHUN)
    kegiatan = make_kegiatan(now=kalender.anggaran, by=by)
    with sebagai(by):
        build_example(kegiatan, by, kalender)
    kegiatan.refresh_from_db()
    assert kegiatan.status == StatusKegiatan.DIMANFAATKAN
    assert sum(r.keuangan or 0 for r in RencanaBulan.objects.all()) == kegiatan.pagu
    assert list_titik_rencana(kegiatan)[-1].fisik == 100
    assert [k.urutan for k in Kontrak.objects.order_by("urutan")] == [0, 1]
    assert [p.jenis for p in Pertanyaan.objects.exclude(jawaban="")] == ["selisih"]
    assert not Pertanyaan.objects.filter(jawaban="").exists()
    laporan = list(Realisasi.objects.order_by("per_tanggal"))
    assert [r.foto_id is not None for r in laporan] == [True, False, False, False, True]
    with konteks.pakai(konteks.sistem()):
        assert Berkas.objects.filter(pk__in=[r.foto_id for r in laporan], dirilis=True).count() == 2
    assert SerahTerima.objects.get().kewajiban
    assert draw_bridge(5) != draw_bridge(0)
