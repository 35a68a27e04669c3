"""Membaca tindak lanjut: yang terbuka, yang lewat tenggat, dan ukurannya per unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from terasa.akun.models import Unit
from terasa.tindak_lanjut import rules
from terasa.tindak_lanjut.enums import StatusTindakLanjut as S
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.permissions import can_check
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.models import under_any


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Counts of a set of tasks; `n` is the denominator of them all. Never a ranking by speed alone."""

    n: int
    terbuka: int
    terlambat: int
    # Closed, and of those closed by their due day.
    selesai: int
    tepat_waktu: int
    # Median days from being set to being closed; None while nothing is closed.
    median_hari: float | None
    dibuka_lagi: int
    lama: int


def measure(semua: Iterable[TindakLanjut], pada: date, *, lama_hari: int = 90) -> Ukuran:
    """Counts and days over tasks already read."""
    daftar = list(semua)
    terbuka = [s for s in daftar if not s.is_akhir]
    selesai = [s for s in daftar if s.status == S.SELESAI and s.selesai_at is not None]
    lamanya = [(timezone.localdate(s.selesai_at) - s.ditetapkan_on).days for s in selesai if s.selesai_at]
    return Ukuran(
        n=len(daftar),
        terbuka=len(terbuka),
        terlambat=sum(rules.is_terlambat(s.status, s.jatuh_tempo_on, pada) for s in daftar),
        selesai=len(selesai),
        tepat_waktu=sum(
            s.selesai_at is not None and timezone.localdate(s.selesai_at) <= s.jatuh_tempo_on for s in selesai
        ),
        median_hari=median(lamanya) if lamanya else None,
        dibuka_lagi=sum(s.dibuka_lagi_kali > 0 for s in daftar),
        lama=sum((pada - s.ditetapkan_on).days > lama_hari for s in terbuka),
    )


def list_tugas_saya(by: Pelaku) -> QuerySet[TindakLanjut]:
    """What this office must do, still open, the nearest due day first."""
    return _with_offices(TindakLanjut.objects.terbuka().filter(pelaksana_id=by.unit_id or -1))


def list_diberikan(by: Pelaku) -> QuerySet[TindakLanjut]:
    """What this office gave to others and is still open."""
    return _with_offices(TindakLanjut.objects.terbuka().filter(pemberi_id=by.unit_id or -1))


def list_menunggu_saya(by: Pelaku) -> QuerySet[TindakLanjut]:
    """What waits for a word of this office: reports to verify, verified ones to close, refusals to decide."""
    unit = by.unit_id or -1
    periksa = Q(pemberi_id=unit)
    if can_check(by):
        periksa |= under_any(by.akar_baca, "kode_wilayah")
    bukan = Q(pelaksana_id=unit) | Q(pelapor_unit_id=unit) | Q(pelapor_id=by.pengguna_id or -1)
    laporan = Q(status__in=rules.MENUNGGU_PEMERIKSA) & periksa
    putusan = Q(status__in=rules.MENUNGGU_PEMBERI, pemberi_id=unit)
    dilarang = TindakLanjut.objects.filter(bukan, status__in=rules.MENUNGGU_PEMERIKSA)
    return _with_offices(TindakLanjut.objects.filter(laporan | putusan).exclude(pk__in=dilarang.values("pk")))


def list_papan(
    by: Pelaku, pada: date, *, status: str = "", unit: int = 0, desa: str = "", terlambat: bool = False
) -> QuerySet[TindakLanjut]:
    """The board: everything that this office sees, overdue first, then by due day; closed ones last."""
    semua = _with_offices(TindakLanjut.objects.visible_to(by))
    if status == "terbuka":
        semua = semua.exclude(status__in=rules.AKHIR)
    elif status:
        semua = semua.filter(status=status)
    if unit:
        semua = semua.filter(pelaksana_id=unit)
    if desa:
        semua = semua.filter(under_any((desa,), "kode_wilayah"))
    if terlambat:
        semua = semua.exclude(status__in=rules.AKHIR).filter(jatuh_tempo_on__lt=pada)
    urut = Case(
        When(status__in=rules.AKHIR, then=Value(2)),
        When(jatuh_tempo_on__lt=pada, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return semua.annotate(urut=urut).order_by("urut", "jatuh_tempo_on", "dibuat_at", "pk")


def list_pelaksana(by: Pelaku) -> list[Unit]:
    """Offices that have a task which this office sees, by name."""
    ada = TindakLanjut.objects.visible_to(by).order_by().values("pelaksana")
    return list(Unit.objects.filter(pk__in=ada).order_by("nama"))


def _with_offices(semua: QuerySet[TindakLanjut]) -> QuerySet[TindakLanjut]:
    return semua.select_related("pelaksana", "pemberi")
