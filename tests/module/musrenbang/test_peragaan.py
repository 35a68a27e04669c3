"""Yang ditaruh peragaan di samping usulannya: lengkap, karangan yang mengaku karangan, dan tetap selalu sama."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from terasa.akun.enums import JenisPeran
from terasa.config.peragaan import kantor
from terasa.config.peragaan.pelengkap import SURAT, complete
from terasa.config.peragaan.rpjmdes import plan_village
from terasa.config.peragaan.usul import Tahun
from terasa.config.peragaan.waktu import Kalender
from terasa.musrenbang.enums import StatusKotak
from terasa.musrenbang.models import Kamus, KotakSuara, Pokir, Verifikasi
from terasa.musrenbang.queries.pokir import find_irisan
from terasa.musrenbang.queries.rpjmdes import find_berlaku, list_versi, read_matriks_rpjm
from tests.module.musrenbang.bahan import TAHUN

pytestmark = pytest.mark.usefixtures("sistem")


def test_kamus_pokir_box_and_checks_stand_beside_the_usulan(now: datetime) -> None:
    unit = kantor.make_units()
    bappeda = kantor.office_of(unit["bappeda"], JenisPeran.BAPPEDA, "Bappeda")
    t = Tahun(Kalender(TAHUN), random.Random(63062029), unit, [])
    kode = complete(t, bappeda, now)
    kamus = Kamus.objects.all()
    assert kamus.exists()
    assert all("(peragaan)" in k.pekerjaan and k.unit_id for k in kamus)
    assert (Pokir.objects.count(), len(find_irisan(Pokir.objects.all()))) == (2, 1)
    kotak = KotakSuara.objects.get()
    ringkas = kotak.ringkasan
    assert (kotak.status, ringkas["ponsel"], ringkas["mengambil"]) == (StatusKotak.DITUTUP, SURAT, SURAT)
    # The same dice: the same counted order every time, whatever the codes are.
    assert sorted(ringkas["dukungan"].values(), reverse=True) == [149, 126, 58, 45, 26]
    periksa = Verifikasi.objects.filter(usulan__kode=kode).values_list("tingkat", flat=True)
    assert sorted(periksa) == ["bappeda", "kecamatan"]


def test_the_example_village_has_a_plan_that_was_changed_and_usulan_out_of_it(now: datetime) -> None:
    unit = kantor.make_units()
    t = Tahun(Kalender(TAHUN), random.Random(63062029), unit, [])
    kini = now.replace(year=2026, month=11)
    assert plan_village(t, kini) == 2
    berlaku = find_berlaku(kantor.DESA_CONTOH)
    assert berlaku is not None
    assert [(r.versi, r.status, r.kegiatan.count()) for r in list_versi(kantor.DESA_CONTOH)] == [
        (2, "berlaku", 13), (1, "digantikan", 13),
    ]  # fmt: skip
    assert berlaku.is_peragaan
    assert "(peragaan)" in berlaku.alasan
    matriks = read_matriks_rpjm(berlaku, dengan_draf=True)
    assert [r.direncanakan for r in matriks.ringkas] == [6, 8, 8, 7, 5, 3, 3, 2]
    assert sum(s.keadaan == "usulan" for b in matriks.baris for s in b.sel) == 2
