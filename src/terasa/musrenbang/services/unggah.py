"""Lembar dari berkas yang diunggah: dicoba dahulu, baru dimasukkan, lalu berkasnya dihapus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import JenisKerja, StatusKerja
from terasa.musrenbang.models import KerjaLatar
from terasa.musrenbang.permissions import may_import
from terasa.musrenbang.rules.kamus import KOLOM_KAMUS
from terasa.musrenbang.rules.pokir import KOLOM_POKIR
from terasa.musrenbang.rules.rpjmdes_kolom import KOLOM_RPJMDES
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
from terasa.musrenbang.services.rpjmdes import import_rpjmdes, open_siskeudes
from terasa.umum import konteks
from terasa.umum.laporan import Laporan
from terasa.umum.lembar import Kolom, Lembar, parse_lembar
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class Dibawa:
    """What became of a file: what the page says of it, and the account of its rows as JSON."""

    masukan: Mapping[str, Any]
    laporan: Mapping[str, Any]


class Pembawa(Protocol):
    """Takes a file in, or with `uji` only tells. Modules above give their own."""

    def bring(self, kerja: KerjaLatar, data: bytes, by: Pelaku, now: datetime, *, uji: bool) -> Dibawa: ...


@dataclass(frozen=True)
class Muatan:
    """What a sheet brings in: its columns, and the service that takes them."""

    kolom: Sequence[Kolom]
    masukkan: Callable[..., Laporan]
    # The sheet inside another file; most are the sheet themselves.
    buka: Callable[[bytes], bytes] = bytes

    def bring(self, kerja: KerjaLatar, data: bytes, by: Pelaku, now: datetime, *, uji: bool) -> Dibawa:
        """Take the file in, or with `uji` only tell. Raises MasukanTakTerbaca and the refusals of the import."""
        lembar = parse_lembar(self.buka(data), self.kolom)
        tempat = {"desa": kerja.masukan["desa"]} if "desa" in kerja.masukan else {}
        laporan = self.masukkan(
            lembar=lembar, kabupaten=kerja.kabupaten, tahun=kerja.tahun, by=by, now=now, uji=uji, **tempat
        )
        return Dibawa(_describe(lembar), laporan.as_json())


def _describe(lembar: Lembar) -> dict[str, Any]:
    return {
        "baris": len(lembar.baris),
        "catatan": list(lembar.catatan),
        "terbaca": [judul for _i, judul, kolom in lembar.petunjuk if kolom],
        "lain": [judul for _i, judul, kolom in lembar.petunjuk if not kolom],
    }


def _bring_rpjmdes(*, kabupaten: str, tahun: int, desa: str, **isi: Any) -> Laporan:
    return import_rpjmdes(kode_desa=desa, tahun_awal=tahun, **isi)


MUATAN: Mapping[str, Muatan] = {
    JenisKerja.IMPOR_KAMUS: Muatan(KOLOM_KAMUS, import_kamus),
    JenisKerja.IMPOR_POKIR: Muatan(KOLOM_POKIR, import_pokir),
    JenisKerja.IMPOR_RPJMDES: Muatan(KOLOM_RPJMDES, _bring_rpjmdes, open_siskeudes),
}


@konteks.act("prepare_lembar")
def prepare_lembar(
    *,
    jenis: JenisKerja,
    kabupaten: str,
    tahun: int,
    data: bytes,
    nama: str,
    by: Pelaku,
    now: datetime,
    desa: str = "",
    muatan: Pembawa | None = None,
) -> KerjaLatar:
    """Keep an upload with the account of what it would do; nothing is brought in. `desa`: whose plan it is.

    Raises MasukanTakTerbaca, CannotWork, and the refusals of the import itself.
    """
    kerja = make_kerja(jenis, kabupaten, tahun, by, now)
    kerja.masukan = {"desa": desa} if desa else {}
    _require(by, kerja)
    dibawa = (muatan or MUATAN[jenis]).bring(kerja, data, by, now, uji=True)
    keep_unggahan(kerja, data, nama, now)
    kerja.masukan |= {"nama": nama[:160], **dibawa.masukan}
    kerja.laporan = dict(dibawa.laporan)
    kerja.save(force_insert=True)
    return kerja


@konteks.act("import_unggahan")
def import_unggahan(*, kerja: KerjaLatar, by: Pelaku, now: datetime, muatan: Pembawa | None = None) -> None:
    """Bring the upload in, once, and delete its file. Raises CannotWork, and the refusals of the import itself."""
    _require(by, kerja)
    lock_kerja(kerja)
    if kerja.status != StatusKerja.DISIAPKAN:
        raise CannotWork(_("Berkas ini sudah dimasukkan."), code="sudah-dimuat")
    data = open_unggahan(kerja)
    dibawa = (muatan or MUATAN[kerja.jenis]).bring(kerja, data, by, now, uji=False)
    drop_unggahan(kerja)
    kerja.laporan, kerja.status, kerja.kemajuan = dict(dibawa.laporan), StatusKerja.SELESAI, 100
    kerja.diubah_at = kerja.selesai_at = now
    kerja.save()


def _require(by: Pelaku, kerja: KerjaLatar) -> None:
    if not may_import(by, kerja):
        raise CannotWork(
            _(
                "Berkas ini dimasukkan Bappeda kabupaten ini; transfer juga oleh Dinas PMD, RPJM Desa oleh pemerintah "
                "desanya."
            ),
            code="bukan-wewenang",
        )
