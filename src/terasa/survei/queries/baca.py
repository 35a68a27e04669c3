"""Membaca survei: tugas seorang petugas, hitungan untuk penyelenggara, dan undian untuk umum."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from terasa.akun.models import Peran
from terasa.survei import rules
from terasa.survei.enums import StatusResponden, StatusSurvei
from terasa.survei.models import Petugas, Responden, SalinanKertas, Survei, UnitKerangka
from terasa.survei.permissions import CALON_PETUGAS
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


def list_tugas(by: Pelaku) -> QuerySet[Survei]:
    """Running surveys that this person was assigned to; the database shows a person only their own."""
    if by.pengguna_id is None:
        return Survei.objects.none()
    return Survei.objects.filter(petugas__pengguna_id=by.pengguna_id, status=StatusSurvei.DIUNDI).order_by(
        "judul"
    )


def list_responden(survei: Survei) -> list[Responden]:
    """Drawn dwellings in their drawn order, as far as the asking person may see them."""
    return list(survei.responden.select_related("unit").prefetch_related("unit__rincian"))


def count_status(survei: Survei) -> dict[str, int]:
    """How many drawn dwellings are in which state; counts only, so the organiser never reads an answer."""
    with transaction.atomic(savepoint=False), konteks.sebagai_sistem():
        jumlah = Counter(survei.responden.filter(aktif=True).values_list("status", flat=True))
    return {status: jumlah.get(status, 0) for status in StatusResponden.values}


def list_petugas(survei: Survei) -> list[Petugas]:
    """Assigned surveyors with their names, for the organiser."""
    with transaction.atomic(savepoint=False), konteks.sebagai_sistem():
        return list(survei.petugas.select_related("pengguna").order_by("pengguna__nama"))


def list_calon_petugas(kabupaten: str, *, kecuali_desa: list[str], pada: date) -> list[Peran]:
    """Posts whose holders may be sent to these desa: none of their posts is there. One row per person."""
    peran = Peran.objects.berlaku(pada).filter(kode_wilayah__gte=kabupaten, kode_wilayah__lt=f"{kabupaten}/")
    orang_desa = peran.filter(kode_wilayah__in=kecuali_desa).values("pengguna_id")
    calon = peran.filter(jenis__in=CALON_PETUGAS, pengguna__is_active=True).exclude(
        pengguna_id__in=orang_desa
    )
    return list(
        calon.select_related("pengguna", "unit").order_by("pengguna_id", "id").distinct("pengguna_id")
    )


def list_kerangka(survei: Survei) -> list[tuple[str, str]]:
    """The frame as (kode wilayah, label) in the order in which it was hashed and drawn."""
    with transaction.atomic(savepoint=False), konteks.sebagai_sistem():
        return sorted(UnitKerangka.objects.filter(survei=survei).values_list("kode_wilayah", "label"))


def undian_json(survei: Survei) -> dict[str, Any]:
    """What anyone needs to repeat the draw; the seed is empty until the survey is closed."""
    kerangka = rules.frame_lines(list_kerangka(survei))
    return {
        "survei": str(survei.pk),
        "judul": survei.judul,
        "status": survei.status,
        "diundi_at": survei.diundi_at.isoformat() if survei.diundi_at else None,
        "n": survei.n_rencana,
        "cadangan": survei.n_cadangan,
        "kerangka_sha256": survei.kerangka_sha256,
        "komitmen_benih": survei.komitmen_benih,
        "benih": survei.benih_terbuka,
        "kerangka": kerangka,
    }


def list_salinan(responden: Responden, by: Pelaku) -> list[SalinanKertas]:
    """One's own copy of a sheet; both once two people copied it, for whoever may see this dwelling."""
    with transaction.atomic(savepoint=False), konteks.sebagai_sistem():
        semua = list(SalinanKertas.objects.filter(responden=responden))
    if len(semua) > 1:
        return semua
    return [s for s in semua if s.penyalin_id == by.pengguna_id]


def list_beda(survei: Survei) -> set[Any]:
    """Dwellings whose sheet was copied by two people and is not settled."""
    with transaction.atomic(savepoint=False), konteks.sebagai_sistem():
        salinan = SalinanKertas.objects.filter(survei=survei).exclude(
            responden__status=StatusResponden.SELESAI
        )
        jumlah = Counter(salinan.values_list("responden_id", flat=True))
    return {pk for pk, n in jumlah.items() if n > 1}
