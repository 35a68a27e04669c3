"""Definisi operasional masuk ke kode yang sudah ada, dari CSV atau baris JSON."""

from __future__ import annotations

import gzip

import pytest

from terasa.nomenklatur.models import Definisi, Nomenklatur
from terasa.nomenklatur.services import BerkasTakTerpakai, import_definisi
from terasa.umum.pelaku import SISTEM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


@pytest.fixture
def sub() -> Nomenklatur:
    return Nomenklatur.objects.filter(tingkat="sub_kegiatan", versi__rumpun="urusan").order_by("pk")[0]


@pytest.mark.parametrize("bentuk", ["jsonl", "csv", "gz"])
def test_definitions_come_in_once(sub: Nomenklatur, bentuk: str) -> None:
    isi = {
        "jsonl": f'{{"kode": "{sub.kode}", "definisi_operasional": "Membangun jalan."}}\n'
        '{"kode": "9.99", "definisi_operasional": "x"}\n',
        "csv": f"kode,definisi\n{sub.kode},Membangun jalan.\n9.99,x\n",
    }
    data = isi["csv" if bentuk == "csv" else "jsonl"].encode()
    if bentuk == "gz":
        data = gzip.compress(data)
    for diterima in (1, 0):
        laporan = import_definisi(isi=data, versi=sub.versi_id, by=SISTEM)
        assert [b.hasil for b in laporan.baris].count("diterima") == diterima
    assert Definisi.objects.get().teks == "Membangun jalan."


@pytest.mark.parametrize("isi", [b"", b"{rusak", b"kode,nama\n1,x\n", b"\x00\x01"])
def test_what_cannot_be_read_changes_nothing(sub: Nomenklatur, isi: bytes) -> None:
    with pytest.raises(BerkasTakTerpakai):
        import_definisi(isi=isi, versi=sub.versi_id, by=SISTEM)
    assert not Definisi.objects.exists()


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(BerkasTakTerpakai):
        import_definisi(isi=b'{"kode": "1.03", "definisi": "x"}', versi="tidak-ada", by=SISTEM)
