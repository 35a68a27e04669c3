"""Kegiatan RPJM Desa dari lembar kerja atau dari zip Siskeudes; diulang tidak mengubah apa pun."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from terasa.musrenbang.enums import StatusRpjm
from terasa.musrenbang.models import KegiatanRpjm, RpjmDesa
from terasa.musrenbang.queries.rpjmdes import find_berlaku, find_draf
from terasa.musrenbang.rules.rpjmdes import CannotRpjm, IsiKegiatan
from terasa.musrenbang.rules.rpjmdes_lembar import BarisRpjmTerbaca, RuangRpjm, read_rpjmdes
from terasa.musrenbang.services.impor import with_notes, with_titles
from terasa.musrenbang.services.rpjmdes.kegiatan import columns_of, kegiatan_key
from terasa.musrenbang.services.rpjmdes.rencana import (
    IsiRpjm,
    draft_rpjmdes,
    lock_draf,
    plan_rpjmdes,
    require_planner,
)
from terasa.umum import konteks
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import Lembar
from terasa.umum.pelaku import Pelaku

TABEL_SISKEUDES = "ta_rpjm_kegiatan.csv"
TABEL_TERBESAR = 50 * 1024 * 1024


@dataclass
class _Susunan:
    """What the sheet asks for, before anything is written."""

    baru: list[KegiatanRpjm] = field(default_factory=list)
    berubah: list[KegiatanRpjm] = field(default_factory=list)
    hasil: list[Baris] = field(default_factory=list)


@konteks.act("import_rpjmdes")
def import_rpjmdes(
    *,
    lembar: Lembar,
    kode_desa: str,
    by: Pelaku,
    now: datetime,
    tahun_awal: int | None = None,
    uji: bool = False,
) -> Laporan:
    """Bring kegiatan into the draft of a desa, begun with `tahun_awal` where there is none; with `uji` only tell.

    Against a plan in force rows are compared and none is changed. Raises CannotRpjm, MasukanTakTerbaca.
    """
    require_planner(by, kode_desa)
    rencana = _find_target(kode_desa, by, tahun_awal, now)
    terbaca, judul = read_rpjmdes(lembar.baris, RuangRpjm(kode_desa, rencana.semua_tahun))
    susunan = _arrange(_without_shared_codes(terbaca), rencana)
    if not uji and (susunan.baru or susunan.berubah):
        _write(rencana, susunan, by, now)
    return Laporan.dari(with_notes(susunan.hasil, with_titles(lembar, judul)), uji=uji)


def open_siskeudes(data: bytes) -> bytes:
    """The table of RPJM Desa kegiatan out of a Siskeudes zip; any other file as it is. Raises MasukanTakTerbaca."""
    if not data.startswith(b"PK"):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            isi = [i for i in arsip.infolist() if i.filename.rpartition("/")[2].casefold() == TABEL_SISKEUDES]
            if not isi:
                return data
            if isi[0].file_size > TABEL_TERBESAR:
                raise MasukanTakTerbaca(_("Tabel RPJM Desa di dalam zip ini terlalu besar."), code="besar")
            return arsip.read(isi[0])
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as exc:
        raise MasukanTakTerbaca(
            _("Zip ini rusak atau berkata sandi; simpan ulang dari Siskeudes."), code="rusak"
        ) from exc


def _find_target(kode_desa: str, by: Pelaku, tahun_awal: int | None, now: datetime) -> RpjmDesa:
    """The draft, else the plan in force, else a plan of `tahun_awal` that is not stored yet."""
    rencana = find_draf(kode_desa) or find_berlaku(kode_desa)
    if rencana is not None and tahun_awal in {None, rencana.tahun_awal}:
        return rencana
    if tahun_awal is None:
        raise CannotRpjm(
            _("Desa ini belum punya RPJM Desa; sebut tahun pertama rencananya."), code="tahun-awal"
        )
    if rencana is not None and rencana.status == StatusRpjm.DRAF:
        raise CannotRpjm(
            _("Draf RPJM Desa di desa ini mulai %(tahun)d.") % {"tahun": rencana.tahun_awal},
            code="tahun-awal",
        )
    return plan_rpjmdes(by=by, kode_desa=kode_desa, isi=IsiRpjm(tahun_awal), now=now)


def _without_shared_codes(terbaca: Iterable[BarisRpjmTerbaca]) -> list[BarisRpjmTerbaca]:
    """A code that several rows carry tells none of them apart: their names and places do."""
    semua = list(terbaca)
    banyak = Counter(t.isi.kode for t in semua if t.isi is not None)
    return [
        replace(
            t,
            isi=replace(t.isi, kode=""),
            perbaikan=(*t.perbaikan, _("kode: dipakai beberapa baris; dikenali dari nama dan tempatnya")),
        )
        if t.isi is not None and t.isi.kode and banyak[t.isi.kode] > 1
        else t
        for t in semua
    ]


def _arrange(terbaca: Iterable[BarisRpjmTerbaca], rencana: RpjmDesa) -> _Susunan:
    ada = _existing(rencana)
    susunan = _Susunan()
    terpakai: dict[tuple[str, ...], int] = {}
    for satu in terbaca:
        nomor, isi = satu.baris.nomor, satu.isi
        if isi is None:
            hasil, alasan = DILEWATI, satu.galat
        elif isi.kunci in terpakai:
            hasil, alasan = DILEWATI, _("sama dengan baris %(n)d") % {"n": terpakai[isi.kunci]}
        else:
            terpakai[isi.kunci] = nomor
            hasil, alasan = _sort(susunan, isi, ada.get(isi.kunci) or ada.get(_by_name(isi)), rencana)
        nama = (isi.kode or isi.jenis) if isi is not None else satu.baris.nilai.get("jenis", "")
        susunan.hasil.append(Baris(nomor, nama[:60], hasil, "", alasan, satu.perbaikan))
    return susunan


def _sort(
    susunan: _Susunan, isi: IsiKegiatan, lama: KegiatanRpjm | None, rencana: RpjmDesa
) -> tuple[str, str]:
    """Outcome and reason of a kegiatan that can be read: the same, shut out, changed, or new."""
    kolom = columns_of(isi)
    if lama is not None and all(getattr(lama, k) == v for k, v in kolom.items() if k != "kode" or v):
        return DILEWATI, SAMA
    if rencana.status == StatusRpjm.BERLAKU:
        return DILEWATI, _("RPJM Desanya sudah berlaku; buka perubahan dengan alasannya lebih dahulu")
    jadi = lama or KegiatanRpjm()
    for nama, nilai in kolom.items():
        setattr(jadi, nama, nilai)
    (susunan.berubah if lama else susunan.baru).append(jadi)
    return (DIUBAH if lama else DITERIMA), ""


def _existing(rencana: RpjmDesa) -> dict[tuple[str, ...], KegiatanRpjm]:
    """By code and by name; one query, none for a plan that is not stored."""
    if rencana._state.adding:
        return {}
    semua = list(rencana.kegiatan.all())
    return {_by_name(k): k for k in semua} | {kegiatan_key(k): k for k in semua}


def _by_name(k: KegiatanRpjm | IsiKegiatan) -> tuple[str, ...]:
    return IsiKegiatan(bidang=k.bidang, jenis=k.jenis, tahun=(), lokasi=k.lokasi).kunci


def _write(rencana: RpjmDesa, susunan: _Susunan, by: Pelaku, now: datetime) -> None:
    if rencana._state.adding:
        isi = IsiRpjm(rencana.tahun_awal)
        rencana = draft_rpjmdes(by=by, kode_desa=rencana.kode_desa, isi=isi, now=now)
    else:
        lock_draf(rencana, by)
    terakhir = rencana.kegiatan.aggregate(n=Max("urutan"))["n"] or 0
    for n, satu in enumerate(susunan.baru, start=terakhir + 1):
        satu.rencana, satu.urutan = rencana, n
    KegiatanRpjm.objects.bulk_create(susunan.baru, batch_size=500)
    kolom = [f.name for f in KegiatanRpjm._meta.concrete_fields if f.name not in {"id", "rencana", "pangkal"}]
    KegiatanRpjm.objects.bulk_update(susunan.berubah, kolom, batch_size=500)
