"""Catatan kunjungan dari kotak kirim di telepon: tepat sekali, dan tidak ada yang tertinggal di telepon."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from terasa.pembinaan.models import JawabanPeriksa, Kesepakatan, Kunjungan, LampiranKunjungan, Temuan
from tests.factories import make_foto, sebagai
from tests.module.pembinaan.bersama import KONSEP, RAHASIA, Orang, make_orang, plan

Klien = Callable[..., Client]


@pytest.fixture
def orang(sistem: None) -> Orang:
    return make_orang()


@pytest.fixture
def kunjungan(orang: Orang) -> Kunjungan:
    return plan(orang.pmd, timezone.now())


def send(klien: Client, kunjungan: Kunjungan, id: UUID, berkas: Any = None, **ganti: str) -> Any:
    isi = {
        "kunjungan": str(kunjungan.pk),
        "dilaksanakan_on": timezone.localdate().isoformat(),
        "ditemui": "Sekretaris Desa",
        "jawab_keu-kas": "sebagian",
        "skor_keu-kas": "60",
        "t1_jenis": "keuangan",
        "t1_tingkat": "sedang",
        "t1_uraian": KONSEP,
        "t2_jenis": "keuangan",
        "t2_tingkat": "berat",
        "t2_uraian": RAHASIA,
        "t2_pidana": "ya",
        "k1_teks": "Tutup buku kas",
        "k1_tempo": "2020-01-01",
        **ganti,
    }
    satu = {"jenis": "kunjungan", "id": str(id), "isi": isi, "berkas": berkas or {}}
    jawaban = klien.post(
        reverse("luring-kirim"), json.dumps({"kiriman": [satu]}), content_type="application/json"
    )
    return jawaban.json()["hasil"][0]


def test_a_record_from_a_phone_is_stored_once_with_its_photo(
    orang: Orang, kunjungan: Kunjungan, klien: Klien
) -> None:
    pmd, id, foto, data = klien(orang.pmd), uuid4(), uuid4(), make_foto()
    berkas = {"foto": [str(foto)]}
    assert send(pmd, kunjungan, id, berkas)["hasil"] == "kurang"
    pmd.put(
        f"{reverse('luring-berkas', args=[foto])}?dari=0&utuh={len(data)}",
        data,
        content_type="application/octet-stream",
    )
    assert send(pmd, kunjungan, id, berkas) == {"id": str(id), "hasil": "diterima", "lupakan": True}
    assert send(pmd, kunjungan, id, berkas)["hasil"] == "sama"
    assert send(pmd, kunjungan, id, **{"jawab_keu-kas": "tidak"})["hasil"] == "sama"
    with sebagai(orang.pmd):
        assert list(JawabanPeriksa.objects.values_list("jawab", "skor")) == [("sebagian", 60)]
        assert list(Temuan.objects.values_list("uraian", flat=True)) == [KONSEP]
        assert Kesepakatan.objects.get().jatuh_tempo_on >= timezone.localdate()
        assert LampiranKunjungan.objects.count() == 1
    with sebagai(orang.inspektorat):
        assert list(Temuan.objects.values_list("uraian", flat=True)) == [RAHASIA]


def test_signed_out_it_waits_and_another_office_is_refused(
    orang: Orang, kunjungan: Kunjungan, klien: Klien
) -> None:
    id = uuid4()
    assert send(klien(None), kunjungan, id)["hasil"] == "nanti"
    for nama in ("camat", "pendamping"):
        assert send(klien(getattr(orang, nama)), kunjungan, id)["hasil"] == "ditolak", nama
    assert send(klien(orang.kades), kunjungan, id)["hasil"] == "nanti"
    assert send(klien(orang.pmd), kunjungan, id, dilaksanakan_on="kemarin")["hasil"] == "ditolak"
    assert send(klien(orang.pmd), kunjungan, id, t1_jenis="entah")["hasil"] == "ditolak"
    with sebagai(orang.pmd):
        assert not Temuan.objects.exists()
    assert send(klien(orang.pmd), kunjungan, id)["hasil"] == "diterima"


def test_the_phone_gets_the_checklist_only_of_its_own_visit(
    orang: Orang, kunjungan: Kunjungan, klien: Klien
) -> None:
    alamat = reverse("kerja-pembinaan-tugas", args=[kunjungan.pk])
    isi = klien(orang.pmd).get(alamat).json()
    assert len(isi["butir"]) >= 27
    assert isi["id"] == str(kunjungan.pk)
    assert klien(orang.camat).get(alamat).status_code == 404


def test_the_page_without_signal_is_the_same_for_everybody_and_is_kept(klien: Klien, db: None) -> None:
    halaman = klien(None).get(reverse("luring-kunjungan")).content.decode()
    assert "Kunjungan tanpa sinyal" in halaman
    pekerja = klien(None).get(reverse("sw")).content.decode()
    assert reverse("luring-kunjungan") in pekerja
    assert "js/kunjungan" in pekerja
