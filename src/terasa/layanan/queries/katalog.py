"""Katalog: mencari menurut keperluan, standar yang berlaku, dan komponennya menurut aturan."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Func, IntegerField, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Greatest, Length

from terasa.aturan.queries import get_aturan
from terasa.cari.queries import find_entri
from terasa.layanan.models import Layanan, StandarLayanan
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import leluhur

JENIS_CARI = "layanan"
SEKALI = 60
# Share of letters in threes from which a word counts as a typing error of another (pg_trgm, 0 to 1).
MIRIP = 0.45
UUIDS = ArrayField(UUIDField())
# What people put around the thing they need.
BASA_BASI = """saya aku kami mau ingin minta perlu butuh membuat buat bikin urus mengurus cara bagaimana tolong
dan atau yang di ke dari untuk dengan bagi ini itu ada"""


@dataclass(frozen=True)
class Komponen:
    """One component of the service standard with what the unit wrote about it; "" when it wrote nothing."""

    kode: str
    nama: str
    bagian: str
    isi: str


@dataclass(frozen=True)
class Pilihan:
    """One dated choice of an officer, with the sentence that the public reads."""

    kode: str
    nama: str
    kalimat: str
    wajib_teks: bool


def list_layanan(
    by: Pelaku, *, cari: str = "", di: str = "", unit_id: int | None = None
) -> QuerySet[Layanan]:
    """Services by name; `cari` in the words of whoever needs one. With `di`, those that serve who lives there: its own,
    those of its kecamatan and of its kabupaten, the nearest first."""
    semua = Layanan.objects.visible_to(by).select_related("unit")
    if unit_id is not None:
        semua = semua.filter(unit_id=unit_id)
    if di:
        semua = semua.serving(di)
    if cari.strip():
        cocok = _matching(cari.strip(), di)
        return semua.filter(pk__in=cocok).order_by(_Urutan(Value(cocok, UUIDS), F("pk")))
    # Codes grow longer the nearer the office is.
    dekat = (Length("kode_wilayah").desc(), "unit__nama", "unit_id", "nama") if di else ("nama", "unit__nama")
    return semua.order_by(*dekat, "kode")


class _Urutan(Func):
    """Where a value stands in a list."""

    function = "array_position"
    output_field = IntegerField()


def _matching(cari: str, di: str) -> list[uuid.UUID]:
    """The best first: all words; when nothing has them all, any of them, so that a long sentence still finds its service;
    at last what is spelled alike."""
    kata = [k for k in re.findall(r"\w+", cari.casefold()) if k not in BASA_BASI.split() and len(k) > 1] or [
        cari
    ]
    return (
        _find(" ".join(kata), di)
        or (_find(" or ".join(kata), di) if len(kata) > 1 else [])
        or _find_alike(" ".join(kata), di)
    )


def _find(cari: str, di: str) -> list[uuid.UUID]:
    semua = find_entri(cari, jenis=JENIS_CARI)
    if di:
        semua = semua.filter(kode_wilayah__in=leluhur(di))
    return [uuid.UUID(satu) for satu in semua.values_list("objek_id", flat=True)[:SEKALI]]


def _find_alike(cari: str, di: str) -> list[uuid.UUID]:
    """Typing errors: names and words of people that share most letters in threes with what was typed."""
    mirip = Greatest(TrigramWordSimilarity(cari, "nama"), TrigramWordSimilarity(cari, "kata_kunci"))
    semua = Layanan.objects.offered()
    if di:
        semua = semua.serving(di)
    semua = semua.annotate(mirip=mirip).filter(mirip__gte=MIRIP).order_by("-mirip", "nama", "kode")
    return list(semua.values_list("pk", flat=True)[:SEKALI])


def find_layanan(by: Pelaku, kode: str) -> Layanan | None:
    """The service of a code as people type it."""
    return Layanan.objects.visible_to(by).select_related("unit").filter(kode=read_kode(kode) or "").first()


def find_standar(layanan: Layanan, pada: date) -> StandarLayanan | None:
    """The version in force on that day."""
    return layanan.standar.filter(_holds(pada)).order_by("-versi").first()


def list_berlaku(layanan: Iterable[Layanan], pada: date) -> dict[uuid.UUID, StandarLayanan]:
    """The version in force on that day of many services, by service; one query."""
    semua = StandarLayanan.objects.filter(_holds(pada), layanan__in=layanan)
    return {s.layanan_id: s for s in semua.order_by("versi")}


def _holds(pada: date) -> Q:
    return Q(Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=pada), berlaku_dari__lte=pada)


def list_komponen(layanan: Layanan, standar: StandarLayanan) -> list[Komponen]:
    """All components of the rule in its order; the ones that are fields of their own are worded from these."""
    aturan = get_aturan(
        "komponen-standar-layanan", kabupaten=layanan.unit.kabupaten, pada=standar.berlaku_dari
    )
    isi = {**standar.komponen, "persyaratan": "\n".join(standar.persyaratan)}
    return [
        Komponen(p["kode"], p["nama"], p["bagian"], isi.get(p["kode"], "")) for p in aturan.isi["pilihan"]
    ]


def list_alasan(kode: str, kabupaten: str, pada: date) -> list[Pilihan]:
    """The choices of a rule such as `alasan-lambat-layanan` that hold on that day."""
    isi = get_aturan(kode, kabupaten=kabupaten, pada=pada).isi
    return [Pilihan(p["kode"], p["nama"], p["kalimat"], bool(p["wajib_teks"])) for p in isi["pilihan"]]
