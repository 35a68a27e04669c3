"""Benang sebagai data untuk mesin."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol

from django.utils import timezone

from terasa.jejak.rules.benang import Stasiun


class Terbaca(Protocol):
    """What a thread must offer to be written as data."""

    @property
    def kode(self) -> str: ...
    @property
    def jenis(self) -> str: ...
    @property
    def judul(self) -> str: ...
    @property
    def kode_wilayah(self) -> str: ...
    @property
    def tempat(self) -> str: ...
    @property
    def tahun(self) -> int | None: ...
    @property
    def suara(self) -> int: ...
    @property
    def status(self) -> str: ...
    @property
    def is_peragaan(self) -> bool: ...
    @property
    def stasiun(self) -> list[Stasiun]: ...
    @property
    def lanjutan(self) -> str: ...
    @property
    def jatuh_tempo_on(self) -> date | None: ...


def as_data(jejak: Terbaca) -> dict[str, Any]:
    """The published shape of `/jejak/<KODE>.json`; moments in ISO 8601 with the local offset."""
    return {
        "kode": jejak.kode,
        "jenis": jejak.jenis,
        "judul": jejak.judul,
        "wilayah": {"kode": jejak.kode_wilayah, "nama": jejak.tempat},
        "tahun": jejak.tahun,
        "suara": jejak.suara,
        "status": jejak.status,
        "peragaan": jejak.is_peragaan,
        "tahap": [_stasiun(satu) for satu in jejak.stasiun],
        "berikutnya": {"kalimat": jejak.lanjutan, "paling_lambat": _iso(jejak.jatuh_tempo_on)},
    }


def _stasiun(satu: Stasiun) -> dict[str, Any]:
    return {
        "tahap": satu.tahap,
        "pada": _iso(satu.pada),
        "sampai": _iso(satu.sampai),
        "oleh": satu.oleh,
        "keputusan": satu.keputusan,
        "kalimat": satu.kalimat,
        "alasan": satu.alasan,
        "alasan_kode": satu.alasan_kode,
        "dokumen": satu.dokumen_kode or None,
    }


def _iso(nilai: date | datetime | None) -> str | None:
    if nilai is None:
        return None
    return timezone.localtime(nilai).isoformat() if isinstance(nilai, datetime) else nilai.isoformat()
