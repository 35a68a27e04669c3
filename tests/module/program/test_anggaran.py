"""Versi anggaran: RKPD sampai perubahan sebagai versi satu baris, sumbernya tepat, alasannya terbaca, yang lama tetap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from terasa.kabar.models import Pesan
from terasa.musrenbang.models import Langkah
from terasa.program.enums import TahapAnggaran
from terasa.program.models import Kegiatan, SumberAnggaran, VersiAnggaran
from terasa.program.queries.anggaran import find_versi_kini, isi_of, list_versi_anggaran
from terasa.program.services import CannotRevise, revise_anggaran
from terasa.umum import konteks
from tests.factories import KABUPATEN, KABUPATEN_LAIN, make_pelaku, make_unit, sebagai
from tests.module.program.bahan import make_kegiatan, make_petugas_unit

pytestmark = pytest.mark.django_db
ALASAN = "Transfer dari pusat dipotong, jadi panjangnya dikurangi."


def revise(kegiatan: Kegiatan, now: datetime, by: Any = None, **isi: Any) -> VersiAnggaran:
    """The present version with these changes."""
    by = by or make_petugas_unit()
    with sebagai(by):
        kini = find_versi_kini(kegiatan)
        assert kini is not None
        data = {"tahap": TahapAnggaran.PERUBAHAN, "alasan": ALASAN, **isi}
        return revise_anggaran(kegiatan=kegiatan, by=by, isi=replace(isi_of(kini), **data), now=now)


def stations(kegiatan: Kegiatan) -> list[str]:
    usulan = kegiatan.usulan.get()
    return list(
        Langkah.objects.filter(usulan=usulan, keputusan="anggaran_berubah").values_list("alasan", flat=True)
    )


def test_a_kegiatan_begins_with_its_first_version(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    (langkah,) = list_versi_anggaran(kegiatan)
    assert (langkah.versi.tahap, langkah.versi.jumlah) == ("apbd", kegiatan.pagu)
    assert langkah.sumber == ((kegiatan.sumber_dana, kegiatan.pagu),)


def test_a_change_with_several_sources_is_shown_and_the_old_version_stays(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    sumber = (("Dana Alokasi Umum", 150_000_001), ("DAK Fisik", 49_999_999))
    revise(
        kegiatan,
        now,
        jumlah=200_000_000,
        sumber=sumber,
        nomor_dokumen="Perda 5/2026",
        dokumen_on=date(2026, 3, 1),
    )
    kegiatan.refresh_from_db()
    assert (kegiatan.pagu, kegiatan.sumber_dana) == (200_000_000, "Dana Alokasi Umum; DAK Fisik")
    pertama, kedua = list_versi_anggaran(kegiatan)
    assert (pertama.versi.jumlah, kedua.selisih, kedua.sumber) == (240_000_000, -40_000_000, sumber)
    assert stations(kegiatan) == [ALASAN]


@pytest.mark.parametrize(
    ("isi", "dikabari"),
    [
        ({"jumlah": 250_000_000, "sumber": (("DAU", 250_000_000),)}, False),
        ({"jumlah": 230_000_000, "sumber": (("DAU", 230_000_000),)}, True),
        ({"lokasi": "Dusun III"}, True),
        ({"volume": Decimal(40), "satuan": "m"}, True),
        ({"sumber": (("DAK Fisik", 240_000_000),)}, False),
    ],
)
def test_proposers_hear_when_money_falls_or_the_place_or_size_changes(
    isi: dict[str, Any], dikabari: bool, now: datetime
) -> None:
    kegiatan = make_kegiatan(now=now)
    operator = make_pelaku("operator_desa", kegiatan.cakupan[0])
    revise(kegiatan, now, **isi)
    assert bool(stations(kegiatan)) is dikabari
    with konteks.pakai(konteks.sistem()):
        pesan = Pesan.objects.filter(
            pengguna_id=operator.pengguna_id, subjek__startswith="Anggarannya berubah"
        )
        assert pesan.exists() is dikabari


@pytest.mark.parametrize(
    ("isi", "code"),
    [
        ({}, "sama"),
        ({"jumlah": 200_000_000}, "sumber"),
        ({"jumlah": 200_000_000, "sumber": (("DAU", 199_999_999),)}, "sumber"),
        ({"sumber": (("DAU", 120_000_000), ("dau", 120_000_000))}, "sumber"),
        ({"lokasi": "Dusun III", "alasan": "salah"}, "alasan"),
        ({"lokasi": "Dusun III", "tahap": "rkpd"}, "tahap"),
        ({"lokasi": "Dusun III", "dokumen_on": date(2026, 3, 11)}, "dokumen-on"),
        ({"nomenklatur_kode": "9.99.99.2.99.9999"}, "nomenklatur-tidak-dikenal"),
    ],
)
def test_what_does_not_add_up_or_says_nothing_is_refused(
    isi: dict[str, Any], code: str, now: datetime
) -> None:
    kegiatan = make_kegiatan(now=now)
    revise(kegiatan, now, satuan="m", volume=Decimal(10)) if not isi else None
    with pytest.raises(CannotRevise) as galat:
        revise(kegiatan, now, **isi)
    assert galat.value.code == code


def test_only_the_unit_itself_or_bappeda_changes_it(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    lain = make_petugas_unit(make_unit("dinas-lain"))
    for by in (
        lain,
        make_pelaku("bappeda", KABUPATEN_LAIN),
        make_pelaku("operator_desa", kegiatan.cakupan[0]),
    ):
        with pytest.raises(CannotRevise) as galat:
            revise(kegiatan, now, by=by, lokasi="Dusun III")
        assert galat.value.code == "bukan-unit"
    revise(kegiatan, now, by=make_pelaku("bappeda", KABUPATEN), lokasi="Dusun III")


def test_the_database_keeps_versions_sources_and_pagu(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    versi = find_versi_kini(kegiatan)
    assert versi is not None

    def check(ubah: Any, pesan: str) -> None:
        with pytest.raises(IntegrityError, match=pesan):
            _at_once(ubah)

    check(lambda: VersiAnggaran.objects.filter(pk=versi.pk).update(jumlah=1), "tidak diubah")
    check(lambda: SumberAnggaran.objects.update(jumlah=1), "tidak diubah")
    check(
        lambda: SumberAnggaran.objects.create(versi=versi, nama="Lain", jumlah=1),
        "tidak sama dengan jumlahnya",
    )
    check(lambda: SumberAnggaran.objects.all().delete(), "tidak sama dengan jumlahnya")
    check(lambda: Kegiatan.objects.update(pagu=1), "bukan jumlah versi")
    check(
        lambda: VersiAnggaran.objects.create(
            kegiatan=kegiatan,
            urutan=2,
            tahap="apbd",
            jumlah=kegiatan.pagu,
            alasan="x",
            dicatat_at=now,
            oleh="x",
        ),
        "tidak sama dengan jumlahnya",
    )
    check(lambda: VersiAnggaran.objects.all().delete(), "tidak dihapus")


def _at_once(ubah: Any) -> None:
    """Constraints that wait for the end of the transaction are asked now."""
    with transaction.atomic():
        ubah()
        connection.check_constraints()
