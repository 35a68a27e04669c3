"""Kabar kepada yang bersuara dan kepada kantor desanya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from terasa.akun.enums import JenisPeran
from terasa.aspirasi.enums import Status
from terasa.aspirasi.models import Aspirasi, Pengikut
from terasa.kabar.services import enqueue, tell_roles
from terasa.umum import konteks

PENJAWAB = (JenisPeran.OPERATOR_DESA, JenisPeran.KADES, JenisPeran.LURAH)


def tell_voices(
    *, aspirasi: Sequence[Aspirasi], kejadian: str, subjek: str, teks: str, tautan: str, now: datetime
) -> int:
    """Answer everyone who voiced these and left an address. Returns how many addresses.

    The same person behind several voices hears it once; a withdrawn voice hears nothing.
    """
    with konteks.sebagai_sistem():
        alamat = _list_alamat([a.pk for a in aspirasi if a.status != Status.DITARIK])
    return enqueue(kejadian=kejadian, subjek=subjek, teks=teks, tautan=tautan, now=now, alamat=alamat)


def tell_office(aspirasi: Aspirasi, *, kejadian: str, subjek: str, teks: str, now: datetime) -> int:
    """Tell the people who answer for this desa. The message carries no word of the resident."""
    return tell_roles(
        kejadian=kejadian,
        subjek=subjek,
        teks=teks,
        tautan=f"/kerja/aspirasi/{aspirasi.kode}/",
        now=now,
        jenis=PENJAWAB,
        kode_wilayah=aspirasi.kode_desa,
    )


def _list_alamat(aspirasi_id: list[UUID]) -> list[UUID]:
    pengikut = Pengikut.objects.filter(aspirasi_id__in=aspirasi_id, alamat__berhenti_at__isnull=True)
    urut = pengikut.order_by("alamat__jenis", "alamat__nilai", "alamat_id")
    return list(urut.distinct("alamat__jenis", "alamat__nilai").values_list("alamat_id", flat=True))
