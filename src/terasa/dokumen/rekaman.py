"""Rekaman suara pendek dari telepon: dikenali dari isinya, disimpan apa adanya, tidak pernah dibuka untuk umum."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.dokumen.models import Berkas
from terasa.dokumen.services import store_berkas
from terasa.umum.errors import AturanDilanggar

# A minute at the quality of a telephone takes 120 to 500 KB; recorders of old phones a little more.
REKAMAN_TERBESAR = 2 * 1024 * 1024
LETAK_FTYP = slice(4, 8)
# First bytes decide, not the name that an upload carries.
JENIS = (
    (b"\x1aE\xdf\xa3", "audio/webm"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
)
# Photos of phones (HEIC, AVIF) come in the same container as recordings.
MEREK_GAMBAR = (b"hei", b"hev", b"mif", b"msf", b"avi")


class RekamanTidakTerbaca(AturanDilanggar):
    """The upload is not a recording that can be played."""


def find_jenis_rekaman(data: bytes) -> str:
    """Media type of a recording by its first bytes; "" when it is none."""
    if data[LETAK_FTYP] == b"ftyp":
        return "" if data[8:11] in MEREK_GAMBAR else "audio/mp4"
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "audio/wav"
    return next((tipe for awal, tipe in JENIS if data.startswith(awal)), "") or _find_bingkai(data)


def _find_bingkai(data: bytes) -> str:
    """Frames without a header before them: eleven set bits, then version and layer (ISO 11172-3, 13818-7)."""
    if data[:1] != b"\xff" or data[1:2] < b"\xe0":
        return ""
    if data[1] & 0b11110110 == 0b11110000:
        return "audio/aac"
    return "audio/mpeg" if data[1] & 0b00000110 == 0b00000010 else ""


def store_rekaman(*, data: bytes, nama: str, kode_wilayah: str, now: datetime, pemilik_id: UUID) -> Berkas:
    """Keep a recording for the offices of the place and the holder of the key. Raises RekamanTidakTerbaca."""
    if len(data) > REKAMAN_TERBESAR:
        raise RekamanTidakTerbaca(
            _("Rekaman terlalu besar; paling lama 60 detik dan paling besar 2 MB."), code="rekaman-besar"
        )
    tipe = find_jenis_rekaman(data)
    if not tipe:
        raise RekamanTidakTerbaca(
            _("Berkas ini bukan rekaman suara yang dapat diputar."), code="rekaman-tidak-terbaca"
        )
    return store_berkas(
        data=data, nama=nama, tipe=tipe, kode_wilayah=kode_wilayah, now=now, pemilik_id=pemilik_id
    )
