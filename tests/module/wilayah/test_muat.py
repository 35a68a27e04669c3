"""Memuat rujukan wilayah: lengkap, sekali saja, dan nama lama tidak hilang."""

import gzip
import hashlib
from datetime import date
from importlib.resources import files

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Count

from terasa.wilayah.models import MuatanWilayah, Wilayah, WilayahRiwayat
from terasa.wilayah.services import HasilMuat, load_wilayah, muat

pytestmark = pytest.mark.django_db
RILIS = muat.read_rilis()
BARU = muat.Rilis("daftar berikutnya", "Kepmendagri contoh", date(2027, 1, 1), 0, "sidik-baru")


def load(monkeypatch: pytest.MonkeyPatch, *, ganti: dict[str, str | None]) -> HasilMuat:
    """Load the shipped register with some lines replaced, or dropped when None."""
    baris = muat.read_isi().decode().splitlines()
    isi = [ganti.get(b.split(",")[0], b) for b in baris]
    teks = "\n".join(b for b in isi if b is not None) + "\n"
    monkeypatch.setattr(muat, "read_isi", teks.encode)
    monkeypatch.setattr(muat, "read_rilis", lambda: BARU)
    return load_wilayah()


def test_all_regions_of_indonesia_are_there() -> None:
    jumlah = Wilayah.objects.values_list("tingkat").annotate(n=Count("pk")).order_by("tingkat")
    assert list(jumlah) == [(1, 38), (2, 514), (3, 7285), (4, 83762)]
    assert Wilayah.objects.get(pk="63.06.04.2002").induk_id == "63.06.04"


def test_shipped_digest_is_that_of_the_shipped_register() -> None:
    isi = (files("terasa.wilayah") / "data" / "wilayah.csv.gz").read_bytes()
    assert hashlib.sha256(gzip.decompress(isi)).hexdigest() == RILIS.sidik
    assert gzip.decompress(isi).count(b"\n") == RILIS.jumlah + 1


def test_loading_again_does_nothing() -> None:
    sebelum = MuatanWilayah.objects.count()
    assert load_wilayah() == HasilMuat(sudah_ada=True)
    assert MuatanWilayah.objects.count() == sebelum


def test_a_new_register_keeps_old_names_and_ends_dropped_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    hasil = load(
        monkeypatch,
        ganti={"63.06.08.2015": "63.06.08.2015,desa,Teluk Baru", "63.06.11.2007": None},
    )
    assert hasil == HasilMuat(sudah_ada=False, baru=0, berubah=1, dihapus=1)
    desa = Wilayah.objects.get(pk="63.06.08.2015")
    assert (desa.nama, desa.berlaku_dari) == ("Teluk Baru", date(2027, 1, 1))
    lama = WilayahRiwayat.objects.get(kode="63.06.08.2015")
    assert (lama.nama, lama.sampai, lama.dasar) == ("Teluk Labak", date(2026, 12, 31), "Kepmendagri contoh")
    dihapus = Wilayah.objects.get(pk="63.06.11.2007")
    assert dihapus.berlaku_sampai == date(2026, 12, 31)
    assert dihapus not in Wilayah.objects.under("63.06").valid_on(date(2027, 1, 1))
    assert dihapus in Wilayah.objects.under("63.06").valid_on(date(2026, 12, 31))


def test_a_new_code_joins_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    hasil = load(
        monkeypatch,
        ganti={"63.06.11.2007": "63.06.11.2007,desa,Bajayau Lama\n63.06.11.2008,desa,Bajayau Baru"},
    )
    assert hasil == HasilMuat(sudah_ada=False, baru=1)
    assert Wilayah.objects.get(pk="63.06.11.2008").nama_lengkap == "Desa Bajayau Baru, Kec. Daha Barat"


@pytest.mark.parametrize(
    "beda",
    [
        {"kode": "6306042009"},
        {"jenis": "kecamatan"},
        {"induk_id": None},
        {"berlaku_sampai": date(2020, 1, 1)},
    ],
)
def test_the_database_refuses_what_cannot_be(beda: dict[str, object]) -> None:
    isi = {
        "kode": "63.06.04.2999",
        "nama": "Contoh",
        "tingkat": 4,
        "jenis": "desa",
        "induk_id": "63.06.04",
        "berlaku_dari": date(2025, 4, 25),
        "sumber": "uji",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Wilayah.objects.create(**{**isi, **beda})


def test_a_subtree_is_read_through_the_index_of_codes() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        rencana = Wilayah.objects.under("63.06").explain()
    assert "Index" in rencana
    assert "63.06/" in rencana
