"""Lapisan sesudah serah terima: keputusan yang diambil sejak hari itu; isi paketnya tidak berubah."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from terasa.musrenbang.models import Langkah
from terasa.perangkat.models import MasaJabatan
from terasa.serah_terima.queries.lingkup import tugas_of, usulan_of
from terasa.serah_terima.rules import Lingkup
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.wilayah.models import under

# What moves a promise; reports and notes are no decisions.
PUTUSAN = (
    "disepakati",
    "utama",
    "terpilih",
    "tidak_terpilih",
    "tidak_disepakati",
    "dianggarkan",
    "dibatalkan",
)
TERBANYAK = 20


@dataclass(frozen=True)
class Keputusan:
    """A decision after the handover: when, by which office, what."""

    pada: datetime
    oleh: str
    apa: str
    teks: str
    tautan: str = ""


@dataclass(frozen=True)
class Sesudah:
    """The newest of them, and how many there are in all."""

    jumlah: int
    daftar: list[Keputusan]


def list_sesudah(lingkup: Lingkup) -> Sesudah:
    """Decisions on usulan, new arahan, and tenures that began, since the end of that day. Six queries."""
    semua = [*_usulan(lingkup), *_arahan(lingkup), *_masa(lingkup)]
    semua.sort(key=lambda k: k.pada, reverse=True)
    return Sesudah(_count(lingkup), semua[:TERBANYAK])


def _count(lingkup: Lingkup) -> int:
    return sum(q.count() for q in (_langkah(lingkup), _tugas(lingkup), _tenures(lingkup)))


def _langkah(lingkup: Lingkup) -> QuerySet[Langkah]:
    milik = usulan_of(lingkup).order_by().values("pk")
    return Langkah.objects.filter(usulan__in=milik, pada__gte=lingkup.batas, keputusan__in=PUTUSAN)


def _tugas(lingkup: Lingkup) -> QuerySet[TindakLanjut]:
    return tugas_of(lingkup).filter(asal="arahan", dibuat_at__gte=lingkup.batas)


def _tenures(lingkup: Lingkup) -> QuerySet[MasaJabatan]:
    milik = MasaJabatan.objects.filter(dicatat_at__gte=lingkup.batas)
    if lingkup.is_unit:
        return milik.filter(jabatan__unit_id=lingkup.unit_id)
    return milik.filter(under(lingkup.kode, "jabatan__kode_wilayah"))


def _usulan(lingkup: Lingkup) -> Iterator[Keputusan]:
    for s in _langkah(lingkup).select_related("usulan").order_by("-pada")[:TERBANYAK]:
        apa = s.keputusan.replace("_", " ")
        yield Keputusan(s.pada, s.oleh, apa, s.usulan.judul, f"/jejak/{s.usulan.kode}")


def _arahan(lingkup: Lingkup) -> Iterator[Keputusan]:
    for t in _tugas(lingkup).order_by("-dibuat_at")[:TERBANYAK]:
        yield Keputusan(t.dibuat_at, t.pemberi_label, _("arahan baru"), t.teks)


def _masa(lingkup: Lingkup) -> Iterator[Keputusan]:
    for m in _tenures(lingkup).select_related("orang", "jabatan").order_by("-dicatat_at")[:TERBANYAK]:
        yield Keputusan(
            m.dicatat_at, m.dicatat_oleh, _("pejabat baru"), f"{m.jabatan.nama}: {m.orang.nama_lengkap}"
        )
