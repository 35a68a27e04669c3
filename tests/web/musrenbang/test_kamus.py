"""Halaman kamus, dan kamus di dalam formulir usulan: mengusulkan, tidak memaksa, tidak menghilangkan ketikan."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.musrenbang.models import Kamus, Usulan
from tests.module.musrenbang.test_kamus import make_kamus
from tests.web.musrenbang.bahan import BAPPEDA, OPERATOR, ORANG_LAIN, masuk
from tests.web.musrenbang.test_usulan import isian

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
BARU = "/kerja/usulan/baru/"


def test_searching_keeps_what_was_typed_and_saves_nothing(now: datetime) -> None:
    kamus = make_kamus(now)
    halaman = (
        masuk(OPERATOR)
        .post(BARU, isian(kamus_kata="jalan", cari="kamus", judul="Titian RT 9"))
        .content.decode()
    )
    assert "Titian RT 9" in halaman
    assert f'value="{kamus.pk}"' in halaman
    assert not Usulan.objects.exists()
    assert "Ada yang perlu diperbaiki" not in halaman


def test_using_an_entry_proposes_unit_and_cost_that_may_be_changed(now: datetime) -> None:
    kamus = make_kamus(now)
    klien = masuk(OPERATOR)
    isi = isian(kamus_kata="jalan", kamus=str(kamus.pk), volume="12,5", satuan="", biaya="")
    form = klien.post(BARU, {**isi, "pakai": "kamus"}).context["form"]
    assert (form["satuan"].value(), form["biaya"].value()) == ("m", "15.625.000")

    klien.post(BARU, {**isi, "satuan": "m", "biaya": "14.000.000"})
    usulan = Usulan.objects.get()
    assert (usulan.kamus, usulan.biaya) == (kamus, 14_000_000)
    assert "Rp1.250.000" in klien.get(f"/kerja/usulan/{usulan.pk}/").content.decode()


def test_without_an_entry_it_is_proposed_all_the_same_and_the_page_says_so(now: datetime) -> None:
    klien = masuk(OPERATOR)
    assert "tanpa kamus" in klien.post(BARU, isian(kamus_kata="xyzzy", cari="kamus")).content.decode()
    klien.post(BARU, isian(kamus_kata="xyzzy", kamus=""))
    usulan = Usulan.objects.get()
    assert "belum ada entri kamus 2027" in klien.get(f"/kerja/usulan/{usulan.pk}/").content.decode()


def test_bappeda_edits_and_everybody_else_reads(now: datetime) -> None:
    kamus = make_kamus(now)
    alamat = f"/kerja/kamus/{kamus.pk}/"
    assert "Jalan beton" in masuk(OPERATOR).get("/kerja/kamus/?kata=beton").content.decode()
    assert masuk(OPERATOR).get(alamat).status_code == 404
    for orang in ORANG_LAIN[1:]:
        assert masuk(orang).get(alamat).status_code == 404
    klien = masuk(BAPPEDA)
    isi = {
        "tahun": "2027",
        "kode": kamus.kode,
        "pekerjaan": "Jalan beton",
        "satuan": "m",
        "harga": "2.000.000",
    }
    assert klien.post(alamat, isi).status_code == 302
    assert Kamus.objects.get().harga == 2_000_000
    klien.post(alamat, {"berlaku": "tidak"})
    assert not Kamus.objects.get().is_berlaku
    assert (
        "harga" in klien.post("/kerja/kamus/baru/", {**isi, "kode": "B", "harga": "0"}).context["form"].errors
    )
