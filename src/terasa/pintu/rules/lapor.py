"""Teks yang siap disalin ke SP4N-LAPOR!, nomor laporannya, dan jam tiap langkahnya."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.pintu.enums import LangkahLapor
from terasa.umum.tanggal import format_tanggal

# SP4N-LAPOR! (Perpres 76/2013); an officer opens it, no page of ours ever asks it anything.
ALAMAT_LAPOR = "https://www.lapor.go.id/"
NOMOR = re.compile(r"[A-Z0-9][A-Z0-9./-]{3,29}")
URUTAN = (LangkahLapor.MASUK, LangkahLapor.DITERUSKAN, LangkahLapor.DITANGGAPI, LangkahLapor.SELESAI)
# Which dated rule runs while the report stands at that step (aturan/katalog/tenggat_layanan.toml).
JAM: Mapping[LangkahLapor, str] = MappingProxyType(
    {
        LangkahLapor.MASUK: "lapor-diteruskan",
        LangkahLapor.DITERUSKAN: "lapor-respons-pertama",
        LangkahLapor.DITANGGAPI: "lapor-ditutup-otomatis",
    }
)


def clean_nomor(teks: str) -> str:
    """The tracking id in capitals without space or “#”; "" when it cannot be one."""
    nomor = re.sub(r"[\s#]", "", teks).upper()
    return nomor if NOMOR.fullmatch(nomor) else ""


def can_follow(dari: LangkahLapor, ke: LangkahLapor) -> bool:
    """Only onward; steps may be skipped, for the office hears of them late."""
    return URUTAN.index(ke) > URUTAN.index(dari)


def write_teks(*, masalah: str, tempat: str, dusun: str, patokan: str, diajukan_on: date, kode: str) -> str:
    """What to paste into lapor.go.id: the words with people's numbers masked, the place, the day, our code."""
    lokasi = ", ".join(mask_pribadi(bagian) for bagian in (dusun, tempat) if bagian)
    baris = [
        mask_pribadi(masalah.strip()),
        "",
        _("Lokasi: %(lokasi)s") % {"lokasi": lokasi},
        *([_("Patokan: %(patokan)s") % {"patokan": mask_pribadi(patokan)}] if patokan else []),
        _("Disampaikan warga: %(hari)s") % {"hari": format_tanggal(diajukan_on)},
        _("Rujukan: aspirasi %(kode)s") % {"kode": kode},
    ]
    return "\n".join(baris)
