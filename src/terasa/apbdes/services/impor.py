"""Pos APBDes dari lembar kerja atau zip Siskeudes; diulang tidak mengubah apa pun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.apbdes.enums import StatusApbdes
from terasa.apbdes.models import Apbdes, PosApbdes
from terasa.apbdes.queries.apbdes import find_berlaku, find_rancangan
from terasa.apbdes.rules.isi import IsiPos
from terasa.apbdes.rules.lembar import KOLOM_APBDES, BarisTerbaca, RuangApbdes, read_apbdes
from terasa.apbdes.rules.siskeudes import is_siskeudes, read_siskeudes
from terasa.apbdes.services.milik import require_budgeter
from terasa.apbdes.services.susun import (
    columns_of,
    draft_apbdes,
    isi_of,
    lock_draf,
    next_urutan,
    plan_apbdes,
)
from terasa.aturan.queries import find_aturan
from terasa.musrenbang.services.impor import with_notes, with_titles
from terasa.umum import konteks
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import Lembar, parse_lembar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import kabupaten_of

KOLOM = [
    f.name for f in PosApbdes._meta.concrete_fields if f.name not in {"id", "apbdes", "pangkal", "urutan"}
]


@dataclass
class _Susunan:
    """What the sheet asks for, before anything is written."""

    baru: list[PosApbdes] = field(default_factory=list)
    berubah: list[PosApbdes] = field(default_factory=list)
    hilang: list[PosApbdes] = field(default_factory=list)
    hasil: list[Baris] = field(default_factory=list)

    @property
    def ada(self) -> bool:
        return bool(self.baru or self.berubah or self.hilang)


@konteks.act("import_apbdes")
def import_apbdes(
    *, data: bytes, kode_desa: str, tahun: int, by: Pelaku, now: datetime, uji: bool = False
) -> Laporan:
    """Bring lines into the draft of a desa and year, begun where there is none; with `uji` only tell.

    Against a budget that was handed in or is in force rows are compared and none is changed.
    Raises CannotApbdes, MasukanTakTerbaca.
    """
    require_budgeter(by, kode_desa)
    apbdes = _find_target(kode_desa, tahun, by, now)
    lembar = _open(data, apbdes)
    terbaca, judul = read_apbdes(lembar.baris, RuangApbdes(kode_desa, _names(kode_desa, now)))
    susunan = _arrange(terbaca, apbdes)
    if not uji and susunan.ada:
        _write(apbdes, susunan, by, now)
    return Laporan.dari(with_notes(susunan.hasil, with_titles(lembar, judul)), uji=uji)


def _find_target(kode_desa: str, tahun: int, by: Pelaku, now: datetime) -> Apbdes:
    """What is being written, else what holds, else a first budget that is not stored yet."""
    ada = find_rancangan(kode_desa, tahun) or find_berlaku(kode_desa, tahun)
    return ada or plan_apbdes(by=by, kode_desa=kode_desa, tahun=tahun, now=now)


def _open(data: bytes, apbdes: Apbdes) -> Lembar:
    if is_siskeudes(data):
        return read_siskeudes(data, tahun=apbdes.tahun, perubahan=apbdes.versi > 1)
    return parse_lembar(data, KOLOM_APBDES)


def _names(kode_desa: str, now: datetime) -> dict[str, str]:
    aturan = find_aturan("subbidang-apbdes", kabupaten=kabupaten_of(kode_desa), pada=timezone.localdate(now))
    return {p["kode"]: p["nama"] for p in aturan.isi["pilihan"]} if aturan else {}


def _arrange(terbaca: Iterable[BarisTerbaca], apbdes: Apbdes) -> _Susunan:
    ada = _existing(apbdes)
    susunan = _Susunan()
    terpakai: dict[tuple[str, ...], int] = {}
    for satu in terbaca:
        nomor, isi = satu.baris.nomor, satu.isi
        nama = satu.baris.nilai.get("uraian", "")
        if isi is None:
            hasil, alasan = DILEWATI, satu.galat
        elif isi.kunci in terpakai:
            hasil, alasan = DILEWATI, _("sama dengan baris %(n)d") % {"n": terpakai[isi.kunci]}
        else:
            terpakai[isi.kunci] = nomor
            lama = ada.get(isi.kunci) or ada.get(isi.kunci_nama)
            hasil, alasan = _sort(susunan, satu, isi, lama, apbdes)
        catatan = (*satu.perbaikan, _("nol rupiah: tidak dicatat")) if satu.nol else satu.perbaikan
        susunan.hasil.append(Baris(nomor, nama[:60], hasil, "", alasan, catatan))
    return susunan


def _sort(
    susunan: _Susunan, satu: BarisTerbaca, isi: IsiPos, lama: PosApbdes | None, apbdes: Apbdes
) -> tuple[str, str]:
    """Outcome and reason of a line that can be read: the same, shut out, gone, changed, or new."""
    kolom = columns_of(isi)
    if satu.nol:
        if lama is None:
            return DILEWATI, SAMA
    elif lama is not None and all(getattr(lama, k) == v for k, v in kolom.items() if k != "kode" or v):
        return DILEWATI, SAMA
    if apbdes.status != StatusApbdes.DRAF:
        return DILEWATI, _("APBDesnya sudah disampaikan atau berlaku; buka perubahannya lebih dahulu")
    if satu.nol and lama is not None:
        susunan.hilang.append(lama)
        return DIUBAH, ""
    jadi = lama or PosApbdes()
    for nama, nilai in kolom.items():
        setattr(jadi, nama, nilai)
    (susunan.berubah if lama else susunan.baru).append(jadi)
    return (DIUBAH if lama else DITERIMA), ""


def _existing(apbdes: Apbdes) -> dict[tuple[str, ...], PosApbdes]:
    """By code and by name; one query, none for a budget that is not stored."""
    if apbdes._state.adding:
        return {}
    semua = [(isi_of(p), p) for p in apbdes.pos.all()]
    return {i.kunci_nama: p for i, p in semua} | {i.kunci: p for i, p in semua}


def _write(apbdes: Apbdes, susunan: _Susunan, by: Pelaku, now: datetime) -> None:
    if apbdes._state.adding:
        apbdes = draft_apbdes(by=by, kode_desa=apbdes.kode_desa, tahun=apbdes.tahun, now=now)
    else:
        lock_draf(apbdes, by)
    for n, satu in enumerate(susunan.baru, start=next_urutan(apbdes)):
        satu.apbdes, satu.urutan = apbdes, n
    PosApbdes.objects.filter(pk__in=[p.pk for p in susunan.hilang]).delete()
    PosApbdes.objects.bulk_create(susunan.baru, batch_size=500)
    PosApbdes.objects.bulk_update(susunan.berubah, KOLOM, batch_size=500)
