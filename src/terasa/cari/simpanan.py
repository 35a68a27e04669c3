"""Versi model saran: disimpan, dipakai, dikembalikan ke yang sebelumnya, dan dimuat sekali tiap proses."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from terasa.cari.models import ModelRute, SasaranModel
from terasa.cari.rute.model import Model, read_model
from terasa.cari.rute.padan import Padan, read_padan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

# Older ones that are not in use are forgotten.
DISIMPAN = 10


class CannotUse(AturanDilanggar):
    """This version cannot be put to use."""


class ModelRusak(ValueError):
    """What is stored is not what was measured."""


@dataclass(frozen=True)
class Latihan:
    """What one training gave. `layak`: enough decisions for people to rely on it."""

    sasaran: str
    bita: tuple[bytes, bytes]
    sidik: str
    baris: int
    layak: bool
    kelas: Mapping[str, str] = field(default_factory=dict)
    ukuran: Mapping[str, Any] = field(default_factory=dict)


def digest(*bagian: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(b"".join(bagian)).hexdigest()


def find_terakhir(kabupaten: str, sasaran: str) -> ModelRute | None:
    """The newest version, without its bytes."""
    semua = ModelRute.objects.filter(kabupaten=kabupaten, sasaran=sasaran).defer("larik", "nama")
    return semua.order_by("-versi").first()


def list_versi(kabupaten: str) -> list[ModelRute]:
    """Every version of a kabupaten, the newest first, without the bytes."""
    return list(ModelRute.objects.filter(kabupaten=kabupaten).defer("larik", "nama"))


@konteks.act("store_model")
def store_model(*, kabupaten: str, latihan: Latihan, by: Pelaku, now: datetime) -> ModelRute:
    """Keep a new version; it is used at once when it is fit, unless an office chose another one itself."""
    lama = list(
        ModelRute.objects.select_for_update()
        .filter(kabupaten=kabupaten, sasaran=latihan.sasaran)
        .defer("larik", "nama")
        .order_by("-versi")
    )
    pakai = latihan.layak and not any(m.dipakai and m.dipilih_oleh for m in lama)
    if pakai:
        ModelRute.objects.filter(pk__in=[m.pk for m in lama]).update(dipakai=False, dipilih_oleh="")
    larik, nama = latihan.bita
    baru = ModelRute(
        kabupaten=kabupaten,
        sasaran=latihan.sasaran,
        versi=lama[0].versi + 1 if lama else 1,
        larik=larik,
        nama=nama,
        sidik=digest(larik, nama),
        sidik_latihan=latihan.sidik,
        kelas=dict(latihan.kelas),
        baris=latihan.baris,
        ukuran=dict(latihan.ukuran),
        dilatih_at=now,
        oleh=by.label,
        dipakai=pakai,
    )
    baru.save(force_insert=True)
    ModelRute.objects.filter(pk__in=[m.pk for m in lama[DISIMPAN:]], dipakai=False).delete()
    return baru


@konteks.act("use_model")
def use_model(*, model: ModelRute, by: Pelaku, now: datetime) -> None:
    """Put this version to use; an older one stays in use until an office chooses again. Raises CannotUse."""
    semua = ModelRute.objects.filter(kabupaten=model.kabupaten, sasaran=model.sasaran)
    if not model.ukuran.get("layak"):
        raise CannotUse(_("Versi ini dilatih dari terlalu sedikit keputusan."), code="sedikit")
    terbaru = semua.order_by("-versi").values_list("versi", flat=True)[0]
    semua.filter(dipakai=True).update(dipakai=False, dipilih_oleh="")
    pilih = "" if model.versi == terbaru else by.label
    semua.filter(pk=model.pk).update(dipakai=True, dipilih_oleh=pilih)


def load_dipakai(kabupaten: str, sasaran: str) -> tuple[ModelRute, Model | Padan] | None:
    """The version in use, read once in each process; None when there is none or it cannot be trusted. One query."""
    semua = ModelRute.objects.filter(kabupaten=kabupaten, sasaran=sasaran, dipakai=True)
    baris = semua.defer("larik", "nama").first()
    if baris is None:
        return None
    try:
        return baris, _load(baris.pk, baris.sidik, baris.sasaran)
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _load(pk: int, sidik: str, sasaran: str) -> Model | Padan:
    """Raises ModelRusak, ValueError."""
    larik, nama = (bytes(b) for b in ModelRute.objects.values_list("larik", "nama").get(pk=pk))
    if digest(larik, nama) != sidik:
        raise ModelRusak("sidik model tidak cocok")
    return read_padan(larik, nama) if sasaran == SasaranModel.SUB_KEGIATAN else read_model(larik, nama)
