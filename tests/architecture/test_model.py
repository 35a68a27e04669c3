"""Model: setiap tabel dijaga, setiap kunci asing menunjuk ke bawah."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model

import terasa
from terasa.umum.penjaga import PRIBADI, guarded_models, penjaga_of, restricted_tables

# From the ground up; a foreign key may point to the same folder or further down.
LAPIS = [
    "umum", "wilayah", "nomenklatur", "akun", "aturan", "cari", "dokumen", "kabar",
    "pertemuan", "survei", "tindak_lanjut", "perangkat", "aspirasi", "layanan", "pintu", "musrenbang", "apbdes",
    "program", "manfaat", "corong", "rakor", "pembinaan", "serah_terima",
]  # fmt: skip
SEJAJAR = [
    {"wilayah", "nomenklatur"},
    {"cari", "dokumen", "kabar"},
    {"pertemuan", "survei", "tindak_lanjut"},
    {"layanan", "pintu"},
    {"apbdes", "program"},
]
MODEL = guarded_models()


def label(model: type[Model]) -> str:
    return model._meta.app_label


@pytest.mark.parametrize("model", MODEL, ids=lambda m: m._meta.label)
def test_every_table_says_how_it_is_guarded(model: type[Model]) -> None:
    penjaga = penjaga_of(model)
    assert penjaga is not None, f"{model._meta.label} belum menyatakan penjaga"
    assert penjaga.audit or penjaga.sebab, "tabel tanpa audit harus menyebut sebabnya"


@pytest.mark.parametrize("model", MODEL, ids=lambda m: m._meta.label)
def test_foreign_keys_point_down(model: type[Model]) -> None:
    for field in model._meta.get_fields():
        if not isinstance(field, ForeignKey) or not field.related_model.__module__.startswith("terasa."):
            continue
        asal, tujuan = label(model), label(field.related_model)
        assert LAPIS.index(tujuan) <= LAPIS.index(asal), f"{model._meta.label}.{field.name} menunjuk ke atas"
        if asal != tujuan:
            assert not any({asal, tujuan} <= s for s in SEJAJAR), (
                f"{model._meta.label}.{field.name} ke samping"
            )


@pytest.mark.parametrize("model", MODEL, ids=lambda m: m._meta.label)
def test_kode_columns_sort_by_bytes(model: type[Model]) -> None:
    """Subtree ranges rely on the C collation."""
    for field in model._meta.concrete_fields:
        if field.name in {"kode_desa", "kode_wilayah", "kabupaten", "asal_kode"}:
            assert field.db_collation == "C", f"{model._meta.label}.{field.name}"  # type: ignore[attr-defined]


def test_no_model_names_a_zone_of_its_own() -> None:
    """A regency in another zone would open and close a door an hour early; `HARI_INI` follows the settings."""
    sumber = list(Path(terasa.__file__).parent.glob("*/models/*.py"))
    sumber += Path(terasa.__file__).parent.glob("*/models.py")
    assert len(sumber) > 50
    assert not [
        str(p) for p in sumber if re.search(r"AT TIME ZONE|CURRENT_DATE", p.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("nama", ["alamat", "kontak", "telepon", "nik", "surel"])
def test_personal_tables_are_restricted_and_never_audited_in_the_open(nama: str) -> None:
    for model in MODEL:
        if nama in model._meta.model_name:
            penjaga = penjaga_of(model)
            assert penjaga is not None
            assert penjaga.terbatas
            assert penjaga.audit == PRIBADI


def test_no_column_can_hold_a_nik() -> None:
    kolom = [
        f"{m._meta.label}.{f.name}"
        for m in MODEL
        for f in m._meta.concrete_fields
        if "nik" in f.name.split("_")
    ]
    assert kolom == []


def test_there_is_no_admin_site() -> None:
    assert not apps.is_installed("django.contrib.admin")


def test_some_tables_are_restricted() -> None:
    assert {"aspirasi_isi", "kabar_alamat", "pertemuan_kehadiran", "survei_jawaban"} <= set(
        restricted_tables()
    )
