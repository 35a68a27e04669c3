"""Nama di bawah tanda tangan: siapa yang memegang jabatan itu pada hari naskahnya dibekukan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from terasa.akun.enums import JenisPeran as P
from terasa.akun.enums import JenisUnit
from terasa.perangkat.models import DEFINITIF, MasaJabatan
from terasa.umum.pelaku import Pelaku

# The post that signs where a paper names a role.
JABATAN_PERAN = {
    P.KADES: "kades",
    P.LURAH: "lurah",
    P.BPD: "bpd_ketua",
    P.CAMAT: "camat",
    P.BUPATI: "bupati",
    P.SEKDA: "sekda",
    P.BAPPEDA: "kepala_unit",
    P.PERANGKAT_DAERAH: "kepala_unit",
}


def name_signers(
    penanda: Iterable[Mapping[str, Any]],
    *,
    kode_wilayah: str,
    pada: date,
    by: Pelaku | None = None,
    unit_id: int | None = None,
    tempat: Mapping[str, str] | None = None,
    alias: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    """The signatories of a paper with `nama` where the registry knows who held that post on that day.

    `by` is who wrote the paper: its row is the holder of that very account. `unit_id` is the perangkat daerah that
    signs, `tempat` codes by the name of a place, `alias` the role behind a word such as `pimpinan`. A name is frozen
    with the paper and never looked up again. One query.
    """
    baris = [dict(p) for p in penanda]
    peran = [(alias or {}).get(str(b.get("peran", "")), str(b.get("peran", ""))) for b in baris]
    masa = _read(peran, kode_wilayah, pada, by, tempat or {})
    for satu, p in zip(baris, peran, strict=True):
        kode = (tempat or {}).get(str(satu.get("tempat", "")), kode_wilayah)
        nama = _find_self(satu, masa, by) or _find(p, masa, kode, unit_id)
        if nama and int(satu.get("jumlah", 1)) == 1:
            satu["nama"] = nama
    return baris


def _read(
    peran: Iterable[str], kode: str, pada: date, by: Pelaku | None, tempat: Mapping[str, str]
) -> list[MasaJabatan]:
    jenis = {JABATAN_PERAN[P(p)] for p in peran if p in JABATAN_PERAN}
    semua = {k for satu in (kode, *tempat.values()) for k in _upward(satu)}
    syarat = Q(jabatan__jenis__in=jenis, jabatan__kode_wilayah__in=semua)
    if by is not None and by.peran_id:
        syarat |= Q(peran_id=by.peran_id)
    milik = MasaJabatan.objects.pada(pada).filter(syarat).select_related("orang", "jabatan__unit")
    # Who stands in signs before the one who is away.
    return sorted(milik, key=lambda m: (m.cara in DEFINITIF, m.kursi_ke))


def _find_self(baris: Mapping[str, Any], masa: list[MasaJabatan], by: Pelaku | None) -> str:
    """Who wrote the paper, when its row names their own post."""
    if by is None or not by.peran_id or baris.get("jabatan") != by.label:
        return ""
    return next((m.orang.nama_lengkap for m in masa if m.peran_id == by.peran_id), "")


def _find(peran: str, masa: list[MasaJabatan], kode: str, unit_id: int | None) -> str:
    """The holder of that post at the place itself or at the nearest place above it."""
    jenis = JABATAN_PERAN[P(peran)] if peran in JABATAN_PERAN else ""
    milik = [m for m in masa if m.jabatan.jenis == jenis and _signs_for(m, peran, unit_id)]
    for tingkat in _upward(kode):
        if satu := next((m for m in milik if m.jabatan.kode_wilayah == tingkat), None):
            return _say(satu)
    return ""


def _signs_for(m: MasaJabatan, peran: str, unit_id: int | None) -> bool:
    if peran == P.BAPPEDA:
        return m.jabatan.unit.jenis == JenisUnit.BAPPEDA
    return peran != P.PERANGKAT_DAERAH or m.jabatan.unit_id == unit_id


def _say(m: MasaJabatan) -> str:
    return m.orang.nama_lengkap if m.cara in DEFINITIF else f"{m.orang.nama_lengkap} ({m.get_cara_display()})"


def _upward(kode: str) -> list[str]:
    """A place and those above it, the nearest first."""
    bagian = kode.split(".")
    return [".".join(bagian[:n]) for n in range(len(bagian), 1, -1)]
