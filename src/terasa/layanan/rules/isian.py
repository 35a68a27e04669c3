"""Memeriksa isian permohonan dan standar; tidak pernah menerima nomor induk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from terasa.aspirasi.enums import JenisPribadi
from terasa.aspirasi.rules import find_pribadi
from terasa.umum.errors import AturanDilanggar

KEPERLUAN_TERPANJANG = 2000
HARI_TERBANYAK = 365
SYARAT_TERPANJANG = 200
# A standard cannot be written without its days and its cost.
SELALU_TERTULIS = frozenset({"waktu", "biaya"})


class CannotAccept(AturanDilanggar):
    """Something in the form must be mended first; nothing was stored."""


@dataclass(frozen=True)
class DataPermohonan:
    """What a person asks, from whatever channel. A name is not needed for information everybody may have."""

    saluran: str
    nama: str = ""
    keperluan: str = ""
    surel: str = ""
    telepon: str = ""
    is_peragaan: bool = False


@dataclass(frozen=True)
class DataStandar:
    """One version of a service standard; `biaya` in whole rupiah."""

    hari_kerja: int
    berlaku_dari: date
    dasar: str
    persyaratan: Sequence[str] = ()
    biaya: int = 0
    komponen: Mapping[str, str] = field(default_factory=dict)
    maklumat: str = ""


def check_permohonan(data: DataPermohonan, *, wajib_keperluan: bool) -> None:
    """Raises CannotAccept."""
    if wajib_keperluan and not data.keperluan.strip():
        raise CannotAccept(_("Tulis dulu apa yang Anda perlukan."), code="keperluan-kosong")
    if len(data.keperluan) > KEPERLUAN_TERPANJANG:
        raise CannotAccept(_("Tulisan terlalu panjang; ringkaslah."), code="keperluan-panjang")
    refuse_nomor_induk(data.nama, data.keperluan)


def refuse_nomor_induk(*teks: str) -> None:
    """Numbers that look like a NIK or KK are not kept here. Raises CannotAccept."""
    if any(t.jenis == JenisPribadi.NOMOR_INDUK for satu in teks for t in find_pribadi(satu)):
        raise CannotAccept(
            _("Jangan tulis NIK atau nomor KK di sini; tunjukkan kartunya kepada petugas."),
            code="nomor-induk",
        )


def read_persyaratan(baris: Sequence[str]) -> Sequence[str]:
    """Requirements without blanks, each once: what is missing is told by its words."""
    return list(dict.fromkeys(satu.strip() for satu in baris if satu.strip()))


def check_standar(data: DataStandar) -> None:
    """Raises CannotAccept."""
    if not 1 <= data.hari_kerja <= HARI_TERBANYAK:
        raise CannotAccept(_("Janji waktu 1 sampai 365 hari kerja."), code="hari-kerja")
    if data.biaya < 0:
        raise CannotAccept(_("Biaya tidak dapat negatif; tulis 0 bila gratis."), code="biaya")
    if any(len(satu) > SYARAT_TERPANJANG for satu in read_persyaratan(data.persyaratan)):
        raise CannotAccept(_("Satu syarat paling banyak 200 huruf; ringkaslah."), code="syarat-panjang")
    if not data.dasar.strip():
        raise CannotAccept(_("Tulis keputusan yang menetapkan standar ini."), code="tanpa-dasar")


def missing_komponen(
    kode: Sequence[str], komponen: Mapping[str, str], persyaratan: Sequence[str]
) -> list[str]:
    """Which components of the rule a standard says nothing about."""
    tertulis = {k for k, v in komponen.items() if v.strip()} | SELALU_TERTULIS
    if persyaratan:
        tertulis |= {"persyaratan"}
    return [k for k in kode if k not in tertulis]
