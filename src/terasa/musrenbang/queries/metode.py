"""Membaca metode forum: kriterianya, nilai para penilai, dan kepekaan peringkatnya."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from terasa.aturan.queries import find_aturan, get_aturan
from terasa.aturan.rules import share_of
from terasa.musrenbang.enums import METODE_BERNILAI, Metode
from terasa.musrenbang.models import BandingKriteria, Forum, Keputusan, MetodeBeku, Penilaian
from terasa.musrenbang.rules import (
    BERPERINGKAT,
    Calon,
    Kepekaan,
    Kriteria,
    measure_kepekaan,
    read_kriteria,
    rule_of_metode,
)

GESER_BAWAAN = Fraction(1, 10)


@dataclass(frozen=True)
class TampilMetode:
    """A method as pages show it: its criteria, where they come from, and whether it is frozen."""

    beku: MetodeBeku | None
    kriteria: Kriteria | None
    isi: Mapping[str, Any]


def list_kriteria(forum: Forum, pada: date) -> Kriteria:
    """Criteria this forum scores by: as frozen, as it compared them itself, else by the rule in force.

    Raises AturanTidakDikenal, CannotWeigh.
    """
    beku = find_beku(forum)
    if beku is not None and beku.isi:
        return read_kriteria(beku.isi)
    kode = rule_of_metode(forum.metode, forum.jenis)
    isi = get_aturan(kode, kabupaten=forum.kabupaten, pada=pada).isi
    sendiri = find_banding(forum)
    if sendiri is not None:
        isi = {**isi, "banding": sendiri.banding}
    return read_kriteria(isi, read_konsistensi(forum, pada))


def find_banding(forum: Forum) -> BandingKriteria | None:
    """The forum's own comparisons of its criteria, where it orders by AHP and made some."""
    if forum.metode != Metode.AHP:
        return None
    return BandingKriteria.objects.filter(pk=forum.pk).first()


def read_konsistensi(forum: Forum, pada: date) -> dict[str, Any] | None:
    """Limit and random indices of the consistency ratio in force."""
    aturan = find_aturan("ahp-konsistensi", kabupaten=forum.kabupaten, pada=pada)
    return aturan.isi if aturan else None


def find_beku(forum: Forum) -> MetodeBeku | None:
    """The frozen method, once somebody scored or voted."""
    return MetodeBeku.objects.filter(pk=forum.pk).first()


def show_metode(forum: Forum, pada: date) -> TampilMetode:
    """What is published of the method, frozen or not yet. Raises AturanTidakDikenal, CannotWeigh."""
    beku = find_beku(forum)
    if forum.metode not in METODE_BERNILAI:
        return TampilMetode(beku, None, {})
    if beku is not None:
        return TampilMetode(beku, read_kriteria(beku.isi), beku.isi)
    kode = rule_of_metode(forum.metode, forum.jenis)
    aturan = get_aturan(kode, kabupaten=forum.kabupaten, pada=pada)
    isi = {"aturan": kode, "nama": aturan.nama, "dasar": aturan.dasar, "terverifikasi": aturan.terverifikasi}
    return TampilMetode(None, list_kriteria(forum, pada), isi)


def read_nilai(forum: Forum) -> dict[UUID, list[tuple[str, str, Decimal]]]:
    """(assessor, criterion, score) of every usulan of a forum. One query."""
    nilai: dict[UUID, list[tuple[str, str, Decimal]]] = defaultdict(list)
    semua = Penilaian.objects.filter(keputusan__forum=forum).order_by("penilai", "kriteria")
    for usulan_id, penilai, kode, angka in semua.values_list(
        "keputusan__usulan_id", "penilai", "kriteria", "nilai"
    ):
        nilai[usulan_id].append((penilai, kode, angka))
    return dict(nilai)


def list_calon_nilai(keputusan: Iterable[Keputusan], skor: Mapping[UUID, Fraction]) -> list[Calon]:
    """Scored usulan with what their ties are broken by."""
    return [
        Calon(k.usulan_id, skor[k.usulan_id], k.usulan.jumlah_suara, k.usulan.diajukan_at, k.usulan.kode)
        for k in keputusan
        if k.usulan_id in skor
    ]


def find_kepekaan(forum: Forum, pada: date) -> Kepekaan | None:
    """How firm the computed ranks are; None where nothing was scored. Five queries.

    The line is behind as many usulan as the forum agreed to; while it has agreed to none, behind the first half.
    """
    nilai = read_nilai(forum) if forum.metode in METODE_BERNILAI else {}
    if not nilai:
        return None
    kriteria = list_kriteria(forum, pada)
    aturan = find_aturan("kepekaan-bobot", kabupaten=forum.kabupaten, pada=pada)
    kolom = ("usulan_id", "hasil", "usulan__jumlah_suara", "usulan__diajukan_at", "usulan__kode")
    keputusan = list(forum.keputusan.order_by().values_list(*kolom))
    sepakat = sum(hasil in BERPERINGKAT for _pk, hasil, *_lain in keputusan)
    calon = [
        Calon(pk, Fraction(0), suara, diajukan_at, kode)
        for pk, _hasil, suara, diajukan_at, kode in keputusan
        if pk in nilai
    ]
    return measure_kepekaan(
        calon,
        nilai,
        kriteria,
        geser=share_of(aturan) if aturan else GESER_BAWAAN,
        batas=sepakat or len(nilai) // 2,
    )
