"""Mencari dengan kata Indonesia, dan mencari yang serupa menurut tempat, pekerjaan, dan katanya."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, FloatField, Func, IntegerField, Q, QuerySet, Value

from terasa.cari.models import BukanSerupa, Entri, Pembanding
from terasa.cari.pembanding import TANPA_HITUNGAN, read_ciri
from terasa.cari.serupa import Kosakata, Penilaian, Saran, Usulan, build_ciri, judge
from terasa.cari.serupa.alasan import explain
from terasa.cari.serupa.indeks import DIBANDINGKAN, KANDIDAT
from terasa.cari.serupa.kata import fold
from terasa.cari.serupa.kunci import make_kunci
from terasa.cari.serupa.nilai import SKOR_TINJAU
from terasa.cari.serupa.tempat import read_nama, read_resmi


@dataclass(frozen=True)
class Serupa:
    """One object that may be the same wish, with reasons."""

    pembanding: Pembanding
    skor: float
    saran: Saran
    alasan: list[str]


def find_entri(teks: str, *, di: str = "", jenis: str = "") -> QuerySet[Entri]:
    """Entries that match the words, best first; `di` limits to a region's subtree."""
    kueri = SearchQuery(teks, config="indonesian", search_type="websearch")
    hasil = Entri.objects.filter(Q(vektor=kueri) | Q(judul__icontains=teks))
    if di:
        hasil = hasil.filter(kode_wilayah__gte=di, kode_wilayah__lt=f"{di}/")
    if jenis:
        hasil = hasil.filter(jenis=jenis)
    return hasil.annotate(cocok=SearchRank(F("vektor"), kueri)).order_by("-cocok", "judul")


def find_serupa(
    usulan: Usulan, *, kode: str = "", jenis: Collection[str] = (), jumlah: int = KANDIDAT
) -> list[Serupa]:
    """Public objects of the same kabupaten that may be the same wish, best first; only what deserves a look.

    `kode` is the tracking code of the wish itself, when it has one: neither it nor what an office has said is another
    wish comes back. One query, two with `kode`.
    """
    baris = list(_meet(make_kunci(build_ciri(usulan, TANPA_HITUNGAN)), jenis, find_bukan(kode)))
    kosakata = Kosakata(nama_desa=_names(baris))
    ciri = build_ciri(usulan, kosakata)
    hasil = []
    for satu in baris:
        lain = read_ciri(satu, kosakata)
        nilai = judge(ciri, lain)
        if nilai.skor >= SKOR_TINJAU:
            hasil.append(Serupa(satu, nilai.skor, nilai.saran, explain(ciri, lain, nilai.segi)))
    return sorted(hasil, key=lambda s: (-s.skor, s.pembanding.pk))[:jumlah]


def find_bukan(kode: str) -> set[str]:
    """The code itself and every code said not to be the same."""
    if not kode:
        return set()
    pasangan = BukanSerupa.objects.filter(Q(kode_1=kode) | Q(kode_2=kode)).values_list("kode_1", "kode_2")
    return {kode, *(k for dua in pasangan for k in dua)}


def list_bukan(kode: str) -> list[BukanSerupa]:
    """What was said not to be the same as this code, the latest first."""
    return list(BukanSerupa.objects.filter(Q(kode_1=kode) | Q(kode_2=kode)).order_by("-pada", "pk"))


def compare_with(usulan: Usulan, lain: Iterable[Usulan]) -> list[tuple[Usulan, Penilaian, list[str]]]:
    """The wish beside others that are stored elsewhere, those that deserve a look, best first, with the reasons.

    Nothing is read from or written to the database: for words that only one office may read.
    """
    semua = list(lain)
    kosakata = Kosakata(nama_desa=_places((u.kode_desa, u.desa, u.lokasi) for u in semua))
    ciri = build_ciri(usulan, kosakata)
    hasil = []
    for satu in semua:
        ciri_lain = build_ciri(satu, kosakata)
        nilai = judge(ciri, ciri_lain)
        if nilai.skor >= SKOR_TINJAU:
            hasil.append((satu, nilai, explain(ciri, ciri_lain, nilai.segi)))
    return sorted(hasil, key=lambda h: (-h[1].skor, h[0].id))


class _Bersama(Func):
    """Sum of the weights of the keys that a row shares; the arguments are the keys and their weights."""

    template = (
        "(SELECT COALESCE(sum(b.bobot), 0) FROM unnest(%(expressions)s) AS b(kunci, bobot)"
        " WHERE b.kunci = ANY(cari_pembanding.kunci))"
    )
    output_field = FloatField()


def _meet(kunci: Mapping[int, float], jenis: Collection[str], bukan: Collection[str]) -> QuerySet[Pembanding]:
    """Rows that share a key, those with the most evidence first."""
    daftar = Pembanding.objects.filter(kunci__overlap=list(kunci)).exclude(kode__in=bukan)
    if jenis:
        daftar = daftar.filter(jenis__in=jenis)
    bersama = _Bersama(
        Value(list(kunci), output_field=ArrayField(IntegerField())),
        Value(list(kunci.values()), output_field=ArrayField(FloatField())),
    )
    return daftar.annotate(bersama=bersama).order_by("-bersama", "pk")[:DIBANDINGKAN]


def _names(baris: Iterable[Pembanding]) -> dict[str, set[str]]:
    return _places((b.kode_wilayah, b.nama_wilayah, b.lokasi) for b in baris)


def _places(baris: Iterable[tuple[str, str, str]]) -> dict[str, set[str]]:
    """Names in the place column of (village code, village name, place), by village: known there, they are names in a
    title too."""
    nama: dict[str, set[str]] = {}
    for kode, desa, lokasi in baris:
        ditemukan = read_nama(fold(lokasi), read_resmi(desa), bool)
        nama.setdefault(kode, set()).update(n for n, _ in ditemukan)
    return nama
