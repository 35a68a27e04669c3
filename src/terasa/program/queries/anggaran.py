"""Versi anggaran sebuah kegiatan: yang kini, dan riwayatnya dengan yang berubah."""

from __future__ import annotations

from dataclasses import dataclass

from terasa.program.models import Kegiatan, VersiAnggaran
from terasa.program.rules.anggaran import IsiVersi


@dataclass(frozen=True)
class LangkahAnggaran:
    """One version beside the one before it."""

    versi: VersiAnggaran
    sumber: tuple[tuple[str, int], ...]
    selisih: int | None


def find_versi_kini(kegiatan: Kegiatan) -> VersiAnggaran | None:
    """The newest version with its sources; two queries."""
    return kegiatan.versi_anggaran.prefetch_related("sumber").order_by("-urutan").first()


def list_versi_anggaran(kegiatan: Kegiatan) -> list[LangkahAnggaran]:
    """Every version, the oldest first; two queries."""
    hasil: list[LangkahAnggaran] = []
    for v in kegiatan.versi_anggaran.prefetch_related("sumber").order_by("urutan"):
        selisih = v.jumlah - hasil[-1].versi.jumlah if hasil else None
        hasil.append(LangkahAnggaran(v, _sources(v), selisih))
    return hasil


def isi_of(versi: VersiAnggaran) -> IsiVersi:
    """A stored version as its form would say it."""
    kolom = {k: getattr(versi, k) for k in IsiVersi.__dataclass_fields__ if k != "sumber"}
    return IsiVersi(**kolom, sumber=_sources(versi))


def _sources(versi: VersiAnggaran) -> tuple[tuple[str, int], ...]:
    return tuple((s.nama, s.jumlah) for s in versi.sumber.all())
