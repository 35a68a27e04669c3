"""Hitungan di sekitar jawaban, tidak pernah jawabannya: kunjungan, pengganti, cakupan, dan pemeriksaan mutu."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from terasa.akun.models import Peran
from terasa.survei.enums import StatusResponden, StatusSurvei
from terasa.survei.models import HitunganRT, HubungiUlang, Jawaban, Kunjungan, Petugas, Responden, Survei
from terasa.survei.queries.aturan import ambang_mutu
from terasa.survei.rules import Periksa, Wawancara, check_all
from terasa.umum import konteks


@dataclass(frozen=True)
class BarisKunjungan:
    """Attempt number `ke`: how many were made and what came of them."""

    ke: int
    jumlah: int
    hasil: dict[str, int]


@dataclass(frozen=True)
class Pergantian:
    """Who was replaced, by the drawn numbers alone, and why."""

    urutan: int
    pengganti: int | None
    sebab: str
    kunjungan: int


def table_kunjungan(survei: Survei) -> list[BarisKunjungan]:
    """Outcome of each attempt; counts only."""
    with transaction.atomic(savepoint=False), konteks.sebagai_sistem():
        per_ke: dict[int, Counter[str]] = defaultdict(Counter)
        for ke, hasil in Kunjungan.objects.filter(survei=survei).values_list("ke", "hasil"):
            per_ke[ke][hasil] += 1
    return [BarisKunjungan(ke, hasil.total(), dict(hasil)) for ke, hasil in sorted(per_ke.items())]


def list_pergantian(survei: Survei) -> list[Pergantian]:
    """Dwellings that were given up, in drawn order, with the reserve that took their place."""
    with transaction.atomic(savepoint=False), konteks.sebagai_sistem():
        lepas = Responden.objects.filter(survei=survei, is_tuntas=True).exclude(
            status=StatusResponden.SELESAI
        )
        semua = list(lepas.select_related("pengganti"))
    return [
        Pergantian(
            r.urutan,
            r.pengganti.urutan if hasattr(r, "pengganti") else None,
            str(StatusResponden(r.status).label),
            r.kunjungan,
        )
        for r in semua
    ]


def run_checks(survei: Survei, pada: date) -> list[Periksa]:
    """Every gaming guard with its denominator; no answer leaves this function."""
    with transaction.atomic(savepoint=False), konteks.sebagai_sistem():
        jawaban = list(Jawaban.objects.filter(survei=survei))
        petugas = list(Petugas.objects.filter(survei=survei).values_list("pengguna_id", flat=True))
        terakhir = survei.versi_kerangka.last()
        hitungan = HitunganRT.objects.filter(kerangka=terakhir, rumah__gt=0) if terakhir else []
        rumah = [h.rumah or 0 for h in hitungan]
    konflik = Peran.objects.berlaku(pada).filter(pengguna_id__in=petugas, kode_wilayah__in=survei.cakupan)
    return check_all(
        [_wawancara(j) for j in jawaban],
        ulang=count_ulang(survei),
        hitungan_rt=rumah,
        petugas=len(petugas),
        konflik=konflik.values("pengguna_id").distinct().count(),
        ambang=ambang_mutu(survei.kode_wilayah, pada),
    )


def _wawancara(j: Jawaban) -> Wawancara:
    titik = (j.lintang, j.bujur) if j.lintang is not None and j.bujur is not None else None
    return Wawancara(j.pencacah_id or 0, j.isi, j.saluran, j.mulai_at, j.dijawab_at, titik)


def count_ulang(survei: Survei) -> dict[str, int]:
    """Call-backs by result."""
    with transaction.atomic(savepoint=False), konteks.sebagai_sistem():
        return Counter(HubungiUlang.objects.filter(survei=survei).values_list("hasil", flat=True))


def list_ulang(survei: Survei) -> list[HubungiUlang]:
    """Call-backs that this person may make: the database leaves out their own interviews."""
    if survei.status != StatusSurvei.DIUNDI:
        return []
    return list(
        HubungiUlang.objects.filter(survei=survei)
        .select_related("responden__unit")
        .prefetch_related("responden__unit__rincian")
        .order_by("responden__urutan")
    )


def json_kunjungan(survei: Survei) -> list[dict[str, Any]]:
    """The attempts for publication: counts per attempt and reason."""
    return [{"ke": b.ke, "jumlah": b.jumlah, "hasil": b.hasil} for b in table_kunjungan(survei)]
