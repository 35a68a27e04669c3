"""Skenario 4: kades dilantik 19 Desember 2018 enam tahun, diperpanjang UU 3/2024 dengan perubahan yang tercatat."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from terasa.aturan.models import Aturan
from terasa.aturan.services import load_katalog
from terasa.perangkat.models import PerubahanMasa
from terasa.perangkat.services import IsiMasa, apply_peralihan, create_jabatan, create_orang, start_masa
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN, make_unit
from tests.skenario.ukuran import measured

pytestmark = pytest.mark.django_db
DILANTIK = date(2018, 12, 19)
BERLAKU = datetime(2024, 4, 26, 9, tzinfo=timezone.get_default_timezone())


def test_the_end_moves_by_a_recorded_change_of_the_law_and_not_by_an_edit() -> None:
    # The registry as it stood before the law: its rules did not exist yet.
    Aturan.objects.filter(kode__contains="masa-jabatan-kades", berlaku_dari__gte=date(2024, 4, 25)).delete()
    Aturan.objects.filter(kode="masa-jabatan-kades").update(berlaku_sampai=None)
    unit = make_unit("desa-bamban", jenis="desa", nama="Pemerintah Desa Bamban", kode_wilayah=DESA)
    jabatan = create_jabatan(by=SISTEM, unit=unit, jenis="kades", nama="Pembakal")
    orang = create_orang(by=SISTEM, kabupaten=KABUPATEN, nama="Pembakal Peragaan", now=BERLAKU)
    isi = IsiMasa(orang=orang, cara="definitif", mulai_on=DILANTIK, sk_nomor="188.45/700")
    masa = start_masa(
        by=SISTEM, jabatan=jabatan, isi=isi, now=datetime(2018, 12, 19, 9, tzinfo=BERLAKU.tzinfo)
    )
    assert masa.rencana_berakhir_on == date(2024, 12, 19)
    Aturan.objects.filter(kode="masa-jabatan-kades").delete()
    load_katalog()
    with measured("skenario-4"):
        apply_peralihan(by=SISTEM, masa=masa, alasan="UU 3/2024 mulai berlaku", now=BERLAKU)
    masa.refresh_from_db()
    assert masa.rencana_berakhir_on == date(2026, 12, 19)
    perubahan = PerubahanMasa.objects.get(masa=masa)
    assert (perubahan.semula_on, perubahan.menjadi_on) == (date(2024, 12, 19), date(2026, 12, 19))
    assert perubahan.dasar["pasal"].endswith("Pasal 118")
