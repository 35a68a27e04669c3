"""Membandingkan tempat dan unit dengan jujur: angka yang saling meminjam, peluang peringkat pengganti daftar juara, dan
taksiran model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction

import numpy as np
from django.db import transaction
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.utils import timezone

from terasa import statistik
from terasa.corong.models import Banding, Sel, Taksiran
from terasa.corong.queries import DESA, KECAMATAN, UNIT, list_baris
from terasa.corong.rules import Hitungan, count_deff
from terasa.corong.taksiran import estimate
from terasa.manfaat.queries import ukuran_terbit
from terasa.musrenbang.models import DataTempat
from terasa.statistik.eb import AREA_TERKECIL, borrow
from terasa.statistik.peringkat import rank
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

# Ranks of more places say nothing that a reader could use, and cost the square of them.
PERINGKAT_TERBANYAK = 60
PUNCAK = 3


@konteks.act("refresh_banding")
def refresh_banding(*, by: Pelaku, now: datetime) -> int:
    """Compare and estimate again where the funnel, or the figures of its desa, changed since. Returns how many
    kabupaten and years."""
    semua = _list_basi()
    for kabupaten, tahun in semua:
        _compare(kabupaten, tahun, now)
    return len(semua)


def _list_basi() -> list[tuple[str, int]]:
    kabupaten, tahun = OuterRef("kabupaten"), OuterRef("tahun")
    lama = Taksiran.objects.filter(kabupaten=kabupaten, tahun=tahun).values("dihitung_at")
    angka = DataTempat.objects.filter(kabupaten=kabupaten, tahun__lte=tahun).order_by("-diubah_at")
    sel = Sel.objects.order_by().values("kabupaten", "tahun").filter(jawaban__gt=0)
    hitung = sel.annotate(
        terakhir=Max("dihitung_at"), lama=Subquery(lama), angka=Subquery(angka.values("diubah_at")[:1])
    )
    basi = hitung.filter(Q(lama=None) | Q(lama__lt=F("terakhir")) | Q(lama__lt=F("angka")))
    return [(s["kabupaten"], s["tahun"]) for s in basi]


@transaction.atomic
def _compare(kabupaten: str, tahun: int, now: datetime) -> None:
    hari_ini = timezone.localdate(now)
    gerombol, batas = ukuran_terbit(kabupaten, hari_ini)
    Banding.objects.filter(kabupaten=kabupaten, tahun=tahun).delete()
    Taksiran.objects.filter(kabupaten=kabupaten, tahun=tahun).delete()
    estimate(kabupaten, tahun, gerombol=gerombol, batas=batas, now=now).save(force_insert=True)
    for kelompok in (KECAMATAN, DESA, UNIT):
        terbit = [
            (kunci, h)
            for kunci, h in list_baris(kabupaten, kelompok=kelompok, tahun=tahun, batas=batas).items()
            # What serves several desa is no place beside others.
            if h.jawaban and batas.judge(h.jawaban) is not statistik.Peringatan.DITAHAN and kunci != kabupaten
        ]
        if len(terbit) >= AREA_TERKECIL:
            umum = {"kabupaten": kabupaten, "tahun": tahun, "kelompok": kelompok, "dihitung_at": now}
            Banding.objects.bulk_create(Banding(**umum, **isi) for isi in _borrow(terbit, gerombol))


def _borrow(terbit: Sequence[tuple[str, Hitungan]], gerombol: Fraction) -> Iterator[dict[str, object]]:
    """One row per place, on effective numbers of answers."""
    n = np.array([h.jawaban / count_deff(h, gerombol) for _kunci, h in terbit])
    p = np.array([h.teratasi / h.jawaban for _kunci, h in terbit])
    pinjam = borrow(p * n, n)
    puncak = PUNCAK if len(terbit) > 2 * PUNCAK else 1
    urut = rank(pinjam.a, pinjam.b, puncak) if len(terbit) <= PERINGKAT_TERBANYAK else None
    for nomor, (kunci, _h) in enumerate(terbit):
        isi: dict[str, object] = {"kunci": kunci, "tempat": len(terbit)}
        isi |= {nama: float(getattr(pinjam, nama)[nomor]) for nama in ("nilai", "bawah", "atas", "bobot")}
        if urut is not None:
            isi |= {
                "puncak": puncak,
                "teratas": float(urut.teratas[nomor]),
                "terbawah": float(urut.terbawah[nomor]),
            }
            isi |= {"dari": int(urut.dari[nomor]), "sampai": int(urut.sampai[nomor])}
        yield isi
