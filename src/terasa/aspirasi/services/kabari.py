"""Kabar kepada yang bersuara dan kepada kantor desanya."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from terasa.akun.enums import JenisPeran
from terasa.aspirasi.enums import Status
from terasa.aspirasi.models import Aspirasi, Pengikut
from terasa.kabar.services import enqueue, tell_roles
from terasa.umum import konteks

PENJAWAB = (JenisPeran.OPERATOR_DESA, JenisPeran.KADES, JenisPeran.LURAH)


@dataclass(frozen=True)
class KabarSuara:
    """One piece of news for everyone behind these voices."""

    aspirasi: Sequence[Aspirasi]
    kejadian: str
    subjek: str
    teks: str
    tautan: str
    # For whoever voiced it alone, as `kabar.enqueue` keeps it.
    rahasia: str = field(default="", repr=False)


def tell_voices(
    *,
    aspirasi: Sequence[Aspirasi],
    kejadian: str,
    subjek: str,
    teks: str,
    tautan: str,
    now: datetime,
    rahasia: str = "",
) -> int:
    """Answer everyone who voiced these and left an address. Returns how many addresses.

    The same person behind several voices hears it once; a withdrawn voice hears nothing.
    """
    return tell_voices_many([KabarSuara(aspirasi, kejadian, subjek, teks, tautan, rahasia)], now=now)


def tell_voices_many(kabar: Sequence[KabarSuara], *, now: datetime) -> int:
    """The same for many pieces of news; one query finds every address."""
    with konteks.sebagai_sistem():
        alamat = _list_alamat({a.pk for k in kabar for a in k.aspirasi if a.status != Status.DITARIK})
    return sum(
        enqueue(
            kejadian=k.kejadian,
            subjek=k.subjek,
            teks=k.teks,
            tautan=k.tautan,
            now=now,
            alamat=_once_each(alamat, {a.pk for a in k.aspirasi}),
            # Whose office sees it when it cannot be delivered.
            kode_wilayah=k.aspirasi[0].kode_desa if k.aspirasi else "",
            rahasia=k.rahasia,
        )
        for k in kabar
    )


def tell_office(
    aspirasi: Aspirasi, *, kejadian: str, subjek: str, teks: str, now: datetime, tautan: str = ""
) -> int:
    """Tell the people who answer for this desa. The message carries no word of the resident."""
    return tell_roles(
        kejadian=kejadian,
        subjek=subjek,
        teks=teks,
        tautan=tautan or f"/kerja/aspirasi/{aspirasi.kode}/",
        now=now,
        jenis=PENJAWAB,
        kode_wilayah=aspirasi.kode_desa,
    )


def tell_camat(aspirasi: Aspirasi, *, kejadian: str, subjek: str, teks: str, now: datetime) -> int:
    """Tell who oversees this desa; no word of the resident either."""
    return tell_roles(
        kejadian=kejadian,
        subjek=subjek,
        teks=teks,
        tautan=f"/kerja/aspirasi/{aspirasi.kode}/",
        now=now,
        jenis=(JenisPeran.CAMAT,),
        kode_wilayah=aspirasi.kode_desa,
    )


def _list_alamat(aspirasi_id: Collection[UUID]) -> list[tuple[UUID, UUID, str, str]]:
    """(voice, address, kind, value) of everyone who still listens, in a fixed order."""
    pengikut = Pengikut.objects.filter(aspirasi_id__in=aspirasi_id, alamat__berhenti_at__isnull=True)
    urut = pengikut.order_by("alamat__jenis", "alamat__nilai", "alamat_id")
    return list(urut.values_list("aspirasi_id", "alamat_id", "alamat__jenis", "alamat__nilai"))


def _once_each(alamat: Sequence[tuple[UUID, UUID, str, str]], aspirasi_id: Collection[UUID]) -> list[UUID]:
    """One address per person, however many of these voices are theirs."""
    satu: dict[tuple[str, str], UUID] = {}
    for suara, alamat_id, jenis, nilai in alamat:
        if suara in aspirasi_id:
            satu.setdefault((jenis, nilai), alamat_id)
    return list(satu.values())
