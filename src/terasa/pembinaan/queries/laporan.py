"""Laporan berkala: per laporan dan per kantor, masing-masing dengan penyebutnya."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from terasa.pembinaan.models import LaporanBerkala, LaporanMasuk
from terasa.pembinaan.rules import Jumlah, Keadaan, count_keadaan, state_of
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class KeadaanLaporan:
    """One paper of one office with where it stands."""

    masuk: LaporanMasuk
    keadaan: Keadaan
    catatan: tuple[str, ...]


@dataclass(frozen=True)
class RingkasLaporan:
    """A paper, or an office, with its counts."""

    nama: str
    laporan: LaporanBerkala | None
    jumlah: Jumlah


def list_laporan(by: Pelaku, now: datetime, untuk: str = "") -> list[RingkasLaporan]:
    """Every paper with its counts over the offices that this reader sees, the newest due first. Two queries."""
    per: dict[object, list[KeadaanLaporan]] = defaultdict(list)
    for satu in _read(by, now, untuk):
        per[satu.masuk.laporan_id].append(satu)
    semua = []
    for daftar in per.values():
        laporan = daftar[0].masuk.laporan
        semua.append(RingkasLaporan(laporan.nama, laporan, count_keadaan(s.keadaan for s in daftar)))
    return sorted(semua, key=_newest, reverse=True)


def _newest(satu: RingkasLaporan) -> tuple[datetime, str]:
    assert satu.laporan is not None
    return satu.laporan.jatuh_tempo_at, satu.nama


def list_kantor(by: Pelaku, now: datetime, untuk: str = "") -> list[RingkasLaporan]:
    """Every office by name with its counts; no order by merit. Two queries."""
    per: dict[str, list[Keadaan]] = defaultdict(list)
    for satu in _read(by, now, untuk):
        per[satu.masuk.pelapor].append(satu.keadaan)
    return [RingkasLaporan(nama, None, count_keadaan(per[nama])) for nama in sorted(per)]


def read_laporan(by: Pelaku, laporan: LaporanBerkala, now: datetime) -> list[KeadaanLaporan]:
    """Every office of one paper, by name. Two queries."""
    return _read(by, now, "", laporan=laporan)


def read_kantor(by: Pelaku, pelapor: str, now: datetime) -> list[KeadaanLaporan]:
    """Every paper of one office, the newest due first. Two queries."""
    semua = _read(by, now, "", pelapor=pelapor)
    return sorted(semua, key=lambda s: s.masuk.laporan.jatuh_tempo_at, reverse=True)


def _read(by: Pelaku, now: datetime, untuk: str, **saring: object) -> list[KeadaanLaporan]:
    masuk = LaporanMasuk.objects.visible_to(by).filter(laporan__kabupaten=by.kabupaten, **saring)
    if untuk:
        masuk = masuk.filter(laporan__untuk=untuk)
    semua = masuk.select_related("laporan").prefetch_related("catatan").order_by("pelapor")
    hasil = []
    for m in semua:
        catatan = tuple(c.teks for c in m.catatan.all())
        keadaan = state_of(m.status, m.dikirim_at, m.laporan.jatuh_tempo_at, now, len(catatan))
        hasil.append(KeadaanLaporan(m, keadaan, catatan))
    return hasil
