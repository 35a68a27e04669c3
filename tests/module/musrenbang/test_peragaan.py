"""Yang ditaruh peragaan di samping usulannya: lengkap, karangan yang mengaku karangan, dan tetap selalu sama."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from terasa.akun.enums import JenisPeran
from terasa.config.peragaan import kantor
from terasa.config.peragaan.pelengkap import SURAT, complete
from terasa.config.peragaan.usul import Tahun
from terasa.config.peragaan.waktu import Kalender
from terasa.musrenbang.enums import StatusKotak
from terasa.musrenbang.models import Kamus, KotakSuara, Pokir, Verifikasi
from terasa.musrenbang.queries.pokir import find_irisan
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
