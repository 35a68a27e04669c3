"""Kamus usulan dan pokir dari berkas yang diunggah: dicoba dahulu, baru dimasukkan, lalu berkasnya dihapus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import JenisKerja, StatusKerja
from terasa.musrenbang.models import KerjaLatar
from terasa.musrenbang.permissions import may_allocate
from terasa.musrenbang.rules.kamus import KOLOM_KAMUS
from terasa.musrenbang.rules.pokir import KOLOM_POKIR
from terasa.musrenbang.services.kamus import import_kamus
from terasa.musrenbang.services.kerja import (
    CannotWork,
    drop_unggahan,
    keep_unggahan,
    lock_kerja,
    make_kerja,
    open_unggahan,
)
from terasa.musrenbang.services.pokir import import_pokir
from terasa.umum import konteks
from terasa.umum.laporan import Laporan
from terasa.umum.lembar import Kolom, parse_lembar
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class Muatan:
    """What a sheet brings in: its columns, and the service that takes them."""

    kolom: Sequence[Kolom]
    masukkan: Callable[..., Laporan]


MUATAN: Mapping[str, Muatan] = {
    JenisKerja.IMPOR_KAMUS: Muatan(KOLOM_KAMUS, import_kamus),
    JenisKerja.IMPOR_POKIR: Muatan(KOLOM_POKIR, import_pokir),
}


@konteks.act("prepare_lembar")
def prepare_lembar(
    *, jenis: JenisKerja, kabupaten: str, tahun: int, data: bytes, nama: str, by: Pelaku, now: datetime
) -> KerjaLatar:
    """Keep an upload with the account of what it would do; nothing is brought in.

    Raises MasukanTakTerbaca, CannotWork, and the refusals of the import itself.
    """
    _require(by, kabupaten)
    lembar = parse_lembar(data, MUATAN[jenis].kolom)
    laporan = MUATAN[jenis].masukkan(
        lembar=lembar, kabupaten=kabupaten, tahun=tahun, by=by, now=now, uji=True
    )
    kerja = make_kerja(jenis, kabupaten, tahun, by, now)
    keep_unggahan(kerja, data, nama, now)
    kerja.masukan = {
        "nama": nama[:160],
        "baris": len(lembar.baris),
        "catatan": list(lembar.catatan),
        "terbaca": [judul for _i, judul, kolom in lembar.petunjuk if kolom],
        "lain": [judul for _i, judul, kolom in lembar.petunjuk if not kolom],
    }
    kerja.laporan = laporan.as_json()
    kerja.save(force_insert=True)
    return kerja


@konteks.act("import_unggahan")
def import_unggahan(*, kerja: KerjaLatar, by: Pelaku, now: datetime) -> None:
    """Bring the upload in, once, and delete its file. Raises CannotWork, and the refusals of the import itself."""
    _require(by, kerja.kabupaten)
    lock_kerja(kerja)
    if kerja.status != StatusKerja.DISIAPKAN:
        raise CannotWork(_("Berkas ini sudah dimasukkan."), code="sudah-dimuat")
    muatan = MUATAN[kerja.jenis]
    laporan = muatan.masukkan(
        lembar=parse_lembar(open_unggahan(kerja), muatan.kolom),
        kabupaten=kerja.kabupaten,
        tahun=kerja.tahun,
        by=by,
        now=now,
    )
    drop_unggahan(kerja)
    kerja.laporan, kerja.status, kerja.kemajuan = laporan.as_json(), StatusKerja.SELESAI, 100
    kerja.diubah_at = kerja.selesai_at = now
    kerja.save()


def _require(by: Pelaku, kabupaten: str) -> None:
    if not may_allocate(by, kabupaten):
        raise CannotWork(_("Hanya Bappeda kabupaten ini yang memasukkan berkas ini."), code="bukan-wewenang")
