"""Halaman kop surat dan kertas lain sebuah dokumen."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from terasa.dokumen.models import Dokumen, KopSurat
from tests.module.musrenbang.bahan import agree, make_usulan, open_desa
from tests.web.musrenbang.bahan import KADES, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def test_an_office_sets_its_own_letterhead() -> None:
    klien = masuk(KADES)
    assert "Belum diatur" in klien.get("/kerja/kop-surat/").content.decode()
    klien.post("/kerja/kop-surat/", {"nama": "Desa Bamban", "alamat": "Jalan Titian", "kertas": "f4"})
    kop = KopSurat.objects.get()
    assert (kop.nama, kop.kertas) == ("Desa Bamban", "f4")
    # The desa next door sees and sets its own; who runs only the machines has none.
    assert "Jalan Titian" not in masuk(ORANG_LAIN[0]).get("/kerja/kop-surat/").content.decode()
    assert masuk(ORANG_LAIN[2]).get("/kerja/kop-surat/").status_code == 404


def test_anyone_prints_the_same_paper_on_f4(now: datetime) -> None:
    agree(open_desa(now), [make_usulan(now)], now)
    dokumen = Dokumen.objects.get()
    alamat = f"/dokumen/{dokumen.kode}.pdf"
    a4, f4 = Client().get(alamat).content, Client().get(f"{alamat}?kertas=f4").content
    assert a4.startswith(b"%PDF-")
    assert a4 != f4 == Client().get(f"{alamat}?kertas=f4").content
    assert Client().get(f"{alamat}?kertas=a3").status_code == 404
