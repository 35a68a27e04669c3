"""Arahan yang masih terbuka, per rapat sebelumnya, per kantor, dan per desa; dan kantor yang dimaksud sebuah kata."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from terasa.akun.models import Unit
from terasa.rakor.models import PenerimaArahan, Rakor
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum.pelaku import Pelaku


def list_penerima(by: Pelaku) -> QuerySet[PenerimaArahan]:
    """Arahan of which an office sees the task, the nearest due day first; rows carry arahan, meeting and doer."""
    boleh = TindakLanjut.objects.visible_to(by)
    return (
        PenerimaArahan.objects.filter(tindak_lanjut__in=boleh)
        .select_related("arahan__rakor", "tindak_lanjut__pelaksana", "tindak_lanjut__pemberi")
        .order_by("tindak_lanjut__jatuh_tempo_on", "arahan__nomor", "pk")
    )


def list_terbuka_sebelum(rakor: Rakor) -> list[PenerimaArahan]:
    """What earlier meetings left open: of the same series, or of the same host and chair without one. One query."""
    sebelum = Q(arahan__rakor__tanggal__lt=rakor.tanggal) | Q(
        arahan__rakor__tanggal=rakor.tanggal, arahan__rakor__dibuat_at__lt=rakor.dibuat_at
    )
    sama = (
        Q(arahan__rakor__seri_id=rakor.seri_id)
        if rakor.seri_id
        else Q(arahan__rakor__tuan_rumah_id=rakor.tuan_rumah_id, arahan__pemberi_id=rakor.pimpinan_id)
    )
    terbuka = TindakLanjut.objects.terbuka()
    return list(
        PenerimaArahan.objects.filter(sebelum, sama, tindak_lanjut__in=terbuka)
        .select_related("arahan__rakor", "tindak_lanjut__pelaksana")
        .order_by("tindak_lanjut__jatuh_tempo_on", "arahan__nomor", "pk")
    )


def list_terlambat(pemberi_id: int, pada: date) -> QuerySet[PenerimaArahan]:
    """Overdue arahan that an office gave: they climb to it."""
    lewat = TindakLanjut.objects.terlambat(pada).filter(pemberi_id=pemberi_id)
    return PenerimaArahan.objects.filter(tindak_lanjut__in=lewat).select_related(
        "arahan__rakor", "tindak_lanjut__pelaksana"
    )


def match_unit(kata: str, unit: Iterable[Unit]) -> list[Unit]:
    """Offices that a typed word means: its short name or code exactly, else every one whose name holds the word."""
    cari = kata.casefold().replace("-", " ").replace(".", " ").replace("_", " ").strip()
    semua: Sequence[Unit] = list(unit)
    tepat = [u for u in semua if cari in (u.singkatan.casefold(), u.kode.casefold().replace("-", " "))]
    if tepat:
        return tepat
    kata_kata = cari.split()
    return [u for u in semua if all(k in u.nama.casefold().split() for k in kata_kata)] or [
        u for u in semua if cari.replace(" ", "") in u.nama.casefold().replace(" ", "")
    ]
